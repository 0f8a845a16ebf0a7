"""Addresses and ORCID iDs of a title page, each given to its author."""

import re
from collections.abc import Iterator

from .bylines import BRACES, CORRESPONDING, EMAIL, ORCID, STARS
from .drafts import Draft, by_mark, by_name, by_spelling, last_named, near
from .lines import LOWERED, RAISED, Line
from .workplaces import workplace_score

AT = re.compile(r"(?<=[\w])\s?(?:\(at\)|\[at\]|\{at\}|\(собака\))\s?(?=[\w])", re.I)
SPACED_AT = re.compile(r"(?<=\w) ?@ ?(?=\w)")
EQUAL = re.compile(r"equal|contributed|равн|бірдей|deceased|present address", re.I)
LEADING_NUMBER = re.compile(rf"\s*{RAISED}\s*(\d{{1,2}}|[a-z])\s*{LOWERED}")
ID_WORDS = re.compile(r"https?|www|orcid|\bid\b|\borg\b|[\W_]", re.I)
ID_LINE = 90
AFTER = re.compile(r"\s*\(([^()]{2,80})\)|\s*[–—-]\s+([^\W\d_][^,;|@\d]{2,60})(?=[,;|\n]|$)")
CALL_LETTERS = 45
WORD_BEFORE = 25  # letters before an iD in which "ORCID" may stand
IS_CALLED = re.compile(r"\b(?:is|as) (?:the |a )?$|\bявляется\s*$|\(the $", re.I)
LINE_LETTERS = 12_000


def with_signs(text: str) -> str:
    """The text with addresses as they are meant: {a,b}@x.org is two, (at) is @."""
    text = SPACED_AT.sub("@", AT.sub("@", text[:LINE_LETTERS]))
    return BRACES.sub(
        lambda match: ", ".join(
            part.strip() + match.group(2)
            for part in re.split(r"[,;|/]", match.group(1))
            if part.strip()
        ),
        text,
    )


def has_contact(text: str) -> bool:
    """Whether a line holds an address or an iD, or says whom to write to."""
    signs = with_signs(text)
    return bool(EMAIL.search(signs) or ORCID.search(signs) or CORRESPONDING.search(signs[:400]))


def orcid_of(match: re.Match[str]) -> str:
    """The identifier with hyphens. One with a wrong check digit (ISO 7064 11,2) is kept as printed
    where it is plainly meant as an iD, so that the author can mend it; else it is nothing."""
    digits = "".join(match.groups()).upper().replace("Х", "X")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if digits[-1] != ("X" if check == 10 else str(check)) and not _is_meant(match):
        return ""
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def _is_meant(match: re.Match[str]) -> bool:
    """Whether sixteen digits are written as an iD is: in four groups, or behind the word."""
    before = match.string[max(match.start() - WORD_BEFORE, 0) : match.start()]
    return match.group().count("-") == 3 or "orcid" in before.casefold()


def read_own_line(drafts: list[Draft]) -> None:
    """Addresses on a line of names: the only author's, or whose name they follow or spell.

    The style Author often carries the addresses of all authors after the last name.
    """
    for number in dict.fromkeys(draft.number for draft in drafts):
        here = [draft for draft in drafts if draft.number == number]
        line = here[0].line
        is_last_of_many = line.kind == "author_style" and len(drafts) > 1
        alone = here if len(here) == 1 and not is_last_of_many else []
        give(drafts, alone, line.spaced)
        if len(here) == 1 and CORRESPONDING.search(line.text):
            here[0].corresponds = True
        for draft in here:
            draft.corresponds = draft.corresponds or "✉" in draft.marks


def read_line(drafts: list[Draft], line: Line, number: int, *, called: bool = False) -> None:
    """Addresses on another line, and whom it, or the line before (`called`), names to write to."""
    mark = _star(line)
    owners = by_mark(mark, drafts) if mark else []
    numbered = LEADING_NUMBER.match(line.marked)
    nearest = by_mark(numbered.group(1), drafts) if numbered and not owners else []
    nearest = nearest if len(nearest) == 1 else owners
    nearest = nearest or (drafts if len(drafts) == 1 else near(drafts, line, number))
    written = give(drafts, nearest if len(nearest) == 1 else [], line.spaced)
    if called or CORRESPONDING.search(line.text[:400]):
        _mark_corresponding(drafts, line.text, written, owners or _starred(drafts) or nearest)


def read_ids_in_order(drafts: list[Draft], lines: dict[int, Line]) -> set[int]:
    """As many lines with an iD each, one below the other, as there are authors, none of whom they
    name: the first is the first author's. Answers the numbers of the lines."""
    found = {
        number: value
        for number, line in lines.items()
        if (value := _only_id(line.spaced)) and not by_name(line.text, drafts)
    }
    numbers = list(found)
    is_list = len(numbers) == len(drafts) and numbers[-1] - numbers[0] < len(numbers)
    if len(drafts) < 2 or not is_list or any(draft.orcid for draft in drafts):
        return set()
    for draft, value in zip(drafts, found.values(), strict=True):
        draft.orcid = value
    return set(found)


def _only_id(text: str) -> str:
    """The iD of a line that holds nothing else but a number before it."""
    matches = list(ORCID.finditer(text[:ID_LINE]))
    rest = ID_WORDS.sub("", ORCID.sub("", text[:ID_LINE]))
    return orcid_of(matches[0]) if len(matches) == 1 and len(rest) <= 2 else ""


