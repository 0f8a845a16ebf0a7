"""Hand a finished document to the press: files into a folder, the sandbox, PDF bytes out."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from .. import sandbox
from ..reading.source import SAFE_NAME
from .coverage import FOLDER, FONTS

SECONDS = 60
MEGABYTES = 2000
EPOCH = 1_577_836_800  # 1 January 2020: the date of documents that have none
BODY = FOLDER / "body.typ"


def print_pdf(
    main: str, *, templates: list[Path], media: Mapping[str, bytes], timestamp: int = EPOCH
) -> bytes:
    """Compile Typst code to a tagged PDF (PDF/UA-1); the same input gives the same bytes.

    `templates` are files that `main` imports beside `body.typ`; `timestamp` is in seconds of Unix
    time. A document that cannot be made to that standard comes without it. Raises `SandboxError`.
    """
    with tempfile.TemporaryDirectory(prefix="press-") as path:
        folder = Path(path)
        _lay_out(folder, main, [BODY, *templates], media)
        try:
            _press(folder, timestamp, "ua-1")
        except sandbox.Failed:
            _press(folder, timestamp, "")
        return (folder / "out.pdf").read_bytes()


def _lay_out(folder: Path, main: str, templates: list[Path], media: Mapping[str, bytes]) -> None:
    (folder / "main.typ").write_text(main, encoding="utf-8")
    for template in templates:
        (folder / template.name).write_bytes(template.read_bytes())
    (folder / "media").mkdir()
    for name, data in media.items():
        if SAFE_NAME.fullmatch(name):
            (folder / "media" / name).write_bytes(data)


def _press(folder: Path, timestamp: int, standard: str) -> None:
    sandbox.call(
        "submissions.manuscripts.press:press",
        folder=folder,
        seconds=SECONDS,
        megabytes=MEGABYTES,
        arguments={"fonts": str(FONTS), "timestamp": timestamp, "standard": standard},
    )
