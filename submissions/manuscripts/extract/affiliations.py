"""Places of work on a title page, each given to the authors it belongs to."""

import re
from dataclasses import dataclass

from .bylines import ADDRESS, CORRESPONDING, EMAIL, ORCID, STARS, without_degrees
from .contacts import with_signs
from .drafts import Draft, by_mark, by_name, near
from .lines import LOWERED, NOTES, RAISED, Line
from .names import is_name
from .workplaces import (
    is_only_place,
    is_part_of_next,
    is_position,
    without_positions,
    workplace_score,
)

NOTE_LETTERS = 300
CALL = re.compile(
    r"^\W*(?:corresponding author|автор-корреспондент|корреспондент авторы?)\W+", re.I
)
ASIDE = re.compile(r"\([^()]{1,60}\)")
LABEL = re.compile(
    r"^\s*(?:affiliations?(?:\s*\(s\))?|место работы|аффилиаци[яи]|организация|жұмыс орны|"
    r"institutions?|address|place of work|аффилиация\w*)\s*[:：—–-]\s*",
    re.I,
)
LEADING_MARK = re.compile(
    rf"\s*(?:{RAISED}\s*(?!note:)([^{LOWERED}]{{1,9}}?)\s*{LOWERED}|[(\[](\d{{1,2}}|[a-zа-я])[)\]]|"
    rf"(\d{{1,2}})\s*[.)]?\s*(?=[^\W\d_]|[«\"“])|([a-zа-я])[.)]\s|([{STARS}]))\s*"
)
OWNER = re.compile(
    r"\s*([^:–—,;]{2,60}?)\s*(?:\s(?:is|are|was|works?)\s(?:with|at|from)\s(?:the\s)?|:|\s[–—-]\s|,)\s*"
)
SPLIT_RAISED = re.compile(rf"(?:(?<=^)|(?<=[\s;,.])|(?<=\w))(?={RAISED}\s*(?:\d|[a-z{STARS}]))")
SPLIT_SIGNS = re.compile(r"[;,.]?\s+(?=[†‡§¶]\s?[^\W\d_])")
BRACKETED = re.compile(r"\s*\((?=\s*\d)([^()]+(?:\([^()]*\)[^()]*)*)\)\W*")
OWNED = re.compile(r";\s+")
SPLIT_TYPED = re.compile(r"[;,.]\s+(?=[(\[]?\d{1,2}[)\].]?\s*[^\W\d_])")


@dataclass(frozen=True)
class Workplace:
    """A place of work: its words, its mark, the line it was on, the first line when it had several."""

    text: str
    mark: str
    line: Line
    number: int
    first: int = -1
    owner: Draft | None = None

    @property
    def numbers(self) -> range:
        """The lines it was on."""
        return range(self.number if self.first < 0 else self.first, self.number + 1)


def words_only(text: str) -> str:
    """An affiliation's words without addresses, marks and what introduces them."""
    text = re.sub(rf"{RAISED}[^{LOWERED}]*{LOWERED}", " ", text)
    bare = ADDRESS.sub(" ", ORCID.sub(" ", EMAIL.sub(" ", with_signs(text))))
    bare = ASIDE.sub(
        lambda aside: " " if CORRESPONDING.search(aside.group()) else aside.group(), bare
    )
    bare = LABEL.sub("", re.sub(r"\(\s*[,;]*\s*\)", " ", bare))
    bare = " ".join(bare.split()).strip(" ,;:*|–—-(")
    return _without_calls(without_positions(bare)).strip(" ,;:*|–—-(").removesuffix(".")


def _without_calls(text: str) -> str:
    """Without "corresponding author" behind a place."""
    pieces = text.split(", ")
    while len(pieces) > 1 and CORRESPONDING.search(pieces[-1]) and workplace_score(pieces[-1]) < 2:
        pieces.pop()
    return ", ".join(pieces)


def split_marks(line: Line) -> list[tuple[str, str]]:
    """The pieces of a line that begin with a mark of their own, as (mark, rest)."""
    marked = LABEL.sub("", NOTES.sub("", line.marked)) if line.marked else line.text
    whole = BRACKETED.fullmatch(marked)
    marked = whole.group(1) if whole else marked
    pieces = [piece for piece in SPLIT_RAISED.split(marked) if piece.strip(" ;,")]
    if len(pieces) == 1 and marked.lstrip()[:1] in ("†", "‡", "§", "¶"):
        pieces = SPLIT_SIGNS.split(marked)
    if len(pieces) == 1 and re.match(r"\s*[(\[]?\d", marked):
        pieces = SPLIT_TYPED.split(marked)
    result = []
    for piece in pieces:
        match = LEADING_MARK.match(piece)
        mark = next(group for group in match.groups() if group).strip() if match else ""
        result.append((mark, piece[match.end() :] if match else piece))
    if len(result) == 1 and not result[0][0] and line.item:
        result = [(str(line.item), result[0][1])]
    return result


def workplaces_of(drafts: list[Draft], lines: dict[int, Line]) -> list[Workplace]:
    """Places of work on lines that hold no names; parts on neighbouring lines are joined."""
    found: list[Workplace] = []
    for number, line in lines.items():
        if line.kind not in ("text", "heading") or _is_about_contact(line, drafts):
            continue
        owned = _owned(line, number, drafts)
        found += owned
        for marks, rest in [] if owned else split_marks(line):
            words = words_only(_without_owner(rest, drafts))
            for mark in re.findall(rf"\d{{1,2}}|[a-zа-я{STARS}]", marks) or [""]:
                found = _add(found, Workplace(words, mark, line, number), drafts)
    return found


