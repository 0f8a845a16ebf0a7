"""Files for reviewers without the traces that programs leave in them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from . import bounds, sandbox
from .refusals import Refusal, refusal_of
from .sniff import Kind


def clean_pdf(data: bytes, folder: Path) -> bytes:
    """A PDF without its information, authors of notes, embedded files and scripts."""
    return _clean("submissions.manuscripts.pdf:clean", data, "pdf", folder)


def clean_image(data: bytes, folder: Path | None = None) -> bytes:
    """A picture drawn anew: no camera, place or author; PNG or JPEG, bounded in size."""
    if folder is not None:
        return _clean("submissions.manuscripts.pictures:redraw_file", data, "bin", folder)
    with TemporaryDirectory() as name:
        return clean_image(data, Path(name))


def clean_office(data: bytes, kind: Kind, folder: Path) -> bytes:
    """A Word or OpenDocument file without properties, and without names at comments and changes."""
    if kind not in (Kind.DOCX, Kind.ODT):
        raise Refusal("unknown")
    return _clean("submissions.manuscripts.office:clean", data, kind.value, folder)


def _clean(function: str, data: bytes, ending: str, folder: Path) -> bytes:
    source, target = folder / f"source.{ending}", folder / f"clean.{ending}"
    source.write_bytes(data)
    try:
        sandbox.call(
            function,
            folder=folder,
            seconds=bounds.CONVERSION_SECONDS,
            megabytes=bounds.CONVERSION_MEGABYTES,
            arguments={"source": source.name, "target": target.name},
        )
    except sandbox.SandboxError as error:
        raise refusal_of(error, seconds=bounds.CONVERSION_SECONDS) from error
    return target.read_bytes()
