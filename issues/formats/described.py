"""A PDF that authors made themselves, published as it is with the article's own metadata."""

import tempfile
from pathlib import Path
from typing import Any

import pikepdf

from submissions.manuscripts import sandbox

from .front import Front, choose

SECONDS = 60
MEGABYTES = 1500


def described_pdf(front: Front, data: bytes) -> bytes:
    """Return the PDF without what it tells of its makers, with title, authors, DOI and language.

    Its pages are not touched. Raises `SandboxError` when the file cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="described-") as path:
        folder = Path(path)
        (folder / "in.pdf").write_bytes(data)
        for function, arguments in (
            ("submissions.manuscripts.pdf:clean", {"source": "in.pdf", "target": "clean.pdf"}),
            ("issues.formats.described:describe", {"values": metadata(front)}),
        ):
            sandbox.call(
                function, folder=folder, seconds=SECONDS, megabytes=MEGABYTES, arguments=arguments
            )
        return (folder / "out.pdf").read_bytes()


def metadata(front: Front) -> dict[str, Any]:
    return {
        "title": front.plain_title,
        "authors": [person.shown for person in front.contributors],
        "journal": choose(front.journal.name, front.language),
        "doi": front.doi,
        "language": front.language,
    }


def describe(values: dict[str, Any]) -> dict[str, Any]:
    """Write metadata into `clean.pdf` and save it as `out.pdf`. Runs inside the sandbox."""
    with pikepdf.open("clean.pdf") as document:
        with document.open_metadata(set_pikepdf_as_editor=False) as record:
            record["dc:title"] = values["title"]
            record["dc:creator"] = values["authors"]
            record["dc:publisher"] = [values["journal"]]
            record["dc:language"] = [values["language"]]
            if values["doi"]:
                record["prism:doi"] = values["doi"]
        document.Root["/Lang"] = pikepdf.String(values["language"])
        document.save("out.pdf", deterministic_id=True)
    return {}
