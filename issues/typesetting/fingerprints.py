"""Whether an article's files say what the database says now."""

from dataclasses import asdict
from datetime import date
from hashlib import sha256
from json import dumps

from django.db.models import QuerySet

from issues.formats.front import Front
from issues.front_matter import front_of
from issues.models import Article
from submissions.models import File

PRINTED = {File.Kind.TREE, File.Kind.FIGURE, File.Kind.MANUSCRIPT}


def with_front(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Fetch everything that the front matter is made of, in a fixed number of queries."""
    return articles.select_related(
        "journal",
        "issue",
        "version",
        "submission__journal",
        "submission__article_type",
        "submission__section",
    ).prefetch_related(
        "submission__contributors",
        "submission__statements",
        "submission__versions",
        "version__files",
    )


def printed_front(article: Article) -> Front:
    """Return the front matter as it is printed: with the date planned for the issue, if any."""
    return front_of(article, published=planned_date(article))


def planned_date(article: Article) -> date | None:
    return article.issue.planned_on if article.issue else None


def fingerprint(article: Article) -> str:
    """Return a mark of everything an article's files are made from (SHA-256, 64 letters)."""
    files = sorted(
        (file.kind, file.name, file.sha256)
        for file in article.version.files.all()
        if file.kind in PRINTED
    )
    return sha256(dumps([asdict(printed_front(article)), files], default=str).encode()).hexdigest()


def is_out_of_date(article: Article) -> bool:
    """Say whether an article changed since its files were made, or has none yet."""
    return not article.is_published and article.typeset_of != fingerprint(article)
