"""Acts around the proof of anonymity: clean, ask the authors, dismiss, send out all the same."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Errand
from journal.services import send_errand
from submissions import letters
from submissions.models import Dismissal, Version, Waiver
from submissions.queries import anonymity_of, may_leave
from submissions.tasks import prepare_copy

REASON_LENGTH = 250
LISTED = 12  # findings in a letter


@transaction.atomic
def clean_copy(version: Version, *, by: User) -> None:
    """Have the reviewers' copy made anew without what only may tell a name, too, and searched.

    Reviewers who were invited already get it: they always fetch the newest copy.
    """
    fresh = Version.objects.select_for_update().get(pk=version.pk)
    fresh.proof = fresh.proof | {"cleaned": True}
    fresh.save(update_fields=["proof"])
    search_again(fresh)


@transaction.atomic
def search_again(version: Version) -> None:
    """Have the copy made and searched anew, unless a worker is about to begin with it."""
    about = f"version:{version.key}"
    if not Errand.objects.about(about).filter(state=Errand.State.WAITING).exists():
        send_errand(prepare_copy, about=about, subject_id=version.pk)


@transaction.atomic
def ask_authors(version: Version, *, by: User) -> None:
    """Write to who sent the paper what still names them, and ask for another file.

    Raises ValidationError where there is nothing to ask for.
    """
    found = anonymity_of(version.submission, version)
    listed = [*found.certain, *found.probable][:LISTED]
    if not listed:
        raise ValidationError(_("Nothing is open, so there is nothing to ask the authors for."))
    letters.post_names_left(version, listed, by)
    version.proof = version.proof | {"asked_at": now().isoformat()}
    version.save(update_fields=["proof"])


@transaction.atomic
def dismiss(version: Version, *, finding: str, by: User, reason: str = "") -> None:
    """Remember for the whole paper that a finding tells nobody's name; it is not raised again.

    Raises ValidationError where the finding is gone meanwhile.
    """
    found = anonymity_of(version.submission, version)
    chosen = next((f for f in (*found.certain, *found.probable) if f.id == finding), None)
    if chosen is None:
        raise ValidationError(_("This finding is no longer open."))
    try:
        with transaction.atomic():
            Dismissal.objects.create(
                submission=version.submission,
                code=chosen.code,
                text=chosen.text,
                reason=" ".join(reason.split())[:REASON_LENGTH],
                by=by,
            )
    except IntegrityError:
        return  # another editor said so in the same second


@transaction.atomic
def waive(version: Version, *, by: User, reason: str) -> Waiver:
    """Let a version go to reviewers although it may name its authors; the reason is kept.

    Raises ValidationError without a reason.
    """
    words = reason.strip()
    if not words:
        raise ValidationError(_("Write in one sentence why it may go out; it is kept."))
    return Waiver.objects.create(
        version=version, kind=Waiver.Kind.ANONYMITY, reason=words[:2_000], by=by
    )


def check_anonymous(version: Version) -> None:
    """Refuse to send a version to reviewers while it certainly names its authors, or while the
    search that a worker owes it has not ended: nothing is proved then."""
    owed = Errand.objects.about(f"version:{version.key}")
    if not version.proof.get("at") and owed.exists() and not version.waivers.exists():
        raise ValidationError(
            _(
                "The reviewers' copy is not searched for names yet. This takes a few seconds; try "
                "again in a minute. If it stays so, open “Names in the copy” and search again."
            ),
            code="names",
        )
    if not may_leave(version):
        raise ValidationError(
            _(
                "The reviewers' copy still names the authors. Open “Names in the copy” on the "
                "paper's page: clean it, ask the authors, or give a reason to send it all the same."
            ),
            code="names",
        )
