"""What an editor says of a conflict that was found, or that they know of; it is remembered."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from journal.queries import is_editor
from reviews.models import ConflictRuling
from reviews.queries.people.concerns import NOTED, UNRULED, findings_now
from submissions.models import Submission
from submissions.services import recuse

Ruling = ConflictRuling.Ruling
WORDS_AT_MOST = 2000


@transaction.atomic
def rule_conflict(
    submission: Submission,
    *,
    by: User,
    user: User,
    finding: tuple[str, str],
    ruling: str,
    reason: str,
) -> ConflictRuling:
    """Put a finding aside, or hold that it is a conflict; with the reason, for this paper.

    ``finding`` is its kind and its evidence; the kind "noted" is a conflict that nothing here
    shows and can only be held. What was put aside is not raised again, what is held blocks; an
    editor of whom it is held stands back from the paper. A second ruling on the same finding
    counts from then on, and the first is kept; saying the same twice writes nothing. Raises ValidationError without a reason, for a finding that is
    not there (any more), for a certain one, and where one puts aside what is said of oneself.
    """
    reason = reason.strip()[:WORDS_AT_MOST]
    if not reason:
        raise ValidationError(_("Write the reason; it is kept with the paper."))
    check_finding(submission, user, finding, ruling)
    if by.pk == user.pk and ruling == Ruling.DISMISSED:
        raise ValidationError(_("This is said of you; another editor must put it aside."))
    kind, evidence = finding
    about = {"submission": submission, "user": user, "kind": kind, "evidence": evidence}
    last = ConflictRuling.objects.filter(**about).first()
    if last and (last.ruling, last.reason, last.by_id) == (ruling, reason, by.pk):
        return last
    row = ConflictRuling.objects.create(**about, ruling=ruling, reason=reason, by=by)
    if ruling == Ruling.PINNED and is_editor(user):
        recuse(submission, user=user, reason=reason, by=by, evidence=f"{kind} {evidence}".strip())
    return row


def check_finding(
    submission: Submission, user: User, finding: tuple[str, str], ruling: str
) -> None:
    """Refuse what no ruling can be about."""
    if ruling not in Ruling.values:
        raise ValidationError(_("Say whether it is a conflict or not."))
    known = ConflictRuling.objects.filter(
        submission=submission, user=user, kind=finding[0], evidence=finding[1]
    )
    if finding == (NOTED, ""):
        if ruling == Ruling.PINNED or known.exists():
            return
        raise ValidationError(_("There is nothing to put aside."))
    if finding[0] in UNRULED:
        raise ValidationError(_("This is certain; nothing can be said against it."))
    found = {(each.kind, each.evidence) for each in findings_now(submission, user)}
    if finding not in found and not known.exists():
        raise ValidationError(
            _("This was not found any more; look at the page anew before you answer.")
        )
