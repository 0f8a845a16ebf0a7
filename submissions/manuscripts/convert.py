"""From an uploaded file to the canonical tree.

Everything that touches the file's content happens in one confined process (`building`): pandoc,
the tree, the pictures. This side only hands the bytes over and reads what was left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypandoc

from . import bounds, pandoc, sandbox
from .drawing import convert_by_office, office_program
from .losses import Loss
from .refusals import Refusal, refusal_of
from .sniff import Kind

READ_PDF = "submissions.manuscripts.pdf:read_text"
CUT = "submissions.manuscripts.sheets:cut"
BUILD = "submissions.manuscripts.building:convert_file"
BUILD_LATEX = "submissions.manuscripts.latex:convert_file"


@dataclass(frozen=True)
class Converted:
    """A manuscript as a tree, its pictures by the name the tree uses, and what was lost.

    `tree` is None for a PDF, and for LaTeX that is only readable as the PDF sent with it. These have
    `text` instead, line by line as printed, and `printed`, the same put together to a tree, which
    serves checks and comparisons only; it is None where the pages have no words.
    """

    tree: bytes | None
    media: dict[str, bytes] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    text: str = ""
    printed: bytes | None = None
    fonts: list[str] = field(default_factory=list)


def convert(data: bytes, kind: Kind, *, folder: Path) -> Converted:
    """Convert a file that `kind_of` let in. `folder` is empty and belongs to this job alone.

    Raises `Refusal`; in bounded time and memory whatever the file is.
    """
    source = f"paper.{kind.value}"
    (folder / source).write_bytes(data)
    if kind == Kind.DOC:
        source, kind = _new_word(source, folder), Kind.DOCX
    if kind == Kind.PDF:
        answer = _call(READ_PDF, folder, {"name": source})
    elif kind == Kind.LATEX:
        answer = _call(BUILD_LATEX, folder, {"name": source, "program": pypandoc.get_pandoc_path()})
    else:
        answer = _build(source, kind, folder)
    losses = [Loss(code, place) for code, place in answer["losses"]]
    if "text" in answer:
        printed = (folder / answer["tree"]).read_bytes() if "tree" in answer else None
        return Converted(None, losses=losses, text=answer["text"], printed=printed)
    return Converted(
        tree=(folder / answer["tree"]).read_bytes(),
        media={name: (folder / path).read_bytes() for name, path in answer["media"].items()},
        losses=losses,
        fonts=answer.get("fonts", []),
    )


def _new_word(source: str, folder: Path) -> str:
    """Turn a Word file from before 2007 into a new one; return its name.

    Raises `Refusal`, with the steps to take in Word where LibreOffice is not installed.
    """
    office = office_program()
    if not office:
        raise Refusal("legacy_doc")
    try:
        return convert_by_office(office, source, "docx", folder=folder).name
    except sandbox.SandboxError as error:
        raise refusal_of(error, seconds=bounds.OFFICE_SECONDS) from error


def _build(source: str, kind: Kind, folder: Path) -> dict[str, Any]:
    """Make the tree; where the file has objects that have to be drawn, print them first."""
    program, office = pypandoc.get_pandoc_path(), office_program()
    arguments = {"name": source, "program": program, "can_draw": bool(office)}
    early = kind in pandoc.READ_AS_THEY_ARE
    answer = _call(BUILD, folder, arguments, pandoc.command(program, kind, source) if early else ())
    if "sheet" not in answer:
        return answer
    drawn = _drawn(office, answer["sheet"], folder)
    return _call(BUILD, folder, arguments | {"can_draw": False, "drawn": drawn})


def _drawn(office: str, sheet: str, folder: Path) -> dict[str, str]:
    """Print a sheet of objects and cut it; where that fails, nothing is drawn and all is listed."""
    try:
        printed = convert_by_office(office, sheet, "pdf", folder=folder).name
        drawn: dict[str, str] = _call(CUT, folder, {"name": printed})["drawn"]
    except (sandbox.SandboxError, Refusal):
        return {}
    return drawn


def _call(
    function: str, folder: Path, arguments: dict[str, Any], beside: Sequence[str] = ()
) -> dict[str, Any]:
    """Call a function in the sandbox; raise the refusal that it answers or that it causes."""
    try:
        answer = sandbox.call(
            function,
            folder=folder,
            seconds=bounds.CONVERSION_SECONDS,
            megabytes=bounds.CONVERSION_MEGABYTES,
            arguments=arguments,
            beside=beside,
        )
    except sandbox.SandboxError as error:
        raise refusal_of(error, seconds=bounds.CONVERSION_SECONDS) from error
    if "refusal" in answer:
        raise Refusal(answer["refusal"], **answer["parameters"])
    return answer
