"""Objects of a Word file that pandoc leaves behind: found, shown on a sheet, replaced by pictures.

Elements are told by their local names, because Word writes two families of namespaces.
"""

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
from .word_xml import (
    CARRIERS,
    DELETIONS,
    PAGE,
    WORD,
    Relations,
    inline,
    like,
    line_of,
    own_line,
    paragraph,
    picture,
    size_of,
    without_fields,
)

SIGNS = re.compile(rb"<(?:\w+:)?(?:drawing|pict|object|AlternateContent)[\s>]")
GROUPS = {"wpc", "wgp", "group", "lockedCanvas"}
SHAPES = {"wsp", "shape", "rect", "oval", "roundrect", "polyline", "curve", "arc", "line"}
PLAIN = ("line", "straightConnector", "rect", "roundRect")  # lines and frames, where alone
PLAIN_OLD = {"line", "rect", "roundrect"}
EQUATIONS = ("Equation", "MathType")
IN_LINE = {"equation", "picture"}  # those that stand where they stood, among words
BY_PICTURE = {"equation", "embedded", "picture"}  # those of which the file holds a picture
BOXES_IN_BOXES = 4
HEADING_STYLE = re.compile(
    rb'<w:style\b[^>]*w:styleId="([^"]+)"[^>]*>\s*<w:name w:val="(?:heading|Title)', re.I
)
SHEET_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:_rels/[^/]+|styles\.xml|fontTable\.xml|numbering\.xml"
    r"|(?:theme|charts|diagrams|drawings|media)/.*)"
)


class Unit:
    """One object: the elements that make it up, all in one paragraph."""

    def __init__(self, code: str, carriers: list[Element], host: Element) -> None:
        self.code = code
        self.carriers = carriers
        self.host = host


