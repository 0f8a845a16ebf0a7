"""Co-authors say whether they know of the paper; a dispute holds it before any decision."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from submissions import letters
from submissions.models import Contributor, Status
from submissions.queries import disputes, editors_of, owner_of_address
from submissions.services.status import WrongStatus


def lock(contributor: Contributor) -> Contributor:
    """Read an author's row anew for writing. Raises WrongStatus while the paper is a draft."""
    rows = Contributor.objects.select_for_update(of=("self",)).select_related("submission__journal")
    fresh = rows.get(pk=contributor.pk)
    if fresh.submission.status == Status.DRAFT:
        raise WrongStatus(_("This paper has not been sent yet."))
    return fresh


@transaction.atomic
def confirm_authorship(contributor: Contributor) -> Contributor:
    """Write down that an author knows of the paper and agrees; also ends a dispute of theirs."""
    fresh = lock(contributor)
    if fresh.confirmed_at is None or disputes(fresh):
        fresh.confirmed_at = now()
        fresh.user = fresh.user or owner_of_address(fresh.email)
        fresh.save(update_fields=["confirmed_at", "user"])
    return fresh


@transaction.atomic
def dispute_authorship(contributor: Contributor, *, words: str) -> Contributor:
    """Write down what an author says is wrong, and tell the editors; no decision until then.

    Raises ValidationError without words. The same words again change nothing.
    """
    words = words.strip()[:5000]
    if not words:
        raise ValidationError(_("Write what is wrong, in a sentence or two."))
    fresh = lock(contributor)
    if disputes(fresh) and fresh.dispute == words:
        return fresh
    fresh.disputed_at, fresh.dispute = now(), words
    fresh.save(update_fields=["disputed_at", "dispute"])
    for editor in editors_of(fresh.submission):
        letters.post_disputed(fresh, editor)
    return fresh
