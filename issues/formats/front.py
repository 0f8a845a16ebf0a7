"""The front matter of an article as plain values: what every published form is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from journal.rich import plain

from . import names

Languages = Mapping[str, str]  # text by language code; en, ru, kk


def choose(texts: Languages, language: str) -> str:
    """Return a text in that language, else in English, else in any; '' when there is none."""
    return texts.get(language) or texts.get("en") or next(filter(None, texts.values()), "")


@dataclass(frozen=True)
class Journal:
    """The journal as it is named on its articles. `issn` is that of the online edition."""

    name: Languages
    abbreviation: str = ""
    publisher: Languages = field(default_factory=dict)
    place: Languages = field(default_factory=dict)
    issn: str = ""
    url: str = ""


@dataclass(frozen=True)
class Affiliation:
    """An institution as printed. `ror` is an address, `country` two capital letters."""

    text: str
    ror: str = ""
    country: str = ""
    country_name: str = ""

    @property
    def printed(self) -> str:
        """The text with the country, unless the text names it already."""
        if not self.country_name or self.country_name.lower() in self.text.lower():
            return self.text
        return f"{self.text}, {self.country_name}"


@dataclass(frozen=True)
class Person:
    """An author. Any name part may be missing; `affiliation_index` counts from 0.

    `roles` are slugs of CRediT, or words. `printed` is the name as it stands on the article, `latin` the Latin form the author gave,
    either as "Family, Given" or in the order of the printed name. `orcid` is bare: 0000-…;
    `orcid_proved` says that its owner signed in at ORCID.
    """

    given: str = ""
    family: str = ""
    patronymic: str = ""
    printed: str = ""
    latin: str = ""
    orcid: str = ""
    orcid_proved: bool = False
    email: str = ""
    affiliation_index: tuple[int, ...] = ()
    corresponding: bool = False
    roles: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The name as printed on the article."""
        parts = (self.given, self.patronymic, self.family)
        return self.printed or " ".join(filter(None, parts))

    def cited(self, language: str) -> names.Name:
        """The name for citations in that language: Latin letters outside Cyrillic languages."""
        return names.cited(self, latin=language not in ("ru", "kk"))


@dataclass(frozen=True)
class Licence:
    """A licence by its address and its short name, such as CC BY 4.0."""

    url: str
    name: str


@dataclass(frozen=True)
class Statement:
    """One declaration of the authors, such as funding or conflicts of interest."""

    title: str
    text: str


@dataclass(frozen=True)
class Front:
    """Everything about an article but its text.

    `number` is the journal's own number of the article; `type` the name of its kind in `language`;
    `pages` is "5–19" or a single page, otherwise `article_number` counts. Titles, abstracts and
    points may hold `<i>`, `<b>`, `<sub>` and `<sup>`; any other mark-up is shown as text.
    """

    journal: Journal
    number: str
    language: str
    type: str
    titles: Languages
    contributors: tuple[Person, ...]
    affiliations: tuple[Affiliation, ...] = ()
    subtitle: str = ""
    doi: str = ""
    abstracts: Languages = field(default_factory=dict)
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    points: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    received: date | None = None
    revised: date | None = None
    accepted: date | None = None
    published: date | None = None
    volume: str = ""
    issue: str = ""
    year: int | None = None
    pages: str = ""
    article_number: str = ""
    licence: Licence | None = None
    copyright_holder: str = ""
    copyright_year: int | None = None
    statements: tuple[Statement, ...] = ()
    running_title: str = ""
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sample: bool = False

    @property
    def title(self) -> str:
        """The title in the article's language, with its mark-up and subtitle."""
        title = choose(self.titles, self.language)
        if not self.subtitle:
            return title
        return f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {self.subtitle}"

    @property
    def plain_title(self) -> str:
        """The title without mark-up, for file names, metadata and plain citations."""
        return plain(self.title)

    @property
    def doi_url(self) -> str:
        """The DOI as an address, or ''."""
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def first_page(self) -> str:
        """The first page, or ''."""
        return self._page_parts()[0]

    @property
    def last_page(self) -> str:
        """The last page, or ''."""
        return self._page_parts()[-1]

    def _page_parts(self) -> list[str]:
        return [part.strip() for part in self.pages.replace("-", "–").split("–")]

    @property
    def citation_year(self) -> int | None:
        """The year of citation: of publication, else of the issue."""
        return self.published.year if self.published else self.year

    def other_languages(self, texts: Mapping[str, object]) -> list[str]:
        """Return the languages of a text beside the article's own, in a steady order."""
        order = [code for code in ("kk", "ru", "en") if texts.get(code)]
        order += sorted(code for code in texts if code not in order and texts[code])
        return [code for code in order if code != self.language]

    def affiliations_of(self, person: Person) -> list[Affiliation]:
        """Return a person's institutions, leaving out indices that lead nowhere."""
        count = len(self.affiliations)
        return [self.affiliations[at] for at in person.affiliation_index if 0 <= at < count]