def is_bare_call(text: str) -> bool:
    """A line that only says "Corresponding author": the next line says who."""
    is_short = len(text) < CALL_LETTERS and text[:1].isalpha() and "@" not in text
    call = CORRESPONDING.match(text.removeprefix("Contact ").strip())
    names_nobody = call is not None and not re.search(r"[A-ZА-ЯЁ]", text[call.end() :])
    return is_short and bool(
        names_nobody or (CORRESPONDING.search(text) and text.rstrip().endswith(":"))
    )


def _star(line: Line) -> str:
    match = re.match(rf"\s*{RAISED}?\s*([{STARS}])\s*{LOWERED}?", line.marked)
    return match.group(1) if match else ""


def _starred(drafts: list[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.marks & set("*✉")]


def _mark_corresponding(
    drafts: list[Draft], text: str, written: list[Draft], fallback: list[Draft]
) -> None:
    """Whom a line with the word "corresponding" means: the named, the addressed, the starred."""
    called = _called_first(text, drafts)
    if called is not None:
        called.corresponds = True
        return
    text = EMAIL.sub(" ", text)  # an address names its owner in passing
    start = CORRESPONDING.search(text)
    after = text[start.start() :] if start else text
    above = text[: start.start()] if start else ""
    is_aside = above.count("(") > above.count(")")
    before = re.split(r"[;|]", above)[-1] if is_aside else ""
    told = last_named(above, drafts) if IS_CALLED.search(above) else None
    named = told or by_name(before, drafts) or by_name(after, drafts) or by_name(text, drafts)
    chosen = [named] if named else written or (fallback if len(fallback) == 1 else [])
    for draft in chosen[:1]:
        draft.corresponds = True


def _called_first(text: str, drafts: list[Draft]) -> Draft | None:
    """Whom "Correspondence to: …; Bob Ray: …" calls: only the piece behind the word does."""
    first, *others = text.split(";")
    call = CORRESPONDING.search(first)
    found = EMAIL.search(first, call.end()) if call else None
    if not others or call is None or found is None or not EMAIL.search(others[0]):
        return None
    return by_name(EMAIL.sub(" ", first), drafts) or by_spelling(found.group(), drafts)


def give(drafts: list[Draft], alone: list[Draft], text: str) -> list[Draft]:
    """Give the addresses and iDs of a text to their authors; answers who got an address.

    `alone` is the one author the line can mean when nothing in it says so.
    """
    text = with_signs(text)
    written = _give(drafts, alone, text, EMAIL)
    _give(drafts, written if len(written) == 1 else alone, text, ORCID)
    return written


def _give(
    drafts: list[Draft], alone: list[Draft], text: str, pattern: re.Pattern[str]
) -> list[Draft]:
    told = [(_value(match, pattern), *words) for match, *words in _around(text, pattern)]
    known = [value for value, *_ in told]
    found = [  # the same value again, in another language, is no second one
        each for place, each in enumerate(told) if each[0] and each[0] not in known[:place]
    ]
    owners: list[Draft | None] = []
    names_before = bool(found) and by_name(found[0][1], drafts) is not None
    for value, before, after in found:
        owner = by_name(before if names_before or not after else f"{before} {after}", drafts)
        owners.append(owner or (by_spelling(value, drafts) if pattern is EMAIL else None))
    if len(found) == len(drafts) > 1 and (
        None in owners or len(set(map(id, owners))) < len(owners)
    ):
        owners = _in_order(owners, drafts)
    if len(found) == 1 and owners[0] is None and alone:
        owners = [alone[0]]
    for (value, _, _), owner in zip(found, owners, strict=True):
        if owner is not None:
            _keep(owner, value, pattern)
    return [owner for owner in owners if owner is not None]


def _in_order(owners: list[Draft | None], drafts: list[Draft]) -> list[Draft | None]:
    """As many values as authors: the first is the first author's, unless one says otherwise."""
    agree = all(
        owner is None or owner is draft for owner, draft in zip(owners, drafts, strict=True)
    )
    known = [owner for owner in owners if owner is not None]
    if agree or len({id(owner) for owner in known}) < len(known):
        return list(drafts)
    left = [draft for draft in drafts if not any(draft is owner for owner in known)]
    rest = iter(left)
    return [owner if owner is not None else next(rest, None) for owner in owners]


def _around(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str, str]]:
    """Each match, the words before it (from the last one), what a bracket or a dash adds to it."""
    start = 0
    for match in list(pattern.finditer(text))[:500]:
        bracket = AFTER.match(text[match.end() : match.end() + 100])
        told = (bracket.group(1) or bracket.group(2)) if bracket else ""
        yield match, text[start : match.start()], told
        start = match.end() + (bracket.end() if bracket else 0)


def _value(match: re.Match[str], pattern: re.Pattern[str]) -> str:
    return orcid_of(match) if pattern is ORCID else match.group().strip(".-'’").rstrip(".")


def _keep(draft: Draft, value: str, pattern: re.Pattern[str]) -> None:
    if pattern is EMAIL:
        draft.email = draft.email or value
    else:
        draft.orcid = draft.orcid or value


def settle_corresponding(drafts: list[Draft], lines: list[Line]) -> None:
    """Where no line says who corresponds, a star that only one author has, and that does not mean
    anything else, says it."""
    if any(draft.corresponds for draft in drafts):
        return
    starred = _starred(drafts)
    other_meaning = any(
        _star(line) in ("*", "✉") and (EQUAL.search(line.text) or workplace_score(line.spaced) >= 2)
        for line in lines
    )
    if len(starred) == 1 and len(drafts) > 1 and not other_meaning:
        starred[0].corresponds = True
