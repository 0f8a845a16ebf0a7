"""Title pages of files that give text only (PDF): read as well as lines allow, never certain."""

import re
from dataclasses import replace
from typing import TypeVar

from ..tree import Element, make, serialise
from ..words import label_of
from .found import Found, TitlePage
from .glued import is_next_place, with_raised
from .lines import LOWERED, RAISED
from .title_page import read_title_page

READ_LETTERS = 20_000  # the title page and the start of the paper
FULL_LINE = 60  # letters: a shorter line ends its paragraph
ENDS = re.compile(r"[.?!:;”»)]\s*$")
OURS = re.compile(f"[{RAISED}{LOWERED}]")
STAR = re.compile(r"[*∗†‡✉]$")  # a raised sign that stands on a line of its own
LISTED = re.compile(r"(?:,|;|&|and\s|и\s|және\s)")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
Value = TypeVar("Value")


def read_plain_text(text: str) -> TitlePage:
    """What the lines of a text say about it. Nothing is marked certain and nothing can be cut."""
    article, body = make("article"), make("body")
    article.append(body)
    lines = with_raised(_paragraphs(OURS.sub("", text[:READ_LETTERS])))
    for number, paragraph in enumerate(lines, 1):
        body.append(_element(paragraph, f"p-{number}"))
    page = read_title_page(serialise(article))
    return replace(
        page,
        title=_unsure(page.title),
        subtitle=_unsure(page.subtitle),
        running_title=_unsure(page.running_title),
        codes={scheme: _doubt(found) for scheme, found in page.codes.items()},
        titles={language: _doubt(found) for language, found in page.titles.items()},
        abstracts={language: _doubt(found) for language, found in page.abstracts.items()},
        keywords={language: _doubt(found) for language, found in page.keywords.items()},
        authors=[replace(author, certain=False) for author in page.authors],
        statements={code: _doubt(found) for code, found in page.statements.items()},
        practice=_unsure(page.practice),
        taken=frozenset(),
        opened=frozenset(),
    )


def _element(text: str, identifier: str) -> Element:
    """A paragraph; what stands between the marks of raised letters is raised."""
    first, *pieces = re.split(f"[{RAISED}{LOWERED}]", text)
    made = make("p", first, id=identifier)
    for raised, after in zip(pieces[::2], pieces[1::2], strict=False):
        sup = make("sup", raised)
        sup.tail = after
        made.append(sup)
    return made


def _doubt(found: Found[Value]) -> Found[Value]:
    return replace(found, certain=False)


def _unsure(found: Found[Value] | None) -> Found[Value] | None:
    return None if found is None else _doubt(found)


def _paragraphs(text: str) -> list[str]:
    """Lines of a page joined where one clearly runs on into the next."""
    result: list[str] = []
    may_run_on = False
    for raw in CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"):
        line = " ".join(raw.split())
        if not line:
            may_run_on = False
            continue
        if result and (STAR.fullmatch(line) or (STAR.search(result[-1]) and LISTED.match(line))):
            result[-1] += line if STAR.fullmatch(line) else f" {line}"
            may_run_on = False
            continue
        if may_run_on and label_of(line[:200]) is None and not is_next_place(result[-1], line):
            result[-1] = _join(result[-1], line)
        else:
            result.append(line)
        may_run_on = len(line) >= FULL_LINE and not (
            ENDS.search(line) and len(line) < FULL_LINE + 20
        )
    return result


def _join(before: str, line: str) -> str:
    """Two lines as one; a hyphen before a small letter parted a word."""
    if before.endswith("-") and line[0].islower():
        return before[:-1] + line
    return f"{before} {line}"
