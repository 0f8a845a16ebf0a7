"""What stands above the text: points for practitioners, then the abstract in its languages."""

from html import escape

from journal.rich import html, paragraphs

from ..front import Front
from ..words import language_name, word


def points(front: Front) -> str:
    """Return the points for practitioners, or ''."""
    items = front.points.get(front.language, ())
    if not items:
        return ""
    rows = "".join(f"<li>{html(each)}</li>" for each in items)
    return (
        f'<section class="points" id="points" lang="{escape(front.language)}" '
        f'aria-labelledby="points-h"><h2 id="points-h">{word(front.language, "points")}</h2>'
        f"<ol>{rows}</ol></section>"
    )


def abstracts(front: Front) -> str:
    """Return the abstracts with their keywords; of several languages one is shown by choice."""
    codes = [front.language] if front.abstracts.get(front.language) else []
    codes += front.other_languages(front.abstracts)
    if not codes:
        return ""
    heading = f"<h2>{word(front.language, 'abstract')}</h2>"
    texts = "".join(_abstract(front, code) for code in codes)
    choice = _choice(front.language, codes) if len(codes) > 1 else ""
    if not choice:
        texts = texts.replace(" data-abstract", "", 1)
    return f'<section class="abstract" id="abstract">{heading}{choice}{texts}</section>'


def _choice(language: str, codes: list[str]) -> str:
    labels = "".join(
        f'<label lang="{escape(code)}"><input type="radio" name="abs" id="abs-{escape(code)}"'
        f"{' checked' if at == 0 else ''}> {escape(language_name(code))}</label>"
        for at, code in enumerate(codes)
    )
    legend = word(language, "abstract_language")
    return f'<fieldset class="segments"><legend class="unseen">{legend}</legend>{labels}</fieldset>'


def _abstract(front: Front, code: str) -> str:
    text = "".join(f"<p>{html(each)}</p>" for each in paragraphs(front.abstracts[code]))
    keywords = ", ".join(html(each) for each in front.keywords.get(code, ()))
    if keywords:
        text += f'<p class="small soft">{word(code, "keywords")}: {keywords}</p>'
    return f'<div data-abstract lang="{escape(code)}">{text}</div>'
