"""The copy that reviewers read: a tree without its authors."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .masking import MARK, mask, stretches
from .seeking import Hit, Person, Seeker, Sought, short
from .tree import HREF, Element, drop, line_of, name_of, parse, serialise
from .words import heading_of, label_of

__all__ = ["MARK", "Anonymous", "Finding", "Person", "without_names"]
TELLING_SECTIONS = ("acknowledgements", "funding", "contributions", "about_authors")
ALWAYS = ("email", "orcid")  # taken out whosever they are
REFERENCES = ("ref", "mixed-citation", "element-citation")
WORDS = {
    "name": _("A name of an author"),
    "email": _("An e-mail address"),
    "orcid": _("An ORCID iD"),
    "affiliation": _("A place of work of an author"),
    "section": _("A section that tells who the authors are"),
    "alt_text": _("The description of a picture"),
    "link": _("A link that shows a name"),
    "grant": _("The number of a grant"),
    "thanks": _("Thanks, or who paid for the work"),
    "own_work": _("Earlier work that the authors call their own"),
    "picture": _("A picture of a kind that cannot be cleaned"),
    "embedded": _("The file behind an embedded object"),
    "file": _("A file of a kind that nobody here can clean"),
    "other": _("What tells who wrote it"),
}


@dataclass(frozen=True)
class Finding:
    """One thing that was taken out: what kind, its text, and the id of the block it stood in."""

    code: str
    text: str
    place: str

    @property
    def words(self) -> Promise:
        """The kind in words."""
        return WORDS[self.code]


@dataclass(frozen=True)
class Anonymous:
    """The copy for reviewers and what is missing in it."""

    tree: bytes
    findings: list[Finding]


def without_names(
    tree: bytes, people: list[Person] | Sought, *, also_probable: bool = False
) -> Anonymous:
    """Mask names (in every spelling and case), addresses, ORCID iDs, places of work, grants and
    citations of "our earlier work", and drop the sections that thank or name.

    A reader sees that something was removed, and what is left reads on. With ``also_probable``
    goes as well what only may be meant, unless it is harmless. Raises Refusal for a broken tree.
    """
    article = parse(tree)
    sought = people if isinstance(people, Sought) else Sought(tuple(people))
    seeker = Seeker(sought)
    findings = list(_drop_sections(article))
    seeker.learn(str(text) for text in article.itertext())
    _drop_remarks(article)
    findings.extend(_clean_links(article, seeker))
    findings.extend(_clean_text(article, seeker, also_probable=also_probable))
    front = article.find("front")
    if front is not None:
        for part in list(front.iter("contrib-group", "author-notes", "aff")):
            drop(part)
    return Anonymous(serialise(article), findings)


def _drop_sections(article: Element) -> Iterator[Finding]:
    for section in list(article.iterfind("body//sec")):
        title = section.find("title")
        label = heading_of(line_of(title)) if title is not None else None
        if label and label.code in TELLING_SECTIONS:
            yield Finding("section", line_of(section)[:200], section.get("id", ""))
            drop(section)
    for paragraph in list(article.iterfind("body//p")):
        label = label_of(line_of(paragraph)[:200])
        if label and label.code in TELLING_SECTIONS:
            yield Finding("section", line_of(paragraph)[:200], paragraph.get("id", ""))
            drop(paragraph)
    for part in list(article.iterfind("back/ack")):
        yield Finding("section", line_of(part)[:200], "")
        drop(part)


def _drop_remarks(article: Element) -> None:
    """Remarks and instructions for programs are no text."""
    for element in list(article.iter()):
        if not isinstance(element.tag, str):
            drop(element)


def _clean_text(article: Element, seeker: Seeker, *, also_probable: bool) -> Iterator[Finding]:
    """Mask in the joined text of each block, so that no formatting divides a name."""
    for element in list(article.iter()):
        if name_of(element) == "alt-text":
            if _masked(seeker.find(element.text or ""), also_probable=True):
                yield Finding("alt_text", element.text or "", block_of(element))
                drop(element)
            continue
        for stretch in stretches(element):
            text = stretch.text
            hits = _masked(seeker.find(text), also_probable=also_probable)
            for hit in hits:
                found = " ".join(text[hit.start : hit.end].split())
                yield Finding(hit.code, found, block_of(element))
            if hits or stretch.has_unseen:
                mask(stretch, [(hit.start, hit.end) for hit in hits])


def _masked(hits: list[Hit], *, also_probable: bool) -> list[Hit]:
    return [
        hit for hit in hits if hit.masked and (hit.certain or also_probable or hit.code in ALWAYS)
    ]


def block_of(element: Element) -> str:
    """The nearest id at or above an element."""
    for above in (element, *element.iterancestors()):
        if above.get("id"):
            return str(above.get("id"))
    return ""


def _clean_links(article: Element, seeker: Seeker) -> Iterator[Finding]:
    """Links whose address leads to a person or to a shared drive go as a whole."""
    for link in list(article.iter("ext-link", "email", "uri")):
        address = link.get(HREF, "")
        words = line_of(link)
        if link.tag == "email" or _leads_to_people(address, words, seeker):
            yield Finding("link", f"{address} {words}".strip(), block_of(link))
            for part in list(link):
                link.remove(part)
            link.text = MARK
            link.tag = "styled-content"
            link.attrib.clear()
            link.set("style", "removed")


def _leads_to_people(address: str, words: str, seeker: Seeker) -> bool:
    if short(address).casefold() in seeker.harmless:
        return False
    found = [*seeker.find(address), *seeker.find(words)]
    return any(hit.certain for hit in found) or seeker.addresses.names(address)
