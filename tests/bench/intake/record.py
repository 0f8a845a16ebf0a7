"""A labelled manuscript: the bytes of a file and what is truly printed in it.

A label says only what a careful person could write down with the file in hand: nothing that the
file does not print, and everything of these kinds that it does.
"""

from dataclasses import dataclass, field

STATEMENTS = ("funding", "conflicts", "data", "ethics", "acknowledgements")
CODES = ("jel", "udc", "irsti")
LANGUAGES = ("en", "ru", "kk", "other")


@dataclass(frozen=True)
class Person:
    """An author. `printed` is the name alone, without degrees and marks, as it stands in the file.

    Initials are given names as printed ("A. K."); a patronymic is apart only when written out.
    A single name is the family name. The family name is not recased: "AKHMETOV" stays so.
    """

    printed: str
    given: str
    family: str
    patronymic: str = ""
    email: str = ""
    orcid: str = ""  # the sixteen digits in groups, without the address
    affiliations: tuple[str, ...] = ()
    corresponding: bool = False


@dataclass(frozen=True)
class Reference:
    """One item of a list of references without its typed or automatic number."""

    text: str
    doi: str = ""  # without "https://doi.org/" and "doi:"
    title_only: bool = False  # of a .bib file, where the text is only the title of the work


@dataclass(frozen=True)
class Label:
    """What is printed. Dictionaries are keyed by LANGUAGES, CODES and STATEMENTS.

    `titles` are the translated titles, not the one in the paper's own `language`. Abstracts and
    keywords are in all languages, the own one too. All reference lists of a file are one, in order.
    """

    title: str
    language: str
    subtitle: str = ""
    running_title: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    abstracts: dict[str, str] = field(default_factory=dict)
    keywords: dict[str, tuple[str, ...]] = field(default_factory=dict)
    authors: tuple[Person, ...] = ()
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Manuscript:
    """A file as an author would send it. The ending of `name` says the format.

    A set of manuscripts is a function without arguments that returns a list of these.
    """

    name: str
    data: bytes
    label: Label
