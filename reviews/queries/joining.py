"""Why two accounts cannot become one: one person would read a paper twice, or an own one."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import User
from reviews.models import Review
from submissions.models import Submission
from submissions.queries.joining import lines_of

OVER = [Review.State.DECLINED, Review.State.RELEASED]


@dataclass(frozen=True)
class Clash:
    """A paper that stands against a join; ``is_own`` where one account wrote what the other
    reads, else both read it in one round."""

    submission: Submission
    is_own: bool


def clashes(kept: User, closed: User) -> list[Clash]:
    """Return what stands against a join of two accounts.

    An invitation that was declined, or a reviewer who was released, stands against nothing.
    """
    return [*own_papers(kept, closed), *own_papers(closed, kept), *read_twice(kept, closed)]


def own_papers(author: User, reviewer: User) -> list[Clash]:
    wrote = lines_of([author]).values("submission_id")
    sent = Submission.objects.of(author).values("pk")
    rows = Review.objects.filter(reviewer=reviewer).exclude(state__in=OVER)
    own = Q(round__submission__in=wrote) | Q(round__submission__in=sent)
    papers = rows.filter(own).values("round__submission_id")
    found = Submission.objects.filter(pk__in=papers).select_related("journal")
    return [Clash(paper, is_own=True) for paper in found]


def read_twice(kept: User, closed: User) -> list[Clash]:
    rows = both_asked(kept, closed).exclude(state__in=OVER)
    found = Submission.objects.filter(pk__in=rows.values("round__submission_id"))
    return [Clash(paper, is_own=False) for paper in found.select_related("journal")]


def both_asked(kept: User, closed: User) -> QuerySet[Review]:
    """Return the closed account's reviews in rounds to which the kept one was invited as well."""
    rounds = Review.objects.filter(reviewer=kept).values("round_id")
    return Review.objects.filter(reviewer=closed, round__in=rounds)
