"""Objects of an OpenDocument text that pandoc leaves behind: found, shown on a sheet, replaced."""

import copy
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from . import bounds
from .objects import (
    ALT_LETTERS,
    LOOSE_SHAPES,
    MARK,
    OBJECTS_AT_MOST,
    Found,
    Line,
    raster_kind,
    whereabouts,
)
from .tree import Element, name_of, parse, serialise

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, DRAW, OFFICE, CHART = (
    f"{{{OASIS}{name}:1.0}}" for name in ("text", "drawing", "office", "chart")
)
STYLE, SVG, FO = (
    f"{{{OASIS}{name}:1.0}}" for name in ("style", "svg-compatible", "xsl-fo-compatible")
)
TABLE = f"{{{OASIS}table:1.0}}table"
HREF = "{http://www.w3.org/1999/xlink}href"
CONTENT = "content.xml"
SIGNS = re.compile(rb"<draw:(?!frame|image|a[\s>]|contour)")
DRAWINGS = re.compile(rb'<draw:image\b[^>]*href="[^"]*\.(?:emf|wmf|svg|svm|emz|wmz|eps|pdf)"', re.I)
DESCRIBED = re.compile(rb"<svg:(?:desc|title)[\s>]")
SHAPES = {
    "g",
    "custom-shape",
    "rect",
    "circle",
    "ellipse",
    "polygon",
    "polyline",
    "path",
    "regular-polygon",
    "caption",
    "measure",
    "control",
}
LINES = {"line", "connector"}
FRAMES = {"rect"}  # without words, alone: decoration
CARRIERS = {"frame"} | SHAPES | LINES
LEFT_OUT = {"tracked-changes", "forms"}
BLOCKS = {TEXT + name for name in ("p", "h", "list", "section")} | {TABLE}
IN_LINE = {"picture", "equation"}
INSIDE = {"chart": "chart", "spreadsheet": "embedded", "text": "embedded", "math": ""}
ACTIVE = {
    "script",
    "execute-macro",
    "dde-source",
    "section-source",
    "dde-connection",
    "event-listeners",
}
OUTSIDE = re.compile(r"\w[\w+.-]*:|/|\.\./")
SHEET_STYLE = "ObjectMark"
SIDES = ("width", "height")


class Unit:
    """One object: the elements that make it up, and the paragraph they are in, if any."""

    def __init__(self, code: str, carriers: list[Element], host: Element | None) -> None:
        self.code, self.carriers, self.host = code, carriers, host


