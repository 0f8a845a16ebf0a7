"""The proof that a file names nobody: every byte of it is unpacked and searched.

`scan` runs inside the sandbox. It knows nothing of how files are cleaned, so that it proves the
cleaners and does not repeat their mistakes.
"""

from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from .cleaners import UTF_16, decoded
from .proof_office import scan_office
from .proof_pdf import scan_pdf
from .proof_report import Report
from .proof_tree import scan_tree
from .rtf import text_of
from .seeking import Seeker, Sought

__all__ = ["scan"]
FINDINGS_AT_MOST = 400
DEPTH = 4
CODEPAGES = ("cp1251", "cp1252", "cp1250", "cp1254")  # of RTF files, whatever they say
MARKS = {
    b"%PDF-": "pdf",
    b"PK\x03\x04": "zip",
    b"{\\rtf": "rtf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"II*\0": "picture",
    b"MM\0*": "picture",
    b"BM": "picture",
    b"RIFF": "picture",
}


@dataclass(frozen=True)
class Item:
    """A file to look at: where it lies in the job's folder, under which name it leaves, and the
    key by which the caller knows it."""

    path: str
    name: str
    key: str


def scan(
    sought: dict[str, Any], items: list[dict[str, str]], texts: dict[str, str]
) -> dict[str, Any]:
    """Search files and further texts (a title, by its place); returns `findings`, each with code,
    file, place, text, certain, can_clean; and `bytes`, how much was looked at."""
    seeker = Seeker(Sought.of(sought))
    report = Report(seeker, FINDINGS_AT_MOST)
    for place, text in texts.items():
        report.text(text, place)
    for item in (Item(**row) for row in items):
        report.begin(item.key)
        report.name(item.name)
        scan_bytes(Path(item.path).read_bytes(), item.name, report, 0)
    return {"findings": [asdict(found) for found in report.found.values()], "bytes": report.bytes}


def scan_bytes(data: bytes, name: str, report: Report, depth: int) -> None:
    """Search one file, and the files in it."""
    report.bytes += len(data)
    ending = PurePosixPath(name).suffix[1:].lower()
    kind = next((kind for mark, kind in MARKS.items() if data.startswith(mark)), ending)

    def inner(more: bytes, part: str) -> None:
        scan_bytes(more, part, report, depth + 1)

    if depth > DEPTH:
        report.add("unread", name, "", certain=True, can_clean=False)
    elif kind == "pdf":
        scan_pdf(data, report, inner)
    elif kind == "zip":
        scan_office(data, report, inner)
    elif kind == "picture":
        report.picture(data, name)
    else:
        scan_words(data, name, kind, report)


def scan_words(data: bytes, name: str, kind: str, report: Report) -> None:
    """Search mark-up, plain text, or bytes of no known form."""
    is_binary = b"\0" in data[:4096] and not data.startswith(UTF_16)
    if kind == "xml" and b"<article" in data[:2000]:
        scan_tree(data, report)
    elif kind in ("xml", "svg", "rels", "vml"):
        report.markup(data, name)
    elif is_binary or kind == "rtf":
        report.raw(data, name)
        if kind == "rtf":
            for text in dict.fromkeys(text_of(data, codepage) for codepage in CODEPAGES):
                report.lines(text, name)
    else:
        report.lines(decoded(data)[0], name)
