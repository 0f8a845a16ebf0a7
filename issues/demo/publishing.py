"""What the office does after acceptance: production, proof, issue, publication."""

from typing import Any

from django.db import transaction

from accounts.models import User
from issues.demo.clock import Calendar
from issues.demo.texts import values_of
from issues.demo.walk import Walk
from issues.models import Article, Issue, Step
from issues.services import (
    approve_proof,
    create_issue,
    open_production,
    place,
    publish,
    send_proof,
    set_heading,
    shift,
)
from journal.models import Journal, Role
from journal.multilingual import Words
from journal.queries import members
from submissions.models import File, Status

NEWEST_DAYS_AGO = 21
DAYS_BETWEEN = 340


def issue_rows() -> dict[str, dict[str, Any]]:
    """Return the sample issues by key, the oldest first."""
    return {str(row["slug"]): row for row in values_of("journal")["issues"]}


def articles_in(key: str) -> list[str]:
    """Return the keys of an issue's articles in the order of the issue."""
    return [name for heading in issue_rows()[key]["headings"] for name in heading["articles"]]


def published_days_ago(key: str) -> int:
    """Return how long ago an issue appeared: the newest three weeks, the one before a year."""
    keys = list(issue_rows())
    return NEWEST_DAYS_AGO + DAYS_BETWEEN * (len(keys) - 1 - keys.index(key))


def issue_of(journal: Journal, key: str, calendar: Calendar) -> Issue:
    """Return a sample issue, made empty where it is not there.

    Volume and year follow from the day on which it appears, as volume 1 did in the first year.
    """
    row = issue_rows()[key]
    year = calendar.day(published_days_ago(key)).year
    volume = year - journal.since + 1
    issue = Issue.objects.filter(journal=journal, number=row["number"], volume=volume).first()
    return issue or create_issue(
        journal,
        values={
            "volume": volume,
            "number": row["number"],
            "year": year,
            "title": Words(row["title"]),
            "description": Words(row["description"]),
        },
    )


def manager(journal: Journal) -> User:
    return members(journal, Role.MANAGER)[0]


def article_of(walk: Walk) -> Article | None:
    rows = Article.objects.select_related("submission", "issue", "journal", "version")
    return rows.filter(submission=walk.submission).first()


def enter_production(walk: Walk, issue_key: str = "") -> None:
    """Open production, and give the article its place in an issue where one is named.

    Both are one step, so that its files are made once.
    """
    with transaction.atomic():
        submission = walk.submission
        if submission.status == Status.ACCEPTED:
            open_production(submission)
        article = article_of(walk)
        if article and issue_key and article.issue is None:
            issue = issue_of(walk.journal, issue_key, walk.calendar)
            place(article, issue, by=manager(walk.journal))


def ask_for_proof(walk: Walk) -> None:
    article = article_of(walk)
    if article and not article.is_published and not approved(article):
        send_proof(article, by=manager(walk.journal))


def approved(article: Article) -> bool:
    return article.steps.filter(kind=Step.Kind.PROOF, outcome=Step.Outcome.APPROVED).exists()


def read_proof(walk: Walk) -> None:
    """Approve the proof as its author."""
    article = article_of(walk)
    step = article and article.steps.filter(kind=Step.Kind.PROOF, done_at=None).first()
    if step:
        approve_proof(step)


def publish_issue(journal: Journal, key: str, calendar: Calendar) -> None:
    """Order the articles under their headings and publish the issue."""
    issue = issue_of(journal, key, calendar)
    if issue.is_published:
        return
    if not issue.is_on_its_way:
        compose(issue, key)
    publish(issue, by=manager(journal))


def compose(issue: Issue, key: str) -> None:
    """Put the articles into the order of the sample, each below its heading."""
    for position, name in enumerate(articles_in(key), start=1):
        shift(placed_article(issue, name), to=position)
    for heading in issue_rows()[key]["headings"]:
        for name in heading["articles"]:
            set_heading(placed_article(issue, name), heading=Words(heading["title"]))


def placed_article(issue: Issue, key: str) -> Article:
    """Return the article of an issue that began as a sample file."""
    first = File.objects.get(
        kind=File.Kind.MANUSCRIPT, original_name=f"{key}.docx", version__number=1
    )
    return Article.objects.select_related("issue").get(
        issue=issue, submission__versions=first.version_id
    )
