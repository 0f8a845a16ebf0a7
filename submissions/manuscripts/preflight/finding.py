"""One thing that a check found."""

from dataclasses import asdict, dataclass, field
from typing import Any

QUOTE_LETTERS = 300


@dataclass(frozen=True)
class Finding:
    """What a check found: its code, the block it stands in, the words as printed, and values that
    its sentence needs. A code without a block is about the paper as a whole."""

    code: str
    block: str = ""
    text: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON; long quotations are cut."""
        return asdict(self) | {"text": self.text[:QUOTE_LETTERS]}
