"""Which manuscripts may lend an editor what is told of a reviewer.

Whoever wrote a paper, or stands back from it, learns nothing of who reads it: not by a title, not
by a number of open tasks. Guest editors see what comes from the papers of their call alone.
"""

from collections.abc import Collection
from dataclasses import dataclass

from accounts.models import User
from journal.models import Role
from journal.queries import has_role
from submissions.models import Recusal, Submission


@dataclass(frozen=True)
class Papers:
    """Manuscripts by their numbers: ``only`` these, or all ``but`` those."""

    but: frozenset[int] = frozenset()
    only: frozenset[int] | None = None

    def has(self, paper: int) -> bool:
        return paper not in self.but and (self.only is None or paper in self.only)

    def missing_from(self, papers: Collection[int]) -> set[int]:
        """Return those of some manuscripts that must be left out."""
        if self.only is None:
            return set(self.but)
        return {paper for paper in papers if not self.has(paper)}


EVERY = Papers()


@dataclass(frozen=True)
class Sight:
    """For one editor: the manuscripts whose reviews are counted in figures, and those whose titles
    and words may be told."""

    counted: Papers = EVERY
    named: Papers = EVERY


def sight_on_reviewers(viewer: User | None) -> Sight:
    """Return what an editor may learn of reviewers; without a viewer, everything."""
    if viewer is None:
        return Sight()
    if has_role(viewer, Role.CHIEF, Role.MANAGER):
        but = Papers(but=own_papers(viewer))
        return Sight(but, but)
    only = Papers(only=handled(viewer))
    if has_role(viewer, Role.SECTION):  # how busy somebody is in other sections is no secret here
        return Sight(Papers(but=own_papers(viewer)), only)
    return Sight(only, only)


def own_papers(viewer: User) -> frozenset[int]:
    recused = Recusal.objects.filter(user=viewer).values_list("submission_id", flat=True)
    wrote = Submission.objects.of(viewer).values_list("pk", flat=True)
    return frozenset(recused) | frozenset(wrote)


def handled(viewer: User) -> frozenset[int]:
    return frozenset(Submission.objects.handled_by(viewer).values_list("pk", flat=True))