class TextPackage:
    """An OpenDocument text whose text boxes are laid out and whose objects are known."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.root = parse(archive.read(CONTENT))
        self.freed = self._free_boxes()
        self.units = list(self._units())[:OBJECTS_AT_MOST]
        self.found = self._found()

    def _free_boxes(self) -> bool:
        """Lay the paragraphs of text boxes out after the paragraph that holds the box."""
        boxes = [
            (carrier, host)
            for host, carriers in hosted(self.root)
            if host is not None and not is_loose_drawing(carriers)
            for carrier in carriers
            if self._code(carrier) == "textbox"
        ]
        for carrier, host in reversed(boxes):
            place = host
            for block in list(next(carrier.iter(DRAW + "text-box"), carrier)):
                if block.tag in BLOCKS:
                    place.addnext(block)
                    place = block
            take_out(carrier)
        return bool(boxes)

    def _units(self) -> Iterator[Unit]:
        for host, carriers in hosted(self.root):
            if is_loose_drawing(carriers):
                yield Unit("drawing", carriers, host)
                continue
            for carrier in carriers:
                code = self._code(carrier)
                if code and (code != "textbox" or host is None):
                    yield Unit("drawing" if code == "textbox" else code, [carrier], host)

    def _code(self, carrier: Element) -> str:
        """Return what an element is, as in `losses`; nothing for what pandoc can carry."""
        if name_of(carrier) in LINES:
            return ""
        if name_of(carrier) in SHAPES:
            is_alone = carrier.tag != DRAW + "g" and line_of(carrier)
            return "textbox" if is_alone else "" if name_of(carrier) in FRAMES else "drawing"
        inside = {name_of(part): part for part in carrier}
        if "object" in inside:
            return self._object_code(inside["object"])
        if "object-ole" in inside:
            return "embedded"
        if "text-box" in inside:
            pictured = any(name_of(part) in CARRIERS for part in inside["text-box"].iter())
            return "" if pictured or not line_of(carrier) else "textbox"
        if "image" in inside:
            images = self._images(carrier)  # pandoc takes the first
            return "picture" if images and not raster_kind(images[0]) else ""
        return ""

    def _object_code(self, part: Element) -> str:
        """Return what kind of document an object is; formulas pandoc reads itself."""
        data = self._read(posixpath.join(str(part.get(HREF, "")), CONTENT))
        if data is None:
            return "embedded"
        root = parse(data)
        names = [name_of(root), *(name_of(e) for body in root.iter(OFFICE + "body") for e in body)]
        return next((INSIDE[name] for name in names if name in INSIDE), "drawing")

    def _read(self, href: str) -> bytes | None:
        path = posixpath.normpath(href)
        return self.archive.read(path) if path in self.archive.NameToInfo else None

    def _images(self, carrier: Element) -> list[bytes]:
        """Return the pictures of an object that are in the file, best first."""
        images = carrier.iter(DRAW + "image")
        return [data for image in images if (data := self._read(str(image.get(HREF, ""))))]

    def _ready_in(self, carrier: Element) -> bytes:
        return next((data for data in self._images(carrier) if raster_kind(data)), b"")

    def _found(self) -> list[Found]:
        blocks = [*outside_objects(self.root, TEXT + "p", TEXT + "h")]
        lines = [Line(own_words(block), block.tag == TEXT + "h") for block in blocks]
        index = {block: number for number, block in enumerate(blocks)}
        found = []
        for unit in self.units:
            place = whereabouts(lines, index[unit.host]) if unit.host in index else ""
            ready = self._ready_in(unit.carriers[0]) if unit.code != "drawing" else b""
            words = words_of(unit) or self._title_of(unit)
            found.append(Found(unit.code, place, words[:ALT_LETTERS], ready))
        return found

    def _title_of(self, unit: Unit) -> str:
        """Return the title that is printed in a chart."""
        part = next(unit.carriers[0].iter(DRAW + "object"), None)
        data = (
            self._read(posixpath.join(str(part.get(HREF, "")), CONTENT))
            if part is not None
            else None
        )
        title = next(parse(data).iter(CHART + "title"), None) if data else None
        return line_of(title) if title is not None else ""

    def sheet(self) -> dict[str, bytes]:
        """Return the parts of a copy that shows every object without picture on its own page."""
        root = copy.deepcopy(self.root)
        text = next(root.iter(OFFICE + "text"))
        for block in list(text):
            text.remove(block)
        styles = next(root.iter(OFFICE + "automatic-styles"), None)
        if styles is None:
            styles = etree.Element(OFFICE + "automatic-styles")
            root.insert(0, styles)
        styles.append(mark_style())
        for number, (unit, found) in enumerate(zip(self.units, self.found, strict=True)):
            if found.is_to_be_drawn:
                mark = etree.SubElement(text, TEXT + "p")
                mark.set(TEXT + "style-name", SHEET_STYLE)
                mark.text = MARK.format(number)
                self._add_alone(etree.SubElement(text, TEXT + "p"), unit)
        parts = {name: self.archive.read(name) for name in self.archive.namelist()}
        parts[CONTENT] = serialise(root)
        return {
            name: inside_only(data) if name.endswith((CONTENT, "styles.xml")) else data
            for name, data in parts.items()
        }

    def _add_alone(self, line: Element, unit: Unit) -> None:
        """Put copies of an object into a paragraph; of embedded ones the picture alone."""
        for carrier in unit.carriers:
            alone = copy.deepcopy(carrier)
            alone.tail = None
            if len(unit.carriers) == 1:
                alone.set(TEXT + "anchor-type", "as-char")
            if unit.code == "embedded":
                for part in list(alone):
                    if name_of(part) in ("object", "object-ole"):
                        alone.remove(part)
            line.append(alone)

    def filled(self, pictures: Mapping[int, bytes]) -> dict[str, bytes]:
        """Return the changed parts of a copy with pictures in the place of objects.

        An object without a picture is taken out.
        """
        changed: dict[str, bytes] = {}
        for number, unit in enumerate(self.units):
            data = pictures.get(number)
            if data:
                name = f"Pictures/object{number}.{raster_kind(data)}"
                changed[name] = data
                put(unit, frame(name, unit.carriers[0], self.found[number].words))
            for carrier in unit.carriers:
                take_out(carrier)
        return changed | {CONTENT: serialise(self.root)}


def open_text(archive: zipfile.ZipFile) -> TextPackage | None:
    """Look into an OpenDocument text that passed `open_checked`; None where pandoc can carry all."""
    if archive.getinfo(CONTENT).file_size > bounds.TREE_MEGABYTES * bounds.MEGABYTE:
        return None
    content = archive.read(CONTENT)
    if not SIGNS.search(content) and not DRAWINGS.search(content):
        return None
    package = TextPackage(archive)
    return package if package.freed or package.units else None


def descriptions(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return what authors wrote for those who cannot see pictures, by the pictures' names."""
    content = archive.read(CONTENT)
    if not DESCRIBED.search(content) or len(content) > bounds.TREE_MEGABYTES * bounds.MEGABYTE:
        return {}
    return {
        str(image.get(HREF, "")): words
        for frame in parse(content).iter(DRAW + "frame")
        if (words := described(frame))
        for image in frame.iter(DRAW + "image")
    }


