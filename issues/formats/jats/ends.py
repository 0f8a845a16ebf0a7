"""Back matter in JATS: thanks, appendices, statements, notes, references."""

from journal.rich import paragraphs
from submissions.manuscripts.reading.ends import sentence_of
from submissions.manuscripts.reading.paper import STATEMENT
from submissions.manuscripts.reading.source import (
    Element,
    add_text,
    child,
    descendants,
    name,
    plain,
)

from ..front import Front
from .blocks import add_note, add_section
from .build import add, add_rich, clean
from .inline import add_inline
from .text import Text


def add_back(parent: Element, text: Text, front: Front) -> None:
    """Fill the `back` element; it vanishes when there is nothing in it."""
    for source in text.paper.back:
        _part(text, parent, source)
    for statement in front.statements:
        notes = add(parent, "notes", notes_type=STATEMENT)
        add(notes, "title", statement.title)
        for paragraph in paragraphs(statement.text):
            add_rich(notes, "p", paragraph)
    _references(text, parent)
    _notes(text, parent)
    above = parent.getparent()
    if not len(parent) and above is not None:
        above.remove(parent)


def _part(text: Text, parent: Element, source: Element) -> None:
    tag = name(source)
    if tag == "app-group":
        for each in source:
            _part(text, parent, each)
    elif tag == "app":
        groups = [each for each in parent if name(each) == "app-group"]
        add_section(text, groups[-1] if groups else add(parent, "app-group"), source, "app")
    elif plain(child(source, "title")) and tag != "ack":
        add_section(text, parent, source)
    else:
        add_section(text, parent, source, "ack" if tag == "ack" else "notes")


def _notes(text: Text, parent: Element) -> None:
    for note in text.paper.endnotes:
        text.note_id(note)
    if text.notes:
        group = add(parent, "fn-group")
        for note in text.notes:
            add_note(text, group, note)


def _references(text: Text, parent: Element) -> None:
    if not text.paper.references:
        return
    target = add(parent, "ref-list")
    for source in text.paper.references:
        reference = add(target, "ref", id=text.ids.get(source, "") or text.fresh("ref"))
        mixed = next(descendants(source, "mixed-citation"), None)
        fields = next(descendants(source, "element-citation"), None)
        citation = add(reference, "mixed-citation", publication_type=_kind(mixed, fields))
        if mixed is None and fields is not None:
            add_text(citation, clean(sentence_of(fields)))
        else:
            add_inline(text, citation, source if mixed is None else mixed)


def _kind(*citations: Element | None) -> str:
    """Return what the tree calls a reference (journal, book), in letters, or other."""
    kinds = [each.get("publication-type") or "" for each in citations if each is not None]
    return next((kind for kind in kinds if kind.replace("-", "").isalpha()), "other")
