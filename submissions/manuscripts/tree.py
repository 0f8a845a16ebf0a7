"""The canonical tree: JATS as lxml elements, and the few ways everybody here walks it."""

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from . import bounds
from .refusals import Refusal

Element = etree._Element

XLINK = "http://www.w3.org/1999/xlink"
MATHML = "http://www.w3.org/1998/Math/MathML"
HREF = f"{{{XLINK}}}href"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LEVEL = "level"  # the depth of a heading while the body is a flat list; never in a finished tree
ANCHORS = ("named-content", "styled-content", "target")
ALIASES = (
    "aliases"  # old ids that lead to this block while a tree is built; never in a finished tree
)
WORD = re.compile(r"\w+")


def parse(data: bytes) -> Element:
    """Read XML with no entity, no DTD, no network; `Refusal` when it is broken or huge."""
    if len(data) > bounds.TREE_MEGABYTES * bounds.MEGABYTE:
        raise Refusal("too_much")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refusal("unreadable") from error


def serialise(root: Element) -> bytes:
    """UTF-8 with an XML declaration and no DOCTYPE."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def make(tag: str, text: str | None = None, **attributes: str) -> Element:
    """An element with text and attributes (`_` in a name stands for `-`)."""
    element = etree.Element(
        tag, {key.replace("_", "-"): value for key, value in attributes.items()}
    )
    element.text = text
    return element


def child(parent: Element, tag: str) -> Element:
    """The child of that name, made when it is missing."""
    found = parent.find(tag)
    return etree.SubElement(parent, tag) if found is None else found


def name_of(element: Element) -> str:
    """Local name; empty for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def text_of(element: Element) -> str:
    """All text in reading order, lines kept, the TeX twin of a formula and note marks left out."""
    return "".join(_texts(element)).strip()


def _texts(element: Element) -> Iterator[str]:
    tag = name_of(element)
    if tag in ("tex-math", "alt-text", "") or element.get("ref-type") == "fn":
        return
    yield element.text or ""
    for part in element:
        yield from _texts(part)
        yield part.tail or ""


def letters_of(element: Element) -> str:
    """Every character inside an element, whatever it stands for."""
    return "".join(str(piece) for piece in element.itertext())


def line_of(element: Element) -> str:
    """Text on one line, single spaces."""
    return " ".join(text_of(element).split())


def normal(text: str) -> str:
    """Letters and digits only, small: what two spellings of the same words share."""
    return " ".join(WORD.findall(text.casefold()))


def drop(element: Element) -> None:
    """Remove an element; the text that follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    _join(element, parent, element.tail or "")
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Remove an element's tags; what is inside stays."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    _join(element, parent, element.text or "")
    parts = list(element)
    for offset, part in enumerate(parts):
        parent.insert(place + offset, part)
    if parts:
        parts[-1].tail = (parts[-1].tail or "") + (element.tail or "")
    else:
        _join(element, parent, element.tail or "")
    parent.remove(element)


def _join(element: Element, parent: Element, text: str) -> None:
    """Add text just before an element."""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def drop_start(element: Element, characters: int) -> None:
    """Remove that many characters from the start of an element's text, through its parts."""
    own = element.text or ""
    element.text = own[characters:]
    characters -= len(own)
    for part in list(element):
        if characters <= 0:
            return
        inside = len(letters_of(part))
        drop_start(part, characters)
        characters -= inside
        tail = part.tail or ""
        if characters > 0:
            part.tail = tail[characters:]
            characters -= len(tail)


def move_content(source: Element, target: Element) -> None:
    """Move text and parts of one element to the end of another."""
    if len(target):
        target[-1].tail = (target[-1].tail or "") + (source.text or "")
    else:
        target.text = (target.text or "") + (source.text or "")
    source.text = None
    target.extend(list(source))


def replace_in_text(
    element: Element,
    pattern: re.Pattern[str],
    build: Callable[[re.Match[str]], Element | None],
    skip: Iterable[str] = (),
) -> None:
    """Put elements in place of what `pattern` finds in text; where `build` gives None, text stays.

    Text inside elements named in `skip` is left alone.
    """
    skipped = set(skip)
    nodes = [node for node in element.iter() if not _within(node, element, skipped)]
    for node in nodes:
        if node is not element:
            _replace(node, "tail", pattern, build)
        if name_of(node) not in skipped:
            _replace(node, "text", pattern, build)


def _within(node: Element, top: Element, names: set[str]) -> bool:
    """Whether an element above this one, up to `top`, has one of the names."""
    while node is not top:
        parent = node.getparent()
        if parent is None:
            return False
        node = parent
        if name_of(node) in names:
            return True
    return not isinstance(node.tag, str)


def _replace(
    node: Element,
    side: str,
    pattern: re.Pattern[str],
    build: Callable[[re.Match[str]], Element | None],
) -> None:
    """Replace in one piece of text: `text` (before the first part) or `tail` (after the end)."""
    text = getattr(node, side) or ""
    pieces = [
        (match, built) for match in pattern.finditer(text) if (built := build(match)) is not None
    ]
    if not pieces:
        return
    parent = node if side == "text" else node.getparent()
    if parent is None:
        return
    setattr(node, side, text[: pieces[0][0].start()])
    place = 0 if side == "text" else parent.index(node) + 1
    for number, (match, built) in enumerate(pieces):
        end = pieces[number + 1][0].start() if number + 1 < len(pieces) else len(text)
        built.tail = text[match.end() : end]
        parent.insert(place + number, built)


def flatten(body: Element) -> list[Element]:
    """Blocks in reading order; each heading is a `title` that carries its depth in LEVEL."""
    blocks: list[Element] = []
    _flatten(body, 0, blocks)
    return blocks


def _flatten(container: Element, level: int, blocks: list[Element]) -> None:
    for block in list(container):
        block.tail = None
        if name_of(block) == "sec":
            _flatten(block, level + 1, blocks)
        elif name_of(block) == "title":
            block.set(LEVEL, str(level))
            if identifier := container.get("id"):
                block.set("id", identifier)
            blocks.append(block)
        elif name_of(block):
            blocks.append(block)


def nest(body: Element, blocks: Iterable[Element]) -> None:
    """Fill the body anew from flat blocks; depths never jump by more than one."""
    for old in list(body):
        body.remove(old)
    open_sections: list[tuple[int, Element]] = [(0, body)]
    for block in blocks:
        if name_of(block) != "title":
            open_sections[-1][1].append(block)
            continue
        level = int(block.attrib.pop(LEVEL))
        while open_sections[-1][0] >= level:
            open_sections.pop()
        section = etree.SubElement(open_sections[-1][1], "sec")
        if "id" in block.attrib:
            section.set("id", str(block.attrib.pop("id")))
        section.append(block)
        open_sections.append((level, section))
