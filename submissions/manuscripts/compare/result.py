"""What a comparison says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from .blocks import Block

WORD = re.compile(r"\w")


class Kind(StrEnum):
    """What became of a block."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True)
class Part:
    """A stretch of text: `side` is "in" for new words, "out" for old ones, "" for both."""

    side: str
    text: str


@dataclass(frozen=True)
class Row:
    """A row of a table: "in", "out", or "" with cells that may have changed; `skipped` rows that
    nothing happened to may be left out before it."""

    side: str
    cells: tuple[tuple[Part, ...], ...]
    skipped: int = 0


@dataclass(frozen=True)
class Change:
    """One block as it was and as it is; `parts` are its words, for a table those of its caption."""

    kind: Kind
    old: Block | None
    new: Block | None
    parts: tuple[Part, ...]
    rows: tuple[Row, ...] = ()

    @property
    def block(self) -> Block:
        """The block as it is, or as it was where it was removed."""
        block = self.new or self.old
        if block is None:
            raise ValueError("a change without a block")
        return block

    @property
    def key(self) -> str:
        """A name by which this change is found again in a later comparison of the same versions."""
        return self.new.id if self.new else f"was-{self.block.id}"

    @property
    def picture_replaced(self) -> bool:
        return bool(self.old and self.new and self.old.picture_sum != self.new.picture_sum)

    @property
    def is_reworded(self) -> bool:
        """Whether words changed inside a block that stands in both texts."""
        return any(part.side for part in self.all_parts())

    def all_parts(self) -> Iterator[Part]:
        """Every stretch of text, cells included."""
        yield from self.parts
        for row in self.rows:
            for cell in row.cells:
                yield from cell

    def words(self, side: str) -> int:
        """The number of words that came in or went out."""
        texts = (part.text for part in self.all_parts() if part.side == side)
        return sum(bool(WORD.search(word)) for text in texts for word in text.split())


@dataclass(frozen=True)
class Counts:
    """How many blocks were changed, added, removed and moved; how many words came and went."""

    changed: int = 0
    added: int = 0
    removed: int = 0
    moved: int = 0
    words_in: int = 0
    words_out: int = 0


@dataclass(frozen=True)
class Comparison:
    """All blocks of two texts in reading order, kept ones included."""

    all: tuple[Change, ...]
    changes: tuple[Change, ...] = field(init=False)
    counts: Counts = field(init=False)

    def __post_init__(self) -> None:
        changes = tuple(change for change in self.all if change.kind != Kind.KEPT)
        object.__setattr__(self, "changes", changes)
        object.__setattr__(self, "counts", _count(changes))

    def runs(self) -> Iterator[tuple[Change, ...]]:
        """Each change alone, and what was kept between two changes together."""
        run: list[Change] = []
        for change in self.all:
            if change.kind == Kind.KEPT:
                run.append(change)
                continue
            if run:
                yield tuple(run)
                run = []
            yield (change,)
        if run:
            yield tuple(run)


def _count(changes: tuple[Change, ...]) -> Counts:
    kinds = [change.kind for change in changes]
    return Counts(
        changed=kinds.count(Kind.CHANGED),
        added=kinds.count(Kind.ADDED),
        removed=kinds.count(Kind.REMOVED),
        moved=kinds.count(Kind.MOVED),
        words_in=sum(change.words("in") for change in changes),
        words_out=sum(change.words("out") for change in changes),
    )
