"""Pieces of WordprocessingML: relations of a part, paragraphs, pictures, sizes."""

import posixpath
import re
import zipfile
from collections.abc import Set
from urllib.parse import unquote

from lxml import etree

from .tree import Element, name_of, parse, serialise

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
IMAGE = OFFICE + "/image"
CARRIERS = {"AlternateContent", "drawing", "pict", "object"}
DELETIONS = {"del", "moveFrom"}
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
EMU_PER_POINT = 12_700
USUAL_SIZE = (3_600_000, 2_400_000)  # 10 by 6.7 cm, in EMU
LARGEST_SIDE = 18_000_000  # 50 cm
LENGTH = re.compile(r"(width|height)\s*:\s*([\d.]+)\s*(pt|in|cm|mm|px)?")
POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, None: 1.0}
INLINE_PARTS = ("extent", "effectExtent", "docPr", "cNvGraphicFramePr", "graphic")
# a page of 55 cm, so that what is wider than a paper still fits
PAGE = (
    f'<w:sectPr xmlns:w="{WORD[1:-1]}"><w:pgSz w:w="31180" w:h="31180"/><w:pgMar w:top="567" '
    'w:right="567" w:bottom="567" w:left="567" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
)
# relations that a sheet of objects needs; nothing that is linked, embedded or a program
KEPT = {
    "officeDocument",
    "styles",
    "fontTable",
    "numbering",
    "theme",
    "image",
    "chart",
    "chartEx",
    "chartStyle",
    "chartColorStyle",
    "chartUserShapes",
    "themeOverride",
    "diagramData",
    "diagramLayout",
    "diagramQuickStyle",
    "diagramColors",
    "diagramDrawing",
}
PICTURE = """<w:drawing xmlns:w="{word}" xmlns:wp="{draw}/wordprocessingDrawing" xmlns:r="{office}">
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>
<wp:docPr id="{number}" name="Object"/><a:graphic xmlns:a="{draw_main}">
<a:graphicData uri="{draw_picture}"><pic:pic xmlns:pic="{draw_picture}"><pic:nvPicPr>
<pic:cNvPr id="{number}" name="Object"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>
<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>
<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>
</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"""
DRAW = "http://schemas.openxmlformats.org/drawingml/2006"


class Relations:
    """What a part of the package names by ids: other parts, and places outside."""

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        self.archive = archive
        self.folder = posixpath.dirname(part)
        self.part = posixpath.join(self.folder, "_rels", posixpath.basename(part) + ".rels")
        known = self.part in archive.namelist()
        self.root = parse(archive.read(self.part)) if known else etree.Element(f"{RELATION}s")
        self.targets = {
            str(relation.get("Id")): str(relation.get("Target", ""))
            for relation in self.root.iter(RELATION)
            if relation.get("TargetMode") != "External"
        }

    def name(self, element: Element, *keys: str) -> str:
        """Return the id by which an element names a part, where that part is in the package."""
        for key, value in element.attrib.items():
            local = etree.QName(key).localname
            if local in (keys or ("embed", "id")) and self._path(str(value)):
                return str(value)
        return ""

    def data(self, element: Element, *keys: str) -> bytes | None:
        """Return the bytes of the part that an element names."""
        path = self._path(self.name(element, *keys))
        return self.archive.read(path) if path else None

    def _path(self, name: str) -> str:
        target = unquote(self.targets.get(name, ""))
        path = posixpath.normpath(posixpath.join("/", self.folder, target))[1:]
        return path if target and path in self.archive.NameToInfo else ""

    def words(self, element: Element | None, *keys: str, inside: str = "") -> str:
        """Return what is written in the part that an element names, or in one kind of its parts."""
        data = self.data(element, *keys) if element is not None else None
        if not data:
            return ""
        root = parse(data)
        parts = [e for e in root.iter() if name_of(e) == inside][:1] if inside else [root]
        texts = [str(e.text) for part in parts for e in part.iter() if name_of(e) == "t" and e.text]
        return "; ".join(" ".join(text.split()) for text in texts if text.strip())

    def add(self, target: str) -> str:
        """Name a picture that is added; return its id."""
        name = f"rIdObject{len(self.targets)}"
        self.targets[name] = target
        etree.SubElement(self.root, RELATION, Id=name, Type=IMAGE, Target=target)
        return name

    def xml(self) -> bytes:
        return serialise(self.root)

    def inside_only(self, part: str) -> bytes:
        """Return another part's relations without those that lead outside or to what is embedded."""
        root = parse(self.archive.read(part))
        for relation in list(root):
            kind = str(relation.get("Type", "")).rpartition("/")[2]
            if relation.get("TargetMode") == "External" or kind not in KEPT:
                root.remove(relation)
        return serialise(root)


