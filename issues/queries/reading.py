"""What readers see: everything starts from what is published."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import wrap

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from issues.formats.cover import Cover, draw
from issues.models import Article, Galley, Issue
from journal.models import Announcement, Call, Journal
from journal.queries import today
from submissions.models import Contributor


@dataclass(frozen=True)
class Entry:
    """An article as it stands in a list."""

    article: Article
    authors: list[Contributor]
    point: str
    pdf: Galley | None

    @property
    def language(self) -> str:
        return self.article.submission.language


@dataclass
class Part:
    """Articles of an issue under one heading."""

    heading: str
    entries: list[Entry] = field(default_factory=list)


def with_everything(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Return articles with what a list shows, in a constant number of queries."""
    return articles.select_related(
        "issue", "submission__article_type", "submission__section", "submission__journal"
    ).prefetch_related(
        "submission__contributors", Prefetch("galleys", Galley.objects.filter(kind="pdf"))
    )


def entry_of(article: Article) -> Entry:
    points = article.submission.points.text() or [""]
    return Entry(
        article=article,
        authors=list(article.submission.contributors.all()),
        point=points[0] if isinstance(points, list) else "",
        pdf=next(iter(article.galleys.all()), None),
    )


def entries(articles: QuerySet[Article]) -> list[Entry]:
    return [entry_of(article) for article in with_everything(articles)]


def parts_of(articles: Iterable[Entry]) -> list[Part]:
    """Return the contents of an issue in its order, gathered under its headings."""
    parts: list[Part] = []
    for entry in articles:
        section = entry.article.submission.section
        heading = str(entry.article.heading or (section.name if section else ""))
        if not parts or parts[-1].heading != heading:
            parts.append(Part(heading))
        parts[-1].entries.append(entry)
    return parts


def current_issue(journal: Journal) -> Issue | None:
    return Issue.objects.published().filter(journal=journal).newest_first().first()


def latest(journal: Journal, number: int = 4) -> list[Entry]:
    """Return the newest articles; those of one day in the order of their issue."""
    articles = Article.objects.published().filter(journal=journal)
    return entries(articles.order_by("-published_at", "position", "pk")[:number])


def counts(journal: Journal) -> dict[str, int]:
    """Return the live numbers of the front page."""
    authors = Contributor.objects.filter(
        submission__in=Article.objects.published().filter(journal=journal).values("submission")
    )
    return {
        "issues": Issue.objects.published().filter(journal=journal).count(),
        "articles": Article.objects.published().filter(journal=journal).count(),
        "countries": authors.exclude(country="").values("country").distinct().count(),
        "institutions": authors.exclude(affiliation="").values("affiliation").distinct().count(),
    }


def open_calls(journal: Journal) -> QuerySet[Call]:
    day = today(journal)
    return Call.objects.filter(journal=journal, opens_on__lte=day, closes_on__gte=day)


def announcements(journal: Journal, number: int = 3) -> QuerySet[Announcement]:
    return Announcement.objects.filter(journal=journal, published_on__lte=today(journal))[:number]


def cover_of(issue: Issue, *, pattern_only: bool = False) -> str:
    """Draw an issue's cover as SVG text from its own data; the same issue, the same cover."""
    marks = [
        article.doi or f"article.{article.number}" for article in issue.articles.in_order()
    ] or [issue.slug]
    volume, number = _("Volume"), _("Issue")
    cover = Cover(
        volume=issue.volume,
        number=issue.number,
        year=issue.year,
        theme=str(issue.title),
        dois=tuple(marks),
        name=tuple(wrap(str(issue.journal.name), 23)[:4]),
        words=(volume, number),
        publisher=str(issue.journal.publisher),
    )
    return draw(cover, pattern_only=pattern_only, uid=f"felt-{issue.slug}")
