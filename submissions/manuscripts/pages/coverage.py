"""Which letters the fonts in `fonts/` and typst's own can print.

A letter without a shape makes a tagged PDF impossible, so such letters are printed as an empty
box. `coverage.txt` holds ranges of code points in hexadecimal, one a line. After a change of fonts
or of typst run `python -m submissions.manuscripts.pages.coverage` to write it anew.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

import typst

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"
FILE = FOLDER / "coverage.txt"
BOX = "□"
KEPT = frozenset("\u00ad\u200b\u2060")  # soft hyphen, places to break, and not to
SPACES = " \u00a0\u2009\u202f"
PROBED = (*range(0x20, 0xD800), *range(0xF900, 0xFFFE), *range(0x1D400, 0x1D800))
BASES = ("a", "\u0430", " ")
SOURCE = """#set document(title: "probe")
#set text(font: "{family}")
#"{text}" """


@lru_cache(maxsize=1)
def printable() -> frozenset[str]:
    """Return every character that can be printed."""
    letters = set(KEPT)
    for line in FILE.read_text().split():
        first, _, last = line.partition("-")
        letters.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(letters)


def clean(text: str) -> str:
    """Return text that can be printed: unknown letters as boxes, marks of direction dropped."""
    known = printable()
    return "".join(each if each in known else _instead(each) for each in text)


def _instead(letter: str) -> str:
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter)[0] in "CM" else BOX


def can_print(fonts: typst.Fonts, letter: str) -> bool:
    """Try one letter; a mark that combines must also sit on Latin and Cyrillic letters.

    Alone, because typst can break off on several missing ones side by side.
    """
    if unicodedata.category(letter)[0] != "M":
        return _try(fonts, letter, "Source Serif 4")
    families = ("Source Serif 4", "Source Sans 3")
    return all(_try(fonts, base + letter, each) for base in BASES for each in families)


def _try(fonts: typst.Fonts, text: str, family: str) -> bool:
    escaped = "".join(f"\\u{{{ord(each):x}}}" for each in text)
    source = SOURCE.format(family=family, text=escaped).encode()
    try:
        typst.compile(source, font_paths=fonts, pdf_standards="ua-1")
    except typst.TypstError:
        return False
    return True


def ranges(letters: list[str]) -> list[str]:
    """Return sorted letters as lines of first and last code point."""
    lines: list[list[int]] = []
    for code in map(ord, letters):
        if lines and lines[-1][1] == code - 1:
            lines[-1][1] = code
        else:
            lines.append([code, code])
    return [f"{first:X}-{last:X}" if last > first else f"{first:X}" for first, last in lines]


def main() -> None:
    """Probe all letters of the basic plane and of mathematics, and write the file."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    letters = [chr(code) for code in PROBED if unicodedata.category(chr(code))[0] not in "CZ"]
    good = [letter for letter in letters if can_print(fonts, letter)]
    FILE.write_text("\n".join(ranges(sorted({*good, *SPACES}))) + "\n")


if __name__ == "__main__":
    main()