def like(model: Element, tag: str) -> Element:
    """Return an empty element that knows the same namespaces by the same short names.

    Attributes come along where the name is the same: they say what older programs may ignore.
    """
    known = {prefix: uri for prefix, uri in model.nsmap.items() if prefix is not None}
    element = etree.Element(tag, nsmap=known)
    if tag == model.tag:
        element.attrib.update(model.attrib)
    return element


def line_of(part: Element) -> str:
    """Return the words in a paragraph or object on one line, those of fallbacks left out."""
    return _line(part, DELETIONS | {"Fallback"})


def own_line(block: Element) -> str:
    """Return the words of a paragraph outside its objects."""
    return _line(block, DELETIONS | CARRIERS)


def _line(part: Element, left_out: Set[str]) -> str:
    pieces: list[str] = []
    waiting = [part]
    while waiting:
        element = waiting.pop()
        name = name_of(element)
        if name == "t":
            pieces.append(element.text or "")
        elif name in ("tab", "br", "cr", "p"):
            pieces.append(" ")
        if name not in left_out:
            waiting.extend(reversed(element))
    return " ".join("".join(pieces).split())


def paragraph(text: str, *, is_mark: bool = False) -> Element:
    """Return a paragraph; a mark begins a page and is too small and pale to be seen."""
    line = etree.Element(WORD + "p")
    if not text:
        return line
    if is_mark:
        etree.SubElement(etree.SubElement(line, WORD + "pPr"), WORD + "pageBreakBefore")
    run = etree.SubElement(line, WORD + "r")
    if is_mark:
        looks = etree.SubElement(run, WORD + "rPr")
        etree.SubElement(looks, WORD + "color").set(WORD + "val", "FFFFFF")
        etree.SubElement(looks, WORD + "sz").set(WORD + "val", "2")
    etree.SubElement(run, WORD + "t").text = text
    return line


def picture(relation: str, *, size: tuple[int, int] = USUAL_SIZE, words: str = "") -> Element:
    """Return a picture in the line, for a run."""
    drawn = etree.fromstring(
        PICTURE.format(
            word=WORD[1:-1],
            draw=DRAW,
            draw_main=DRAW + "/main",
            draw_picture=DRAW + "/picture",
            office=OFFICE,
            relation=relation,
            number=9000 + int(re.sub(r"\D", "", relation) or 0) % 1000,
            width=size[0],
            height=size[1],
        )
    )
    for part in drawn.iter():
        part.tail = None if not (part.tail or "").strip() else part.tail
        if name_of(part) == "docPr" and words:
            part.set("descr", words)
    return drawn


def size_of(carrier: Element) -> tuple[int, int]:
    """Return width and height of an object in EMU."""
    for element in carrier.iter():
        if name_of(element) == "extent":
            return _bounded(float(element.get("cx") or 0), float(element.get("cy") or 0))
        lengths = {
            name: float(number) * POINTS[unit or None]
            for name, number, unit in LENGTH.findall(str(element.get("style") or ""))
        }
        if len(lengths) == 2:
            return _bounded(lengths["width"] * EMU_PER_POINT, lengths["height"] * EMU_PER_POINT)
    return USUAL_SIZE


def _bounded(width: float, height: float) -> tuple[int, int]:
    """Return the same form, no side longer than the page of a sheet."""
    if not (0 < width < 1e12 and 0 < height < 1e12):
        return USUAL_SIZE
    scale = min(1.0, LARGEST_SIDE / max(width, height))
    return int(width * scale), int(height * scale)


def inline(carrier: Element) -> Element:
    """Return a floating object as one that stands in the line."""
    for anchor in [element for element in carrier.iter() if name_of(element) == "anchor"]:
        place = like(anchor, str(anchor.tag).replace("anchor", "inline"))
        for part in list(anchor):
            if name_of(part) in INLINE_PARTS:
                place.append(part)
        anchor.addprevious(place)
        parent = anchor.getparent()
        if parent is not None:
            parent.remove(anchor)
    return carrier


def without_fields(part: Element) -> None:
    """Take instructions out of a piece of a document: those that include files most of all."""
    for element in [e for e in part.iter() if name_of(e) in ("instrText", "fldSimple", "altChunk")]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
