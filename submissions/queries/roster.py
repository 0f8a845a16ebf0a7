"""A pasted table of co-authors beside the authors that a draft has already."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.core.validators import validate_email
from django.utils.translation import gettext as _

from accounts.countries import country_names
from accounts.folding import folded
from accounts.validators import validate_orcid
from submissions.manuscripts.roster import Roster, Row
from submissions.models import Contributor
from submissions.queries.people import signs_of
from submissions.queries.readiness import passes

LANGUAGES = ("en", "ru", "kk")
FURTHER_NAMES = {
    "Turkey": "TR",
    "Киргизия": "KG",
    "РК": "KZ",
    "РФ": "RU",
    "Республика Казахстан": "KZ",
    "Republic of Kazakhstan": "KZ",
    "Қазақстан Республикасы": "KZ",
    "USA": "US",
    "UK": "GB",
}


@dataclass(frozen=True)
class Entry:
    """One person of the table: what is wrong, who it may be already, whether it can be added."""

    row: Row
    person: Contributor
    problems: list[str] = field(default_factory=list)
    known: Contributor | None = None
    earlier: int = 0
    same: str = ""

    @property
    def can_be_added(self) -> bool:
        return bool(self.person.name)

    @property
    def is_double(self) -> bool:
        return self.known is not None or bool(self.earlier)

    @property
    def usual(self) -> str:
        """What is done unless a person chooses otherwise: add, fill or skip."""
        if self.known:
            return "fill"
        return "skip" if self.earlier or not self.can_be_added else "add"


@lru_cache(maxsize=1)
def countries_by_name() -> dict[str, str]:
    """Return codes of countries by their folded names in the journal's languages."""
    names = {
        folded(name): code
        for language in LANGUAGES
        for code, name in country_names(language).items()
    }
    return names | {folded(name): code for name, code in FURTHER_NAMES.items()}


def entries_of(roster: Roster, people: Sequence[Contributor]) -> list[Entry]:
    """Return the people of a table with what a person should know before they are added."""
    known = {sign: person for person in people for sign in signs_of(person)}
    seen: dict[tuple[str, ...], int] = {}
    result = []
    for row in roster.rows:
        person = Contributor(**row.values)
        signs = signs_of(person)
        double = next((sign for sign in signs if sign in known), None)
        twice = next((sign for sign in signs if sign in seen), None)
        sign = double or twice
        result.append(
            Entry(
                row,
                person,
                problems_of(person),
                known[double] if double else None,
                seen[twice] if twice and not double else 0,
                same_words(sign[0]) if sign else "",
            )
        )
        for sign in signs:
            seen.setdefault(sign, row.line)
    return result


def same_words(sign: str) -> str:
    words = {
        "email": _("the same e-mail"),
        "orcid": _("the same ORCID"),
        "name": _("the same name and institution"),
    }
    return words[sign]


def problems_of(person: Contributor) -> list[str]:
    """Return what is missing or wrong in one row, in words; none of it is lost."""
    problems = []
    if not person.name:
        problems.append(_("No name: this row cannot be added."))
    if not person.email:
        problems.append(_("No e-mail yet."))
    elif not passes(validate_email, person.email):
        problems.append(_("%(email)s is no e-mail address.") % {"email": person.email})
    if person.orcid and not passes(validate_orcid, person.orcid):
        problems.append(_("%(orcid)s is no ORCID iD.") % {"orcid": person.orcid})
    return problems
