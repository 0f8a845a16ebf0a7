"""A receipt: one page that says what happened to a paper and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from submissions.manuscripts.pages.code import array, breakable, call, quote
from submissions.manuscripts.pages.printing import print_pdf

__all__ = ["Receipt", "receipt_pdf"]

TEMPLATE = Path(__file__).parent / "receipt.typ"


@dataclass(frozen=True)
class Receipt:
    """What stands on it; all words are in ``language``. ``facts`` are names and values in order."""

    title: str
    journal: str
    facts: Sequence[tuple[str, str]]
    closing: str
    language: str
    at: datetime


def receipt_pdf(receipt: Receipt) -> bytes:
    """Return the receipt as PDF bytes, dated by its event; the same receipt, the same bytes.

    Raises `SandboxError` when the press fails.
    """
    rows = [
        f"({quote(name)}, {quote(breakable(' '.join(value.split())))})"
        for name, value in receipt.facts
    ]
    page = call(
        "receipt",
        array(rows),
        title=quote(receipt.title),
        journal=quote(receipt.journal),
        closing=quote(receipt.closing),
        language=quote(receipt.language),
    )
    return print_pdf(
        f'#import "receipt.typ": *\n#{page}\n',
        templates=[TEMPLATE],
        media={},
        timestamp=int(receipt.at.timestamp()),
    )
