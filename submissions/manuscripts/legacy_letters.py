"""Kazakh that only looks Kazakh: told by its words, and converted to the letters of Unicode.

Before Windows 2000 fonts such as "KZ Times New Roman" drew Kazakh letters on the places of others.
Texts typed so came down in two code pages, read as Windows-1251: KZ-1048 (STRK 1048-2002: "ќазаќ",
"єылым", "їшін") and PT154 ("ѓылым", "‰шін"), or as Windows-1252 ("ºûëûì"). Others imitate letters
("бiлiм" with a Latin i). The font alone proves nothing: many fonts of these names were put right.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .tree import Element, name_of, parse, serialise

KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүІіҺһ"
ENCODINGS = {"kz1048": "kz1048", "pt154": "ptcp154"}
LATIN_TWINS = dict(zip("ACEHIKMOPTXaceiopxy", "АСЕНІКМОРТХасеіорху", strict=True))
LOOK_ALIKES = LATIN_TWINS | dict(
    zip("hHəƏӊӊҝҜөѲѳӉӇӈӃӄÜüÖöñÑ", "һҺәӘңңқҚөӨөҢҢңҚқҮүӨөңҢ", strict=True)
)
# words that only Kazakh has, each with a letter that the old fonts replaced
COMMON = frozenset(Path(__file__).with_name("kazakh_words.txt").read_text(encoding="utf-8").split())
ENDINGS = re.compile(
    r"\w{2,60}(?:ның|нің|дың|дің|тың|тің|лық|лік|дық|дік|тық|тік|ғы|дағы|дегі|қа|ға|ған)"
)
WORD = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"[^\s.,;:!?()«»\"“”/–—-]+")
CYRILLIC = re.compile(r"[А-Яа-яЁёІі]")
UPPER_LATIN = re.compile(r"[À-ÿŒœŽž³²ºª¼½¾¿¥´¯¢£¡ƒµ±‰‡¦¤\x80-\x9f]+")
LATIN_WORDS = 0.5  # of a paragraph, that have to be nothing but such letters
SUSPECT = re.compile(r"[ЌќЄєЈјЅѕҐґЎўЇїЋћЃѓЊњ±‰‡¤µ¦]")
MIXED = re.compile(r"\b(?=\w*[А-Яа-яЁёІіӘәҒғҚқҢңӨөҰұҮүҺһ])\w*[A-Za-zəƏӊӉӇӈҝҜӃӄѲѳÜüÖöñÑ]\w*")
FOREIGN = frozenset(
    [
        "що",
        "від",
        "або",
        "україни",
        "україна",
        "україні",
        "київ",
        "київський",
        "українська",
        "її",
        "їх",
        "їм",
        "який",
        "які",
        "коју",
        "који",
        "која",
        "je",
        "је",
        "није",
        "које",
        "што",
        "ќе",
        "ѓи",
        "њи",
        "њега",
        "њена",
        "бў",
        "гэта",
        "які",
        "яўляецца",
        "гэтым",
        "гэтай",
        "гэты",
        "ў",
        "яе",
    ]
)
FONTS = re.compile(r"(?i)(?:^|[\s/_-])k(?:z|az|azakh|azak)(?:$|[\s/_\d-])|^kz|kaz(?:akh)?$|/kazakh")
HITS, KINDS_OF_HITS = 3, 2  # Kazakh words that have to appear, and how many different ones
SHARE = 0.2  # of the words that change, that have to be such words
SAMPLE_LETTERS = 160
LEFT_ALONE = {"tex-math", "math", "code", "pub-id", "email", "graphic"}
BLOCKS = {"p", "title", "td", "th", "label", "article-title", "mixed-citation", "kwd", "subtitle"}


@dataclass(frozen=True)
class Letters:
    """A text in legacy letters: how to convert it, a sample before and after, whether that is sure."""

    mapping: str
    before: str
    after: str
    certain: bool

    def as_dict(self) -> dict[str, str | bool]:
        """Return it as it is kept with a version."""
        return {
            "mapping": self.mapping,
            "before": self.before,
            "after": self.after,
            "certain": self.certain,
        }


def is_legacy_font(name: str) -> bool:
    """Whether a font's name is one of those made for Kazakh before there was Unicode."""
    return bool(FONTS.search(name.strip()))


def detect(texts: Iterable[str], fonts: Iterable[str] = ()) -> Letters | None:
    """Look for Kazakh in legacy letters; None for proper Kazakh and for other languages.

    ``texts`` are paragraphs. A font of the kind makes certain what the words leave open.
    """
    lines = [text for text in texts if is_suspect(text)]
    if not lines:
        return None
    scores = {name: score(lines, convert) for name, convert in CONVERTERS.items()}
    best = max(scores, key=lambda name: scores[name])
    if not scores[best]:
        return None
    others = [value for name, value in scores.items() if name != best]
    named = any(map(is_legacy_font, fonts))
    before = sample(lines, CONVERTERS[best])
    after = CONVERTERS[best](before)
    return Letters(best, before, after, named or scores[best] >= 2 * max(others))


def is_suspect(text: str) -> bool:
    """Whether a paragraph has any letter that legacy Kazakh would have."""
    return bool(SUSPECT.search(text) or MIXED.search(text)) or is_latin_garbage(text)


