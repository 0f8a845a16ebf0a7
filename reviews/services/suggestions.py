"""What editors make of the colleagues whom reviewers name."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from reviews.models import Review, Suggestion
from reviews.services.answers import check_open
from reviews.services.invitations import NewPerson, invite_reviewer


@transaction.atomic
def invite_suggested(suggestion: Suggestion, *, by: User, reason: str = "") -> Review:
    """Invite a named colleague to the open round. Pressing twice invites once.

    Raises ValidationError where an address is missing, or whatever stands against inviting.
    """
    row = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if row.invited:
        return row.invited
    if not row.email or not row.name:
        raise ValidationError(_("Name and address are needed to invite somebody."))
    check_open(row.review)
    submission = row.review.round.submission
    person = NewPerson(row.email, row.name, row.review.reviewer.language)
    review = invite_reviewer(submission, by=by, reviewer=person, reason=reason)
    row.invited, row.closed_at, row.closed_by = review, now(), by
    row.save(update_fields=["invited", "closed_at", "closed_by"])
    return review


@transaction.atomic
def put_away(suggestion: Suggestion, *, by: User) -> None:
    """Say that nothing comes of a suggestion."""
    Suggestion.objects.filter(pk=suggestion.pk, closed_at=None).update(
        closed_at=now(), closed_by=by
    )
