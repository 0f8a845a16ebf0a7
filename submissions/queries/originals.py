"""All files of a paper as their senders named them, to be taken away in one zip."""

import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO

from submissions.manuscripts.filenames import windows_name
from submissions.models import ATTACHED, File, Submission


def originals_of(submission: Submission) -> list[File]:
    """Return the manuscripts and the further files of all versions, also the replaced ones."""
    files = File.objects.filter(
        version__submission=submission, kind__in=[File.Kind.MANUSCRIPT, *ATTACHED]
    )
    return list(files.select_related("version"))


def zip_of(files: Iterable[File]) -> IO[bytes]:
    """Return a zip of files under their original names, a folder for each upload.

    Names other than ASCII carry the mark of UTF-8 (APPNOTE 6.3, bit 11), which Windows reads; what
    Windows allows in no name is replaced.
    """
    packed: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    taken: set[str] = set()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            folder = f"{file.version.number}-{file.version.label}"
            name = windows_name(file.original_name or file.name, taken_in(taken, folder))
            taken.add(f"{folder}/{name}".casefold())
            entry = zipfile.ZipInfo(f"{folder}/{name}", file.created_at.timetuple()[:6])
            with file.file.open("rb") as stored, archive.open(entry, "w") as target:
                for block in stored.chunks():
                    target.write(block)
    packed.seek(0)
    return packed


def taken_in(taken: set[str], folder: str) -> set[str]:
    start = f"{folder}/".casefold()
    return {name.removeprefix(start) for name in taken if name.startswith(start)}
