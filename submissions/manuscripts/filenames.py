"""Names under which files leave: they tell what a file is and never whose it is."""

import re

SAFE = re.compile(r"[^a-z0-9]+")


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
