"""Certificates: one for each person in each review that is in."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reviews.models import Certificate, CoReviewer, Review


def issue_certificate(review: Review) -> Certificate:
    """Give the reviewer of a review the certificate; the same one each time.

    Raises ValidationError before the review is in.
    """
    return give(review, review.reviewer_id, str(review.reviewer))


def issue_to_co_reviewer(co_reviewer: CoReviewer) -> Certificate:
    """Give a co-reviewer the own certificate.

    Raises ValidationError before the review is in, and while the editors look at the name.
    """
    if co_reviewer.user_id is None:
        raise ValidationError(_("There is no certificate yet."))
    name = co_reviewer.user.name if co_reviewer.user else ""
    return give(co_reviewer.review, co_reviewer.user_id, name or co_reviewer.name)


@transaction.atomic
def give(review: Review, user_id: int, name: str) -> Certificate:
    """Return the certificate of a person; it follows a change of the name."""
    if review.state != Review.State.DONE or review.handed_in_at is None:
        raise ValidationError(_("A certificate comes with a review that is handed in."))
    zone = review.round.submission.journal.zone
    row, _made = Certificate.objects.get_or_create(
        review=review,
        user_id=user_id,
        defaults={"name": name, "reviewed_on": review.handed_in_at.astimezone(zone).date()},
    )
    if row.name != name:
        row.name = name
        row.save(update_fields=["name"])
    return row
