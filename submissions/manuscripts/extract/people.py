"""Authors of a title page: names, where they work, how to reach them."""

import re
from dataclasses import dataclass, field, replace

from ..transliterate import latin
from .found import Author, Place
from .lines import LOWERED, NOTE, RAISED, Line
from .names import AND, is_name, split_name, without_degrees

EMAIL = re.compile(r"(?<![\w.+%’'-])[\w.+%’'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
ORCID = re.compile(r"\b(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXxХх])\b")
ADDRESS = re.compile(
    r"https?://\S+|orcid\s*(?:id)?\s*[:：]?|e-?mail\s*[:：]?|эл\.?\s*почта\s*:?", re.I
)
CORRESPONDING = re.compile(
    r"correspond|для корреспонденции|для связи|автор-корреспондент|корреспондент|"
    r"хат-хабар|байланыс авторы",
    re.I,
)
PLACE_OF_WORK = re.compile(
    r"universit|institut|academ|depart|facult|school|college|cent(?:er|re)\b|ministr|agency|office of|"
    r"laborator|hospital|council|commission|association|"
    r"универс|институ|академ|кафедр|факульт|министер|агентств|департамент|центр|школа|управлен|"
    r"комитет|министрлі|агентті|орталығы",
    re.I,
)
DEED = re.compile(r"interest|fund|grant|conceived|designed|wrote|интерес|грант|финанс|қаржы", re.I)
NOTE_LETTERS = 250
LINE_LETTERS = 12_000  # a line of some hundred names; longer ones are no title page
AUTHORS_AT_MOST = 500
AFTER_NAME = re.compile(r"(?<=[*†])\s*[^\s*†\ue000]|\s*(?:corresponding|e-?mail)\b", re.I)
STARS = "*✉†‡§#"
LEADING_MARK = re.compile(
    rf"\s*(?:{RAISED}([^{LOWERED}]+){LOWERED}|(\d{{1,2}})[.)]?\s|([*†‡§✉]))\s*"
)


@dataclass
class Draft:
    """An author while the lines are read."""

    printed: str
    marks: set[str]
    line: Line
    number: int  # of the line it stands on
    several: bool
    affiliations: list[str] = field(default_factory=list)
    email: str = ""
    orcid: str = ""
    starred: bool = False


def people_in(line: Line) -> list[tuple[str, set[str]]]:
    """Names on a line, each with its raised or typed marks; nothing when anything else is there."""
    if len(line.marked) > LINE_LETTERS:
        return []
    marked = AFTER_NAME.split(line.marked)[0] if line.kind == "author_style" else line.marked
    text = ADDRESS.sub(" ", ORCID.sub(" ", EMAIL.sub(" ", marked)))
    text = re.sub(rf"{RAISED}([^{LOWERED}]*){LOWERED}", _protect, text)
    people = []
    for piece in AND.split(text):
        bare = without_degrees(_without_marks(piece))
        if not bare:
            continue
        if not is_name(bare):
            return []
        people.append((bare, _marks(piece)))
    return people


def _protect(match: re.Match[str]) -> str:
    """Inside raised marks a comma must not part names."""
    return f"{RAISED}{match.group(1).replace(',', ' ').replace(';', ' ')}{LOWERED}"


def _without_marks(text: str) -> str:
    return re.sub(rf"{RAISED}[^{LOWERED}]*{LOWERED}", " ", text)


def _marks(text: str) -> set[str]:
    """Marks of one name: raised ones, digits typed after it, stars."""
    marks: set[str] = set()
    for raised in re.findall(rf"{RAISED}([^{LOWERED}]*){LOWERED}", text):
        if raised.startswith(NOTE):
            marks.add(raised)
        else:
            marks.update(re.findall(rf"\d+|[a-zа-я]|[{STARS}]", raised))
    rest = _without_marks(text)
    marks.update(re.findall(rf"(?<=[^\W\d_])\d{{1,2}}\b|[{STARS}]", rest))
    return marks


def read_people(lines: list[Line], notes: dict[str, str]) -> tuple[list[Author], set[int]]:
    """Authors in order, and the numbers of the lines that were about them.

    `notes` are the texts of footnotes by id: some title pages keep affiliations there.
    """
    drafts: list[Draft] = []
    used: set[int] = set()
    styled = any(line.kind == "author_style" for line in lines)
    kinds = ("author_style",) if styled else ("text", "heading")
    for number, line in enumerate(lines):
        found = people_in(line) if line.kind in kinds else []
        if len(drafts) > AUTHORS_AT_MOST:
            break
        if found and (
            not drafts or line.kind == "author_style" or _may_follow(drafts, line, number)
        ):
            drafts.extend(Draft(name, marks, line, number, len(found) > 1) for name, marks in found)
            used.add(number)
    _read_contacts_on_own_line(drafts)
    used |= _read_other_lines(drafts, lines, used)
    _read_notes(drafts, notes)
    _share_single_affiliation(drafts)
    return [_author(draft, drafts) for draft in drafts], used


def _may_follow(drafts: list[Draft], line: Line, number: int) -> bool:
    """A later line of names counts when it comes soon and repeats nobody (as translations do)."""
    known = {draft.printed for draft in drafts}
    return number - drafts[-1].number <= 6 and not any(name in known for name, _ in people_in(line))


def _read_contacts_on_own_line(drafts: list[Draft]) -> None:
    """Addresses on the line of a single name are that person's, unless they spell another's name.

    The style Author often carries the addresses of all authors after the last name.
    """
    for draft in drafts:
        if sum(other.number == draft.number for other in drafts) > 1:
            continue
        text = draft.line.text
        for match in EMAIL.finditer(text):
            email = match.group().rstrip(".")
            spelled = [other for other in drafts if _spells(email, other)]
            is_last_of_many = draft.line.kind == "author_style" and len(drafts) > 1
            owner = spelled[0] if len(spelled) == 1 else None if is_last_of_many else draft
            if owner is not None and not owner.email:
                owner.email = email
                owner.starred = bool(CORRESPONDING.search(text))
        _add_orcid(draft, text)


def _add_orcid(draft: Draft, text: str) -> None:
    match = ORCID.search(text)
    if match and not draft.orcid:
        draft.orcid = orcid_of(match)


def orcid_of(match: re.Match[str]) -> str:
    """The identifier with hyphens when its check digit (ISO 7064 11,2) is right; else nothing."""
    digits = "".join(match.groups()).upper().replace("Х", "X")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if digits[-1] != ("X" if check == 10 else str(check)):
        return ""
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def _read_other_lines(drafts: list[Draft], lines: list[Line], used: set[int]) -> set[int]:
    """Affiliations and contacts on lines after the names."""
    taken: set[int] = set()
    for number, line in enumerate(lines):
        if not drafts or number in used or number < drafts[0].number:
            continue
        before = [draft for draft in drafts if draft.number < number]
        nearest = [draft for draft in before if draft.number == before[-1].number]
        is_contact = bool(EMAIL.search(line.text) or ORCID.search(line.text))
        if is_contact:
            _give_contacts(drafts, nearest, line)
        mark, rest = _leading_mark(line)
        rest = _words_only(rest)
        if PLACE_OF_WORK.search(rest) or (mark and not is_contact and mark not in STARS):
            _give_affiliation(drafts, nearest, mark, rest)
            taken.add(number)
        elif is_contact or CORRESPONDING.search(line.text):
            taken.add(number)
    return taken


def _leading_mark(line: Line) -> tuple[str, str]:
    match = LEADING_MARK.match(line.marked)
    if not match:
        return "", line.text
    mark = next(group for group in match.groups() if group)
    return mark.strip(), line.marked[match.end() :]


def _words_only(text: str) -> str:
    """An affiliation's line without addresses, marks and what introduces them."""
    bare = ADDRESS.sub(" ", ORCID.sub(" ", EMAIL.sub(" ", text)))
    bare = re.sub(rf"{RAISED}[^{LOWERED}]*{LOWERED}", " ", bare)
    return " ".join(bare.split()).strip(" ,;:.()*")


def _give_affiliation(drafts: list[Draft], nearest: list[Draft], mark: str, text: str) -> None:
    marked = [draft for draft in drafts if mark and mark in draft.marks]
    for draft in marked or (nearest if not mark else []):
        if text and text not in draft.affiliations:
            draft.affiliations.append(text)


def _give_contacts(drafts: list[Draft], nearest: list[Draft], line: Line) -> None:
    """Each address goes to the author whom the line names, the star marks, or the address spells."""
    for match in EMAIL.finditer(line.text):
        email = match.group().rstrip(".")
        owner = _owner(drafts, nearest, line, email)
        if owner is not None and not owner.email:
            owner.email = email
            owner.starred = owner.starred or bool(CORRESPONDING.search(line.text))
    orcids = [orcid for match in ORCID.finditer(line.text) if (orcid := orcid_of(match))]
    if len(orcids) == 1:
        email_match = EMAIL.search(line.text)
        owner = _owner(drafts, nearest, line, email_match.group() if email_match else "")
        if owner is not None and not owner.orcid:
            owner.orcid = orcids[0]
    elif len(orcids) == len(drafts):
        for draft, orcid in zip(drafts, orcids, strict=True):
            draft.orcid = draft.orcid or orcid


def _owner(drafts: list[Draft], nearest: list[Draft], line: Line, email: str) -> Draft | None:
    by_name = [draft for draft in drafts if _names(line.text, draft)]
    if len(by_name) == 1:
        return by_name[0]
    by_address = [draft for draft in drafts if _spells(email, draft)]
    if len(by_address) == 1:
        return by_address[0]
    starred = [draft for draft in drafts if draft.marks & set(STARS)]
    if len(starred) == 1 and (
        CORRESPONDING.search(line.text) or line.text.startswith(tuple(STARS))
    ):
        return starred[0]
    return nearest[0] if len(nearest) == 1 else None


def _names(text: str, draft: Draft) -> bool:
    family = split_name(draft.printed).family
    return len(family) > 2 and bool(re.search(rf"\b{re.escape(family)}\b", text, re.I))


def _spells(email: str, draft: Draft) -> bool:
    """Whether the address before the @ has the letters of the family's or the given name."""
    local = _letters(email.partition("@")[0])
    name = split_name(draft.printed)
    family = _letters(latin(name.family.split()[-1]))
    given = _letters(latin(name.given))
    if len(family) == 3 and (local.startswith(family) or local.endswith(family)):
        return True
    return any(len(part) >= 4 and part[:6] in local for part in (family, given))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.casefold())


