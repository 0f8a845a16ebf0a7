"""What a layout works with: a topic, its authors, ready sentences, and chance by seed."""

import re
from dataclasses import dataclass
from random import Random

from tests.bench.intake.held_out import topics_en, topics_kk, topics_ru
from tests.bench.intake.held_out.literature import POOLS, Work, cite, references
from tests.bench.intake.held_out.people import GUESTS, LOCALS, PLACES, Place, Someone, orcid_of
from tests.bench.intake.held_out.sheet import Sheet
from tests.bench.intake.held_out.topic import Topic
from tests.bench.intake.record import Person, Reference

TEXTS = {"en": topics_en, "ru": topics_ru, "kk": topics_kk}
ABSTRACT = {"en": "Abstract", "ru": "Аннотация", "kk": "Аңдатпа"}
KEYWORDS = {"en": "Keywords", "ru": "Ключевые слова", "kk": "Түйін сөздер"}
REFERENCES = {"en": "References", "ru": "Список литературы", "kk": "Әдебиеттер тізімі"}
ROMAN = ("I", "II", "III", "IV", "V")


@dataclass(frozen=True)
class Name:
    """A name as a layout prints it, and its parts as printed."""

    printed: str
    given: str
    family: str
    patronymic: str = ""


@dataclass(frozen=True)
class Writer:
    """An author of this paper with everything that could be printed."""

    who: Someone
    places: tuple[Place, ...]
    email: str
    orcid: str

    def name(self) -> Name:
        """Given name first, but for those who print the family name first."""
        one = self.who
        whole = f"{one.family} {one.given}" if one.family_first else f"{one.given} {one.family}"
        return Name(whole, one.given, one.family)

    def short(self, gap: str = " ") -> Name:
        """A. K. Family"""
        letters = _initials(self.who.given, gap)
        return Name(f"{letters} {self.who.family}", letters, self.who.family)

    def capitals(self) -> Name:
        """FAMILY Given"""
        family = self.who.family.upper()
        return Name(f"{family} {self.who.given}", self.who.given, family)

    def cyrillic(self, language: str, patronymic: bool = True) -> Name:
        """Family Given Patronymic"""
        family, given, father = self.who.ru if language == "ru" else self.who.kk
        if not patronymic:
            return Name(f"{family} {given}", given, family)
        return Name(f"{family} {given} {father}", given, family, father)

    def cyrillic_short(self, language: str, after: bool = True, gap: str = "") -> Name:
        """Family G.P. or G.P. Family"""
        family, given, father = self.who.ru if language == "ru" else self.who.kk
        letters = f"{given[0]}.{gap}{father[0]}."
        return Name(f"{family} {letters}" if after else f"{letters} {family}", letters, family)

    def person(
        self,
        name: Name,
        *places: str,
        email: bool = False,
        orcid: bool = False,
        corresponding: bool = False,
    ) -> Person:
        """The label of this author when these things are printed."""
        return Person(
            name.printed,
            name.given,
            name.family,
            name.patronymic,
            self.email if email else "",
            self.orcid if orcid else "",
            places,
            corresponding,
        )


def _initials(given: str, gap: str) -> str:
    return gap.join("-".join(f"{half[0]}." for half in part.split("-")) for part in given.split())


