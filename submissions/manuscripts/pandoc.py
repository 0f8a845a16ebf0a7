"""How pandoc is called: it may read nothing but the file it is given (`--sandbox`)."""

import os
import signal
from pathlib import Path

from . import launch
from .endings import check_end
from .kinds import Kind

FORMATS = {
    Kind.DOCX: "docx",
    Kind.ODT: "odt",
    Kind.RTF: "rtf",
    Kind.LATEX: "latex",
    Kind.MARKDOWN: "markdown-raw_html-raw_tex-raw_attribute-native_divs-native_spans",
}
READ_AS_THEY_ARE = (Kind.DOCX, Kind.ODT)  # nothing of ours has to happen to the file before
MESSAGES_READ = 100_000  # bytes
MEDIA = "media"  # pandoc's pictures, inside the job's folder
RAW_TREE = "pandoc.xml"
# twice the nursery that pandoc takes by itself: a seventh less time for papers of usual length
RUNTIME = ("+RTS", "-A16m", "-RTS")


def command(program: str, kind: Kind, name: str) -> list[str]:
    """Return the words that let pandoc turn a file of the working directory into RAW_TREE."""
    return [
        program,
        "--sandbox",
        f"--from={FORMATS[kind]}",
        "--to=jats_publishing",
        "--standalone",
        "--wrap=none",
        f"--extract-media={MEDIA}",
        f"--output={RAW_TREE}",
        name,
        *RUNTIME,
    ]


def run(argv: list[str]) -> bytes:
    """Run it inside this process's limits, killed with its group; return its messages.

    Raises `SandboxError` where it fails.
    """
    return finish(launch.start(argv))


def finish(started: int) -> bytes:
    """Wait for the pandoc that was started before this module was loaded; as `run`."""
    _number, status = os.waitpid(started, 0)
    with Path(launch.MESSAGES).open("rb") as file:
        messages = file.read(MESSAGES_READ)
    check_end(os.waitstatus_to_exitcode(status), messages)
    return messages


def stop(started: int) -> None:
    """End it, because what it reads is to be changed first."""
    os.kill(started, signal.SIGKILL)
    os.waitpid(started, 0)
