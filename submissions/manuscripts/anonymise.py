"""The copy that reviewers read: a tree without its authors."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .transliterate import cyrillic_pattern, spellings
from .tree import HREF, Element, drop, line_of, name_of, parse, serialise
from .words import heading_of, label_of

MARK = "[removed for review]"
EMAIL = re.compile(
    r"(?<![\w.+%’'-])[\w.+%’'-]{1,64}(?:@|\s?[\[(]at[\])]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # may divide a name unseen
ORCID = re.compile(r"(?:https?://orcid\.org/)?\b\d{4}-\d{4}-\d{4}-\d{3}[\dXx]\b")
TELLING_SECTIONS = ("acknowledgements", "funding", "contributions", "about_authors")
LONG_NAME = 4  # letters: only longer family names are looked for by their sound
INITIALS = r"[А-ЯЁӘҒҚҢӨҰҮҺІ]\.(?:[\s\u00a0]?[А-ЯЁӘҒҚҢӨҰҮҺІ]\.)?"
SHORT_NAME = 3  # letters: a family name this short is masked only with a given name or initials
WORDS = {
    "name": _("A name of an author"),
    "email": _("An e-mail address"),
    "orcid": _("An ORCID iD"),
    "affiliation": _("A place of work of an author"),
    "section": _("A section that tells who the authors are"),
    "alt_text": _("The description of a picture"),
    "link": _("A link that shows a name"),
}


@dataclass(frozen=True)
class Person:
    """Somebody who must not be recognised."""

    family: str
    given: str = ""
    patronymic: str = ""
    printed: str = ""
    email: str = ""
    orcid: str = ""
    affiliation: str = ""


@dataclass(frozen=True)
class Finding:
    """One thing that was taken out: what kind, its text, and the id of the block it stood in."""

    code: str
    text: str
    place: str

    @property
    def words(self) -> Promise:
        """The kind in words."""
        return WORDS[self.code]


@dataclass(frozen=True)
class Anonymous:
    """The copy for reviewers and what is missing in it."""

    tree: bytes
    findings: list[Finding]


def without_names(tree: bytes, people: list[Person]) -> Anonymous:
    """Mask names (in the spellings people use), addresses, ORCID iDs and places of work, and drop
    the sections that thank or name. References by the authors stay, except their own names'
    masking: a reader sees that something was removed, and what is left reads on."""
    article = parse(tree)
    findings = list(_drop_sections(article))
    patterns = _patterns(people)
    findings.extend(_clean_attributes(article, patterns))
    for element in list(article.iter()):
        if not isinstance(element.tag, str):
            drop(element)
            continue
        for side in ("text", "tail"):
            findings.extend(_mask(element, side, patterns))
    front = article.find("front")
    if front is not None:
        for part in list(front.iter("contrib-group", "author-notes", "aff")):
            drop(part)
    return Anonymous(serialise(article), findings)


def _drop_sections(article: Element) -> Iterator[Finding]:
    for section in list(article.iterfind("body//sec")):
        title = section.find("title")
        label = heading_of(line_of(title)) if title is not None else None
        if label and label.code in TELLING_SECTIONS:
            yield Finding("section", line_of(section)[:200], section.get("id", ""))
            drop(section)
    for paragraph in list(article.iterfind("body//p")):
        label = label_of(line_of(paragraph)[:200])
        if label and label.code in TELLING_SECTIONS:
            yield Finding("section", line_of(paragraph)[:200], paragraph.get("id", ""))
            drop(paragraph)
    for part in list(article.iterfind("back/ack")):
        yield Finding("section", line_of(part)[:200], "")
        drop(part)


def _patterns(people: list[Person]) -> list[tuple[str, re.Pattern[str]]]:
    """What to look for, in the order in which it is replaced: longest forms first."""
    names = {form for person in people for form in _forms(person)}
    places = {
        place
        for person in people
        for place in re.split(r"[;\n]", person.affiliation)
        for place in _places(place)
    }
    found: list[tuple[str, re.Pattern[str]]] = [("email", EMAIL), ("orcid", ORCID)]
    if places:
        found.append(("affiliation", _any_of(places, re.I)))
    if names:
        found.append(("name", _any_of(names | {name.upper() for name in names})))
    found.extend(("name", re.compile(_in_cyrillic(person))) for person in _long_names(people))
    return found


def _long_names(people: list[Person]) -> list[Person]:
    """Those whose family name is long enough to be told apart by its sound; each once."""
    long = {p.family: p for p in people if len(p.family) > LONG_NAME and " " not in p.family}
    return list(long.values())


def _in_cyrillic(person: Person) -> str:
    """A pattern of a name as Russian and Kazakh texts have it, with its case endings, initials
    and given name; "Жаксыбекову" for Zhaksybekov. It begins with a capital letter."""
    family = person.family[:-1] if person.family[-1] in "aа" else person.family
    endings = "|".join(sorted({*CASES, "ы", "ых", "ыми"}, key=len, reverse=True))
    given = f"{cyrillic_pattern(person.given)}|" if len(person.given) > SHORT_NAME else ""
    first = rf"(?:{given}{INITIALS})"
    return (
        rf"(?<!\w)(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])(?:{first}[\s\u00a0]*)?"
        rf"{cyrillic_pattern(family)}(?i:{endings})?(?!\w)(?:,?[\s\u00a0]+{first}(?!\w))?"
    )


def _places(affiliation: str) -> Iterator[str]:
    """The whole line, and its first long piece: "University of X" out of "University of X, Town"."""
    whole = affiliation.strip(" .,")
    if len(whole) > 8:
        yield whole
    yield from (piece.strip() for piece in whole.split(",") if len(piece.strip()) > 12)


def _any_of(texts: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """One pattern for all; names are looked for with their capitals (not every "may" is Dr May)."""
    ordered = sorted(texts, key=len, reverse=True)
    forms = "|".join(r"[\s\u00a0]+".join(map(re.escape, text.split())) for text in ordered)
    return re.compile(rf"(?<!\w)(?:{forms})(?:’s|'s)?(?!\w)", flags)


def _forms(person: Person) -> set[str]:
    """All ways in which a person's name is commonly written, in both alphabets."""
    forms: set[str] = set()
    for family in spellings(person.family):
        for given in spellings(person.given) if person.given else [""]:
            forms |= _orders(family, given, person.patronymic)
        if len(family) > SHORT_NAME:
            forms |= {family, *_cases(family)}
    if person.printed:
        forms |= spellings(person.printed)
    return {form for form in forms if len(form.replace(".", "").strip()) > 1}


