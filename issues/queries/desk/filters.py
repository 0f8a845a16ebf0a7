"""The quick filters of the desk: a name for the address, words for people, and a test."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from issues.queries.desk.rows import ASKED_AUTHORS, Row
from submissions.models import Status

WITH_EDITORS = {Status.SUBMITTED, Status.IN_REVIEW, *ASKED_AUTHORS}
LANGUAGES = {
    "en": gettext_lazy("In English"),
    "ru": gettext_lazy("In Russian"),
    "kk": gettext_lazy("In Kazakh"),
}


@dataclass(frozen=True)
class Filter:
    name: str
    words: str
    test: Callable[[Row], bool]


@dataclass(frozen=True)
class Chip:
    """A filter with the number of rows it leaves."""

    name: str
    words: str
    count: int


def quick_filters(user: User) -> list[Filter]:
    """Return the filters that are asked for daily."""
    return [
        Filter("unassigned", _("Unassigned"), is_unassigned),
        Filter("mine", _("In my charge"), lambda row: row.editor == user),
        Filter("reviews-in", _("All reviews in"), lambda row: row.all_reviews_in),
        Filter("revision", _("Revision arrived"), lambda row: row.revision_arrived),
        Filter("reviewers", _("Waiting for reviewers"), waits_for_reviewers),
        Filter("authors", _("Waiting for authors"), waits_for_authors),
        Filter("overdue", _("Overdue"), lambda row: row.is_overdue),
        Filter("quiet", _("Nothing for 30 days"), lambda row: row.is_quiet),
        Filter("special", _("Special issue"), lambda row: row.submission.call_id is not None),
        *(Filter(code, str(words), in_language(code)) for code, words in LANGUAGES.items()),
    ]


def is_unassigned(row: Row) -> bool:
    return row.editor is None and row.submission.status in WITH_EDITORS


def waits_for_reviewers(row: Row) -> bool:
    return bool(
        row.submission.status == Status.IN_REVIEW
        and row.reading
        and row.reading.closed_at is None
        and row.reading.awaited
    )


def waits_for_authors(row: Row) -> bool:
    return row.submission.status in ASKED_AUTHORS


def in_language(code: str) -> Callable[[Row], bool]:
    return lambda row: row.submission.language == code


def further_filters(rows: Iterable[Row]) -> list[Filter]:
    """Return a filter for each stage, section, kind and editor that occurs in the rows."""
    found: dict[str, Filter] = {}
    for row in rows:
        for name, words in row.traits.items():
            found.setdefault(name, Filter(name, words, has_trait(name)))
    return sorted(found.values(), key=lambda each: (each.name.partition(":")[0], each.words))


def has_trait(name: str) -> Callable[[Row], bool]:
    return lambda row: name in row.traits


def chips(filters: Iterable[Filter], rows: list[Row], *, chosen: str) -> list[Chip]:
    """Return the filters that leave something, each with its number; the chosen one always."""
    counted = [Chip(each.name, each.words, sum(map(each.test, rows))) for each in filters]
    return [chip for chip in counted if chip.count or chip.name == chosen]