class Kit:
    """The makings of one manuscript. The same seed gives the same ones."""

    def __init__(self, seed: int, language: str) -> None:
        self.rng = Random(seed)
        self.seed = seed
        self.language = language
        self.place = seed % len(topics_en.TOPICS)
        self.numbers = {"n": self.rng.randint(60, 900), "a": self.rng.randint(3, 24)}

    def topic(self, language: str = "") -> Topic:
        """The topic in the paper's own language or another."""
        return TEXTS[language or self.language].TOPICS[self.place]

    def whole_title(self, language: str = "") -> str:
        """Title and subtitle in one line, with a colon between them if it fits."""
        topic = self.topic(language)
        between = " " if topic.title.endswith("?") else ": "
        return f"{topic.title}{between}{topic.subtitle}" if topic.subtitle else topic.title

    def parts_of_abstract(self, language: str = "") -> tuple[str, str, str, str]:
        """Aim, method, finding, implication."""
        texts, topic = TEXTS[language or self.language], self.topic(language)
        return (
            topic.aim,
            texts.METHODS[self.seed % 6].format(**self.numbers),
            topic.finding,
            texts.IMPLICATIONS[(self.seed // 3) % 6],
        )

    def abstract(self, language: str = "") -> str:
        """The abstract in one paragraph."""
        return " ".join(self.parts_of_abstract(language))

    def statement(self, kind: str, language: str = "") -> str:
        """The sentence of a statement, without its label."""
        choices = TEXTS[language or self.language].STATEMENTS[kind]
        return self.rng.choice(choices).format(**self.numbers)

    def writers(self, many: int, *, guests: bool = True, places: int = 1) -> list[Writer]:
        """Different authors, each with up to `places` affiliations."""
        pool = list(LOCALS + GUESTS if guests else LOCALS)
        made = []
        for number, who in enumerate(self.rng.sample(pool, many)):
            near = PLACES[:5] if who in LOCALS else PLACES[5:]
            own = tuple(self.rng.sample(near, self.rng.randint(1, places)))
            local = re.sub(r"[^a-z]", "", who.family.lower()) or f"author{number}"
            email = f"{who.given[0].lower() if who.given[0].isascii() else 'x'}.{local}"
            orcid = orcid_of(self.rng.randint(10**6, 10**8 - 1))
            made.append(Writer(who, own, f"{email}@{own[0].domain}", orcid))
        return made

    def body(self, sheet: Sheet, headings: str, language: str = "", cited: str = "apa") -> None:
        """Write the sections of the paper; `headings` says how they are dressed."""
        texts = TEXTS[language or self.language]
        sentences = list(texts.BODY)
        self.rng.shuffle(sentences)
        for number, words in enumerate(texts.HEADINGS):
            heading(sheet, words, headings, number + 1)
            for _ in range(2):
                chosen = self.rng.sample(sentences, 4)
                pool = POOLS[language or self.language]
                sheet.add(
                    " ".join(one.format(cite(self.rng, cited, pool)) for one in chosen),
                    align="j",
                )

    def literature(
        self,
        sheet: Sheet,
        title: str,
        headings: str,
        style: str,
        number: str,
        form: str = "url",
        pool: tuple[Work, ...] = (),
    ) -> tuple[Reference, ...]:
        """Write a list of references; `number` says how its items are numbered."""
        pool = pool or POOLS[self.language]
        items = references(self.rng, pool, style, form, self.rng.randint(6, 11))
        heading(sheet, title, headings, 0)
        for place, item in enumerate(items, 1):
            if number == "word":
                sheet.add(item.text, list_="number")
            elif number == "hanging":
                sheet.hang(item.text)
            else:
                sheet.add(number.format(place) + item.text)
        return tuple(items)


def heading(sheet: Sheet, words: str, dress: str, number: int) -> None:
    """Write a heading; number 0 has none. No heading at all in the dress "none", but for 0."""
    dotted = f"{number}. {words}" if number else words
    roman = f"{ROMAN[number - 1]}. {words.upper()}" if number else words.upper()
    if dress == "style":
        sheet.add(words, style="Heading 1")
    elif dress == "numbered style":
        sheet.add(dotted, style="Heading 1")
    elif dress == "roman":
        sheet.add(f"<b>{roman}</b>", align="c")
    elif dress == "none":
        if not number:
            sheet.add(words)
    else:
        text = {"bold": words, "capitals": words.upper(), "numbered": dotted}[dress]
        sheet.add(f"<b>{text}</b>")


def joined(words: list[str], last: str = " and ") -> str:
    """A, B and C"""
    return ", ".join(words[:-1]) + last + words[-1] if len(words) > 1 else words[0]


def numbered_places(
    writers: list[Writer], language: str = "en"
) -> tuple[list[str], list[list[int]]]:
    """Every affiliation once, and for each author the numbers of his, from 1."""
    places: list[str] = []
    numbers = []
    for writer in writers:
        own = [getattr(place, language) for place in writer.places]
        places += [place for place in own if place not in places]
        numbers.append([places.index(place) + 1 for place in own])
    return places, numbers
