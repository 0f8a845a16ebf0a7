"""What was read from a title page, each value with the line it came from."""

from dataclasses import asdict, dataclass, field
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Value = TypeVar("Value")

PLACES = {
    "title_style": _("the line in the style Title"),
    "author_style": _("a line in the style Author"),
    "abstract_style": _("the paragraph in the style Abstract"),
    "first_heading": _("the first heading"),
    "first_line": _("the first line"),
    "title_page": _("a line of the title page"),
    "after_title": _("the line after the title"),
    "label": _("after the words “{words}”"),
    "heading": _("under the heading “{words}”"),
    "subtitle_style": _("the line in the style Subtitle"),
    "frame": _("a cell of the table at the top"),
    "before_keywords": _("the paragraph before the keywords"),
    "before_text": _("the paragraph before the introduction"),
    "translation": _("the title page in another language"),
    "note": _("a note under the page"),
    "sentence": _("a sentence that says so"),
    "alphabet": _("the letters of the text"),
}


@dataclass(frozen=True)
class Place:
    """Where something stood: a code for programs and lazily translated words for people."""

    code: str
    parameter: str = ""

    @property
    def words(self) -> Promise:
        """The place in words."""
        text = PLACES[self.code]
        return format_lazy(text, words=self.parameter) if self.parameter else text


@dataclass(frozen=True)
class Found(Generic[Value]):
    """A value, the line it was read from, the place, and whether it needs no second look."""

    value: Value
    quote: str
    place: Place
    certain: bool


@dataclass(frozen=True)
class Author:
    """A person of the author list, as printed and in parts; empty where nothing was found."""

    printed: str
    given: str = ""
    family: str = ""
    patronymic: str = ""
    email: str = ""
    orcid: str = ""
    affiliation: str = ""  # all of them, as one line
    affiliations: list[str] = field(default_factory=list)
    corresponding: bool = False
    quote: str = ""
    place: Place = field(default_factory=lambda: Place("title_page"))
    certain: bool = False


@dataclass(frozen=True)
class TitlePage:
    """All that was found. `taken` and `opened` are ids of blocks that `cut` removes.

    `titles`, `abstracts` and `keywords` are by language: en, ru, kk, and `other` for one more, which
    `languages` names by its ISO 639-1 code where that is sure; `title` is the one in the language of
    the paper. `codes` has the keys jel, udc, irsti. `statements` has the codes funding, conflicts,
    data, ethics, ai, acknowledgements, contributions, about_authors. `unplaced` holds lines and notes
    of the title page that are cut as well but are none of these.
    """

    title: Found[str] | None = None
    subtitle: Found[str] | None = None
    running_title: Found[str] | None = None
    titles: dict[str, Found[str]] = field(default_factory=dict)
    authors: list[Author] = field(default_factory=list)
    abstracts: dict[str, Found[str]] = field(default_factory=dict)
    keywords: dict[str, Found[list[str]]] = field(default_factory=dict)
    codes: dict[str, Found[list[str]]] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    language: Found[str] | None = None
    statements: dict[str, Found[str]] = field(default_factory=dict)
    practice: Found[list[str]] | None = None
    unplaced: list[str] = field(default_factory=list)
    taken: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self) | {"taken": sorted(self.taken), "opened": sorted(self.opened)}
