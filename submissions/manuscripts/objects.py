"""What pandoc leaves behind in Word and OpenDocument files, found in the package itself.

Text boxes are laid out as paragraphs. Everything that is drawn (charts, diagrams, drawings, old
equations, embedded sheets, pictures of kinds that browsers cannot show) becomes a picture in a copy of
the file, which pandoc then reads as if the author had put the picture in. Runs inside the sandbox.
"""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from .captions import caption_of

OBJECTS_AT_MOST = 60
LOOSE_SHAPES = 3  # so many in one paragraph, some without words, are one drawing
PLACE_LETTERS = 90
ALT_LETTERS = 300
RASTER = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
}
MARKED = "filled"  # the name, without ending, of the copy with pictures in the place of objects
SHEET = (
    "objects"  # the name, without ending, of the file that shows every object on a page of its own
)
MARK = "zzobject{}zz"  # what stands, in white, above each object in that file


@dataclass(frozen=True)
class Line:
    """The words of a paragraph, for saying where something stands."""

    words: str
    is_heading: bool


@dataclass
class Found:
    """One object: `code` as in `losses`, where it stands, words for those who cannot see it.

    `ready` is a picture of it that the file itself has, in a kind that can be shown.
    """

    code: str
    place: str
    words: str = ""
    ready: bytes = field(default=b"", repr=False)

    @property
    def is_to_be_drawn(self) -> bool:
        """Whether LibreOffice shows it better than what is ready: small stand-ins of vector pictures."""
        return not self.ready or self.code == "picture"


class Package(Protocol):
    """A file whose objects are known."""

    found: list[Found]
    freed: bool  # whether text was let out of boxes

    def sheet(self) -> dict[str, bytes]:
        """Return the changed parts of a copy that shows every object on a page of its own."""
        ...

    def filled(self, pictures: Mapping[int, bytes]) -> dict[str, bytes]:
        """Return the changed parts of a copy with pictures (PNG) in the place of objects.

        An object without a picture is taken out.
        """
        ...


def write_copy(archive: zipfile.ZipFile, changed: Mapping[str, bytes], target: Path) -> None:
    """Write a copy of a package with some parts changed or added."""
    write_parts({name: archive.read(name) for name in archive.namelist()} | dict(changed), target)


def write_parts(parts: Mapping[str, bytes], target: Path) -> None:
    """Write a package of these parts."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name, data in parts.items():
            new.writestr(name, data)


def raster_kind(data: bytes) -> str:
    """Return the kind of a picture made of pixels; nothing for all others."""
    return next((kind for start, kind in RASTER.items() if data.startswith(start)), "")


def whereabouts(lines: Sequence[Line], at: int) -> str:
    """Say where the line of that number stands: by its caption, or by the words before it."""
    own = lines[at].words
    after = next((line.words for line in lines[at + 1 : at + 4] if line.words), "")
    before = next((line.words for line in reversed(lines[max(0, at - 6) : at]) if line.words), "")
    near_by = (own, after) if own else (after, before)
    caption = next((line for line in near_by if caption_of(line)), "")
    if caption:
        return shortened(caption)
    heading = next((line.words for line in reversed(lines[:at]) if line.is_heading), "")
    near = own or before
    return ": ".join(shortened(part) for part in dict.fromkeys((heading, near)) if part)


def shortened(text: str) -> str:
    """Return the beginning of a line, cut at a word."""
    text = " ".join(text.split())
    if len(text) <= PLACE_LETTERS:
        return text
    return text[:PLACE_LETTERS].rpartition(" ")[0] + " …"
