"""Search an office file or another archive: names of parts, properties, texts, what is embedded."""

import re
from collections.abc import Callable

from lxml import etree

from .archives import open_checked
from .office.markup import stretches_of
from .proof_report import Report
from .refusals import Refusal
from .tree import Element, name_of

Inner = Callable[[bytes, str], None]
PROPERTIES = re.compile(r"(?:^|/)(?:core|app|custom|meta)\.xml$", re.I)
PEOPLE = frozenset(
    [
        "creator",
        "lastModifiedBy",
        "Company",
        "Manager",
        "initial-creator",
        "printed-by",
        "author-name",
        "sender-lastname",
        "userId",
    ]
)
TRACES = {
    "rsids": "rsids",
    "attachedTemplate": "template",
    "docVars": "docVars",
    "absPath": "path",
    "fileSharing": "fileSharing",
    "docId": "docId",
}
TRACE_PARTS = re.compile(
    r"(?:^|/)(?:people\.xml|persons/|customXml/item\d|thumbnail|Thumbnails/|printerSettings|"
    r"commentsExtended|commentsIds|_xmlsignatures/|documentsignatures|threadedComments/|"
    r"commentAuthors\.xml|authors\.xml|revisionInfo|manifest\.rdf|layout-cache)"
)
NEUTRAL = frozenset(("", "Author", "A", "none"))
FIELD = re.compile(r"^\s*(?:AUTHOR|LASTSAVEDBY|USERNAME|FILENAME|TEMPLATE|DOCPROPERTY)\b", re.I)
PROGRAM = frozenset(("Application", "AppVersion", "generator", "Template", "DocSecurity"))


def scan_office(data: bytes, report: Report, inner: Inner) -> None:
    """Search every part of a zip; one that cannot be opened safely is a finding itself."""
    try:
        archive = open_checked(data, is_office=False)
    except Refusal as refusal:
        report.add("unread", refusal.code, "", certain=True, can_clean=False)
        return
    with archive:
        if archive.comment:
            report.value(archive.comment.decode("utf-8", "replace"), "zip")
        names = archive.namelist()
        is_office = "[Content_Types].xml" in names or "mimetype" in names
        _learn(archive.read, names, report)
        for name in names:
            if name.endswith("/"):
                continue
            report.name(name.rpartition("/")[2])
            part = archive.read(name)
            if is_office and TRACE_PARTS.search(name) and len(part) > 400:
                report.add("trace", name, name, certain=True, can_clean=True)
            if is_office and name.endswith((".xml", ".rels", ".vml", ".rdf")):
                _part(part, name, report)
            else:
                inner(part, name)


def _learn(read: Callable[[str], bytes], names: list[str], report: Report) -> None:
    texts = [n for n in names if n.endswith(("document.xml", "content.xml", "sharedStrings.xml"))]
    report.seeker.learn(read(name)[:400_000].decode("utf-8", "ignore") for name in texts)


def _part(data: bytes, name: str, report: Report) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        report.raw(data, name)
        return
    for element in root.iter():
        if not isinstance(element.tag, str):
            report.text(str(element.text or ""), name)
            continue
        _element(element, name, report)
    is_list = name.endswith(".rels") or name == "[Content_Types].xml"
    for stretch in [] if is_list else stretches_of(root):
        report.text(stretch.text, name)


def _element(element: Element, name: str, report: Report) -> None:
    tag = name_of(element)
    text = (element.text or "").strip()
    if tag in TRACES:
        report.add("trace", name, TRACES[tag], certain=True, can_clean=True)
    if text and tag in PEOPLE and text not in NEUTRAL:
        report.person(text, f"{name}: {tag}")
    elif text and PROPERTIES.search(name) and tag not in PROGRAM:
        report.value(text, f"{name}: {tag}")
    if tag in ("instrText",) and FIELD.match(element.text or ""):
        report.add("trace", name, str(element.text), certain=True, can_clean=True)
    for key, value in element.attrib.items():
        _attribute(tag, str(key).rpartition("}")[2], str(value), name, report)


def _attribute(tag: str, key: str, value: str, name: str, report: Report) -> None:
    if key in ("author", "initials", "userId", "lastModifiedBy", "userName", "refreshedBy"):
        if value not in NEUTRAL:
            report.person(value, f"{name}: {tag}")
    elif key.startswith("rsid"):
        report.add("trace", name, "rsid", certain=True, can_clean=True)
    elif key == "instr" and FIELD.match(value):
        report.add("trace", name, value, certain=True, can_clean=True)
    else:
        report.value(value, name)
