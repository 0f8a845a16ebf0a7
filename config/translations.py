"""Compiles the translations: `python -m config.translations`. Needs no gettext on the system."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_translations(folder: Path = LOCALE) -> list[Path]:
    """Write a .mo file beside every .po file that is newer than it; returns the new files."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)
            written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    """Convert one file; readers see the old .mo or the new one, never half of it."""
    with source.open("rb") as stream:
        catalog = read_po(stream, locale=source.parent.parent.name, abort_invalid=True)
    new = target.with_suffix(".new")
    with new.open("wb") as stream:
        write_mo(stream, catalog)
    new.replace(target)


if __name__ == "__main__":
    compile_translations()
