"""What several files dropped at once seem to be, by their names in three languages and endings."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

from .sniff import ENDINGS

PICTURES = {".tif", ".tiff", ".png", ".jpg", ".jpeg", ".svg"}
CHOSEN = "the manuscript"
DATA = {".csv", ".xlsx", ".ods"}

# Parts of names as people write them; the first that fits decides.
NAMED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("title_page", r"title ?page|титул|сыртқы бет|first page"),
        ("cover_letter", r"cover ?letter|сопровод|ілеспе|письмо редак|letter to the editor"),
        ("clearance", r"clearance|экспертн|заключени|разрешение на публ|рұқсат қағаз|қорытынды"),
        ("permission", r"permission|copyright|разрешени|правооблад|рұқсат"),
        (
            "manuscript",
            r"manuscript|main ?text|\bpaper\b|\barticle\b|рукопис|стать|мақала|қолжазба",
        ),
        (
            "supplement",
            r"suppl|appendi|annex|dataset|\bdata\b|questionnaire|приложени|анкет|данны|қосымша"
            r"|сауалнама|деректер",
        ),
        ("figure_file", r"\bfig|figure|рисун|\bрис\b|сурет|диаграм|схема"),
    )
)


def plain(name: str) -> str:
    """Return a name fit for looking at: composed, small letters, spaces for its separators."""
    stem = PurePosixPath(unicodedata.normalize("NFC", name)).stem.casefold()
    return " ".join(re.sub(r"[_\-–—.,()\[\]№#+]+|(?<=\D)(?=\d)", " ", stem).split())


def named_kind(name: str) -> str:
    """Return the kind that a file's name tells, or "" where it tells none."""
    ending, words = PurePosixPath(name).suffix.lower(), plain(name)
    for kind, pattern in NAMED:
        if pattern.search(words) and not (kind == "manuscript" and ending not in ENDINGS):
            return kind
    if ending in PICTURES:
        return "figure_file"
    return "supplement" if ending in DATA else ""


def guess_kinds(files: Sequence[tuple[str, int]], *, manuscript: bool = True) -> list[str]:
    """Return the kind of each file, given as name and size in bytes; at most one manuscript.

    The manuscript is the largest text that is named so, else the largest whose name says nothing,
    else the largest that could be one; never a title page, a letter or a permission. With
    ``manuscript=False`` none is looked for.
    """
    kinds = [named_kind(name) for name, _size in files]
    texts = [
        n for n, (name, _) in enumerate(files) if PurePosixPath(name).suffix.lower() in ENDINGS
    ]
    for wanted in ({"manuscript"}, {""}, {"supplement", "figure_file"}) if manuscript else ():
        among = [n for n in texts if kinds[n] in wanted]
        if among:
            kinds[max(among, key=lambda n: files[n][1])] = CHOSEN
            break
    kinds = ["supplement" if kind in {"", "manuscript"} else kind for kind in kinds]
    return ["manuscript" if kind == CHOSEN else kind for kind in kinds]
