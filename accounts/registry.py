"""Read the Research Organization Registry's dump, record by record, in the forms v1 and v2.

The dump is one JSON list of more than a hundred thousand records; only one is held at a time.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TextIO

from accounts.folding import folded
from accounts.validators import ROR

PIECE = 1 << 18
LONGEST = 1 << 24  # a record longer than 16 MB is none
NAME_LENGTH = 250
IN_FORCE = "active"


class NotADump(ValueError):
    """The file is no list of records of the registry."""


@dataclass(frozen=True)
class Institution:
    """One record: its address in the registry, its names, where it is."""

    ror: str
    name: str
    country: str
    place: str = ""
    names: dict[str, Any] = field(default_factory=dict)
    domains: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    is_active: bool = True

    @property
    def all_names(self) -> list[str]:
        """Every name, each once: the main one, those in other languages, others, short ones."""
        labels = [text for key, text in self.names.items() if isinstance(text, str)]
        others = [*self.names.get("other", []), *self.names.get("short", [])]
        return list(dict.fromkeys([self.name, *labels, *others]))

    @property
    def search(self) -> str:
        """All names folded, each after a bar; every word has a space before it."""
        return "".join(f"| {folded(name)} " for name in self.all_names)


def read_dump(file: TextIO) -> Iterator[Institution]:
    """Yield the institutions of a dump. Raises NotADump where the file is something else."""
    for record in records(file):
        institution = institution_of(record)
        if institution:
            yield institution


def records(file: TextIO) -> Iterator[Any]:
    """Yield the items of a JSON list without holding the list."""
    decoder, held = json.JSONDecoder(), file.read(PIECE).lstrip("\ufeff \t\r\n")
    if not held.startswith("["):
        raise NotADump("The file does not begin with a list.")
    held = held[1:]
    while True:
        held = held.lstrip(" \t\r\n,")
        if held.startswith("]"):
            return
        try:
            item, end = decoder.raw_decode(held)
        except json.JSONDecodeError as cut:
            more = file.read(PIECE)
            if not more or len(held) > LONGEST:
                raise NotADump("The list breaks off or is no JSON.") from cut
            held += more
            continue
        yield item
        held = held[end:]


def institution_of(record: Any) -> Institution | None:
    """Return what a record of either form says, or None where it names no institution."""
    if not isinstance(record, dict) or not ROR.fullmatch(str(record.get("id", ""))):
        return None
    found = of_second_form(record) if isinstance(record.get("names"), list) else of_first(record)
    return found if found and found.name and len(found.country) == 2 else None


def of_second_form(record: dict[str, Any]) -> Institution:
    """v2: one list of names with their types and languages, one of places."""
    name, names, other, short = "", {}, [], []
    for each in record["names"]:
        text, kinds = str(each["value"])[:NAME_LENGTH], each.get("types") or []
        if "ror_display" in kinds:
            name = text
        if "label" in kinds and each.get("lang"):
            names[each["lang"]] = text
        elif "acronym" in kinds:
            short.append(text)
        elif "ror_display" not in kinds:
            other.append(text)
    places = record.get("locations") or [{}]
    where = places[0].get("geonames_details") or {}
    return Institution(
        ror=record["id"],
        name=name,
        country=str(where.get("country_code") or ""),
        place=str(where.get("name") or "")[:120],
        names=names | {"other": other, "short": short},
        domains=[str(domain) for domain in record.get("domains") or []],
        parents=parents_of(record),
        is_active=record.get("status", IN_FORCE) == IN_FORCE,
    )


def of_first(record: dict[str, Any]) -> Institution:
    """v1: a name, labels in languages, aliases, acronyms, one country."""
    labels = record.get("labels") or []
    names = {label["iso639"]: str(label["label"])[:NAME_LENGTH] for label in labels}
    addresses = record.get("addresses") or [{}]
    return Institution(
        ror=record["id"],
        name=str(record.get("name") or "")[:NAME_LENGTH],
        country=str((record.get("country") or {}).get("country_code") or ""),
        place=str(addresses[0].get("city") or "")[:120],
        names=names
        | {
            "other": [str(name)[:NAME_LENGTH] for name in record.get("aliases") or []],
            "short": [str(name)[:NAME_LENGTH] for name in record.get("acronyms") or []],
        },
        parents=parents_of(record),
        is_active=record.get("status", IN_FORCE) == IN_FORCE,
    )


def parents_of(record: dict[str, Any]) -> list[str]:
    rows = record.get("relationships") or []
    return [row["id"] for row in rows if str(row.get("type", "")).casefold() == "parent"]
