"""Addresses that lead to people: e-mail, ORCID iDs, shared drives, folders of a computer."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from .hits import Hit
from .person import Person
from .sounds import keys

EMAIL = re.compile(
    r"(?<![\w.+%’'-])[\w.+%’'-]{1,64}(?:@|\s?[\[({](?:at|собака)[\])}]\s?)[\w-]{1,63}"
    r"(?:(?:\.|\s?[\[({]dot[\])}]\s?)[\w-]{1,63}){1,8}"
)
ORCID = re.compile(r"(?:https?://orcid\.org/)?\b\d{4}-\d{4}-\d{4}-\d{3}[\dXx]\b")
URL = re.compile(r"(?:https?|ftps?|file|smb)://[^\s<>\"'»”)\]]+|\bwww\.[^\s<>\"'»”)\]]+", re.I)
DRIVE = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*(?:drive\.google\.com|docs\.google\.com|forms\.gle|1drv\.ms|"
    r"onedrive\.live\.com|sharepoint\.com|dropbox\.com|dropboxusercontent\.com|disk\.yandex\.\w+|"
    r"yadi\.sk|cloud\.mail\.ru|icloud\.com|box\.com|mega\.nz|wetransfer\.com|we\.tl|"
    r"terabox\.com|pcloud\.\w+)(?:/[^\s<>\"'»”)\]]*)?",
    re.I,
)
PROFILE = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*(?:researchgate\.net/profile|linkedin\.com/in|facebook\.com|"
    r"scholar\.google\.\w+/citations|t\.me|instagram\.com|academia\.edu|publons\.com/researcher|"
    r"scopus\.com/authid|github\.com|gitlab\.com|vk\.com)/[^\s<>\"'»”)\]]+",
    re.I,
)
FOLDER = re.compile(
    r"(?:file:/{2,3}[^\s<>\"]+|(?<![\w])\\\\[\w.-]+\\[^\s<>\"|]+|"
    r"(?<![A-Za-z])[A-Za-z]:[\\/](?:Users|Documents and Settings|Пользователи|home)[\\/][^\s<>\"|]+|"
    r"(?<![\w/])/(?:Users|home)/[\w.-]+(?:/[^\s<>\"]*)?)",
    re.I,
)
HANDLE = re.compile(r"(?<![\w.])@[A-Za-z][\w.]{3,40}")
ENDS = ".,;:!?)]}»”'\""
FREE = frozenset(
    [
        "gmail.com",
        "mail.ru",
        "yandex.ru",
        "yandex.kz",
        "yandex.com",
        "outlook.com",
        "hotmail.com",
        "yahoo.com",
        "inbox.ru",
        "bk.ru",
        "list.ru",
        "icloud.com",
        "live.com",
        "rambler.ru",
        "proton.me",
        "protonmail.com",
        "example.org",
        "example.com",
    ]
)
LEAST = 4  # letters of a family name inside an address
INSIDE_LEAST = 5
LETTERS = re.compile(r"[^\W\d_]+")


class Addresses:
    """What of the authors may stand inside an address, a path or the name of a file."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.emails: set[str] = set()
        self.locals: set[str] = set()
        self.domains: set[str] = set()
        self.families: set[str] = set()
        self.both: set[str] = set()
        for person in people:
            self._add(person)

    def _add(self, person: Person) -> None:
        local, _sign, domain = person.email.casefold().partition("@")
        if domain:
            self.emails.add(person.email.casefold())
            if len(local) > LEAST and local not in ("office", "editor", "contact", "author"):
                self.locals.add(local)
            if domain not in FREE:
                self.domains.add(domain)
        families = [key for part in LETTERS.findall(person.family) for key in keys(part)]
        givens = [key for part in LETTERS.findall(person.given)[:1] for key in keys(part)]
        for family in families:
            if len(family) >= LEAST:
                self.families.add(family)
            for given in givens:
                self.both |= {f"{family}{given}", f"{given}{family}"}
                self.both |= {f"{family}{given[0]}", f"{given[0]}{family}"}

    def is_own_email(self, address: str) -> bool:
        """Whether an e-mail address is an author's, or of an author's institution."""
        small = address.casefold()
        if small in self.emails:
            return True
        local, _sign, domain = small.partition("@")
        return domain in self.domains or local in self.locals or self.names(local)

    def names(self, text: str) -> bool:
        """Whether an address, a path or a file's name holds a name: joined, small, in any script."""
        text = unquote(text)
        if any(local in text.casefold() for local in self.locals):
            return True
        parts = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])", " ", text)
        for word in (*LETTERS.findall(parts), *LETTERS.findall(text)):
            for key in keys(word):
                if key in self.families or key in self.both:
                    return True
                if any(f in key for f in self.families if len(f) >= INSIDE_LEAST):
                    return True
                if any(f in key for f in self.both if len(f) > INSIDE_LEAST):
                    return True
        return False


def find_links(text: str, addresses: Addresses) -> Iterator[Hit]:
    """Find addresses; web addresses of others are left."""
    yield from _marked(text, addresses)
    for pattern in (DRIVE, FOLDER):
        for match in pattern.finditer(text):
            yield Hit("link", match.start(), _end(match))
    for match in PROFILE.finditer(text):
        own = addresses.names(match.group())
        yield Hit("link", match.start(), _end(match), certain=own, masked=own)
    for pattern in (URL, HANDLE):
        for match in pattern.finditer(text):
            if addresses.names(match.group()):
                yield Hit("link", match.start(), _end(match))


def _marked(text: str, addresses: Addresses) -> Iterator[Hit]:
    """E-mail addresses, of whomever, and ORCID iDs."""
    for match in EMAIL.finditer(text):
        yield Hit("email", *match.span(), certain=addresses.is_own_email(match.group()))
    for match in ORCID.finditer(text):
        yield Hit("orcid", *match.span())


def _end(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip(ENDS))