def _orders(family: str, given: str, patronymic: str) -> set[str]:
    if not family or not given:
        return set()
    initials = [part[0] + "." for part in re.split(r"[\s.-]+", given) if part]
    if patronymic:
        initials.append(patronymic[0] + ".")
    first = given.split()[0]
    forms = {f"{given} {family}", f"{family} {given}", f"{family}, {given}", f"{first} {family}"}
    if patronymic:
        forms |= {f"{family} {given} {patronymic}", f"{given} {patronymic} {family}"}
    for short in ("".join(initials), " ".join(initials), initials[0]):
        forms |= {
            f"{short} {family}",
            f"{family} {short}",
            f"{family}, {short}",
            f"{short}{family}",
        }
        forms |= {form.rstrip(".") for form in forms if form.endswith(".")}
    return forms


CASES = ("а", "у", "ом", "е", "ой", "ым", "ның", "нің", "тың", "тің", "дың", "дің", "ға", "ге")


def _cases(family: str) -> set[str]:
    """Russian and Kazakh case endings: "Омарова", "Омаровым", "Омаровтың"."""
    if not re.search(r"[а-яәғқңөұүһі]$", family, re.I):
        return set()
    stem = family[:-1] if family[-1] in "ая" else family
    return {f"{stem}{ending}" for ending in (*CASES, "ой", "у", "ы")} | {
        f"{family}{ending}" for ending in CASES
    }


def _mask(
    element: Element, side: str, patterns: list[tuple[str, re.Pattern[str]]]
) -> Iterator[Finding]:
    """Replace in one piece of text; a citation mark keeps its year."""
    text = getattr(element, side)
    if not text or (side == "text" and name_of(element) == "pub-id"):
        return
    text = INVISIBLE.sub("", text)
    for code, pattern in patterns:
        for match in pattern.finditer(text):
            yield Finding(code, match.group(), _block(element))
        text = pattern.sub(MARK, text)
    setattr(element, side, text)


def _block(element: Element) -> str:
    """The nearest id at or above an element."""
    for above in (element, *element.iterancestors()):
        if above.get("id"):
            return str(above.get("id"))
    return ""


def _clean_attributes(
    article: Element, patterns: list[tuple[str, re.Pattern[str]]]
) -> Iterator[Finding]:
    """Descriptions of pictures and addresses of links that carry a name go as a whole; in
    addresses capitals do not count."""
    loose = [re.compile(pattern.pattern, re.I) for _code, pattern in patterns]
    for alt in list(article.iter("alt-text")):
        if any(pattern.search(alt.text or "") for _code, pattern in patterns):
            yield Finding("alt_text", alt.text or "", _block(alt))
            drop(alt)
    for link in list(article.iter("ext-link", "email", "uri")):
        address = f"{link.get(HREF, '')} {link.text or ''}"
        words = re.sub(r"[/_.%-]+", " ", address)
        if any(pattern.search(address) or pattern.search(words) for pattern in loose):
            yield Finding("link", address.strip(), _block(link))
            for part in list(link):
                link.remove(part)
            link.text = MARK
            link.tag = "styled-content"
            link.attrib.clear()
            link.set("style", "removed")
