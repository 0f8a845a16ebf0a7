"""One XML part of an office file: who wrote it, when, where it lay, and names in its text."""

import re

from lxml import etree

from ..masking import BREAKS, MARK, Gap, Piece, Stretch, mask
from ..refusals import Refusal
from ..seeking import Hit, Seeker, short
from ..seeking.links import DRIVE, FOLDER
from ..tree import Element, drop, name_of

WRITERS = frozenset(
    [
        "author",
        "initials",
        "userId",
        "providerId",
        "lastModifiedBy",
        "userName",
        "refreshedBy",
        "clrIdx",
        "displayName",
    ]
)
MOMENTS = frozenset(
    [
        "dateUtc",
        "paraId",
        "textId",
        "paraIdParent",
        "durableId",
        "anchorId",
        "editId",
        "refreshedDate",
        "uid",
        "rsid",
        "paragraph-rsid",
        "dt",
        "creation-date",
    ]
)
GONE = frozenset(
    [
        "rsids",
        "attachedTemplate",
        "docVars",
        "docId",
        "writeProtection",
        "mailMerge",
        "absPath",
        "fileSharing",
        "customWorkbookViews",
        "revisionPtr",
        "dataBinding",
        "saveThroughXslt",
        "creationId",
        "modifyVerifier",
        "documentProtection",
        "scripts",
    ]
)
EMPTIED = frozenset(
    [
        "creator",
        "date",
        "creator-initials",
        "author-name",
        "author-initials",
        "initial-creator",
        "sender-firstname",
        "sender-lastname",
        "sender-initials",
        "sender-title",
        "sender-position",
        "sender-email",
        "sender-company",
        "sender-street",
        "sender-city",
        "sender-country",
        "sender-phone-work",
        "sender-phone-private",
        "file-name",
        "template-name",
        "printed-by",
        "user-defined",
        "date-string",
    ]
)
PARAGRAPHS = frozenset(("p", "h", "si", "is", "rich", "text-box", "title", "desc", "v"))
TEXTS = frozenset(("t", "delText", "v", "author"))
OPENDOCUMENT = "urn:oasis:names:tc:opendocument"
TELLING_FIELD = re.compile(
    r"^\s*(?:AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS|FILENAME|DOCPROPERTY|DOCVARIABLE|"
    r"TEMPLATE|INFO|INCLUDETEXT|INCLUDEPICTURE|LINK|MANAGER|COMPANY)\b",
    re.I,
)
SETTINGS = re.compile(r"Printer|Rsid|User|Redline|Password|DocumentId|CurrentDatabase", re.I)
LETTERS = re.compile(r"[^\W\d_]{3}")
STRICT = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class Markup:
    """Cleans the XML parts of one file; the same value gets the same stand-in in all of them."""

    def __init__(
        self,
        seeker: Seeker | None,
        renamed: dict[str, str],
        taken: list[dict[str, str]],
        *,
        also_probable: bool,
    ) -> None:
        self.seeker, self.taken, self.also_probable = seeker, taken, also_probable
        self.renamed = {
            old.rpartition("/")[2]: new.rpartition("/")[2] for old, new in renamed.items()
        }
        self.stand_ins: dict[str, str] = {}

    def parsed(self, data: bytes) -> Element | None:
        """Read a part; None for an empty one. Raises Refusal for a broken one."""
        if not data.strip():
            return None
        try:
            return etree.fromstring(data, STRICT)
        except etree.XMLSyntaxError as error:
            raise Refusal("unreadable") from error

    def learn(self, parts: dict[str, bytes]) -> None:
        """Let the seeker know which names are everyday words of this document."""
        if self.seeker:
            self.seeker.learn(
                data[:400_000].decode("utf-8", "ignore")
                for name, data in parts.items()
                if name.endswith(("document.xml", "content.xml", "sharedStrings.xml"))
            )

    def clean(self, name: str, root: Element) -> None:
        """Clean a part in place."""
        for element in list(root.iter()):
            if not isinstance(element.tag, str):
                drop(element)
                continue
            self._element(element)
        fields(root)
        if self.seeker:
            for stretch in stretches_of(root):
                self._text(name, stretch)

    def address(self, target: str) -> str:
        """Return where a link to the outside may lead: nowhere, where it tells who wrote this."""
        if (
            DRIVE.search(target)
            or FOLDER.search(target)
            or re.match(r"file:|\\\\|[A-Za-z]:[\\/]", target)
        ):
            return "about:blank"
        if target.startswith("mailto:") or (self.seeker and self.seeker.in_name(target)):
            return "about:blank"
        return target

    def _element(self, element: Element) -> None:
        tag = name_of(element)
        settings = next((str(v) for k, v in element.attrib.items() if str(k).endswith("}name")), "")
        if (tag in GONE and element.getparent() is not None) or (
            tag == "config-item" and SETTINGS.search(settings)
        ):
            drop(element)
            return
        if tag in EMPTIED and element.text:
            element.text = ""
        if tag == "author" and not len(element):
            element.text = "Author"
        for key, value in list(element.attrib.items()):
            self._attribute(element, tag, str(key), str(value))

    def _attribute(self, element: Element, tag: str, key: str, value: str) -> None:
        space, _brace, name = key.rpartition("}")
        if (
            name in MOMENTS
            or name.startswith("rsid")
            or (name == "date" and "wordprocessingml" in space)
        ):
            del element.attrib[key]
        elif (name in WRITERS and value) or (tag == "cmAuthor" and name == "name"):
            element.set(key, "A" if name == "initials" else "Author")
        elif name in ("docname", "export-filename"):
            del element.attrib[key]
        elif name == "href" and not value.startswith("#"):
            element.set(key, self._inside(value) or self.address(value))
        elif LETTERS.search(value) and "relationships" not in space:
            element.set(key, self._value(value))

    def _inside(self, value: str) -> str:
        """The new name of a part of this file that a link means, or ""."""
        folder, _slash, name = value.rpartition("/")
        return f"{folder}/{self.renamed[name]}" if name in self.renamed else ""

    def _value(self, value: str) -> str:
        """An attribute's value without names; one word gets the same stand-in everywhere."""
        if value not in self.stand_ins:
            self.stand_ins[value] = self._stand_in(value)
        return self.stand_ins[value]

    def _stand_in(self, value: str) -> str:
        if FOLDER.search(value) or DRIVE.search(value):
            return f"x{len(self.stand_ins)}"
        if self.seeker is None:
            return value
        if not self.seeker.in_name(value) and not self._chosen(self.seeker.find(value)):
            return value
        return MARK if " " in value else f"x{len(self.stand_ins)}"

    def _chosen(self, hits: list[Hit]) -> list[Hit]:
        return [hit for hit in hits if hit.masked and (hit.certain or self.also_probable)]

    def _text(self, part: str, stretch: Stretch) -> None:
        if not LETTERS.search(stretch.text) or self.seeker is None:
            return
        text = stretch.text
        hits = self._chosen(self.seeker.find(text))
        for hit in hits:
            found = short(text[hit.start : hit.end])
            self.taken.append({"code": hit.code, "text": found, "place": part})
        if hits:
            mask(stretch, [(hit.start, hit.end) for hit in hits])


