"""The texts of a review that wait beside its draft: what other windows and files held."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reviews.models import Review
from submissions.manuscripts.compare import compare_texts
from submissions.manuscripts.compare.result import Part

WINDOW, LONG, FILE, PUT_BACK = "window", "long", "file", "put_back"
Entry = dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """One field that two texts fill differently; ``parts`` show the words that differ."""

    name: str
    label: str
    draft: str
    aside: str
    parts: tuple[Part, ...]
    is_text: bool


@dataclass(frozen=True)
class Beside:
    """A whole text that waits beside the draft: when it was kept, why, and what differs."""

    at: str
    why: str
    differences: list[Difference]


def entries(review: Review) -> list[Entry]:
    """Return the texts kept beside a draft, newest first, as they are stored."""
    kept = review.draft_aside
    if not kept:
        return []
    first = {name: value for name, value in kept.items() if name != "more"}
    return [first, *kept.get("more", [])]


def packed(kept: list[Entry]) -> Entry:
    """Return how such texts are stored: the newest, and the others in it."""
    if not kept:
        return {}
    return kept[0] | ({"more": kept[1:]} if len(kept) > 1 else {})


def texts_beside(
    review: Review, labels: Mapping[str, str], choices: Mapping[str, Mapping[str, str]]
) -> list[Beside]:
    """Return what waits beside a draft, each with the fields that differ from it.

    ``labels`` says what fields are called, ``choices`` the words of what is chosen and not typed.
    """
    return [
        Beside(
            at=str(entry.get("at", "")),
            why=str(entry.get("why", WINDOW)),
            differences=differences(review.draft, entry.get("values", {}), labels, choices),
        )
        for entry in entries(review)
    ]


def differences(
    draft: Mapping[str, str],
    aside: Mapping[str, str],
    labels: Mapping[str, str],
    choices: Mapping[str, Mapping[str, str]],
) -> list[Difference]:
    names = [*labels, *(name for name in {**draft, **aside} if name not in labels)]
    found = []
    for name in names:
        ours, other = draft.get(name, ""), aside.get(name, "")
        if ours == other:
            continue
        words = choices.get(name)
        shown = [words.get(each, each) if words else each for each in (ours, other)]
        parts = () if words else compare_texts(*shown)
        found.append(Difference(name, labels.get(name, name), shown[0], shown[1], parts, not words))
    return found