def hosted(root: Element) -> Iterator[tuple[Element | None, list[Element]]]:
    """Yield paragraphs that hold objects, with the outermost of these; None for those on pages."""
    hosts: dict[Element | None, list[Element]] = {}
    for carrier in outside_objects(root, *(DRAW + name for name in sorted(CARRIERS))):
        host = next(carrier.iterancestors(TEXT + "p", TEXT + "h"), None)
        hosts.setdefault(host, []).append(carrier)
    yield from hosts.items()


def outside_objects(root: Element, *tags: str) -> Iterator[Element]:
    """Yield elements with these tags in reading order, none from within objects or deletions."""
    waiting = list(root.iter(OFFICE + "text"))
    while waiting:
        element = waiting.pop()
        if element.tag in tags:
            yield element
        is_object = element.tag == DRAW + name_of(element) and name_of(element) in CARRIERS
        if not is_object and name_of(element) not in LEFT_OUT:
            waiting.extend(reversed(element))


def is_loose_drawing(carriers: list[Element]) -> bool:
    """Whether the shapes of a paragraph are parts of one drawing that nobody grouped."""
    shapes = [carrier for carrier in carriers if name_of(carrier) in SHAPES | LINES]
    return len(shapes) >= LOOSE_SHAPES and any(not line_of(shape) for shape in shapes)


def line_of(part: Element) -> str:
    """Return the words in an element on one line."""
    return " ".join("".join(str(piece) for piece in part.itertext()).split())


def words_of(unit: Unit) -> str:
    """Return words for those who cannot see it: those of the author, or those inside."""
    said = next(filter(None, map(described, unit.carriers)), "")
    return said or "; ".join(filter(None, map(line_of, unit.carriers)))


def described(carrier: Element) -> str:
    """Return an author's description of an object."""
    said = (carrier.findtext(SVG + tag) or "" for tag in ("desc", "title"))
    return next((" ".join(words.split()) for words in said if words.strip()), "")


def mark_style() -> Element:
    """Return the style of the marks: each begins a page, too small and pale to be seen."""
    style = etree.Element(STYLE + "style")
    style.set(STYLE + "name", SHEET_STYLE)
    style.set(STYLE + "family", "paragraph")
    etree.SubElement(style, STYLE + "paragraph-properties").set(FO + "break-before", "page")
    looks = etree.SubElement(style, STYLE + "text-properties")
    looks.set(FO + "color", "#ffffff")
    looks.set(FO + "font-size", "2pt")
    return style


def inside_only(data: bytes) -> bytes:
    """Return a part without what leads out of the file, and without anything that acts."""
    root = parse(data)
    for element in list(root.iter()):
        if OUTSIDE.match(str(element.get(HREF, ""))):
            del element.attrib[HREF]
        parent = element.getparent()
        if name_of(element) in ACTIVE and parent is not None:
            parent.remove(element)
    return serialise(root)


def frame(name: str, model: Element, words: str) -> Element:
    """Return a picture in the line, as large as what it stands for."""
    made = etree.Element(DRAW + "frame")
    made.set(TEXT + "anchor-type", "as-char")
    for side in SIDES:
        made.set(SVG + side, str(model.get(SVG + side) or "8cm"))
    image = etree.SubElement(made, DRAW + "image")
    image.set(HREF, name)
    if words:
        etree.SubElement(made, SVG + "desc").text = words
    return made


def put(unit: Unit, drawn: Element) -> None:
    """Put a picture into the place of an object; among words into a paragraph of its own."""
    carrier = unit.carriers[0]
    host = unit.host
    if host is not None and (unit.code in IN_LINE or not own_words(host)):
        carrier.addprevious(drawn)
        return
    line = etree.Element(TEXT + "p")
    line.append(drawn)
    (carrier if host is None else host).addnext(line)


def own_words(host: Element) -> str:
    """Return what a paragraph says outside its objects."""
    pieces: list[str] = []
    waiting = [host]
    while waiting:
        element = waiting.pop()
        if element is not host:
            pieces.append(element.tail or "")
        if name_of(element) not in CARRIERS:
            pieces.append(element.text or "")
            waiting.extend(reversed(element))
    return " ".join("".join(pieces).split())


def take_out(carrier: Element) -> None:
    """Remove an object; the words after it stay."""
    parent = carrier.getparent()
    if parent is None:
        return
    before = carrier.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (carrier.tail or "")
    else:
        parent.text = (parent.text or "") + (carrier.tail or "")
    parent.remove(carrier)
