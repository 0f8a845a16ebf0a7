"""Citations of an article: APA 7, GOST R 7.0.5, BibTeX, RIS and CSL JSON."""

import json
import re
from typing import Any

from journal.rich import plain

from .front import Front, choose
from .names import Name

APA_MOST = 20  # names; of more, APA 7 keeps the first nineteen and the last
GOST_MOST = 3
NO_YEAR = {"ru": "б. г.", "kk": "ж. ж."}
BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "^": r"\^{}", "~": r"\textasciitilde{}",
}  # fmt: skip


def apa(front: Front) -> str:
    """Return the citation in the style of the APA manual, 7th edition, as plain text."""
    return plain(apa_rich(front))


def apa_rich(front: Front) -> str:
    """Return the same with `<i>` around what APA sets in italics."""
    people = _apa_people([person.cited(front.language) for person in front.contributors])
    year = front.citation_year or NO_YEAR.get(front.language, "n.d.")
    title = _stopped(front.title)
    journal = choose(front.journal.name, front.language)
    source = f"<i>{', '.join(filter(None, (journal, front.volume)))}</i>"
    source += f"({front.issue})" if front.issue else ""
    parts = [source, _apa_place(front)]
    end = f"{', '.join(filter(None, parts))}."
    head = f"{_stopped(people)} ({year})." if people else ""
    lead = f"{head} {title}" if head else f"{title} ({year})."
    return f"{lead} {end} {front.doi_url}".strip()


def _stopped(text: str) -> str:
    """Return a sentence with its stop, unless it ends with a mark of its own."""
    return text if re.search(r"[.?!…](</\w+>)*$", text) else f"{text}."


def _apa_people(people: list[Name]) -> str:
    texts = [_apa_name(name) for name in people]
    if len(texts) > APA_MOST:
        return f"{', '.join(texts[: APA_MOST - 1])}, … {texts[-1]}"
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])}, & {texts[-1]}"


def _apa_name(name: Name) -> str:
    initials = name.initials()
    return f"{name.family}, {initials}" if initials else name.family


def _apa_place(front: Front) -> str:
    if front.pages:
        return _range(front)
    article = {"ru": "статья {}", "kk": "{}-мақала"}.get(front.language, "Article {}")
    return article.format(front.article_number) if front.article_number else ""


def _range(front: Front) -> str:
    return "–".join(dict.fromkeys((front.first_page, front.last_page)))


def gost(front: Front) -> str:
    """Return the citation after GOST R 7.0.5-2008 as plain text."""
    latin = front.language not in ("ru", "kk")
    words = (
        ("Vol. {}", "No. {}", "P. {}", "Art. {}") if latin else ("Т. {}", "№ {}", "С. {}", "Ст. {}")
    )
    names = [person.cited(front.language) for person in front.contributors]
    parts = [
        choose(front.journal.name, front.language),
        str(front.citation_year or ""),
        ", ".join(
            form.format(value)
            for form, value in zip(words, (front.volume, front.issue), strict=False)
            if value
        ),
        words[2].format(_range(front)) if front.pages else "",
        words[3].format(front.article_number) if front.article_number and not front.pages else "",
        f"DOI: {front.doi}" if front.doi else "",
    ]
    place = ". – ".join(filter(None, parts))
    people = _gost_people(names, latin=latin)
    return f"{people} {front.plain_title} // {place}.".strip()


def _gost_people(names: list[Name], *, latin: bool) -> str:
    texts = [f"{name.family} {name.initials()}".strip() for name in names]
    if len(texts) > GOST_MOST:
        return f"{texts[0]} {'et al.' if latin else 'и др.'}"
    return _stopped(", ".join(texts)) if texts else ""


