"""A sheet of questions as lines, and the way back."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

MARK = re.compile(r"^\s*\[\[\s*(?P<name>[\w-]+)(?P<more>[^\]\n]*)\]\]\s*(?P<label>.*)$")
ESCAPED = re.compile(r"^(\s*)\\(\\*\[\[)")
TO_ESCAPE = re.compile(r"^(\s*)(\\*\[\[)")
HELP = "% "
HEAD = "form"
MOST_LINES = 100_000


@dataclass(frozen=True)
class Question:
    """One place of a sheet: its name, words for it, lines of help, and what stands there now.

    ``more`` is a key that belongs to the name, such as that of a comment.
    """

    name: str
    label: str
    help: tuple[str, ...] = ()
    value: str = ""
    more: str = ""


@dataclass(frozen=True)
class Sheet:
    """A whole form: what it is of, explanations, words by which it is known again, its places."""

    title: str
    help: tuple[str, ...]
    head: str
    questions: tuple[Question, ...]


@dataclass
class Filled:
    """What a sheet that came back holds. ``texts``: by name, and key where there is one;
    ``labels``: what stands after the brackets; ``stray``: what belongs to no place."""

    head: str = ""
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    stray: list[str] = field(default_factory=list)


def lines_of(sheet: Sheet) -> list[str]:
    """Return a sheet as lines; a text with line breaks takes several."""
    lines = [HELP + sheet.title, *(HELP + line for line in sheet.help)]
    lines += [f"[[{HEAD} {sheet.head}]]", ""]
    for question in sheet.questions:
        more = f" {question.more}" if question.more else ""
        lines.append(f"[[{question.name}{more}]] {question.label}".rstrip())
        lines += [HELP + line for line in question.help]
        lines += [TO_ESCAPE.sub(r"\1\\\2", line) for line in question.value.split("\n")]
        lines.append("")
    return lines


def fill_in(lines: Iterable[str], *, known: Set[tuple[str, str]], help: Set[str]) -> Filled:
    """Return what the lines of a sheet hold.

    ``known`` are the places that may be filled, by name and key ("new" may come several times);
    ``help`` the lines of help in every language, which are no answers.
    """
    filled, place, kept = Filled(), None, list[str]()
    passed = {normal(line) for line in help}
    for line in [*list(lines)[:MOST_LINES], f"[[{HEAD}-end]]"]:
        mark = MARK.match(line)
        if not mark:
            if not (line.lstrip().startswith("%") and normal(line) in passed):
                kept.append(ESCAPED.sub(r"\1\2", line))
            continue
        close(filled, place, kept)
        place, kept = (mark["name"], mark["more"].strip()), []
        if place[0] == HEAD:
            filled.head, place = filled.head or place[1], None
        elif place not in known:
            kept, place = [line], None
        elif place[1] == "new":
            place = ("new", f"{mark['label'].strip()}\n{len(filled.texts)}")
        elif place in filled.texts:
            kept, place = [line], None
        else:
            filled.labels[place] = mark["label"]
            filled.texts[place] = ""
    return filled


def close(filled: Filled, place: tuple[str, str] | None, kept: list[str]) -> None:
    """Put what was read into its place, or to what belongs nowhere."""
    text = "\n".join(kept).strip("\n")
    if place is not None:
        filled.texts[place] = text
    elif text.strip():
        filled.stray.append(text)


def normal(line: str) -> str:
    """Return a line of help as it is compared: programs change spaces and quotation marks."""
    return re.sub(r"[\W_]+", " ", line).strip().casefold()
