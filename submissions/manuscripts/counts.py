"""How long a paper is and what it holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from .citations import main_references
from .tree import WORD, Element, name_of, parse

NOT_WORDS = ("disp-formula", "inline-formula", "code", "alt-text")
INSIDE_WORDS = ("bold", "italic", "sub", "sup", "sc", "underline", "xref", "ext-link", "strike")


@dataclass(frozen=True)
class Counts:
    """Numbers of a tree. Words are those of the body (headings, captions and tables included) and
    its notes; formulas and references are not words. A list of references that repeats the first in
    Latin letters is not counted."""

    words: int
    tables: int
    figures: int
    formulas: int
    references: int
    notes: int


def count(tree: bytes) -> Counts:
    """Count what a canonical tree holds."""
    article = parse(tree)
    body, notes = article.find("body"), article.find("back/fn-group")
    return Counts(
        words=sum(_words(part) for part in (body, notes) if part is not None),
        tables=len(article.findall("body//table-wrap")),
        figures=len(article.findall("body//fig")),
        formulas=len(article.findall("body//disp-formula"))
        + len(article.findall("body//inline-formula")),
        references=main_references(article),
        notes=len(article.findall("back/fn-group/fn")),
    )


def _words(part: Element) -> int:
    """Words of an element; "don't", "one-third" and "e-mail" are one word each."""
    return sum(bool(WORD.search(word)) for word in "".join(_texts(part)).split())


def _texts(part: Element) -> Iterator[str]:
    """Texts of an element and all below it; marks of notes and formulas are no words. A block ends
    a word, an emphasis inside one does not."""
    gap = "" if name_of(part) in INSIDE_WORDS else " "
    yield gap + (part.text or "")
    for inner in part:
        is_mark = inner.get("ref-type") == "fn" or (
            name_of(inner) == "label" and name_of(part) == "fn"
        )
        if name_of(inner) and name_of(inner) not in NOT_WORDS and not is_mark:
            yield from _texts(inner)
        yield inner.tail or ""
    yield gap
