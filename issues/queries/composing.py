"""An issue as its composer sees it: order, headings, what waits, how ready it is."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _

from accounts.models import User
from issues.access import articles_in_production, unplaced_articles
from issues.models import Article, Issue, Step
from issues.queries.readiness import Readiness, last_proof, readiness_of
from issues.queries.reading import cover_of
from journal.models import Journal


@dataclass(frozen=True)
class Slot:
    """One article in the order of an issue, with its place and what is open for it."""

    article: Article
    place: int
    pages: int
    problems: list[tuple[bool, str]]
    is_seen: bool

    @property
    def badge(self) -> str:
        if not self.problems:
            return "good"
        return "bad" if any(stops for stops, _words in self.problems) else "warn"

    @property
    def words(self) -> str:
        return self.problems[0][1] if self.problems else _("Ready")


@dataclass(frozen=True)
class Group:
    """Articles that stand together under one heading."""

    heading: str
    slots: list[Slot]

    @property
    def first(self) -> Slot:
        return self.slots[0]


@dataclass
class Composition:
    """Everything on the composer's page. ``seen`` are articles whose production page opens."""

    issue: Issue
    readiness: Readiness
    waiting: list[tuple[Article, str]]
    seen: set[int]

    @cached_property
    def groups(self) -> list[Group]:
        slots = [
            Slot(
                article=article,
                place=place,
                pages=next((g.pages for g in article.galleys.all() if g.pages), 0),
                problems=self.readiness.problems_of(article),
                is_seen=article.pk in self.seen,
            )
            for place, article in enumerate(self.readiness.articles, start=1)
        ]
        return [
            Group(heading, list(together))
            for heading, together in groupby(slots, key=lambda slot: str(slot.article.heading))
        ]

    @property
    def count(self) -> int:
        return len(self.readiness.articles)

    @cached_property
    def cover(self) -> str:
        return cover_of(self.issue)

    @property
    def missing_words(self) -> list[str]:
        """What is open, gathered by check, for one line."""
        return [
            _("%(check)s: %(passed)d of %(total)d")
            % {"check": check.words, "passed": check.passed, "total": check.total}
            for check in self.readiness.checks
            if check.open
        ]

    @cached_property
    def being_made(self) -> int:
        return len(self.readiness.being_made)


def composition_of(issue: Issue, viewer: User) -> Composition:
    """Read an issue for its composer, in a fixed number of queries."""
    waiting = unplaced_articles(issue).select_related(
        "submission__article_type", "submission__journal"
    )
    return Composition(
        issue=issue,
        readiness=readiness_of(issue),
        waiting=[
            (article, waiting_words(article))
            for article in waiting.prefetch_related("steps").order_by("accepted_at", "pk")
        ],
        seen=set(articles_in_production(viewer).values_list("pk", flat=True)),
    )


def waiting_words(article: Article) -> str:
    """Return how far an article is that waits for an issue."""
    proof = last_proof(article)
    if proof is None:
        return _("no proof sent yet")
    if proof.is_open:
        return _("proof with its author")
    return _("proof approved") if proof.outcome == Step.Outcome.APPROVED else _("corrections open")


@dataclass(frozen=True)
class IssueLine:
    issue: Issue
    articles: int


def issues_list(journal: Journal) -> list[IssueLine]:
    """Return all issues with their numbers of articles, those in preparation first."""
    rows = journal.issues.prefetch_related("articles").newest_first()
    lines = [IssueLine(issue, len(issue.articles.all())) for issue in rows]
    return sorted(lines, key=lambda line: line.issue.is_published)
