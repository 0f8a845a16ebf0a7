"""Gets the data folder ready: `python -m config.supervisor.preparation`, run by the manager.

What happens is told on stderr; what people need to know at the end (the demo people, or the
one-time address for setting up an empty journal) goes to stdout. Every step may be repeated.
"""

import hashlib
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from config.supervisor.choices import PROJECT, demo_mark
from config.translations import compile_translations


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _static_fingerprint() -> str:
    """A name for the present static files and installed libraries; changes when they do."""
    digest = hashlib.sha256((PROJECT / "requirements.lock").read_bytes())
    for folder in map(Path, settings.STATICFILES_DIRS):
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            state = file.stat()
            digest.update(f"{file}:{state.st_mtime_ns}:{state.st_size}\n".encode())
    return digest.hexdigest()


def collect_static() -> None:
    """Copy and compress the static files, unless they are the ones of last time."""
    mark = Path(settings.STATIC_ROOT) / ".fingerprint"
    fingerprint = _static_fingerprint()
    if mark.exists() and mark.read_text() == fingerprint:
        return
    _tell("Collecting the static files …")
    call_command("collectstatic", verbosity=0, interactive=False)
    mark.write_text(fingerprint)


def prepare_journal() -> None:
    """Build the demo's first part, or prepare the set-up of an empty journal."""
    if not settings.DEMO:
        call_command("setup_address")
        return
    mark = demo_mark(Path(settings.DATA_DIR))
    if not mark.exists() or mark.read_text() != "built":
        _tell("Building the demo journal; most of it goes on in the background …")
        mark.write_text("begun")
        call_command("demo", "--first", stdout=sys.stderr)
        mark.write_text("built")
    call_command("demo", "--people")


def main() -> None:
    compile_translations()
    django.setup()
    _tell("Preparing the database …")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_ror", "--first", stdout=sys.stderr)
    collect_static()
    prepare_journal()


if __name__ == "__main__":
    main()
