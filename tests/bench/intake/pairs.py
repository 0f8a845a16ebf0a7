"""Word files made from published articles, with the JATS of the articles as their labels.

They lie beside the project where somebody put them there. What the Word file does not say is taken
out of the label.
"""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from lxml import etree

from tests.bench.intake.claims import packed
from tests.bench.intake.reading import PARSER, Compared
from tests.bench.intake.record import Label, Manuscript, Person, Reference

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "standards" / "samples"
FIELDS = (
    "title",
    "authors",
    "authors_names",
    "affiliations",
    "abstract",
    "keywords",
    "references",
)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OURS = ("en", "ru", "kk")
TOP = 3_000  # letters and digits at the start: an affiliation further down is told of in passing
Element = etree._Element


def manuscripts() -> list[Manuscript]:
    """All pairs, none where the folder is not there."""
    truths = {path.stem: path for path in sorted((SAMPLES / "jats").glob("*/*.xml"))}
    made = []
    for path in sorted((SAMPLES / "docx" / "from-jats").glob("*.docx")):
        truth = truths.get(path.stem) or truths.get(path.stem.partition("_")[2])
        if truth is not None:
            data = path.read_bytes()
            made.append(Manuscript(path.name, data, label_of(truth.read_bytes(), data)))
    return made


def counted(compared: Compared) -> Compared:
    """Without what was found of fields that the Word file's label does not have."""
    found = {name: some for name, some in compared.found.items() if compared.expected[name]}
    return replace(compared, found=found)


def label_of(jats: bytes, docx: bytes) -> Label:
    """What the JATS says of title, authors, abstract, keywords and references, if the file does."""
    article = etree.fromstring(jats, PARSER)
    meta = article.find("front/article-meta")
    printed = text_of(docx)
    language = _ours(article.get(LANG))
    title = _text(meta.find("title-group/article-title"))
    return Label(
        title if packed(title) in printed else "",
        language,
        abstracts=_abstracts(meta, language, printed),
        keywords=_keywords(meta, language, printed),
        authors=tuple(_people(meta, printed)),
        references=tuple(
            Reference(text)
            for text in map(_text, article.iterfind("back/ref-list/ref/mixed-citation"))
            if packed(text) in printed
        ),
    )


def text_of(docx: bytes) -> str:
    """The letters and digits of a Word file's text and notes."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        names = [
            one for one in ("word/document.xml", "word/footnotes.xml") if one in archive.namelist()
        ]
        trees = [etree.fromstring(archive.read(name), PARSER) for name in names]
    return packed("".join("".join(tree.itertext("{*}t")) for tree in trees))


def _ours(language: str | None) -> str:
    code = (language or "en")[:2].lower()
    return code if code in OURS else "other"


def _text(element: Element | None) -> str:
    """The text of an element without its notes, with spaces between its blocks."""
    if element is None:
        return ""
    copy = etree.fromstring(etree.tostring(element, with_tail=False), PARSER)
    etree.strip_elements(copy, "fn", "xref", "label", with_tail=False)
    for block in copy.iter("p", "title", "sec"):
        block.tail = f" {block.tail or ''}"
        block.text = f" {block.text or ''}"
    return " ".join("".join(copy.itertext()).split())


def _abstracts(meta: Element, language: str, printed: str) -> dict[str, str]:
    made: dict[str, str] = {}
    for one in meta.iterfind("abstract") if meta is not None else ():
        heading = one.find("title")
        if one.get("abstract-type") is None:
            if heading is not None and packed(_text(heading)) in ("abstract", "resumo", "resumen"):
                one.remove(heading)
            text = _text(one)
            if text and packed(text)[:80] in printed and packed(text)[-40:] in printed:
                made[_ours(one.get(LANG)) if one.get(LANG) else language] = text
    return made


def _keywords(meta: Element, language: str, printed: str) -> dict[str, tuple[str, ...]]:
    """Keywords count when they stand side by side: the words alone are in every text."""
    made = {}
    for group in meta.iterfind("kwd-group"):
        words = tuple(_text(word) for word in group.iterfind("kwd"))
        if words and "".join(map(packed, words)) in printed:
            made[_ours(group.get(LANG)) if group.get(LANG) else language] = words
    return made


def _people(meta: Element, printed: str) -> list[Person]:
    places = {
        one.get("id"): _text(one)
        for one in meta.iterfind(".//aff")
        if packed(_text(one)) in printed[:TOP]
    }
    people = []
    for one in meta.iterfind("contrib-group/contrib[@contrib-type='author']"):
        given, family = _text(one.find("name/given-names")), _text(one.find("name/surname"))
        if family and packed(given + family) in printed:
            own = (places.get(ref.get("rid")) for ref in one.iterfind("xref[@ref-type='aff']"))
            affiliations = tuple(place for place in own if place)
            people.append(Person(f"{given} {family}", given, family, affiliations=affiliations))
    return people