class WordPackage:
    """A Word file whose text boxes are laid out and whose objects are known."""

    def __init__(self, archive: zipfile.ZipFile, main: str) -> None:
        self.archive, self.main = archive, main
        self.root = parse(archive.read(main))
        self.relations = Relations(archive, main)
        self.freed = self._free_boxes()
        self.units = list(self._units())[:OBJECTS_AT_MOST]
        self.found = self._found()

    def _free_boxes(self) -> bool:
        """Lay the paragraphs of text boxes out after the paragraph that holds the box."""
        freed = False
        for _depth in range(BOXES_IN_BOXES):
            boxes = [
                (carrier, host)
                for host, carriers in hosted(self.root)
                if not is_loose_drawing(carriers)
                for carrier in carriers
                if self._code(carrier) == "textbox"
            ]
            for carrier, host in reversed(boxes):
                free(carrier, host)
            freed = freed or bool(boxes)
            if not boxes:
                break
        return freed

    def _units(self) -> Iterator[Unit]:
        for host, carriers in hosted(self.root):
            if is_loose_drawing(carriers):
                yield Unit("drawing", carriers, host)
                continue
            for carrier in carriers:
                code = self._code(carrier)
                if code and code != "textbox":
                    yield Unit(code, [carrier], host)

    def _code(self, carrier: Element) -> str:
        """Return what an element is, as in `losses`; nothing for what pandoc can carry."""
        part = shown(carrier)
        names = {name_of(element) for element in part.iter()}
        embedded = first(part, "OLEObject")
        if embedded is not None:
            is_equation = str(embedded.get("ProgID", "")).startswith(EQUATIONS)
            return "equation" if is_equation else "embedded"
        if "relIds" in names:
            return "diagram"
        if "chart" in names:
            return "chart"
        if names & GROUPS:
            return "drawing"
        if "txbxContent" in names:
            return "textbox" if line_of(part) or names & {"blip", "imagedata"} else ""
        if names & {"blip", "imagedata"}:
            return "" if self._is_plain_picture(part) else "picture"
        return "drawing" if names & SHAPES and not is_plain(part) else ""

    def _is_plain_picture(self, part: Element) -> bool:
        """Whether pandoc can carry it: it is linked, or made of pixels and not doubled as SVG."""
        data = self._picture_in(part)
        return data is None or (bool(raster_kind(data)) and first(part, "svgBlip") is None)

    def _picture_in(self, part: Element) -> bytes | None:
        """Return the first picture that an element shows from within the file."""
        for element in part.iter():
            if name_of(element) in ("blip", "imagedata"):
                data = self.relations.data(element)
                if data is not None:
                    return data
        return None

    def _found(self) -> list[Found]:
        blocks = [*outside_objects(self.root, WORD + "p")]
        index = {block: number for number, block in enumerate(blocks)}
        styles = "word/styles.xml"
        known = styles in self.archive.namelist()
        headings = {
            name.decode()
            for name in HEADING_STYLE.findall(self.archive.read(styles) if known else b"")
        }
        lines = [Line(own_line(block), style_of(block) in headings) for block in blocks]
        found = []
        for unit in self.units:
            place = whereabouts(lines, index[unit.host]) if unit.host in index else ""
            words = self._words(unit)
            found.append(Found(unit.code, place, words[:ALT_LETTERS], self._ready(unit)))
        return found

    def _ready(self, unit: Unit) -> bytes:
        """Return a picture made of pixels that the file has of an object."""
        if len(unit.carriers) > 1 or unit.code == "drawing":
            return b""
        for part in (unit.carriers[0], *unit.carriers[0].iterchildren()):
            data = self._picture_in(part)
            if data and raster_kind(data):
                return data
        return b""

    def _words(self, unit: Unit) -> str:
        """Return words for those who cannot see it: those of the author, or those inside."""
        for carrier in unit.carriers:
            for element in shown(carrier).iter():
                if name_of(element) in ("docPr", "cNvPr", "shape") and said(element):
                    return said(element)
        if unit.code == "chart":
            return self.relations.words(first(unit.carriers[0], "chart"), "id", inside="title")
        if unit.code == "diagram":
            return self.relations.words(first(unit.carriers[0], "relIds"), "dm")
        return "; ".join(filter(None, (line_of(shown(carrier)) for carrier in unit.carriers)))

    def sheet(self) -> dict[str, bytes]:
        """Return the parts of a copy that shows every object without picture on its own page."""
        body = like(self.root, WORD + "body")
        for number, (unit, found) in enumerate(zip(self.units, self.found, strict=True)):
            if found.is_to_be_drawn and (content := self._alone(unit)) is not None:
                body.append(paragraph(MARK.format(number), is_mark=True))
                body.append(content)
        body.append(etree.fromstring(PAGE))
        root = like(self.root, str(self.root.tag))
        root.append(body)
        parts = {
            name: self.relations.inside_only(name)
            if name.endswith(".rels")
            else self.archive.read(name)
            for name in self.archive.namelist()
            if SHEET_PARTS.fullmatch(name)
        }
        return parts | {self.main: serialise(root)}

    def _alone(self, unit: Unit) -> Element | None:
        """Return a paragraph with nothing but an object."""
        line = paragraph("")
        run = etree.SubElement(line, WORD + "r")
        if unit.code in BY_PICTURE:
            part = first(unit.carriers[0], "imagedata", "svgBlip", "blip")
            relation = self.relations.name(part) if part is not None else ""
            if not relation:
                return None
            run.append(picture(relation, size=size_of(unit.carriers[0])))
            return line
        for carrier in unit.carriers:
            alone = copy.deepcopy(carrier)
            alone.tail = None
            without_fields(alone)
            run.append(inline(alone) if len(unit.carriers) == 1 else alone)
        return line

    def filled(self, pictures: Mapping[int, bytes]) -> dict[str, bytes]:
        """Return the changed parts of a copy with pictures in the place of objects.

        An object without a picture is taken out.
        """
        changed: dict[str, bytes] = {}
        for number, unit in enumerate(self.units):
            data = pictures.get(number)
            if data:
                name = f"media/object{number}.{raster_kind(data)}"
                changed[posixpath.join(posixpath.dirname(self.main), name)] = data
                relation = self.relations.add(name)
                put(unit, picture(relation, words=self.found[number].words))
            for carrier in unit.carriers:
                take_out(carrier)
        return changed | {
            self.main: serialise(self.root),
            self.relations.part: self.relations.xml(),
        }