def _read_notes(drafts: list[Draft], notes: dict[str, str]) -> None:
    """Footnotes hung on a name: an affiliation, an address, the word "corresponding"."""
    for draft in drafts:
        for mark in sorted(draft.marks):
            text = notes.get(mark.removeprefix(NOTE), "") if mark.startswith(NOTE) else ""
            if not text:
                continue
            _add_orcid(draft, text)
            email = EMAIL.search(text)
            draft.email = draft.email or (email.group().rstrip(".") if email else "")
            draft.starred = draft.starred or bool(CORRESPONDING.search(text))
            words = _words_only(text)
            if _is_place_of_work(words) and words not in draft.affiliations:
                draft.affiliations.append(words)


def _is_place_of_work(text: str) -> bool:
    return len(text) <= NOTE_LETTERS and bool(PLACE_OF_WORK.search(text)) and not DEED.search(text)


def _share_single_affiliation(drafts: list[Draft]) -> None:
    """One affiliation below several names without marks is everybody's."""
    without = [draft for draft in drafts if not draft.affiliations]
    every = {text for draft in drafts for text in draft.affiliations}
    if len(every) == 1 and not any(draft.marks - set(STARS) for draft in drafts):
        for draft in without:
            draft.affiliations.extend(every)


def _author(draft: Draft, drafts: list[Draft]) -> Author:
    name = split_name(draft.printed)
    starred = [other for other in drafts if other.marks & set("*✉")]
    named = any(other.starred for other in drafts)
    corresponding = draft.starred or (not named and len(starred) == 1 and draft is starred[0])
    known_by_more = bool(draft.email or draft.affiliations or draft.marks)
    styled = draft.line.kind == "author_style"
    return Author(
        printed=draft.printed,
        given=name.given,
        family=name.family,
        patronymic=name.patronymic,
        email=draft.email,
        orcid=draft.orcid,
        affiliation="; ".join(draft.affiliations),
        corresponding=corresponding,
        quote=draft.line.text,
        place=Place("author_style" if styled else "title_page"),
        certain=name.certain and (known_by_more or draft.several or styled),
    )


def only_one_corresponds(authors: list[Author]) -> list[Author]:
    """A paper by one person: that person corresponds."""
    if len(authors) == 1 and not authors[0].corresponding:
        return [replace(authors[0], corresponding=True)]
    return authors
