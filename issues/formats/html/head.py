"""The head of an article page: kind, title, people, institutions, dates, DOI, licence."""

import re
from html import escape

from journal.rich import HTML, runs
from submissions.manuscripts.codes import scheme_name

from ..front import Affiliation, Front, Person
from ..lines import place_line
from ..words import day, word

COMPOUND = re.compile(r"\b(\w{1,12}-\w{1,12})\b")
SHOWN = 12  # people; of more, ten are shown and the others fold
ORCID = (
    '<a class="orcid" href="https://orcid.org/{orcid}"><svg viewBox="0 0 24 24" width="18" '
    'height="18" role="img" aria-label="{words}"><circle cx="12" cy="12" r="11" fill="#5b7a1c"/>'
    '<path d="M8 9.500V17M8 6.500v.01M11.500 9.500V17h2.300a3.750 3.750 0 000-7.500z" fill="none" '
    'stroke="#fff" stroke-width="1.800" stroke-linecap="round"/></svg></a>'
)


def head(front: Front) -> str:
    """Return the `header` of the article."""
    pieces = (
        f'<p class="kicker"><span>{escape(front.type)}</span></p>',
        f'<h1 lang="{escape(front.language)}">{title(front.title)}</h1>',
        _people(front),
        _affiliations(front),
        _dates(front),
        _identity(front),
    )
    return f'<header class="article-head">{"".join(pieces)}</header>'


def title(text: str) -> str:
    """Return a title as HTML; short compounds such as one-stop stay on one line."""
    pieces = []
    for run in runs(text):
        words = COMPOUND.sub(r'<span class="nowrap">\1</span>', escape(run.text, quote=False))
        for mark in reversed(run.marks):
            words = f"<{HTML[mark]}>{words}</{HTML[mark]}>"
        pieces.append(words)
    return "".join(pieces)


def _people(front: Front) -> str:
    items = [_person(front, person) for person in front.contributors]
    if not items:
        return ""
    if len(items) <= SHOWN:
        return f'<ul class="people">{"".join(items)}</ul>'
    words = word(front.language, "more", number=len(items) - 10)
    return (
        f'<ul class="people">{"".join(items[:10])}</ul><details class="fold">'
        f'<summary>{words}</summary><ul class="people">{"".join(items[10:])}</ul></details>'
    )


def _person(front: Front, person: Person) -> str:
    count = len(front.affiliations)
    places = sorted(at + 1 for at in person.affiliation_index if 0 <= at < count)
    marks = f"<sup>{','.join(map(str, places))}</sup>" if count > 1 and places else ""
    orcid = ""
    if person.orcid:
        words = escape(word(front.language, "orcid", name=person.shown))
        orcid = ORCID.format(orcid=escape(person.orcid), words=words)
    return f"<li>{escape(person.shown)}{marks}{orcid}</li>"


def _affiliations(front: Front) -> str:
    several = len(front.affiliations) > 1
    parts = [
        f"{f'<sup>{number}</sup> ' if several else ''}{_institution(each)}"
        for number, each in enumerate(front.affiliations, 1)
    ]
    letters = [
        f'<a href="mailto:{escape(each.email)}">{escape(each.email)}</a>'
        for each in front.contributors
        if each.corresponding and each.email
    ]
    if letters:
        parts.append(f"{word(front.language, 'corresponding')}: {', '.join(letters)}")
    return f'<p class="affils">{" &nbsp; ".join(parts)}</p>' if parts else ""


def _institution(affiliation: Affiliation) -> str:
    text = escape(affiliation.printed)
    if affiliation.ror.startswith("https://ror.org/"):
        return f'<a href="{escape(affiliation.ror)}">{text}</a>'
    return text


def _dates(front: Front) -> str:
    facts = []
    for key in ("received", "revised", "accepted", "published"):
        value = getattr(front, key)
        if value:
            words = escape(day(value, front.language))
            time = f'<time datetime="{value.isoformat()}">{words}</time>'
            facts.append(f"{word(front.language, key)} {time}")
    if place_line(front):
        facts.append(escape(place_line(front)))
    return _line(facts)


def _identity(front: Front) -> str:
    facts = [
        escape(f"{scheme_name(scheme, front.language)}: {'; '.join(codes)}")
        for scheme, codes in front.codes.items()
    ]
    if front.doi:
        facts.append(f'<a href="{escape(front.doi_url)}">{escape(front.doi_url)}</a>')
    if front.licence:
        href, name = escape(front.licence.url), escape(front.licence.name)
        facts.append(f'<a href="{href}" rel="license">{name}</a>')
    if front.copyright_holder:
        year = front.copyright_year or front.citation_year or ""
        text = word(front.language, "copyright", year=year, holder=front.copyright_holder)
        facts.append(escape(text))
    return _line(facts)


def _line(facts: list[str]) -> str:
    spans = "".join(f"<span>{fact}</span>" for fact in facts)
    return f'<p class="facts-line">{spans}</p>' if facts else ""
