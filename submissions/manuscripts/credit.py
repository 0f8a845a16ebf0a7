"""The fourteen contributor roles of CRediT (ANSI/NISO Z39.104-2022), and how papers write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.folding import folded

VOCABULARY = "https://credit.niso.org/"


@dataclass(frozen=True)
class Role:
    """A role: its slug in the standard's address, the official term, ours, and what it means."""

    slug: str
    term: str
    label: Promise
    meaning: Promise

    @property
    def address(self) -> str:
        return f"{VOCABULARY}contributor-roles/{self.slug}/"


def role(slug: str, term: str, label: Promise, meaning: Promise) -> tuple[str, Role]:
    return slug, Role(slug, term, label, meaning)


ROLES = dict(
    [
        role(
            "conceptualization",
            "Conceptualization",
            _("Conceptualization"),
            _("had the idea, put the questions, set the aims"),
        ),
        role(
            "data-curation",
            "Data curation",
            _("Data curation"),
            _("described, cleaned and kept the data so that others can use them"),
        ),
        role(
            "formal-analysis",
            "Formal analysis",
            _("Formal analysis"),
            _("used statistics, mathematics or other formal ways on the data"),
        ),
        role(
            "funding-acquisition",
            "Funding acquisition",
            _("Funding acquisition"),
            _("got the money for the work"),
        ),
        role(
            "investigation",
            "Investigation",
            _("Investigation"),
            _("did the research itself: interviews, experiments, collecting of evidence"),
        ),
        role(
            "methodology",
            "Methodology",
            _("Methodology"),
            _("designed the method or the model"),
        ),
        role(
            "project-administration",
            "Project administration",
            _("Project administration"),
            _("planned the work and kept it going"),
        ),
        role(
            "resources",
            "Resources",
            _("Resources"),
            _("gave materials, access, instruments or computers"),
        ),
        role(
            "software",
            "Software",
            _("Software"),
            _("wrote or tested programs"),
        ),
        role(
            "supervision",
            "Supervision",
            _("Supervision"),
            _("led the work and answered for it, also as a mentor"),
        ),
        role(
            "validation",
            "Validation",
            _("Validation"),
            _("checked that results come out again"),
        ),
        role(
            "visualization",
            "Visualization",
            _("Visualization"),
            _("made figures and tables, or showed the data in another way"),
        ),
        role(
            "writing-original-draft",
            "Writing – original draft",
            _("Writing – original draft"),
            _("wrote the first text"),
        ),
        role(
            "writing-review-editing",
            "Writing – review & editing",
            _("Writing – review and editing"),
            _("read, commented on and changed the text"),
        ),
    ]
)

# How papers name the roles, folded, beside the official terms.
SPELLINGS = {
    "conceptualisation|concept|концептуализация|концепция|разработка концепции|тұжырымдама": (
        "conceptualization"
    ),
    "data curation|курирование данных|подготовка данных|управление данными|деректерді өңдеу": (
        "data-curation"
    ),
    "formal analysis|analysis|формальный анализ|анализ данных|анализ|талдау|формалды талдау": (
        "formal-analysis"
    ),
    "funding acquisition|funding|получение финансирования|привлечение финансирования|"
    "қаржыландыру алу": "funding-acquisition",
    "investigation|исследование|проведение исследования|зерттеу|зерттеу жүргізу": "investigation",
    "methodology|methods|методология|методика|әдіснама|әдістеме": "methodology",
    "project administration|администрирование проекта|руководство проектом|жобаны басқару": (
        "project-administration"
    ),
    "resources|ресурсы|предоставление ресурсов|ресурстар": "resources",
    "software|программное обеспечение|разработка программ|бағдарламалық қамтамасыз ету": "software",
    "supervision|научное руководство|руководство|ғылыми жетекшілік|жетекшілік": "supervision",
    "validation|валидация|проверка|проверка результатов|валидациялау|тексеру": "validation",
    "visualisation|визуализация|визуализациялау": "visualization",
    "writing original draft|original draft|original draft preparation|writing|"
    "написание черновика|подготовка первоначального варианта|написание рукописи|"
    "написание текста|бастапқы мәтінді жазу": "writing-original-draft",
    "writing review editing|writing review and editing|review and editing|editing|"
    "рецензирование и редактирование|доработка и редактирование|редактирование|"
    "редактирование рукописи|мәтінді өңдеу|редакциялау": "writing-review-editing",
}
KNOWN = {
    **{folded(each.term): each.slug for each in ROLES.values()},
    **{folded(word): slug for words, slug in SPELLINGS.items() for word in words.split("|")},
}
PARTS = re.compile(r"(?<![A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])\.\s+|;|\n")
PIECES = re.compile(r"[,;]|\s(?:and|и|және)\s")


def roles_in(text: str, names: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Return the roles of each author, by the words of a statement of contributions.

    ``names`` are given and family names. Read are the two usual forms: "A.B.: Methodology,
    Software; C.D.: …" and "Methodology: A.B., C.D.; …", with initials or names. What fits
    nobody for certain is left out; nothing is guessed.
    """
    found: list[list[str]] = [[] for _name in names]
    for part in PARTS.split(text):
        head, colon, tail = part.partition(":")
        if not colon:
            continue
        slugs = roles_named(tail) or roles_named(head)
        who = head if roles_named(tail) else tail
        for at in people_named(who, names):
            found[at] += [slug for slug in slugs if slug not in found[at]]
    return [[slug for slug in ROLES if slug in slugs] for slugs in found]


def roles_named(text: str) -> list[str]:
    whole = KNOWN.get(folded(text))
    pieces = [KNOWN.get(folded(piece)) for piece in PIECES.split(text)]
    return [whole] if whole else [slug for slug in pieces if slug]


def people_named(text: str, names: Sequence[tuple[str, str]]) -> list[int]:
    """Return the places of the authors whose initials or names stand in a text, once each."""
    result = []
    for piece in PIECES.split(text):
        fits = [at for at, name in enumerate(names) if folded(piece) in ways_to_write(*name)]
        if len(fits) == 1:
            result.append(fits[0])
    return result


def ways_to_write(given: str, family: str) -> set[str]:
    """Return how a text may name an author: initials together or apart, or the name."""
    first, last = given[:1], family[:1]
    ways = (
        f"{given} {family}",
        f"{family} {given}",
        f"{first} {family}",
        f"{family} {first}",
        family,
        f"{first} {last}",
        f"{first}{last}",
        f"{last} {first}",
    )
    return {folded(way) for way in ways if way.strip()} - {folded(first), folded(last), ""}
