"""What stands below the text: statements and how to cite."""

from html import escape

from journal.rich import html, paragraphs

from ..citation import apa_rich, gost
from ..front import Front
from ..words import word


def statements(front: Front) -> str:
    """Return the statements as a heading and a list of facts, or ''."""
    if not front.statements:
        return ""
    rows = "".join(
        f"<div><dt>{escape(each.title)}</dt>"
        f"<dd>{'<br>'.join(html(part) for part in paragraphs(each.text))}</dd></div>"
        for each in front.statements
    )
    heading = f'<h2 id="statements">{word(front.language, "statements")}</h2>'
    return f'{heading}<dl class="facts rows">{rows}</dl>'


def cite(front: Front) -> str:
    """Return the citation in two styles; files to download are the page's own business."""
    heading = f'<h2 id="cite-h">{word(front.language, "cite")}</h2>'
    rows = (("APA", html(apa_rich(front))), ("GOST", escape(gost(front))))
    styles = "".join(
        f'<h3 class="small soft">{name}</h3><p class="citation" lang="{escape(front.language)}">'
        f"{text}</p>"
        for name, text in rows
    )
    return (
        f'<section id="cite" class="measure stack" aria-labelledby="cite-h">{heading}{styles}'
        "</section>"
    )
