"""Appeals: against which decision, who answers, what waits and what happened."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from journal.events import Action, Event
from journal.models import Role
from journal.queries import members
from reviews.models import Appeal, Decision, Review
from reviews.queries.reversing import last_sent, released_by, reversible
from submissions.models import Status, Submission
from submissions.queries import deciders_of

APPEALABLE = {Decision.Kind.DESK_REJECT, Decision.Kind.REJECT, Decision.Kind.RESUBMIT}


def appealable(submission: Submission) -> Decision | None:
    """Return the decision against which the authors may appeal now; each only once."""
    last = last_sent(submission) if submission.status == Status.DECLINED else None
    if last is None or last.kind not in APPEALABLE or appeal_of(last):
        return None
    return last


def appeal_of(decision: Decision) -> Appeal | None:
    rows = Appeal.objects.filter(decision=decision)
    return rows.select_related("decision__submission__journal", "decision__by", "by").first()


def open_appeal(submission: Submission) -> Appeal | None:
    """Return the appeal that waits for an answer."""
    rows = Appeal.objects.filter(decision__submission=submission, outcome=Appeal.Outcome.OPEN)
    return rows.select_related("decision__submission__journal", "decision__by", "by").first()


def who_answers(appeal: Appeal) -> list[User]:
    """Return who may answer an appeal: editors who decide but did not decide this, the chief
    first; where there is none, whoever decided it."""
    deciders = deciders_of(appeal.decision.submission)
    others = [person for person in deciders if person.pk != appeal.decision.by_id]
    return others or deciders


def told_of_appeal(appeal: Appeal) -> list[User]:
    """Return who hears of an appeal by letter: the chief among those who answer, or the first."""
    people = who_answers(appeal)
    chiefs = members(appeal.decision.submission.journal, Role.CHIEF)
    return [person for person in people if person in chiefs] or people[:1]


def appeal_actions(user: User) -> Iterator[Action]:
    """Appeals that a person is asked to answer."""
    rows = Appeal.objects.filter(
        outcome=Appeal.Outcome.OPEN,
        decision__submission__in=Submission.objects.decided_by(user).values("pk"),
    ).select_related("decision__submission__journal")
    for row in rows:
        if user not in told_of_appeal(row):
            continue
        submission = row.decision.submission
        yield Action(
            _("Answer the authors' appeal"),
            reverse("reviews:answer_appeal", args=[submission.key]),
            reason=str(row.decision.get_kind_display()),
            since=row.made_at,
            submission_id=submission.pk,
            kind="appeal",
        )


def appeal_events(submission: Submission, *, is_editor: bool) -> Iterator[Event]:
    """What was appealed and answered; who answered is told to editors."""
    outcomes = {
        Appeal.Outcome.UPHELD: _("The appeal was answered: the paper is taken up again"),
        Appeal.Outcome.REFUSED: _("The appeal was answered: the decision stands"),
    }
    rows = Appeal.objects.filter(decision__submission=submission).select_related("answered_by")
    for row in rows:
        yield Event(row.made_at, _("The authors appealed"))
        if row.answered_at:
            by = _("By %(name)s.") % {"name": row.answered_by} if is_editor else ""
            yield Event(row.answered_at, outcomes[Appeal.Outcome(row.outcome)], by)


@dataclass(frozen=True)
class AppealState:
    """What authors of a declined paper may still say: an appeal, or the one that was made."""

    made: Appeal | None


def appeal_state(submission: Submission) -> AppealState | None:
    """Return whether an appeal is possible, or was made; None where there is nothing to say."""
    if submission.status != Status.DECLINED:
        return None
    last = last_sent(submission)
    made = appeal_of(last) if last else None
    return AppealState(made) if made or appealable(submission) else None


@dataclass(frozen=True)
class AfterDecision:
    """What an editor who decides can do once a decision was sent."""

    appeal: Appeal | None
    reversible: Decision | None
    reopens: bool
    reversed: Decision | None
    released: list[Review]


def after_decision(submission: Submission) -> AfterDecision:
    waiting = open_appeal(submission)
    rows = Decision.objects.filter(submission=submission).exclude(state=Decision.State.UNDONE)
    last = rows.order_by("decided_at", "pk").last()
    back = last if last and last.state == Decision.State.REVERSED else None
    return AfterDecision(
        appeal=waiting,
        reversible=reversible(submission),
        reopens=submission.status == Status.DECLINED and waiting is None,
        reversed=back,
        released=released_by(back) if back else [],
    )
