"""What joins two people beside a paper, written down so that it is asked of every later paper."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import Tie, User

WORDS_AT_MOST = 1000


@transaction.atomic
def note_tie(
    user: User, *, other: User, kind: str, by: User, words: str = "", until: date | None = None
) -> Tie:
    """Write down a tie between two people; noting it again changes its words and its end.

    A tie has no direction: one that stands the other way round is the same. Raises
    ValidationError for a person with themselves, and for another tie without words.
    """
    words = words.strip()[:WORDS_AT_MOST]
    if user.pk == other.pk:
        raise ValidationError(_("Both sides of the tie are the same person."))
    if kind not in Tie.Kind.values:
        raise ValidationError(_("Choose what kind of tie it is."))
    if kind == Tie.Kind.OTHER and not words:
        raise ValidationError(_("Write what the tie is, in a sentence."))
    turned = Tie.objects.filter(user=other, other=user, kind=kind).exists()
    one, two = (other, user) if turned else (user, other)
    tie, _made = Tie.objects.update_or_create(
        user=one, other=two, kind=kind, defaults={"words": words, "until": until, "by": by}
    )
    return tie


@transaction.atomic
def end_tie(tie: Tie) -> None:
    """End a tie as of yesterday; it stays written down. Ending it twice changes nothing."""
    yesterday = now().date() - timedelta(days=1)
    Tie.objects.filter(pk=tie.pk).exclude(until__lte=yesterday).update(until=yesterday)
