"""Load the list of retracted works from a file: `manage.py load_retractions FILE`."""

import csv
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from submissions.models import Retraction
from submissions.services import load_retractions

NEEDED = {"OriginalPaperDOI", "RetractionNature"}
ENCODINGS = ("utf-8-sig", "cp1252")
DAYS = ("%m/%d/%Y %H:%M", "%m/%d/%Y", "%Y-%m-%d")
NO_DOI = {"", "unavailable", "0"}


class Command(BaseCommand):
    help = (
        "Load retracted works from a CSV file in the form of the Retraction Watch database. The "
        "file takes the place of what was loaded before; works that were reinstated are left out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        number = load_retractions(read(options["file"]))
        self.stdout.write(f"{number} retracted works are known now.")


def read(path: Path) -> list[Retraction]:
    """Return the retracted works of a file, each DOI once; CommandError where it is no such file."""
    for encoding in ENCODINGS:
        try:
            with path.open(encoding=encoding, newline="") as file:
                return list(works(csv.DictReader(file)))
        except UnicodeDecodeError:
            continue
        except OSError as error:
            raise CommandError(f"{path} could not be read: {error.strerror}.") from error
    raise CommandError(f"{path} is no text file.")


def works(rows: "csv.DictReader[str]") -> Iterator[Retraction]:
    if not set(rows.fieldnames or []) >= NEEDED:
        raise CommandError("This is no file in the form of the Retraction Watch database.")
    retracted: dict[str, Retraction] = {}
    reinstated: set[str] = set()
    for row in rows:
        doi = (row["OriginalPaperDOI"] or "").strip().casefold()
        nature = (row["RetractionNature"] or "").strip().casefold()
        if doi in NO_DOI:
            continue
        if nature == "reinstatement":
            reinstated.add(doi)
        elif nature == "retraction":
            retracted[doi] = work(doi, row)
    yield from (work for doi, work in retracted.items() if doi not in reinstated)


def work(doi: str, row: dict[str, str | None]) -> Retraction:
    reasons = [reason.strip(" +") for reason in (row.get("Reason") or "").split(";")]
    notice = (row.get("RetractionDOI") or "").strip().casefold()
    return Retraction(
        doi=doi[:250],
        title=(row.get("Title") or "").strip(),
        kind="retraction",
        reason="; ".join(filter(None, reasons)),
        notice_doi="" if notice in NO_DOI else notice[:250],
        retracted_on=day_of((row.get("RetractionDate") or "").strip()),
    )


def day_of(text: str) -> date | None:
    """Return a day as the file writes it (month first), or None."""
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
