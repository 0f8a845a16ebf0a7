"""An author while the lines of a title page are read, and whom a text or a mark means."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from ..transliterate import latin
from .bylines import STARS, Printed
from .lines import Line
from .names import Name, split_name

PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass
class Draft:
    """An author: the printed name, its marks, the line it stands on, what was found so far."""

    printed: str
    marks: set[str]
    line: Line
    number: int  # of the line among those read
    run: int  # lines of names without anything between them are one run
    several: bool
    strong: bool
    affiliations: list[str] = field(default_factory=list)
    email: str = ""
    orcid: str = ""
    corresponds: bool = False

    @cached_property
    def name(self) -> Name:
        """The name in parts, by itself."""
        return split_name(self.printed)

    @cached_property
    def family(self) -> str:
        """The family name's last word in Latin letters, small, nothing else."""
        words = self.name.family.split()
        return letters(latin(words[-1])) if words else ""

    @cached_property
    def given(self) -> str:
        """The given name in Latin letters, small."""
        return letters(latin(self.name.given))

    @property
    def numbers(self) -> set[str]:
        """Marks that lead to places of work."""
        return self.marks - set(STARS)

    def add_place(self, text: str) -> None:
        """One more place of work."""
        if text and text not in self.affiliations and len(self.affiliations) < 12:
            self.affiliations.append(text)


def draft_of(
    person: Printed, line: Line, *, number: int, run: int, several: bool, strong: bool
) -> Draft:
    """A draft of a printed name."""
    draft = Draft(person.name, person.marks, line, number, run, several, strong)
    draft.add_place(person.place)
    return draft


def letters(text: str) -> str:
    """Small Latin letters only."""
    bare = unicodedata.normalize("NFD", text.casefold()).translate(PLAIN)
    return re.sub(r"[^a-z]", "", bare)


def names(text: str, draft: Draft) -> bool:
    """Whether a text prints the author's family name, or the initials as "A.S."."""
    family = draft.name.family
    if len(family) > 1 and re.search(rf"(?<!\w){re.escape(family)}(?!\w)", text, re.I):
        return True
    given = draft.name.given
    if not given or not family:
        return False
    first, last = given[0], family[0]
    middle = r"\.?\s?-?(?:[^\W\d_]\.?\s?)?"
    return bool(re.search(rf"(?<!\w){first}{middle}{last}\.?(?!\w)", text))


def spells(email: str, draft: Draft) -> int:
    """How well the address before the @ spells the author: 3 the family, 1 only the given name."""
    local = letters(email.partition("@")[0])
    family, given = draft.family, draft.given
    if not local:
        return 0
    if len(family) >= 4 and (family[:6] in local or _alike(family, local)):
        return 3 + (bool(given) and (local.startswith(given[0]) or given[:4] in local))
    if 2 <= len(family) <= 3 and (local.startswith(family) or local.endswith(family)):
        return 2 + (len(given) > 2 and given[:4] in local)
    if len(given) >= 4 and given[:5] in local:
        return 2 if family and family[0] in local.replace(given[:5], "", 1)[:3] else 1
    is_initials = bool(given and family) and local in (given[0] + family[0], family[0] + given[0])
    return 1 if is_initials else 0


def _alike(family: str, local: str) -> bool:
    """Whether the consonants of a name are there in order: Zhumabayev, jumabaev."""
    bones = re.sub(r"[aeiouyhj]|zh|kh", "", family)
    other = re.sub(r"[aeiouyhj]|zh|kh", "", local)
    return len(bones) >= 4 and bones in other


def by_spelling(email: str, drafts: list[Draft]) -> Draft | None:
    """The one author whom an address spells best."""
    scores = [(spells(email, draft), draft) for draft in drafts]
    best = max((score for score, _ in scores), default=0)
    owners = [draft for score, draft in scores if score == best]
    return owners[0] if best and len(owners) == 1 else None


def by_name(text: str, drafts: list[Draft]) -> Draft | None:
    """The one author whose name a text prints."""
    named = [draft for draft in drafts if names(text, draft)]
    return named[0] if len(named) == 1 else None


def last_named(text: str, drafts: list[Draft]) -> Draft | None:
    """The author whose family name a text prints last: of whom its end speaks."""
    small = text.casefold()
    places = {small.rfind(draft.name.family.casefold()): draft for draft in drafts}
    last = max(places, default=-1)
    return places[last] if last >= 0 else None


def by_mark(mark: str, drafts: list[Draft]) -> list[Draft]:
    """The authors who carry a mark."""
    return [draft for draft in drafts if mark and mark in draft.marks]


def near(drafts: list[Draft], line: Line, number: int) -> list[Draft]:
    """The authors beside or above a line: of its cell, its column or row, or the last run of names."""
    if line.cell is not None:
        found = _near_in_table(drafts, line.cell)
        if found:
            return found
    before = [draft for draft in drafts if draft.number < number and not _other_table(draft, line)]
    return [draft for draft in before if draft.run == before[-1].run]


def _other_table(draft: Draft, line: Line) -> bool:
    return bool(line.cell and draft.line.cell and line.cell[0] != draft.line.cell[0])


def _near_in_table(drafts: list[Draft], cell: tuple[int, int, int]) -> list[Draft]:
    table, row, column = cell
    here = [draft for draft in drafts if draft.line.cell and draft.line.cell[0] == table]
    places = [draft.line.cell for draft in here if draft.line.cell]
    same = [draft for draft in here if draft.line.cell == cell]
    if same:
        return [draft for draft in same if draft.run == same[-1].run]
    one_row = len({place[1] for place in places}) == 1 and len({place[2] for place in places}) > 1
    if one_row:
        return [draft for draft in here if draft.line.cell and draft.line.cell[2] == column]
    in_row = [draft for draft in here if draft.line.cell and draft.line.cell[1] == row]
    if in_row:
        return in_row
    above = [d for d in here if d.line.cell and d.line.cell[2] == column and d.line.cell[1] < row]
    return [draft for draft in above if draft.line.cell == above[-1].line.cell]
