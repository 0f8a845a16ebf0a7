"""How useful a report was, in an editor's eyes. Its reviewer never learns of it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from reviews.models import Rating, Review

WORDS_AT_MOST = 2000


@transaction.atomic
def rate_report(review: Review, *, by: User, value: int, words: str = "") -> Rating:
    """Say from 1 to 5 how useful a report was, in the place of an earlier rating.

    Raises ValidationError for a report that is not in, and for one's own.
    """
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.state != Review.State.DONE:
        raise ValidationError(_("A report can be rated once it is in."))
    if fresh.reviewer_id == by.pk:
        raise ValidationError(_("Nobody rates a report of their own."))
    if not 1 <= value <= 5:
        raise ValidationError(_("Choose a number from 1 to 5."))
    given = {"value": value, "words": words.strip()[:WORDS_AT_MOST], "by": by, "at": now()}
    rating, _made = Rating.objects.update_or_create(review=fresh, defaults=given)
    return rating