def stretches_of(root: Element) -> list[Stretch]:
    """The running texts of a part: paragraphs, cells, descriptions; each letter in one of them."""
    mixed = OPENDOCUMENT in (etree.QName(root).namespace or "") or name_of(root) == "svg"
    rest = Stretch()
    found = [rest]
    if mixed:
        _mixed(root, rest, found)
    else:
        _runs(root, rest, found)
    return [stretch for stretch in found if stretch.text.strip()]


def _runs(element: Element, current: Stretch, found: list[Stretch]) -> None:
    """OpenXML: text stands in elements of its own; paragraphs may lie inside others."""
    tag = name_of(element)
    if tag in PARAGRAPHS:
        current = Stretch()
        found.append(current)
    if tag in TEXTS or (element.text and element.text.strip() and tag not in ("instrText",)):
        current.pieces.append(Piece(element, "text"))
    elif tag in BREAKS:
        current.pieces.append(Gap(element, "text"))
    for part in element:
        if name_of(part):
            _runs(part, current, found)


def _mixed(element: Element, current: Stretch, found: list[Stretch]) -> None:
    """OpenDocument and SVG: text stands between elements."""
    tag = name_of(element)
    if tag in PARAGRAPHS or tag in ("text", "desc"):
        current = Stretch()
        found.append(current)
    current.pieces.append(Gap(element, "text") if tag in BREAKS else Piece(element, "text"))
    for part in element:
        if name_of(part):
            _mixed(part, current, found)
        current.pieces.append(Piece(part, "tail"))


def fields(root: Element) -> None:
    """Fields that print who wrote the file or where it lies (ISO/IEC 29500-1, 17.16.5) print
    nothing."""
    space = etree.QName(root).namespace or ""
    instruction = f"{{{space}}}instr"
    for simple in list(root.iter(f"{{{space}}}fldSimple")):
        if TELLING_FIELD.match(simple.get(instruction, "")):
            simple.set(instruction, ' QUOTE "" ')
            for text in simple.iter(f"{{{space}}}t"):
                text.text = ""
    telling = shown = False
    for element in root.iter(f"{{{space}}}fldChar", f"{{{space}}}instrText", f"{{{space}}}t"):
        tag, kind = name_of(element), element.get(f"{{{space}}}fldCharType", "")
        if tag == "instrText" and (telling or TELLING_FIELD.match(element.text or "")):
            element.text = ' QUOTE "" ' if not telling else ""
            telling = True
        elif tag == "fldChar" and kind in ("separate", "end"):
            shown = telling and kind == "separate"
            telling = telling and kind != "end"
        elif tag == "t" and shown:
            element.text = ""