def _fields(front: Front) -> dict[str, str]:
    """Return the facts that all machine formats share, by their BibTeX names."""
    return {
        "title": front.plain_title,
        "journal": choose(front.journal.name, front.language),
        "year": str(front.citation_year or ""),
        "volume": front.volume,
        "number": front.issue,
        "pages": _range(front).replace("–", "--"),
        "eid": "" if front.pages else front.article_number,
        "publisher": choose(front.journal.publisher, front.language),
        "issn": front.journal.issn,
        "doi": front.doi,
        "url": front.doi_url,
        "keywords": ", ".join(front.keywords.get(front.language, ())),
        "abstract": plain(choose(front.abstracts, front.language)),
        "langid": {"en": "english", "ru": "russian", "kk": "kazakh"}.get(front.language, ""),
    }


def bibtex(front: Front) -> str:
    """Return a BibTeX entry in UTF-8; braces keep single names and the title's capitals whole."""
    names = [person.cited(front.language) for person in front.contributors]
    people = " and ".join(map(_bibtex_name, names))
    fields = {"author": people}
    for key, value in _fields(front).items():
        fields[key] = value if key in ("doi", "url") else _bibtex_text(value)
    fields["title"] = f"{{{fields['title']}}}"
    lines = [f"  {key} = {{{value}}}" for key, value in fields.items() if value]
    return f"@article{{{_key(front, names)},\n" + ",\n".join(lines) + "\n}\n"


def _bibtex_name(name: Name) -> str:
    family = _bibtex_text(name.family)
    if not name.given:
        return f"{{{family}}}"
    return f"{family}, {_bibtex_text(name.given)}"


def _bibtex_text(text: str) -> str:
    return "".join(BIBTEX.get(letter, letter) for letter in " ".join(text.split()))


def _key(front: Front, names: list[Name]) -> str:
    """Return a citation key in plain letters."""
    family = re.sub(r"[^A-Za-z]", "", names[0].family).lower() if names else ""
    number = re.sub(r"[^A-Za-z0-9]", "", front.number)
    return f"{family or 'article'}{front.citation_year or ''}-{number or '0'}"


def ris(front: Front) -> str:
    """Return a RIS record with CRLF line ends."""
    fields = _fields(front)
    published = front.published.strftime("%Y/%m/%d") if front.published else ""
    rows = [("TY", "JOUR")]
    rows += [("AU", person.cited(front.language).inverted) for person in front.contributors]
    rows += [
        ("TI", fields["title"]),
        ("T2", fields["journal"]),
        ("J2", front.journal.abbreviation),
        ("PY", fields["year"]),
        ("DA", published),
        ("VL", front.volume),
        ("IS", front.issue),
        ("SP", front.first_page or front.article_number),
        ("EP", front.last_page),
        ("PB", fields["publisher"]),
        ("SN", fields["issn"]),
        ("DO", front.doi),
        ("UR", front.doi_url or front.journal.url),
        ("LA", front.language),
        ("AB", fields["abstract"]),
    ]
    rows += [("KW", word) for word in front.keywords.get(front.language, ())]
    lines = [f"{key}  - {' '.join(value.split())}" for key, value in rows if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(front: Front) -> str:
    """Return a CSL JSON list with this one item."""
    fields = _fields(front)
    item: dict[str, Any] = {
        "id": front.doi or front.number,
        "type": "article-journal",
        "title": fields["title"],
        "author": [_csl_name(person.cited(front.language)) for person in front.contributors],
        "container-title": fields["journal"],
        "container-title-short": front.journal.abbreviation,
        "publisher": fields["publisher"],
        "issued": _csl_date(front),
        "volume": front.volume,
        "issue": front.issue,
        "page": _range(front).replace("–", "-"),
        "number": fields["eid"],
        "ISSN": fields["issn"],
        "DOI": front.doi,
        "URL": front.doi_url,
        "language": front.language,
        "abstract": fields["abstract"],
    }
    kept = {key: value for key, value in item.items() if value}
    return json.dumps([kept], ensure_ascii=False, indent=2) + "\n"


def _csl_name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _csl_date(front: Front) -> dict[str, Any] | None:
    day = front.published
    if day:
        return {"date-parts": [[day.year, day.month, day.day]]}
    return {"date-parts": [[front.year]]} if front.year else None
