"""Conflicts of people who stand near a paper already: reviewers at work, editors who handle it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from journal.events import Event
from reviews.models import ConflictRuling, Review
from reviews.queries.people.concerns import UNRULED, Against, Judge
from reviews.queries.people.rows import rows_of
from submissions.models import Submission
from submissions.queries.conflicts import persons_of

OLD = {"in_charge", "editor", "opposed"}  # what was so when they were asked


@dataclass(frozen=True)
class Standing:
    """A person with what speaks against them."""

    user: User
    against: Against


def risen(submission: Submission, viewer: User) -> list[Standing]:
    """Return reviewers at work of whom something has come up since they were asked: the authors
    have changed, a list of works was added, a tie was noted."""
    reviews = Review.objects.active().filter(round__submission=submission)
    asked = {row.reviewer_id: row for row in reviews.select_related("reviewer")}
    if not asked:
        return []
    judge = Judge(submission, viewer=viewer)
    found = []
    for row in rows_of(User.objects.filter(pk__in=asked)):
        review = asked[row.user_id]
        against = judge.about(row)
        new = [
            each
            for each in against.concerns
            if each.kind not in (UNRULED - {"author"}) | OLD and each.words not in review.warned_of
        ]
        if new and (not review.invited_despite or any(each.blocks for each in new)):
            found.append(Standing(review.reviewer, Against(new, against.put_aside)))
    return found


def editors_against(
    submission: Submission, editors: Iterable[User], viewer: User
) -> list[Standing]:
    """Return editors with what speaks against their handling a paper, in their order."""
    users = list(editors)
    judge = Judge(submission, viewer=viewer)
    return [
        Standing(user, judge.as_editor(person))
        for user, person in zip(users, persons_of(users), strict=True)
    ]


def ruling_events(submission: Submission) -> Iterator[Event]:
    """Return what editors said of conflicts, for editors."""
    rows = ConflictRuling.objects.filter(submission=submission).select_related("user", "by")
    for row in rows:
        words = (
            _("A conflict of %(name)s is held to be one")
            if row.ruling == ConflictRuling.Ruling.PINNED
            else _("A conflict of %(name)s was put aside")
        )
        detail = _("By %(editor)s.") % {"editor": row.by}
        yield Event(row.at, words % {"name": row.user}, f"{detail} {row.reason}")
