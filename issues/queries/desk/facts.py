"""What the desk must know of many manuscripts at once; a fixed number of queries for any number."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from accounts.models import User
from issues.models import Article
from issues.queries.letters import unmended_letters
from journal.events import Action
from reviews.models import Decision, Review, Revision, Round
from submissions.models import Assignment

State = Review.State


@dataclass
class Reading:
    """The last round of a manuscript: its reviews counted by state, and what is due of them."""

    opened_at: datetime
    closed_at: datetime | None
    states: Counter[str] = field(default_factory=Counter)
    due: list[date] = field(default_factory=list)

    @property
    def done(self) -> int:
        return self.states[State.DONE]

    @property
    def agreed(self) -> int:
        return self.done + self.states[State.ACCEPTED]

    @property
    def asked(self) -> int:
        return self.agreed + self.states[State.INVITED] + self.states[State.DECLINED]

    @property
    def awaited(self) -> int:
        """From how many reviewers something is still to come."""
        return self.states[State.INVITED] + self.states[State.ACCEPTED]


@dataclass
class Facts:
    """Everything about the manuscripts of a desk, by their row numbers."""

    editors: dict[int, User]
    readings: dict[int, Reading]
    revisions: dict[int, Revision]
    held: dict[int, Decision]
    articles: dict[int, Article]
    failed: set[int]
    actions: dict[int, Action]


def gather(ids: Collection[int], actions: Collection[Action]) -> Facts:
    """Return the facts about manuscripts; of several actions for one the first is kept."""
    return Facts(
        editors={
            row.submission_id: row.user
            for row in Assignment.objects.filter(submission_id__in=ids, until=None).select_related(
                "user"
            )
        },
        readings=readings_of(ids),
        revisions={
            row.decision.submission_id: row
            for row in Revision.objects.filter(
                decision__submission_id__in=ids, decision__state=Decision.State.RELEASED
            )
            .select_related("decision")
            .order_by("decision__decided_at", "pk")
        },
        held={
            row.submission_id: row
            for row in Decision.objects.filter(
                submission_id__in=ids, state=Decision.State.HELD
            ).select_related("by")
        },
        articles={
            row.submission_id: row
            for row in Article.objects.filter(submission_id__in=ids)
            .select_related("issue")
            .prefetch_related("steps")
        },
        failed=set(
            unmended_letters().filter(submission_id__in=ids).values_list("submission_id", flat=True)
        ),
        actions={
            action.submission_id: action
            for action in reversed(list(actions))
            if action.submission_id is not None
        },
    )


def readings_of(ids: Collection[int]) -> dict[int, Reading]:
    """Return the last round of each manuscript that has one."""
    readings, last = {}, {}
    for row in Round.objects.filter(submission_id__in=ids).order_by("number"):
        readings[row.submission_id] = Reading(row.opened_at, row.closed_at)
        last[row.pk] = row.submission_id
    newest = {submission: round_id for round_id, submission in last.items()}
    reviews = Review.objects.filter(round_id__in=newest.values()).exclude(state=State.RELEASED)
    for review in reviews.only("round_id", "state", "answer_due", "review_due"):
        reading = readings[last[review.round_id]]
        reading.states[review.state] += 1
        if review.state == State.INVITED:
            reading.due.append(review.answer_due)
        elif review.state == State.ACCEPTED:
            reading.due.append(review.review_due)
    return readings
