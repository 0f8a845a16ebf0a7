"""Names under which files leave: they tell what a file is and never whose it is."""

import re
from collections.abc import Collection
from itertools import count

SAFE = re.compile(r"[^a-z0-9]+")
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]')
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.I)
NAME_AT_MOST = 180  # letters; with the folders above, Windows counts to 260


def neutral_name(code: str, part: str, ending: str, *, version: int | None = None) -> str:
    """A name such as `ijcsrp-2026-0001-v2-manuscript.docx` from parts that the journal chose.

    Only small Latin letters, digits and hyphens are left of each part, so no path, no control
    character and no second ending can come in.
    """
    number = f"v{version}" if version is not None else ""
    parts = [_safe(piece) for piece in (code, number, part)]
    name = "-".join(piece for piece in parts if piece) or "file"
    return f"{name[:120]}.{_safe(ending) or 'bin'}"


def _safe(text: str) -> str:
    return SAFE.sub("-", text.casefold()).strip("-")


def windows_name(name: str, taken: Collection[str] = ()) -> str:
    """Return a name that Windows can write, as near to the given one as it can be.

    What it forbids becomes "_"; a name that is in ``taken`` (in small letters) gets a number.
    """
    name = FORBIDDEN.sub("_", name).rstrip(". ") or "file"
    if DEVICES.match(name):
        name = f"_{name}"
    stem, dot, ending = name.rpartition(".") if "." in name[1:] else (name, "", "")
    stem, ending = stem[: NAME_AT_MOST - len(ending)], ending[:20]
    for number in count(1):
        numbered = f"{stem}{f' ({number})' if number > 1 else ''}{dot}{ending}"
        if numbered.casefold() not in taken:
            break
    return numbered
