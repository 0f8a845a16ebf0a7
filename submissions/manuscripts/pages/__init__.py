"""Pages for printing: a canonical JATS tree as Typst code, and the reviewers' copy as PDF."""

from collections.abc import Mapping

from ..reading.paper import open_paper
from ..reading.sizes import sizes
from .blocks import body, references, unmentioned
from .code import call, quote
from .coverage import FOLDER
from .printing import print_pdf
from .sheet import Sheet

__all__ = ["copy_pdf"]

COPY = FOLDER / "copy.typ"
MEASURE = 136.0  # mm, the width of the text on the reviewers' copy


def copy_pdf(
    tree: bytes, media: Mapping[str, bytes], *, title: str, heading: str, language: str
) -> bytes:
    """Return the anonymous copy of a manuscript as PDF: no names, neutral metadata, fixed date.

    `heading` runs on top of each page (a code and "for review"); `language` is the language of the
    text in two letters. Raises `ValueError` when `tree` is not XML, `SandboxError` when the press
    fails.
    """
    paper = open_paper(tree)
    sheet = Sheet(paper, language, MEASURE, sizes(media))
    parts = body(sheet) + unmentioned(sheet)
    cited = references(sheet)
    if cited:
        parts += [call("heading", sheet.say("references"), level="1"), *cited]
    frame = call(
        "copy",
        f"seq({', '.join(parts)})",
        title_text=quote(title),
        title=sheet.text(title),
        heading=quote(heading),
        language=quote(language),
    )
    main = f'#import "copy.typ": *\n#{frame}\n'
    return print_pdf(main, templates=[COPY], media=media)
