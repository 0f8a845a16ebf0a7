"""What every renderer asks of a canonical JATS tree: parse it safely, name, text, addresses."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from lxml import etree

DEEPEST = 40  # levels of nesting that renderers follow; below, only the text is kept
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
SPACES = re.compile(r"[ \t\r\n]+")
SAFE_NAME = re.compile(r"[\w][\w.\-]{0,200}")
URI = "%/?#:@!$&'()*+,;=~"  # what may stand in an address beside letters, digits and -._
DOI = re.compile(r"10\.\d{4,9}/\S+")

Element = etree._Element


def parse(tree: bytes) -> Element:
    """Return the root of a JATS tree; no entity is resolved and nothing is fetched.

    Comments and processing instructions vanish; what is nested too deeply becomes its text.
    Raises `ValueError` when the bytes are not XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(tree, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not XML: {error}") from error
    _drop_entities(root)
    _flatten(root)
    return root


def _drop_entities(root: Element) -> None:
    """Remove references to entities, which the parser left unresolved."""
    for entity in list(root.iter(etree.Entity)):
        parent = entity.getparent()
        if parent is not None:
            add_text(parent, entity.tail or "", before=entity)
            parent.remove(entity)


def _flatten(root: Element) -> None:
    """Replace whatever lies deeper than `DEEPEST` levels by its text."""
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
    for element in level:
        text = all_text(element)
        for child in list(element):
            element.remove(child)
        element.text = text


def add_text(parent: Element, text: str | None, *, before: Element | None = None) -> None:
    """Append text to an element as it stands, or just before one of its children."""
    if not text:
        return
    # not len(parent): lxml counts the children each time, which made long paragraphs endless
    children = parent.iterchildren(reversed=True)
    last = before.getprevious() if before is not None else next(children, None)
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def name(element: Element) -> str:
    """Return the local name of an element."""
    return element.tag.rpartition("}")[2]


def child(element: Element, wanted: str) -> Element | None:
    """Return the first child with that local name."""
    return next((each for each in element if name(each) == wanted), None)


def children(element: Element, *wanted: str) -> list[Element]:
    """Return the children with one of these local names."""
    return [each for each in element if name(each) in wanted]


def descendants(element: Element, wanted: str) -> Iterator[Element]:
    """Walk everything below with that local name, in document order."""
    return (each for each in element.iter() if name(each) == wanted and each is not element)


def all_text(element: Element) -> str:
    """Return all text of an element as it stands."""
    return "".join(str(text) for text in element.itertext())


def plain(element: Element | None) -> str:
    """Return the text of an element on one line, without footnotes and TeX sources."""
    if element is None:
        return ""
    return SPACES.sub(" ", "".join(_words(element))).strip()


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for each in element:
        if name(each) not in ("fn", "tex-math", "annotation", "annotation-xml"):
            yield from _words(each)
        yield each.tail or ""


def language(element: Element) -> str:
    """Return the two or three letters of an element's own `xml:lang`, or nothing."""
    code = (element.get(f"{XML}lang") or "").split("-")[0].lower()
    return code if re.fullmatch(r"[a-z]{2,3}", code) else ""


def address(text: str | None) -> str | None:
    """Return a link that may be followed: http, https, mailto or a DOI; anything else is None."""
    text = (text or "").strip()
    bare = re.sub(r"^(doi:\s*|https?://(dx\.)?doi\.org/)", "", text, flags=re.I)
    if DOI.fullmatch(bare):
        return f"https://doi.org/{quote(bare, safe=URI)}"
    if any(ord(letter) < 33 for letter in text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if parts.scheme.lower() in ("http", "https"):
        return quote(text, safe=URI) if parts.hostname else None
    mailto = parts.scheme.lower() == "mailto" and "@" in parts.path
    return quote(text, safe=URI) if mailto else None


def link_of(element: Element) -> str | None:
    """Return where an `ext-link`, `uri` or `email` leads, if it may be followed."""
    target = element.get(f"{XLINK}href") or plain(element)
    if name(element) == "email" and not target.lower().startswith("mailto:"):
        target = f"mailto:{target}"
    return address(target)


def image_name(element: Element) -> str | None:
    """Return the file name of a `graphic`; a name with a folder or an address in it is refused."""
    href = (element.get(f"{XLINK}href") or "").strip()
    return href if SAFE_NAME.fullmatch(href) else None


def words_for(element: Element, caption: Element | None = None) -> str:
    """Return what an image shows, in words: its alternative text, else the caption, else ''."""
    parent = element.getparent()
    for place in (element, parent):
        if place is not None:
            for wanted in ("alt-text", "long-desc"):
                text = plain(child(place, wanted))
                if text:
                    return text
    return plain(caption)
