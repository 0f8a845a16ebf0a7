"""Where a manuscript stands, in the words that the office reads."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from submissions.models import Status

USUAL_DAYS = {
    Status.SUBMITTED: 14,
    Status.IN_REVIEW: 45,
    Status.ACCEPTED: 2,
    Status.IN_PRODUCTION: 60,
}
DECIDING_DAYS = 7
BADGES = {
    Status.IN_REVIEW: "info",
    Status.RETURNED: "warn",
    Status.REVISION_REQUESTED: "warn",
    Status.ACCEPTED: "good",
    Status.IN_PRODUCTION: "info",
    Status.PUBLISHED: "good",
    Status.DECLINED: "bad",
    Status.WITHDRAWN: "bad",
}


@dataclass(frozen=True)
class Stage:
    """A stage in one of the state words, its badge, and the days it usually takes (0: unknown)."""

    word: str
    badge: str
    usual: int = 0


def stage_of(status: str, *, in_charge: bool, deciding: bool, revised: bool = False) -> Stage:
    """Return the stage for the office; a decision is in preparation once the round is closed or
    the decision is made and held, never because of a number of reviews. A revision that nobody
    was asked to read yet lies with the editor."""
    if deciding and status in {Status.SUBMITTED, Status.IN_REVIEW, Status.REVISION_REQUESTED}:
        return Stage(_("Decision in preparation"), "info", DECIDING_DAYS)
    if revised or (status == Status.SUBMITTED and in_charge):
        return Stage(_("With editor"), "", USUAL_DAYS[Status.SUBMITTED])
    known = Status(status)
    return Stage(str(known.label), BADGES.get(known, ""), USUAL_DAYS.get(known, 0))
