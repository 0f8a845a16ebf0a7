"""What is to be done with a Word or OpenDocument file before and beside pandoc.

Runs inside the sandbox: the file's parts are looked at, its objects drawn or reported.
"""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from .archives import open_checked
from .deferred import Deferred
from .hints import NONE, read_hints
from .kinds import Kind
from .losses import losses_in_archive
from .objects import MARKED, SHEET, Package, write_copy, write_parts
from .prepared import Picture, Prepared
from .text_objects import descriptions, open_text
from .word_objects import open_word

pictures = Deferred("pictures")  # most papers have none, and Pillow is slow to load
OPENERS: dict[Kind, Callable[[zipfile.ZipFile], Package | None]] = {
    Kind.DOCX: open_word,
    Kind.ODT: open_text,
}
MEDIA = ("word/media/", "Pictures/")
FONT_PARTS = ("word/fontTable.xml", "content.xml", "styles.xml")
FONT = re.compile(rb'<(?:w:font w|style:font-face style):name="([^"<]{1,80})"')
FONTS_AT_MOST = 100


def prepare(source: Path, kind: Kind, *, can_draw: bool, drawn: Mapping[str, str]) -> Prepared:
    """Look at every object of a file and put pictures into the place of those that can be drawn.

    `drawn` are the files that `sheets.cut` made, by the objects' numbers.
    """
    with open_checked(source.read_bytes()) as archive:
        prepared = Prepared(source, losses=[(code, "") for code in losses_in_archive(archive)])
        prepared.fonts = fonts_of(archive)
        prepared.hints = read_hints(archive) if kind == Kind.DOCX else NONE
        package = OPENERS[kind](archive)
        if package is None:
            names = [name for name in archive.namelist() if name.startswith(MEDIA)]
            prepared.ahead = _redrawn(archive, names)
        elif can_draw and any(found.is_to_be_drawn for found in package.found):
            prepared.sheet = f"{SHEET}.{kind.value}"
            write_parts(package.sheet(), Path(prepared.sheet))
        else:
            _fill(archive, package, prepared, drawn)
    if kind == Kind.ODT and not prepared.sheet:
        with zipfile.ZipFile(prepared.source) as archive:
            prepared.words = descriptions(archive)
    return prepared


def _redrawn(archive: zipfile.ZipFile, names: list[str]) -> dict[bytes, Picture]:
    """Draw pictures anew while pandoc reads; most papers have none, and Pillow is slow to load."""
    if not names:
        return {}
    drawn: dict[bytes, Picture] = pictures.redraw_ahead(map(archive.read, names))
    return drawn


def fonts_of(archive: zipfile.ZipFile) -> list[str]:
    """Return the names of the fonts that a file says it uses."""
    known = [part for part in FONT_PARTS if part in archive.NameToInfo]
    names = {name for part in known for name in FONT.findall(archive.read(part))}
    return sorted(name.decode(errors="replace") for name in names)[:FONTS_AT_MOST]


def _fill(
    archive: zipfile.ZipFile, package: Package, prepared: Prepared, drawn: Mapping[str, str]
) -> None:
    """Write the copy with pictures, and list what has none."""
    made = {number: found.ready for number, found in enumerate(package.found) if found.ready}
    made |= {int(number): Path(name).read_bytes() for number, name in drawn.items()}
    prepared.source, prepared.is_changed = prepared.source.with_stem(MARKED), True
    write_copy(archive, package.filled(made), prepared.source)
    if package.freed:
        prepared.losses.append(("textbox", ""))
    prepared.list_objects(package.found, made)
