"""Files for reviewers without the traces that programs leave in them, and without names."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from . import bounds, sandbox
from .refusals import Refusal, refusal_of
from .seeking import Sought
from .sniff import Kind

PICTURES = frozenset(("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp"))
OFFICE = frozenset(("docx", "xlsx", "pptx", "odt", "ods", "odp"))
TEXTS = frozenset(
    ("txt", "csv", "tsv", "md", "markdown", "json", "tex", "bib", "html", "svg", "r", "py")
)
CLEANABLE = PICTURES | OFFICE | TEXTS | {"pdf", "rtf", "zip"}


@dataclass(frozen=True)
class Cleaned:
    """A file's bytes without traces, and what was taken out of its text: code, text, place."""

    data: bytes
    taken: list[dict[str, str]]


def clean_pdf(data: bytes, folder: Path) -> bytes:
    """A PDF without its information, authors of notes, embedded files and scripts."""
    return _clean("submissions.manuscripts.pdf:clean", data, "pdf", folder).data


def clean_image(data: bytes, folder: Path | None = None) -> bytes:
    """A picture drawn anew: no camera, place or author; PNG or JPEG, bounded in size."""
    if folder is not None:
        return _clean("submissions.manuscripts.pictures:redraw_file", data, "bin", folder).data
    with TemporaryDirectory() as name:
        return clean_image(data, Path(name))


def clean_office(data: bytes, kind: Kind, folder: Path) -> bytes:
    """A Word or OpenDocument file without properties, and without names at comments and changes."""
    if kind not in (Kind.DOCX, Kind.ODT):
        raise Refusal("unknown")
    return _clean("submissions.manuscripts.office:clean", data, kind.value, folder).data


def clean_file(data: bytes, ending: str, sought: Sought, *, also_probable: bool = False) -> Cleaned:
    """Any file that may go to a reviewer, told by its ending: properties, remarks and names out.

    Raises Refusal where it cannot be opened, or is of a kind that nobody here can clean.
    """
    if ending not in CLEANABLE:
        raise Refusal("unknown")
    with TemporaryDirectory(prefix="clean-") as name:
        return _clean(
            "submissions.manuscripts.cleaners:clean",
            data,
            ending,
            Path(name),
            ending=ending,
            sought=sought.as_dict(),
            also_probable=also_probable,
        )


def _clean(function: str, data: bytes, kind: str, folder: Path, **more: Any) -> Cleaned:
    source, target = folder / f"source.{kind}", folder / f"clean.{kind}"
    source.write_bytes(data)
    try:
        answer = sandbox.call(
            function,
            folder=folder,
            seconds=bounds.CONVERSION_SECONDS,
            megabytes=bounds.CONVERSION_MEGABYTES,
            arguments={"source": source.name, "target": target.name, **more},
        )
    except sandbox.SandboxError as error:
        raise refusal_of(error, seconds=bounds.CONVERSION_SECONDS) from error
    return Cleaned(target.read_bytes(), answer.get("taken", []))
