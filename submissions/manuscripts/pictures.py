"""Pictures drawn anew as plain PNG or JPEG. These functions run inside the sandbox."""

import contextlib
import hashlib
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from . import bounds

FORMATS = ("PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP")
PLAIN_MODES = ("1", "L", "LA", "P", "RGB", "RGBA")
JPEG_QUALITY = 92
AHEAD_MEGABYTES = 8  # pictures that may wait, drawn

Drawn = tuple[bytes, str]
UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def redraw(data: bytes) -> tuple[bytes, str]:
    """The same picture without anything but its pixels; answers the bytes and `png` or `jpg`.

    No camera data, place, author or thumbnail survives. The first frame only; sides at most
    PICTURE_SIDE pixels. Raises OSError, ValueError or Image.DecompressionBombError.
    """
    Image.MAX_IMAGE_PIXELS = bounds.PICTURE_PIXELS // 2  # Pillow refuses at twice this number
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        is_photo = opened.format == "JPEG"
        picture = ImageOps.exif_transpose(opened)
        if picture.mode not in PLAIN_MODES:
            picture = picture.convert("RGB")
        picture.thumbnail((bounds.PICTURE_SIDE, bounds.PICTURE_SIDE))
        clean = picture.copy()
    clean.info = {key: value for key, value in clean.info.items() if key == "transparency"}
    out = io.BytesIO()
    if is_photo:
        clean.convert("RGB" if clean.mode != "L" else "L").save(out, "JPEG", quality=JPEG_QUALITY)
        return out.getvalue(), "jpg"
    clean.save(out, "PNG")
    return out.getvalue(), "png"


def redraw_ahead(pictures: Iterable[bytes]) -> dict[bytes, Drawn]:
    """Redraw pictures, by checksum, while there is nothing else to do; those that fail are left."""
    drawn: dict[bytes, Drawn] = {}
    room = AHEAD_MEGABYTES * bounds.MEGABYTE
    for data in pictures:
        room -= len(data)
        if room < 0:
            break
        with contextlib.suppress(*UNREADABLE):
            drawn[checksum(data)] = redraw(data)
    return drawn


def checksum(data: bytes) -> bytes:
    """Return what tells two pictures apart."""
    return hashlib.sha256(data).digest()


def redraw_files(
    names: list[str], target: str, ahead: Mapping[bytes, Drawn] | None = None
) -> dict[str, str | None]:
    """Redraw files of the job's folder into `target`; for each its new name, or None.

    `ahead` are those that `redraw_ahead` has drawn already.
    """
    Path(target).mkdir(exist_ok=True)
    done: dict[str, str | None] = {}
    for number, name in enumerate(names, 1):
        try:
            source = Path(name).read_bytes()
            data, ending = (ahead or {}).get(checksum(source)) or redraw(source)
        except UNREADABLE:
            done[name] = None
            continue
        done[name] = f"figure-{number}.{ending}"
        Path(target, done[name] or "").write_bytes(data)
    return done


def redraw_file(source: str, target: str) -> dict[str, Any]:
    """Redraw one file of the job's folder."""
    data, ending = redraw(Path(source).read_bytes())
    Path(target).write_bytes(data)
    return {"ending": ending}
