"""Co-authors say whether they know of the paper; a dispute holds it before any decision."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from submissions import letters
from submissions.models import OPEN, Contributor, Status
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
def prove_orcid(contributor: Contributor, orcid: str) -> Contributor:
    """Write down with which iD an author signed in at ORCID; it takes the place of a typed one.

    Raises ValidationError where another author of the paper has it.
    """
    fresh = lock(contributor)
    others = Contributor.objects.filter(submission=fresh.submission).exclude(pk=fresh.pk)
    if others.filter(Q(orcid=orcid) | Q(proved_orcid=orcid)).exists():
        raise ValidationError(
            _("This ORCID iD stands at another author of the paper. Write to the editors.")
        )
    fresh.orcid = fresh.proved_orcid = orcid
    fresh.save(update_fields=["orcid", "proved_orcid"])
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


@transaction.atomic
def end_dispute(contributor: Contributor, *, by: User, words: str) -> Contributor:
    """End an author's dispute with an editor's words; both sides are told, the paper goes on.

    What was said stays with the paper. Raises ValidationError without words. Ending what has
    ended changes nothing.
    """
    words = words.strip()[:5000]
    if not words:
        raise ValidationError(_("Write how it was settled; the author who objected reads it."))
    fresh = lock(contributor)
    if not disputes(fresh):
        return fresh
    fresh.settled_at, fresh.settled_by, fresh.settlement = now(), by, words
    fresh.save(update_fields=["settled_at", "settled_by", "settlement"])
    told = Contributor.objects.filter(submission=fresh.submission).select_related("user")
    for row in told.exclude(email=""):
        if row.pk == fresh.pk or row.is_corresponding:
            letters.post_settled(fresh, row)
    return fresh


@transaction.atomic
def remind_of_authorship(contributor: Contributor) -> None:
    """Ask an author who has neither confirmed nor objected once more; a second call does nothing."""
    fresh = lock(contributor)
    waits = fresh.confirmed_at is None and fresh.disputed_at is None
    if waits and fresh.email and fresh.submission.status in OPEN:
        letters.post_authorship_reminder(fresh)


def note_copied_link(contributor: Contributor) -> None:
    """Write down that the personal link was shown to an editor, to be sent another way."""
    Contributor.objects.filter(pk=contributor.pk).update(link_copied_at=now())
