"""The sample texts as values: Markdown with a YAML head, and the YAML of people and reviews."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "ru", "kk")
STATES = frozenset(
    {
        "draft",
        "submitted",
        "returned",
        "in_review",
        "revision_requested",
        "accepted",
        "in_production",
        "declined",
        "withdrawn",
    }
)


@dataclass(frozen=True)
class Paper:
    """One article or manuscript: what its authors type, its text, and where it stands.

    ``state`` is empty for an article, whose way always ends in an issue.
    """

    key: str
    type: str
    language: str
    head: dict[str, Any] = field(repr=False)
    text: str = field(repr=False)

    @property
    def state(self) -> dict[str, Any]:
        return dict(self.head.get("state") or {})

    @property
    def authors(self) -> list[dict[str, Any]]:
        return list(self.head["authors"])

    @property
    def corresponding(self) -> dict[str, Any]:
        return next(one for one in self.authors if one["corresponding"])

    @property
    def submitter(self) -> str:
        """The address of the person who sends it."""
        return str(self.head.get("submitter") or self.corresponding["email"])

    def words(self, name: str) -> dict[str, Any]:
        """Return title, abstract, keywords or points by language; {} where there are none."""
        return dict(self.head.get(name) or {})

    @property
    def as_first_sent(self) -> "Paper":
        """The paper before its revision: what the head's ``earlier`` says was put otherwise.

        Raises ValueError where a passage is not in the text.
        """
        text = self.text
        for passage in self.head.get("earlier") or []:
            if passage["now"] not in text:
                raise ValueError(f"{self.key}: the text has no “{passage['now'][:60]}”")
            text = text.replace(passage["now"], passage["before"])
        return replace(self, text=text)

    @property
    def figures(self) -> list[dict[str, Any]]:
        return list(self.head.get("figures") or [])


def read_paper(path: Path) -> Paper:
    """Read a sample text. Raises ValueError or KeyError where its head is incomplete."""
    _before, head, text = path.read_text().split("---\n", 2)
    values = yaml.safe_load(head)
    state = values.get("state")
    if state and state["status"] not in STATES:
        raise ValueError(f"{path.name}: {state['status']} is no state of a manuscript")
    return Paper(values["key"], values["type"], values["language"], values, text)


@lru_cache(maxsize=1)
def articles() -> dict[str, Paper]:
    """Return the twelve articles by key."""
    return papers_in("articles")


@lru_cache(maxsize=1)
def manuscripts() -> dict[str, Paper]:
    """Return the fourteen manuscripts by key, in the order of their files."""
    return papers_in("manuscripts")


def papers_in(folder: str) -> dict[str, Paper]:
    papers = [read_paper(path) for path in sorted((FOLDER / folder).glob("*.md"))]
    return {paper.key: paper for paper in papers}


@lru_cache(maxsize=4)
def values_of(name: str) -> dict[str, Any]:
    """Return what a YAML file of this folder holds: journal, people or reviews."""
    return dict(yaml.safe_load((FOLDER / f"{name}.yaml").read_text()))


def plain(text: str) -> str:
    """Return a text as people type it into a form that knows no marks."""
    return text.replace("*", "").strip()