def _owned(line: Line, number: int, drafts: list[Draft]) -> list[Workplace]:
    """Places of several authors on one line, each behind its author: "Lee – A; Kim – B"."""
    pieces = OWNED.split(LABEL.sub("", line.text))[: len(drafts) + 1]
    if len(pieces) < 2:
        return []
    found: list[Workplace] = []
    for piece in pieces:
        match = OWNER.match(piece)
        owner = by_name(match.group(1), drafts) if match else None
        words = words_only(piece[match.end() :]) if match else ""
        if owner is None or workplace_score(words) < 2:
            return []
        found.append(Workplace(words, "", line, number, owner=owner))
    return found


def _without_owner(text: str, drafts: list[Draft]) -> str:
    """A place without the author's name before it ("Lee: University of …", "A.L. – Academy …")."""
    match = OWNER.match(text)
    if match is None or workplace_score(match.group(1)) >= 2:
        return text
    return text[match.end() :] if by_name(match.group(1), drafts) else text


def _is_about_contact(line: Line, drafts: list[Draft]) -> bool:
    """A line that says whom to write to repeats a place of work, it gives none."""
    if not CORRESPONDING.search(line.text[:120]):
        return False
    if any(by_mark(mark, drafts) and mark not in STARS for mark, _ in split_marks(line) if mark):
        return False
    return any(draft.affiliations or draft.marks for draft in drafts)


def _add(found: list[Workplace], place: Workplace, drafts: list[Draft]) -> list[Workplace]:
    last = found[-1] if found else None
    is_next = last is not None and (
        last.number == place.number - 1 or (last.number == place.number and not place.mark)
    )
    if last is not None and is_next and not place.mark and _is_same_cell(last, place):
        is_place = workplace_score(place.text) >= 2 or is_only_place(place.text)
        if is_place and is_part_of_next(last.text, place.text):
            joined = f"{last.text}, {place.text}"
            same = [w for w in found if w.text == last.text and w.number == last.number]
            rest = found[: len(found) - len(same)]
            return [
                *rest,
                *(Workplace(joined, w.mark, w.line, place.number, w.numbers[0]) for w in same),
            ]
    if is_position(place.text) or not place.text:
        return found
    is_marked = bool(by_mark(place.mark, drafts)) and place.mark not in STARS
    if workplace_score(place.text) >= 2 or (is_marked and _is_short_place(place.text)):
        return [*found, place]
    return found


def _is_short_place(text: str) -> bool:
    is_short = 3 < len(text) <= NOTE_LETTERS and text[:1].isupper()
    return is_short and not is_name(text) and not CORRESPONDING.search(text)


def _is_same_cell(one: Workplace, other: Workplace) -> bool:
    return one.line.cell == other.line.cell


def give_workplaces(drafts: list[Draft], found: list[Workplace]) -> None:
    """Give each place to its authors: by mark, else to the authors beside it, else to all."""
    if _give_in_order(drafts, found):
        return
    for place in found:
        if place.owner is not None:
            place.owner.add_place(place.text)
            continue
        owners = by_mark(place.mark, drafts) if place.mark not in ("", *STARS) else []
        if not owners and place.mark in STARS:
            owners = by_mark(place.mark, drafts)
        if not owners and (not place.mark or not any(draft.numbers for draft in drafts)):
            owners = near(drafts, place.line, place.number)
            named = by_name(place.line.text, drafts)
            owners = [named] if named else owners
        for draft in owners:
            draft.add_place(place.text)
    _share(drafts, found)


def _give_in_order(drafts: list[Draft], found: list[Workplace]) -> bool:
    """As many places below as names above, neither with marks that meet: one for each."""
    if len(found) != len(drafts) or len(drafts) < 2 or any(d.numbers for d in drafts):
        return False
    if any(by_mark(place.mark, drafts) for place in found):
        return False
    if any(place.line.cell for place in found) or len({draft.run for draft in drafts}) > 1:
        return False
    if found[0].number < drafts[-1].number or any(draft.affiliations for draft in drafts):
        return False
    for draft, place in zip(drafts, found, strict=True):
        draft.add_place(place.text)
    return True


def _share(drafts: list[Draft], found: list[Workplace]) -> None:
    """One place for several names without marks is everybody's, also when it stands above them."""
    without = [draft for draft in drafts if not draft.affiliations]
    every = list(
        dict.fromkeys(place.text for place in found if not by_name(place.line.text, drafts))
    )
    if not found:
        every = list(dict.fromkeys(text for draft in drafts for text in draft.affiliations))
    if len(every) == 1 and not any(draft.numbers for draft in drafts):
        for draft in without:
            draft.add_place(every[0])
    elif len(drafts) == 1 and without:
        for text in every:
            drafts[0].add_place(text)


def place_in_note(text: str) -> str:
    """The place of work that a footnote at a name gives; nothing when it says something else."""
    told = CALL.sub("", text)
    words = words_only(CORRESPONDING.split(told)[0] if CORRESPONDING.search(told) else told)
    first = re.split(r"(?<=[a-zа-я])\.\s+(?=[A-ZА-Я])", words)[0]
    if not words or len(words) > NOTE_LETTERS or without_degrees(words) == "":
        return ""
    return words if workplace_score(words) >= 2 else first if workplace_score(first) >= 2 else ""
