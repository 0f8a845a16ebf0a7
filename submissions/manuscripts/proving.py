"""Prove that files name nobody, in the sandbox."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from . import bounds, sandbox
from .seeking import Sought

SECONDS = 120


@dataclass(frozen=True)
class Leaving:
    """A file that leaves the house: under which name, its bytes, and the key of its row."""

    key: str
    name: str
    data: bytes


@dataclass(frozen=True)
class Trace:
    """One finding of the search. `can_clean` says whether a press of a button takes it out."""

    code: str
    file: str
    place: str
    text: str
    certain: bool
    can_clean: bool


def prove(sought: Sought, files: list[Leaving], texts: Mapping[str, str]) -> list[Trace]:
    """Search files and texts (by place) for the people sought; the certain findings first.

    Raises SandboxError where the search itself was stopped.
    """
    with TemporaryDirectory(prefix="proof-") as name:
        folder = Path(name)
        items = []
        for number, file in enumerate(files):
            path = f"item{number}"
            (folder / path).write_bytes(file.data)
            items.append({"path": path, "name": file.name, "key": file.key})
        answer = sandbox.call(
            "submissions.manuscripts.proof:scan",
            folder=folder,
            seconds=SECONDS,
            megabytes=bounds.CONVERSION_MEGABYTES,
            arguments={"sought": sought.as_dict(), "items": items, "texts": dict(texts)},
        )
    traces = [Trace(**row) for row in answer["findings"]]
    return sorted(traces, key=lambda trace: not trace.certain)
