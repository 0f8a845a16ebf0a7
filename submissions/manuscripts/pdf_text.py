"""The text of PDF pages, letter by letter, and what in it names an author."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

from .seeking import Hit, Seeker
from .words import heading_of

LETTERS_AT_MOST = 60_000  # of one page
WORDLESS = 12  # letters: a page with fewer is a picture, or empty


@dataclass
class PageText:
    """The text of one page; `references` is the place where the list of references begins."""

    number: int
    text: str
    references: int | None = None

    def hits(self, seeker: Seeker) -> list[Hit]:
        """What names an author; in the list of references names may stand."""
        if self.references is None:
            return seeker.find(self.text)
        before, after = self.text[: self.references], self.text[self.references :]
        moved = [
            Hit(hit.code, hit.start + len(before), hit.end + len(before), hit.certain, hit.masked)
            for hit in seeker.find(after, names_allowed=True)
        ]
        return seeker.find(before) + moved

    @property
    def is_wordless(self) -> bool:
        return len(self.text.strip()) < WORDLESS


def letters_of(textpage: pypdfium2.PdfTextPage) -> str:
    """The letters of a page, one for each that the library counts."""
    count = min(raw.FPDFText_CountChars(textpage), LETTERS_AT_MOST)
    codes = (raw.FPDFText_GetUnicode(textpage, place) for place in range(count))
    return "".join(
        chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else " " for code in codes
    )


def page_texts(texts: list[str]) -> Iterator[PageText]:
    """Say for each page where references begin; they end with the next heading of another part."""
    inside = False
    for number, text in enumerate(texts):
        page = PageText(number, text, 0 if inside else None)
        place = 0
        for line in text.splitlines(keepends=True):
            label = heading_of(line.strip()) if len(line) < 60 else None
            if label and label.code == "references" and not inside:
                inside, page.references = True, place + len(line)
            elif label and inside and page.references == 0:
                inside, page.references = False, None
            place += len(line)
        yield page
