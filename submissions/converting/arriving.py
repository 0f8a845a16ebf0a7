"""A file that came in pieces, read as if it were one."""

import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.core.files.base import File as Content

from submissions.models import Incoming, Piece, private_storage


@dataclass(frozen=True)
class Run:
    """Where a run of bytes stands in the file, and under which path it is stored."""

    start: int
    size: int
    path: str


class JoinedRuns(io.RawIOBase):
    """Stored runs of bytes as one file to read and seek in; one run is in memory at a time."""

    def __init__(self, runs: Sequence[Run]) -> None:
        super().__init__()
        self.runs = runs
        self.length = sum(run.size for run in runs)
        self.position = 0
        self.held: tuple[Run, bytes] | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self.position, io.SEEK_END: self.length}[whence]
        self.position = max(0, origin + offset)
        return self.position

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]
        run = next((r for r in self.runs if r.start <= self.position < r.start + r.size), None)
        if run is None:
            return 0
        begin = self.position - run.start
        part = self.bytes_of(run)[begin : begin + len(target)]
        target[: len(part)] = part
        self.position += len(part)
        return len(part)

    def bytes_of(self, run: Run) -> bytes:
        if self.held is None or self.held[0] != run:
            with private_storage().open(run.path, "rb") as stored:
                self.held = run, bytes(stored.read())
        return self.held[1]


class Arrived(Content):
    """A complete file that came in pieces, with the row it stands for."""

    def __init__(self, incoming: Incoming) -> None:
        pieces = Piece.objects.filter(incoming=incoming).order_by("start")
        runs = [Run(piece.start, piece.size, piece.file.name or "") for piece in pieces]
        super().__init__(io.BufferedReader(JoinedRuns(runs)), name=incoming.name)
        self.incoming = incoming
        self.size = incoming.size


def drop_pieces(key: str) -> None:
    """Delete everything stored of a file that came in pieces, also what no row speaks of.

    A process that was killed between storing a piece and writing its row leaves such bytes.
    """
    storage, folder = private_storage(), f"incoming/{key}"
    with suppress(FileNotFoundError):
        for name in storage.listdir(folder)[1]:
            storage.delete(f"{folder}/{name}")
        storage.delete(folder)
