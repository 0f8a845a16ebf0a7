"""Whether a decision that was sent can be reversed, and what the paper would be again."""

from django.utils.translation import gettext as _

from reviews.models import Decision, Review, Revision, Round
from submissions.models import Status, StatusChange, Submission

Kind = Decision.Kind
MOVES = {
    Kind.DESK_REJECT: Status.DECLINED,
    Kind.RETURN: Status.RETURNED,
    Kind.MINOR: Status.REVISION_REQUESTED,
    Kind.MAJOR: Status.REVISION_REQUESTED,
    Kind.RESUBMIT: Status.DECLINED,
    Kind.ACCEPT: Status.ACCEPTED,
    Kind.REJECT: Status.DECLINED,
}


def reversible(submission: Submission) -> Decision | None:
    """Return the decision that can be reversed now: the last one sent, while nothing followed."""
    last = last_sent(submission)
    return last if last and not why_not_reversed(last) else None


def last_sent(submission: Submission) -> Decision | None:
    rows = Decision.objects.filter(submission=submission, state=Decision.State.RELEASED)
    return rows.select_related("submission__journal", "round", "by").last()


def why_not_reversed(decision: Decision) -> str:
    """Return why a decision cannot be reversed now, in words; "" where it can."""
    submission = decision.submission
    if decision.state == Decision.State.HELD:
        return _("The letter has not been sent. Undo the decision instead.")
    if decision.state != Decision.State.RELEASED:
        return _("This decision does not hold any longer, so there is nothing to reverse.")
    if submission.status == Status.PUBLISHED:
        return _("The paper is published. It can be corrected or retracted, but not undecided.")
    later = Decision.objects.filter(submission=submission, pk__gt=decision.pk)
    if later.filter(state__in=[Decision.State.HELD, Decision.State.RELEASED]).exists():
        return _("Another decision came after this one.")
    if Revision.objects.filter(decision=decision, returned_at__isnull=False).exists():
        return _("The authors have answered this decision with a new version.")
    expected = MOVES[Kind(decision.kind)]
    made = {expected, Status.IN_PRODUCTION} if expected == Status.ACCEPTED else {expected}
    if submission.status not in made:
        return _("The paper has moved on: it is now in the state “%(state)s”.") % {
            "state": submission.get_status_display()
        }
    return ""


def status_before(decision: Decision) -> str:
    """Return the state in which a paper was when a decision on it was sent."""
    change = (
        StatusChange.objects.filter(
            submission_id=decision.submission_id,
            new=MOVES[Kind(decision.kind)],
            at__gte=decision.closed_at or decision.decided_at,
        )
        .order_by("at", "pk")
        .first()
    )
    if change:
        return change.old
    return Status.IN_REVIEW if decision.round_id else Status.SUBMITTED


def round_closed_by(decision: Decision) -> Round | None:
    """Return the round that ended with a decision."""
    if decision.round_id is None or decision.closed_at is None:
        return None
    return Round.objects.filter(pk=decision.round_id, closed_at__gte=decision.closed_at).first()


def released_by(decision: Decision) -> list[Review]:
    """Return the reviewers who were at work when a decision ended their round."""
    if decision.round_id is None or decision.closed_at is None:
        return []
    rows = Review.objects.filter(
        round_id=decision.round_id,
        state=Review.State.RELEASED,
        released_at__gte=decision.closed_at,
    )
    return list(rows.select_related("reviewer"))
