"""Front matter as Typst code: every text a string literal, every mark a call."""

import re
from collections.abc import Callable
from functools import partial

from journal.rich import paragraphs, plain, runs
from submissions.manuscripts.codes import scheme_name
from submissions.manuscripts.pages.code import (
    array,
    breakable,
    call,
    dictionary,
    join,
    quote,
)
from submissions.manuscripts.pages.hyphens import soften
from submissions.manuscripts.reading.words import word as reading_word

from ..citation import apa_rich
from ..front import Affiliation, Front, Person, choose
from ..lines import place_line, volume_line
from ..words import day, language_name, word

MARKS = {"i": "emph", "b": "strong", "sub": "sub", "sup": "super"}
COMPOUND = re.compile(r"(?<=\w)-(?=\w{1,10}\b)")
SHORT_TITLE = 70  # letters in the running head
LONG_CITATION = 420  # letters; a longer one would fill the margin of the first page


def rich(text: str, language: str = "") -> str:
    """Return a text with the little mark-up of titles as code."""
    return join([_run(run.text, run.marks, language) for run in runs(text)])


def _run(text: str, marks: tuple[str, ...], language: str) -> str:
    text = breakable(text)
    code = quote(soften(text) if language == "kk" else text)
    for mark in reversed(marks):
        code = call(MARKS[mark], code)
    return code


def keep_compounds(text: str) -> str:
    """Keep short compounds such as one-stop on one line; the fonts have no hyphen that does."""
    return COMPOUND.sub("-\u2060", text)


def front_code(front: Front) -> str:
    """Return the dictionary that the template reads."""
    say = _speaker(front)
    return dictionary(
        **_document(front),
        **_people(front),
        **_running(front),
        kind=quote(front.type),
        title=rich(keep_compounds(front.title)),
        journal=_journal_name(front),
        masthead=array(_masthead(front)),
        sample=quote(say("sample")) if front.sample else "none",
        facts=array(_facts(front)),
        points_label=quote(say("points")),
        points=array([rich(each, front.language) for each in _points(front)]),
        abstract=_abstract(front, front.language) or "none",
        statements_label=quote(say("statements")),
        statements=array(_statements(front)),
        references_label=quote(reading_word(front.language, "references")),
        translations=array(_translations(front)),
    )


def _speaker(front: Front) -> Callable[..., str]:
    """Return the function that finds our words in the article's language."""
    return partial(word, front.language)


def _document(front: Front) -> dict[str, str]:
    """Return what stands in the file's metadata."""
    keywords = front.keywords.get(front.language, ())
    return {
        "language": quote(front.language),
        "title_text": quote(front.plain_title),
        "authors_text": array([quote(person.shown) for person in front.contributors]),
        "keywords_text": array([quote(plain(each)) for each in keywords]),
        "description": quote(plain(choose(front.abstracts, front.language))),
        "first_page": front.first_page if front.first_page.isdecimal() else "1",
    }


def _points(front: Front) -> tuple[str, ...]:
    return tuple(front.points.get(front.language, ()))


def _people(front: Front) -> dict[str, str]:
    letters = [each.email for each in front.contributors if each.corresponding and each.email]
    several = len(front.affiliations) > 1
    return {
        "authors": array([_author(front, person, several) for person in front.contributors]),
        "affiliations": array(
            [
                _affiliation(each, str(number) if several else "")
                for number, each in enumerate(front.affiliations, 1)
            ]
        ),
        "letters_label": quote(word(front.language, "corresponding")),
        "letters": array([quote(each) for each in letters]),
    }


def _author(front: Front, person: Person, several: bool) -> str:
    count = len(front.affiliations)
    places = sorted(at + 1 for at in person.affiliation_index if 0 <= at < count)
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
    return dictionary(
        name=quote(keep_compounds(person.shown)),
        marks=quote(",".join(map(str, places)) if several else ""),
        orcid=quote(orcid),
        orcid_words=quote(word(front.language, "orcid", name=person.shown)),
    )


def _affiliation(affiliation: Affiliation, mark: str) -> str:
    return dictionary(mark=quote(mark), words=quote(affiliation.printed))


def _journal_name(front: Front) -> str:
    """Return the journal's name, English broken after its first three words, as on the site."""
    name = choose(front.journal.name, front.language)
    opening = "International Journal of "
    if name.startswith(opening):
        return join([quote(opening.strip()), call("linebreak"), quote(name[len(opening) :])])
    return quote(name)


