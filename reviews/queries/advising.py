"""What editors who only advise have said of a paper, and for whom it waits."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from journal.events import Action, Event
from journal.models import Role
from journal.queries import has_role, members, the_journal
from reviews.models import Advice, Decision
from submissions.models import Assignment, Submission
from submissions.queries import deciders_of

KINDS_OF_DECIDERS = {"decide", "held"}


def open_advice_rows() -> QuerySet[Advice]:
    """Return the advice that nobody has decided on: the last of each paper, newer than every
    decision that was not undone."""
    later = Advice.objects.filter(submission_id=OuterRef("submission_id"), pk__gt=OuterRef("pk"))
    decided = Decision.objects.filter(
        submission_id=OuterRef("submission_id"), decided_at__gte=OuterRef("given_at")
    ).exclude(state=Decision.State.UNDONE)
    return Advice.objects.filter(~Exists(later), ~Exists(decided)).select_related("by")


def open_advice(submission: Submission) -> Advice | None:
    """Return the advice on a paper that waits for a decision."""
    return open_advice_rows().filter(submission=submission).first()


def advice_named(submission: Submission, key: str) -> Advice | None:
    """Return an advice on a paper that was fetched, by its key."""
    rows = Advice.objects.filter(submission=submission, key=key) if key else Advice.objects.none()
    return rows.select_related("by").first()


def told_of_advice(submission: Submission) -> list[User]:
    """Return who hears of advice: the chief, or whoever else may decide."""
    people = deciders_of(submission)
    chiefs = members(submission.journal, Role.CHIEF)
    return [person for person in people if person in chiefs] or people[:1]


def advice_actions(user: User) -> Iterator[Action]:
    """Advice that waits for a person's decision: for the chief, or for who stands in."""
    waiting = open_advice_rows().filter(
        submission__in=Submission.objects.decided_by(user).open().values("pk")
    )
    if not has_role(user, Role.CHIEF):
        waiting = waiting.filter(
            Q(
                submission__in=Assignment.objects.filter(user_id=user.pk, until=None).values(
                    "submission_id"
                )
            )
            | ~Q(submission__in=decided_by_chiefs())
        )
    for advice in waiting.select_related("submission"):
        yield Action(
            _("Decide: %(name)s advises “%(kind)s”")
            % {"name": advice.by, "kind": advice.get_kind_display()},
            advice_url(advice),
            reason=advice.words,
            since=advice.given_at,
            submission_id=advice.submission_id,
            kind="advice",
        )


def decided_by_chiefs() -> list[int]:
    """Return the open papers that a chief can decide, by row number."""
    journal = the_journal()
    chiefs = members(journal, Role.CHIEF) if journal else []
    return [
        pk
        for chief in chiefs
        for pk in Submission.objects.decided_by(chief).open().values_list("pk", flat=True)
    ]


def advice_url(advice: Advice) -> str:
    return f"{reverse('reviews:decide', args=[advice.submission.key])}?advice={advice.key}"


def as_adviser(user: User, actions: Iterable[Action]) -> Iterator[Action]:
    """Put what waits into the words of a person who only advises on some papers.

    Once the advice is given, deciding waits for somebody else.
    """
    told = list(actions)
    papers = {
        action.submission_id
        for action in told
        if action.kind in KINDS_OF_DECIDERS and action.submission_id is not None
    }
    decided = set(
        Submission.objects.decided_by(user).filter(pk__in=papers).values_list("pk", flat=True)
        if papers
        else []
    )
    advised = set(
        open_advice_rows()
        .filter(submission__in=papers - decided)
        .values_list("submission", flat=True)
        if papers - decided
        else []
    )
    for action in told:
        if action.kind not in KINDS_OF_DECIDERS or action.submission_id in decided:
            yield action
        elif action.kind == "decide" and action.submission_id not in advised:
            yield replace(action, words=_("Advise"))


def advice_events(submission: Submission) -> Iterator[Event]:
    """What was advised, for editors."""
    for row in Advice.objects.filter(submission=submission).select_related("by"):
        words = _("%(name)s advised: %(kind)s")
        yield Event(
            row.given_at, words % {"name": row.by, "kind": row.get_kind_display()}, row.words
        )
