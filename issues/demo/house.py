"""The house of the sample journal: its row, lists and pages, which have no services of their own."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import holidays
from django.core.exceptions import ValidationError
from django.db import transaction

from issues.demo.texts import values_of
from journal.models import (
    Announcement,
    ArticleType,
    Call,
    Holiday,
    Journal,
    Page,
    Section,
    Topic,
)
from journal.multilingual import Words
from journal.queries import today
from reviews.services import ensure_form

GROUPS = {"journal": "journal", "authors": "people"}
COUNTRY = "KZ"


@transaction.atomic
def build_house() -> Journal:
    """Make the sample journal and what stands in its settings; again changes nothing.

    Raises ValidationError where this place holds a journal that is no sample.
    """
    journal = Journal.objects.select_for_update().first()
    if journal and not journal.is_sample:
        raise ValidationError("This data folder holds a real journal. Choose another with DATA=…")
    values = values_of("journal")
    journal = journal or Journal.objects.create(**identity(values["journal"]))
    build_lists(journal, values)
    build_pages(journal, values)
    build_holidays(journal)
    ensure_form(journal)
    return journal


def identity(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of the journal's row."""
    place = {language: text.split(",")[0] for language, text in values["place"].items()}
    same = ("abbreviation", "issn", "email", "languages", "doi_prefix")
    words = ("name", "tagline", "description", "publisher", "place")
    return {
        **{name: values[name] for name in same},
        **{name: Words(values[name]) for name in words},
        "since": values["first_year"],
        "timezone": values["time_zone"],
        "timezone_name": Words(place),
        "licence_name": values["licence"].replace("CC-BY-", "CC BY "),
        "is_sample": True,
        "opens_before_answer": True,
    }


def build_lists(journal: Journal, values: Mapping[str, Any]) -> None:
    """Make sections, kinds of paper, topics and calls."""
    for position, row in enumerate(values["sections"]):
        keep(Section, journal, row, position=position, description=Words(row["description"]))
    for position, row in enumerate(values["article_types"]):
        keep(ArticleType, journal, row, position=position, **limits(row))
    for position, row in enumerate(values["topics"]):
        keep(Topic, journal, row, position=position)
    for row in values["calls"]:
        opens = today(journal) - timedelta(days=row["opened_days_ago"])
        closes = today(journal) + timedelta(days=row["closes_in_days"])
        keep(Call, journal, row, opens_on=opens, closes_on=closes, description=Words(row["text"]))


def keep(model: Any, journal: Journal, row: Mapping[str, Any], **columns: Any) -> None:
    """Make a row by its slug unless it is there."""
    named = {"name": Words(row["name"])} if "name" in row else {"title": Words(row["title"])}
    model.objects.get_or_create(journal=journal, slug=row["slug"], defaults=named | columns)


def limits(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a kind of paper."""
    return {
        "hint": Words(row["description"]),
        "min_words": row.get("words_min", 0),
        "max_words": row.get("words_max", 0),
        "abstract_words": row.get("abstract_words_max", 0),
        "reviewers": row["reviewers"],
        "practitioners": row.get("reviewers_practitioner", 0),
        "has_points": row["points"],
        "is_research": row["counts_as_research"],
        "is_open": row["slug"] != "editorial",
    }


def build_pages(journal: Journal, values: Mapping[str, Any]) -> None:
    """Make the pages about the journal and its announcements."""
    day = today(journal)
    for position, row in enumerate(values["pages"]):
        keep(
            Page,
            journal,
            row,
            position=position,
            body=Words(row["text"]),
            group=GROUPS[row["group"]],
            reviewed_on=day,
        )
    for row in values["announcements"]:
        published = day - timedelta(days=row["published_days_ago"])
        keep(Announcement, journal, row, body=Words(row["text"]), published_on=published)


def build_holidays(journal: Journal) -> None:
    """Keep the holidays of Kazakhstan from last year, where the history begins, to the next."""
    year = today(journal).year
    free = holidays.country_holidays(COUNTRY, years=range(year - 1, year + 2), language="en_US")
    rows = [Holiday(journal=journal, day=day, name=name[:120]) for day, name in free.items()]
    Holiday.objects.bulk_create(rows, ignore_conflicts=True)