def _masthead(front: Front) -> list[str]:
    """Return the lines at the right of the masthead."""
    lines = [volume_line(front)]
    issn = f"ISSN {front.journal.issn}" if front.journal.issn else ""
    lines.append(" · ".join(filter(None, (word(front.language, "open_access"), issn))))
    return [quote(line) for line in lines if line]


def _running(front: Front) -> dict[str, str]:
    """Return heads and feet of the pages that follow."""
    families = [person.cited(front.language).family for person in front.contributors]
    people = " & ".join(families) if len(families) < 3 else f"{families[0]} et al."
    if len(families) > 2 and front.language != "en":
        people = f"{families[0]}…"
    title = front.running_title or plain(choose(front.titles, front.language))
    if len(title) > SHORT_TITLE:
        title = title[:SHORT_TITLE].rsplit(" ", 1)[0].rstrip(" ,.:;") + "…"
    place = f"{front.volume}({front.issue})" if front.issue else front.volume
    journal = front.journal.abbreviation or choose(front.journal.name, front.language)
    sample = word(front.language, "sample") if front.sample else ""
    return {
        "running": quote(" · ".join(filter(None, (people[:60], title)))),
        "running_journal": quote(
            ", ".join(filter(None, (f"{journal} {place}".strip(), place_line(front))))
        ),
        "foot": quote(" · ".join(filter(None, (front.doi_url, sample)))),
    }


def _facts(front: Front) -> list[str]:
    """Return the facts in the margin of the first page, each a name and a value."""
    say = _speaker(front)
    facts = [
        (say(key), quote(day(value, front.language)))
        for key, value in (
            ("received", front.received),
            ("revised", front.revised),
            ("accepted", front.accepted),
            ("published", front.published),
        )
        if value
    ]
    facts += [
        (scheme_name(scheme, front.language), quote("; ".join(codes)))
        for scheme, codes in front.codes.items()
    ]
    if front.doi:
        facts.append(("DOI", _link(front.doi_url)))
    if place_line(front):
        facts.append((volume_line(front) or say("text"), quote(place_line(front))))
    facts += _rights(front)
    citation = rich(apa_rich(front))
    if len(plain(apa_rich(front))) <= LONG_CITATION:
        facts.append((say("cite"), citation))
    others = [code for code in front.other_languages(front.abstracts)]
    if others:
        facts.append((say("also"), _also(others)))
    return [array([quote(name), value]) for name, value in facts]


def _link(address: str) -> str:
    return call("link", quote(address), quote(address))


def _rights(front: Front) -> list[tuple[str, str]]:
    say = _speaker(front)
    lines = []
    if front.licence:
        lines.append(call("link", quote(front.licence.url), quote(front.licence.name)))
    if front.copyright_holder:
        year = front.copyright_year or front.citation_year or ""
        lines.append(quote(say("copyright", year=year, holder=front.copyright_holder)))
    return [(say("licence"), call("lines", *lines))] if lines else []


def _also(languages: list[str]) -> str:
    """Return links to the abstracts at the end, each in its own language."""
    links = [
        call(
            "text",
            call("to", quote(f"abstract-{code}"), quote(_also_words(code))),
            lang=quote(code),
        )
        for code in languages
    ]
    return call("lines", *links)


def _also_words(code: str) -> str:
    return f"{word(code, 'abstract')} ({language_name(code)})"


def _abstract(front: Front, language: str) -> str:
    """Return an abstract with its keywords in one language; '' when there is neither."""
    text = front.abstracts.get(language, "")
    keywords = front.keywords.get(language, ())
    if not text and not keywords:
        return ""
    return dictionary(
        language=quote(language),
        title=rich(front.titles.get(language, ""), language),
        label=quote(word(language, "abstract") if text else ""),
        paragraphs=array([rich(each, language) for each in paragraphs(text)]),
        keywords_label=quote(word(language, "keywords")),
        keywords=array([rich(each) for each in keywords]),
    )


def _translations(front: Front) -> list[str]:
    return [_abstract(front, code) for code in front.other_languages(front.abstracts)]


def _statements(front: Front) -> list[str]:
    rows = [
        array(
            [
                quote(each.title),
                array([rich(part, front.language) for part in paragraphs(each.text)]),
            ]
        )
        for each in front.statements
    ]
    if len(plain(apa_rich(front))) > LONG_CITATION:
        cite = word(front.language, "cite")
        rows.append(array([quote(cite), array([rich(apa_rich(front))])]))
    return rows
