"""Office files without traces of people: Word, Excel, PowerPoint (ISO/IEC 29500) and OpenDocument
(ISO/IEC 26300). Runs inside the sandbox."""

from pathlib import Path
from typing import Any

from ..seeking import Seeker, Sought
from .package import Package

__all__ = ["clean"]


def clean(
    source: str, target: str, sought: dict[str, Any] | None = None, also_probable: bool = False
) -> dict[str, Any]:
    """Write a copy: properties emptied, names at comments and changes taken out, pictures redrawn,
    what is embedded cleaned or removed; with ``sought`` names in the text are masked too.

    Comments and changes stay, by nobody and without a date. Returns what was taken out of texts.
    """
    seeker = Seeker(Sought.of(sought)) if sought else None
    package = Package(seeker, also_probable=also_probable)
    Path(target).write_bytes(package.cleaned(Path(source).read_bytes()))
    return {"taken": package.taken}
