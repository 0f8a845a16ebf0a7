"""A peer review as ORCID's member API 3.0 takes it; names neither the paper nor the authors."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Convener:
    """The journal that asked for the review: its publisher, where that is, its group at ORCID."""

    name: str
    city: str
    country: str
    group: str
    ror: str = ""


@dataclass(frozen=True)
class ReviewEntry:
    """One review. ``identifier`` is ours, by which ORCID tells an entry that it has already.

    ``is_anonymous``: of the day only the year is told, for with the month somebody who knows
    when a paper was decided could guess who read it.
    """

    identifier: str
    done_on: date
    is_anonymous: bool
    convener: Convener


def as_json(entry: ReviewEntry) -> dict[str, Any]:
    """Return the body that ORCID takes as application/vnd.orcid+json."""
    return {
        "reviewer-role": "reviewer",
        "review-type": "review",
        "review-identifiers": {
            "external-id": [
                {
                    "external-id-type": "source-work-id",
                    "external-id-value": entry.identifier,
                    "external-id-relationship": "self",
                }
            ]
        },
        "review-completion-date": completion(entry),
        "review-group-id": entry.convener.group,
        "convening-organization": organisation(entry.convener),
    }


def completion(entry: ReviewEntry) -> dict[str, dict[str, str]]:
    parts = {"year": f"{entry.done_on:%Y}", "month": f"{entry.done_on:%m}"}
    parts["day"] = f"{entry.done_on:%d}"
    told = ("year",) if entry.is_anonymous else ("year", "month", "day")
    return {part: {"value": parts[part]} for part in told}


def organisation(convener: Convener) -> dict[str, Any]:
    body: dict[str, Any] = {
        "name": convener.name,
        "address": {"city": convener.city, "country": convener.country},
    }
    if convener.ror:
        body["disambiguated-organization"] = {
            "disambiguated-organization-identifier": convener.ror,
            "disambiguation-source": "ROR",
        }
    return body
