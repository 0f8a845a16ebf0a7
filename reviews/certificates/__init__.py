"""A certificate of review: one page, with a place for the stamp and a code to check it by."""

import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import segno

from submissions.manuscripts.pages.code import breakable, call, quote
from submissions.manuscripts.pages.printing import print_pdf

__all__ = ["Sheet", "certificate_pdf"]

TEMPLATE = Path(__file__).parent / "certificate.typ"
CODE = "check.png"


@dataclass(frozen=True)
class Sheet:
    """What stands on it; all words are in ``language``. It names a person, never a paper."""

    title: str
    journal: str
    publisher: str
    lead: str
    name: str
    text: str
    issued: str
    signature: str
    stamp: str
    check: str
    address: str
    language: str
    at: datetime


def certificate_pdf(sheet: Sheet) -> bytes:
    """Return the certificate as PDF bytes, dated by its issue; the same sheet, the same bytes.

    Raises `SandboxError` when the press fails.
    """
    words = {
        field: quote(breakable(" ".join(str(getattr(sheet, field)).split())))
        for field in ("title", "journal", "publisher", "lead", "name", "text", "issued")
    }
    foot = {
        field: quote(getattr(sheet, field))
        for field in ("signature", "stamp", "check", "address", "language")
    }
    page = call("certificate", **words, **foot)
    return print_pdf(
        f'#import "certificate.typ": *\n#{page}\n',
        templates=[TEMPLATE],
        media={CODE: square_code(sheet.address)},
        timestamp=int(sheet.at.timestamp()),
    )


def square_code(address: str) -> bytes:
    """Return an address as a QR code (ISO/IEC 18004), a PNG."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="png", scale=8, border=4)
    return picture.getvalue()
