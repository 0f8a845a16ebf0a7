"""What was done to a file before pandoc reads it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .hints import NONE, Hints
from .objects import Found

DRAWN = "drawn"
PLACES_LETTERS = 400

Picture = tuple[bytes, str]


@dataclass
class Prepared:
    """The file that pandoc is to read, what it will lack, pictures that are drawn already.

    `words` are the descriptions of pictures, by their names in the file, that pandoc passes over.

    `hints` are what its lines look like, where pandoc does not say it.

    `sheet` names a file that LibreOffice has to print first; then everything else is to be asked
    for again.
    """

    source: Path
    is_changed: bool = False
    losses: list[tuple[str, str]] = field(default_factory=list)
    ahead: dict[bytes, Picture] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    fonts: list[str] = field(default_factory=list)
    hints: Hints = NONE
    sheet: str = ""

    def list_objects(self, objects: Sequence[Found], made: Collection[int]) -> None:
        """List the objects that have no picture, and those that were drawn anew (`made`)."""
        places: dict[str, None] = {}
        for number, found in enumerate(objects):
            if number not in made:
                self.losses.append((found.code, found.place))
            elif not found.ready:
                places[found.place] = None
        if places:
            self.losses.append((DRAWN, "; ".join(filter(None, places))[:PLACES_LETTERS]))