def is_latin_garbage(text: str) -> bool:
    """Whether most words of a paragraph have accented letters and signs only."""
    words = [word for word in TOKEN.findall(text) if not word.isdecimal()]
    garbage = sum(bool(UPPER_LATIN.fullmatch(word)) for word in words)
    return garbage > 0 and garbage >= LATIN_WORDS * len(words)


def score(lines: list[str], convert: Callable[[str], str]) -> int:
    """Count the words that become Kazakh; nothing where they are too few to be sure."""
    hits: Counter[str] = Counter()
    changed = 0
    for line in lines:
        for old, new in zip(line.split(), convert(line).split(), strict=True):
            if old != new:
                changed += 1
                hits.update(word for word in WORD.findall(new.lower()) if is_kazakh(word))
    enough = hits.total() >= HITS and len(hits) >= KINDS_OF_HITS
    return hits.total() if enough and hits.total() >= SHARE * changed else 0


def is_kazakh(word: str) -> bool:
    """Whether a word is one that only Kazakh has."""
    has_letters = any(letter in KAZAKH for letter in word)
    return has_letters and (word in COMMON or bool(ENDINGS.fullmatch(word)))


def sample(lines: list[str], convert: Callable[[str], str]) -> str:
    """Return the beginning of the line in which the most words change."""

    def changes(line: str) -> int:
        head = line[:SAMPLE_LETTERS]
        return sum(a != b for a, b in zip(head, convert(head), strict=True))

    line = max(lines, key=changes)
    head = " ".join(line.split())[:SAMPLE_LETTERS]
    return head if len(head) < SAMPLE_LETTERS else head.rpartition(" ")[0] + " …"


def convert_text(text: str, mapping: str) -> str:
    """Convert a text by the mapping that `detect` named; what is not Kazakh stays as it is."""
    return text if is_foreign(text) else CONVERTERS[mapping](text)


def convert_letters(tree: bytes, mapping: str) -> bytes:
    """Convert every paragraph of a canonical tree by the mapping that `detect` named."""
    root = parse(tree)
    for block, pieces in _blocks(root):
        if is_foreign("".join(map(str, block.itertext()))):
            continue
        for element, side in pieces:
            text = getattr(element, side)
            if text:
                setattr(element, side, CONVERTERS[mapping](text))
    return serialise(root)


def texts_of(tree: bytes) -> list[str]:
    """Return the paragraphs of a canonical tree as `detect` takes them."""
    return [
        " ".join("".join(map(str, block.itertext())).split()) for block, _ in _blocks(parse(tree))
    ]


def _blocks(root: Element) -> Iterator[tuple[Element, list[tuple[Element, str]]]]:
    """Yield each innermost block of text with its pieces of text: element, and `text` or `tail`."""
    for block in root.iter(*BLOCKS):
        pieces: list[tuple[Element, str]] = []
        _collect(block, pieces)
        yield block, pieces


def _collect(element: Element, pieces: list[tuple[Element, str]]) -> None:
    if name_of(element) not in LEFT_ALONE:
        pieces.append((element, "text"))
        for part in element:
            if name_of(part) not in BLOCKS:
                _collect(part, pieces)
            pieces.append((part, "tail"))


def is_foreign(text: str) -> bool:
    """Whether a paragraph is of a language in which these letters are right."""
    return any(word in FOREIGN for word in WORD.findall(text.lower()))


def _by_table(table: dict[int, str]) -> Callable[[str], str]:
    """Return a conversion of the words that have a Cyrillic letter besides the replaced ones."""

    def convert(text: str) -> str:
        return TOKEN.sub(
            lambda found: found[0].translate(table) if CYRILLIC.search(found[0]) else found[0], text
        )

    return convert


def _from_latin(encoding: str) -> Callable[[str], str]:
    """Return a conversion of words whose every letter was read in the wrong code page."""

    def decoded(found: re.Match[str]) -> str:
        is_whole = UPPER_LATIN.fullmatch(found[0])
        return "".join(_byte(c, encoding) for c in found[0]) if is_whole else found[0]

    return lambda text: TOKEN.sub(decoded, text) if is_latin_garbage(text) else text


def _byte(letter: str, encoding: str) -> str:
    for page in ("cp1252", "latin-1"):
        try:
            return letter.encode(page).decode(encoding)
        except UnicodeError:
            continue
    return letter


def _by_looks(text: str) -> str:
    """Put Cyrillic letters into the place of those that only look so, in words that mix both."""
    table = {ord(old): new for old, new in LOOK_ALIKES.items()}
    return MIXED.sub(lambda found: _wholly(found[0].translate(table), found[0]), text)


def _wholly(new: str, old: str) -> str:
    """Return the new word where no Latin letter is left in it; "xОу" and the like stay."""
    return old if re.search(r"[A-Za-z]", new) else new


def _table(encoding: str) -> dict[int, str]:
    """Return the letters of Windows-1251 that stand for Kazakh ones of another code page."""
    table = {}
    for letter in KAZAKH:
        shown = letter.encode(encoding).decode("cp1251")
        if shown != letter:
            table[ord(shown)] = letter
    return table


CONVERTERS: dict[str, Callable[[str], str]] = {
    **{name: _by_table(_table(encoding)) for name, encoding in ENCODINGS.items()},
    **{f"{name}-latin": _from_latin(encoding) for name, encoding in ENCODINGS.items()},
    "look-alikes": _by_looks,
}
