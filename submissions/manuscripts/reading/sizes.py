"""Read the measures of PNG and JPEG pictures from their first bytes, without decoding them."""

import struct
from collections.abc import Mapping

from .page import Size

FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))


def sizes(media: Mapping[str, bytes]) -> dict[str, Size]:
    """Return width and height in pixels of every picture whose header can be read."""
    found = {name: size_of(data) for name, data in media.items()}
    return {name: size for name, size in found.items() if size is not None}


def size_of(data: bytes) -> Size | None:
    """Return width and height in pixels of one picture, or None."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return _sound(width, height)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return None


def _jpeg(data: bytes) -> Size | None:
    """Walk the segments of a JPEG to the one that opens the frame."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return _sound(width, height)
        at += 2 + max(length, 2)
    return None


def _sound(width: int, height: int) -> Size | None:
    return (width, height) if 0 < width < 100_000 and 0 < height < 100_000 else None
