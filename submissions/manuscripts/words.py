"""Headings and run-in labels by which papers in English, Russian and Kazakh name their parts."""

import re
from dataclasses import dataclass

from .spellings import LABELS
from .tree import normal

STATEMENTS = (
    "funding",
    "conflicts",
    "data",
    "ethics",
    "ai",
    "acknowledgements",
    "contributions",
    "about_authors",
)
BACK_MATTER = ("references", *STATEMENTS, "declarations")
NUMBERING = re.compile(r"^\s*(?:§\s*)?(?:(\d{1,2}(?:\.\d{1,2})*)[.)]?|[IVX]{1,5}[.)])\s+(?=\S)")
SIGN = r"[.:：—–/|-]"
REMARK = r"(?:\s*(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\]))?"  # "Abstract (200 words):"
RUN_IN = re.compile(rf"{REMARK}\s*{SIGN}+\s*")
NO_SIGN = re.compile(r"\s+(?=\S)")
AND = re.compile(r"\s*(?:/|&|,|\||;|\s(?:and|и|және|мен|e|y|und)\s)\s*", re.I)
LABEL_LETTERS = 200

_SPELLINGS = {
    normal(words): (code, language)
    for code, languages in LABELS.items()
    for language, forms in languages.items()
    for words in forms.split("; ")
}
_LONGEST = max(len(words.split()) for words in _SPELLINGS)


@dataclass(frozen=True)
class Label:
    """A known name of a part: its code, its language, and where the text after it begins.

    `also` are the codes of other parts under the same name ("Acknowledgements and funding").
    """

    code: str
    language: str
    end: int
    also: tuple[str, ...] = ()


def heading_of(text: str) -> Label | None:
    """The part that a whole line names, with or without a number, a remark or a colon."""
    if len(text) > LABEL_LETTERS:
        return None
    bare = NUMBERING.sub("", text).strip().strip(".:：*†—–- ")
    for words in (bare, re.sub(rf"{REMARK}$", "", bare)):
        found = _SPELLINGS.get(normal(words)) or _SPELLINGS.get(_joined(words))
        if found:
            return Label(*found, len(text))
    return _several(bare, len(text))


def _joined(words: str) -> str:
    """Letters set apart for show ("А Н Н О Т А Ц И Я") as one word."""
    letters = words.split()
    return normal("".join(letters)) if all(len(letter) == 1 for letter in letters) else ""


def _several(text: str, end: int) -> Label | None:
    """A name of two or three known parts ("Funding and acknowledgements", "Литература/References")."""
    names = [name for name in AND.split(text) if name]
    found = [_SPELLINGS.get(normal(name)) for name in names[:4]]
    known = [pair for pair in found if pair]
    if not 1 < len(known) == len(names) or len(names) > 3:
        return None
    codes = dict.fromkeys(code for code, _ in known)
    first = next(iter(codes))
    together = len(codes) == 1 or all(code in STATEMENTS for code in codes)
    return Label(first, known[0][1], end, tuple(codes)[1:]) if together else None


def label_of(text: str) -> Label | None:
    """The part that a line names at its start ("Keywords: …"), or as a whole."""
    text = text[:LABEL_LETTERS]
    whole = heading_of(text)
    if whole:
        return whole
    numbered = NUMBERING.match(text)
    start = numbered.end() if numbered else 0
    words = list(re.finditer(r"[\w’']+", text[start:]))[: _LONGEST + 2]
    for word in reversed(words):
        end = start + word.end()
        found = _SPELLINGS.get(normal(text[start:end]))
        if found and (sign := RUN_IN.match(text, end)):
            return Label(*found, sign.end())
        if found and _needs_no_sign(found[0], text, end):
            return Label(*found, end)
        several = _several(text[start:end], end) if " " in text[start:end] else None
        if several and (sign := RUN_IN.match(text, end)):
            return Label(several.code, several.language, sign.end(), several.also)
    return None


def _needs_no_sign(code: str, text: str, end: int) -> bool:
    """ "Abstract This paper …", "Keywords reform, service": the sign after the name was forgotten."""
    rest = text[end:]
    if not NO_SIGN.match(rest):
        return False
    if code == "keywords":
        return any(sign in rest for sign in ";,·•|") and text[:1].isupper()
    return code == "abstract" and rest.lstrip()[:1].isupper() and len(text) >= LABEL_LETTERS


def depth_of(text: str) -> int | None:
    """Depth by a typed number: 1 for "2.", 2 for "2.1"; None without one."""
    match = NUMBERING.match(text)
    if not match:
        return None
    return (match.group(1) or "1").count(".") + 1
