"""Write what stands after the text: notes and references, each with its way back."""

from .blocks import write_blocks
from .inline import link_addresses, write_inline
from .page import Page, put
from .paper import note_content
from .source import Element, add_text, child, children, descendants, name, plain

PARTS = (  # of a reference that is told in fields rather than as a sentence
    ("year", " ({})"),
    ("article-title", ". {}"),
    ("chapter-title", ". {}"),
    ("source", ". {}"),
    ("volume", ", {}"),
    ("issue", "({})"),
    ("fpage", ", {}"),
    ("lpage", "–{}"),
    ("publisher-loc", ". {}"),
    ("publisher-name", ": {}"),
)


def write_notes(page: Page, parent: Element) -> None:
    """Write the notes in the order in which the text mentions them, the others after them."""
    for note in page.paper.endnotes:
        page.note_number(note)
    if not page.notes:
        return
    _heading(page, parent, "notes")
    target = put(parent, "ol", class_="notes")
    for number, note in enumerate(page.notes, 1):
        item = put(target, "li", id=f"note-{number}")
        _note_text(page, note, item)
        key = f"note-{number}"
        words = page.say("back_note", number=number)
        _way_back(page, item, key, page.say("back"), words)


def _note_text(page: Page, note: Element, item: Element) -> None:
    content = note_content(note)
    if len(content) == 1 and name(content[0]) == "p":
        write_inline(page, content[0], item)
    elif content:
        write_blocks(page, content, item)
    else:
        write_inline(page, note, item)
    link_addresses(item)


def write_references(page: Page, parent: Element) -> None:
    """Write the list of references."""
    if not page.paper.references:
        return
    _heading(page, parent, "references")
    target = put(parent, "ul", class_="refs")
    for reference in page.paper.references:
        key = page.id_of(reference, "ref")
        item = put(target, "li", id=key)
        write_reference(page, reference, item)
        link_addresses(item)
        _way_back(page, item, key, "↑", page.say("back_reference"))


def write_reference(page: Page, reference: Element, target: Element) -> None:
    """Write one reference: its sentence as it stands, or a sentence made of its fields."""
    sentences = list(descendants(reference, "mixed-citation"))
    fields = list(descendants(reference, "element-citation"))
    if sentences:
        write_inline(page, sentences[0], target)
    elif fields:
        add_text(target, sentence_of(fields[0]))
    else:
        write_inline(page, reference, target)


def sentence_of(citation: Element) -> str:
    """Return the fields of an `element-citation` as one sentence, names first, DOI last."""
    people = [
        " ".join(filter(None, (plain(child(each, "surname")), plain(child(each, "given-names")))))
        for each in descendants(citation, "name")
    ]
    people += [plain(each) for each in descendants(citation, "collab")]
    text = ", ".join(filter(None, people))
    for tag, form in PARTS:
        words = plain(next(descendants(citation, tag), None))
        text += form.format(words) if words else ""
    ends = [plain(each) for each in children(citation, "pub-id", "ext-link", "uri")]
    links = [f"https://doi.org/{end}" if end.startswith("10.") else end for end in ends]
    return ". ".join(filter(None, [text.strip(" .,"), *links]))


def _heading(page: Page, parent: Element, key: str) -> None:
    put(parent, f"h{page.heading_level}", page.say(key), id=key)
    page.contents.append((key, page.say(key)))


def _way_back(page: Page, item: Element, key: str, mark: str, words: str) -> None:
    if key in page.mentions:
        last = item[-1] if _ends_with_paragraph(item) else item
        add_text(last, " ")
        put(last, "a", mark, href=f"#{page.mentions[key]}", aria_label=words)


def _ends_with_paragraph(item: Element) -> bool:
    return len(item) > 0 and item[-1].tag == "p"
