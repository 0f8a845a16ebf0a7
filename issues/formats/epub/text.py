"""The two XHTML documents of the book: the article and its table of contents."""

from html import escape

from lxml import etree

from journal.rich import html, paragraphs
from submissions.manuscripts.reading import Parts
from submissions.manuscripts.reading.page import put
from submissions.manuscripts.reading.source import Element, add_text

from ..citation import apa_rich
from ..front import Front, choose
from ..lines import place_line, volume_line
from ..words import day, word

Contents = list[tuple[str, str]]
PAGE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
    'lang="{language}" xml:lang="{language}">\n<head><title>{title}</title>'
    '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>{body}</body>\n</html>\n'
)


def drop_missing(part: Element, known: set[str]) -> None:
    """Put the words of a picture in place of one that is not in the book."""
    for image in list(part.iter("img")):
        parent = image.getparent()
        if image.get("src") not in known and parent is not None:
            add_text(parent, (image.get("alt") or "") + (image.tail or ""), before=image)
            parent.remove(image)
    for image in part.iter("img"):
        for key in ("loading", "decoding"):
            image.attrib.pop(key, "")


def article(front: Front, parts: Parts) -> tuple[str, Contents]:
    """Return the article as XHTML and the entries of its table of contents."""
    language = front.language
    body = [_head(front), _points(front), *_abstracts(front), _xml(parts.text), _xml(parts.notes)]
    body += [_statements(front), _xml(parts.references), _imprint(front)]
    title = escape(front.plain_title)
    page = PAGE.format(language=escape(language), title=title, body="\n".join(filter(None, body)))
    opening = [("points", front.points.get(language)), ("abstract", front.abstracts.get(language))]
    contents = [(key, word(language, key)) for key, given in opening if given]
    return page, contents + parts.page.contents


def _xml(part: Element) -> str:
    """Return the content of a part as XHTML, with MathML in its own namespace."""
    for link in part.iter("a"):
        if link.get("class") == "permalink":
            link.set("hidden", "hidden")
    pieces = [etree.tostring(each, encoding="unicode") for each in part]
    return "".join(pieces).replace("<math", '<math xmlns="http://www.w3.org/1998/Math/MathML"')


def _head(front: Front) -> str:
    people = ", ".join(escape(person.shown) for person in front.contributors)
    places = "".join(f"<p>{escape(each.printed)}</p>" for each in front.affiliations)
    facts = [volume_line(front), place_line(front)]
    facts += [day(front.published, front.language)] if front.published else []
    sample = f'<p class="sample">{word(front.language, "sample")}</p>' if front.sample else ""
    return (
        f'<header>{sample}<p class="journal">'
        f"{escape(choose(front.journal.name, front.language))}</p>"
        f'<p class="kind">{escape(front.type)}</p><h1>{html(front.title)}</h1>'
        f'<p class="people">{people}</p><div class="affils">{places}</div>'
        f'<p class="facts">{escape(" · ".join(filter(None, facts)))}</p></header>'
    )


def _points(front: Front) -> str:
    points = "".join(f"<li>{html(each)}</li>" for each in front.points.get(front.language, ()))
    heading = f"<h2>{word(front.language, 'points')}</h2>"
    return f'<section class="points" id="points">{heading}<ol>{points}</ol></section>' * bool(
        points
    )


def _abstracts(front: Front) -> list[str]:
    codes = [front.language] if front.abstracts.get(front.language) else []
    codes += front.other_languages(front.abstracts)
    return [_abstract(front, code) for code in codes]


def _abstract(front: Front, code: str) -> str:
    text = "".join(f"<p>{html(each)}</p>" for each in paragraphs(front.abstracts[code]))
    keywords = ", ".join(html(each) for each in front.keywords.get(code, ()))
    if keywords:
        text += f'<p class="keywords">{word(code, "keywords")}: {keywords}</p>'
    key = "abstract" if code == front.language else f"abstract-{code}"
    tongue = f'lang="{escape(code)}" xml:lang="{escape(code)}"'
    heading = f"<h2>{word(code, 'abstract')}</h2>"
    return f'<section class="abstract" id="{escape(key)}" {tongue}>{heading}{text}</section>'


def _statements(front: Front) -> str:
    rows = "".join(
        f"<dt>{escape(each.title)}</dt><dd>{html(each.text)}</dd>" for each in front.statements
    )
    heading = f'<h2 id="statements">{word(front.language, "statements")}</h2>'
    return f"<section>{heading}<dl>{rows}</dl></section>" if rows else ""


def _imprint(front: Front) -> str:
    """Return how to cite, and under which licence."""
    language = front.language
    lines = [f"<p>{html(apa_rich(front))}</p>"]
    if front.licence:
        link = f'<a href="{escape(front.licence.url)}">{escape(front.licence.name)}</a>'
        lines.append(f"<p>{word(language, 'licence')}: {link}</p>")
    if front.copyright_holder:
        year = front.copyright_year or front.citation_year or ""
        text = word(language, "copyright", year=year, holder=front.copyright_holder)
        lines.append(f"<p>{escape(text)}</p>")
    heading = f"<h2>{word(language, 'cite')}</h2>"
    return f'<section class="imprint">{heading}{"".join(lines)}</section>'


def navigation(front: Front, contents: Contents) -> str:
    """Return the table of contents as XHTML."""
    title = escape(front.plain_title)
    nav = etree.Element("nav", id="toc", role="doc-toc")
    put(nav, "h1", word(front.language, "contents"))
    items = put(nav, "ol")
    put(put(items, "li"), "a", front.plain_title, href="article.xhtml")
    for key, words in contents:
        put(put(items, "li"), "a", words, href=f"article.xhtml#{key}")
    body = etree.tostring(nav, encoding="unicode").replace("<nav", '<nav epub:type="toc"', 1)
    return PAGE.format(language=escape(front.language), title=title, body=body)
