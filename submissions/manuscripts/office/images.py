"""Pictures inside office files: the same pixels in the same format, and nothing else."""

import io

from PIL import Image, ImageOps

from .. import bounds
from ..pictures import FORMATS, redraw

UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
TITLE_COUNT, TITLE_PLACE = 60, 64  # where an enhanced metafile says how long its title is (MS-EMF)


def redraw_alike(data: bytes) -> bytes:
    """The same picture in its own format without anything but its pixels; the first frame only.

    Raises one of UNREADABLE.
    """
    if data.startswith((b"\x89PNG", b"\xff\xd8")):
        return redraw(data)[0]
    Image.MAX_IMAGE_PIXELS = bounds.PICTURE_PIXELS // 2
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        kind = str(opened.format)
        drawn = ImageOps.exif_transpose(opened)
        mode = "RGBA" if kind in ("WEBP", "TIFF") and "A" in drawn.getbands() else "RGB"
        clean = Image.new(mode, drawn.size)
        clean.paste(drawn.convert(mode))
    out = io.BytesIO()
    clean.save(out, kind)
    return out.getvalue()


def picture(data: bytes) -> bytes:
    """A picture drawn anew in its own format; a grey point where it cannot be read."""
    try:
        return redraw_alike(data)
    except UNREADABLE:
        out = io.BytesIO()
        Image.new("L", (1, 1), 200).save(out, "PNG")
        return out.getvalue()


def without_title(data: bytes) -> bytes:
    """An enhanced metafile without the title that its program wrote (MS-EMF 2.2.9)."""
    if len(data) < 88 or data[40:44] != b" EMF":
        return data
    count = int.from_bytes(data[TITLE_COUNT : TITLE_COUNT + 4], "little")
    place = int.from_bytes(data[TITLE_PLACE : TITLE_PLACE + 4], "little")
    if not count or place + 2 * count > len(data):
        return data
    return data[:place] + bytes(2 * count) + data[place + 2 * count :]