def open_word(archive: zipfile.ZipFile) -> WordPackage | None:
    """Look into a Word file that passed `open_checked`; None where pandoc can carry all of it."""
    main = "word/document.xml"
    if main not in archive.namelist():
        return None
    if archive.getinfo(main).file_size > bounds.TREE_MEGABYTES * bounds.MEGABYTE:
        return None
    if not SIGNS.search(archive.read(main)):
        return None
    package = WordPackage(archive, main)
    return package if package.freed or package.units else None


def hosted(root: Element) -> Iterator[tuple[Element, list[Element]]]:
    """Yield each paragraph that holds objects, with the outermost elements that carry them."""
    hosts: dict[Element, list[Element]] = {}
    for carrier in outside_objects(root, *CARRIERS):
        host = next(carrier.iterancestors(WORD + "p"), None)
        if host is not None:
            hosts.setdefault(host, []).append(carrier)
    yield from hosts.items()


def outside_objects(root: Element, *names: str) -> Iterator[Element]:
    """Yield elements of these names in reading order, none from within objects or deletions."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if name_of(element) in names or element.tag in names:
            yield element
        if name_of(element) not in CARRIERS | DELETIONS:
            waiting.extend(reversed(element))


def is_loose_drawing(carriers: list[Element]) -> bool:
    """Whether the shapes of a paragraph are parts of one drawing that nobody grouped."""
    parts = [{name_of(element) for element in shown(carrier).iter()} for carrier in carriers]
    shapes = [names for names in parts if names & SHAPES and "OLEObject" not in names]
    wordless = [names for names in shapes if not names & {"txbxContent", "imagedata", "blip"}]
    return len(shapes) >= LOOSE_SHAPES and bool(wordless) and len(shapes) == len(parts)


def shown(carrier: Element) -> Element:
    """Return what programs that know everything show: the first choice."""
    return next((part for part in carrier if name_of(part) == "Choice"), carrier)


def first(part: Element, *names: str) -> Element | None:
    """Return the first element inside that has one of the names, the first name going first."""
    for name in names:
        found = next((element for element in part.iter() if name_of(element) == name), None)
        if found is not None:
            return found
    return None


def is_plain(part: Element) -> bool:
    """Whether a shape without words is a mere line or frame, or the rule across a page."""
    shape = first(part, "prstGeom")
    if shape is not None:
        return str(shape.get("prst", "")).startswith(PLAIN)
    names = {name_of(element) for element in part.iter()} & SHAPES
    return names <= PLAIN_OLD


def said(element: Element) -> str:
    """Return an author's description of an object."""
    return next(
        (str(element.get(key)) for key in ("descr", "alt", "title") if element.get(key)), ""
    )


def style_of(block: Element) -> str:
    style = block.find(f"{WORD}pPr/{WORD}pStyle")
    return str(style.get(WORD + "val", "")) if style is not None else ""


def free(carrier: Element, host: Element) -> None:
    """Lay what is in a text box out after its paragraph, and take the box out."""
    place = host
    box = first(shown(carrier), "txbxContent")
    for block in list(box) if box is not None else ():
        place.addnext(block)
        place = block
    take_out(carrier)


def put(unit: Unit, drawn: Element) -> None:
    """Put a picture into the place of an object; among words into a paragraph of its own."""
    if unit.code in IN_LINE or not own_line(unit.host):
        unit.carriers[0].addprevious(drawn)
        return
    own = paragraph("")
    etree.SubElement(own, WORD + "r").append(drawn)
    unit.host.addnext(own)


def take_out(carrier: Element) -> None:
    parent = carrier.getparent()
    if parent is not None:
        parent.remove(carrier)
