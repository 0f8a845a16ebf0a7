"""The sheet of objects that LibreOffice printed, cut into pictures. Runs inside the sandbox."""

import io
import re
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops

from .objects import MARK

MARKED = re.compile(MARK.replace("{}", r"(\d+)"))
PAGES_AT_MOST = 120
LOOK_SCALE = 0.5  # of 72 dots an inch, to see where the ink is
DRAW_SCALE = 2.8  # some 200 dots an inch
EDGE = 3  # points of white around


def cut(name: str) -> dict[str, Any]:
    """Write the picture (PNG) of each object; answer the files by the objects' numbers."""
    drawn: dict[str, str] = {}
    with pypdfium2.PdfDocument(Path(name)) as document:
        for page_number in range(min(len(document), PAGES_AT_MOST)):
            page = document[page_number]
            mark = MARKED.search(page.get_textpage().get_text_bounded())
            picture = _cut(page) if mark else None
            if mark and picture:
                number = int(mark.group(1))
                drawn[str(number)] = f"object-{number}.png"
                Path(drawn[str(number)]).write_bytes(picture)
            page.close()
    return {"drawn": drawn}


def _cut(page: pypdfium2.PdfPage) -> bytes | None:
    """Return what is on a page below the mark, without the white around it."""
    width, height = page.get_size()
    rough = page.render(scale=LOOK_SCALE).to_pil().convert("L")
    white = Image.new("L", rough.size, 255)
    ink = ImageChops.difference(rough, white).point(lambda value: 255 if value > 8 else 0).getbbox()
    if ink is None:
        return None
    left, top, right, bottom = (side / LOOK_SCALE for side in ink)
    crop = (
        max(left - EDGE, 0),
        max(height - bottom - EDGE, 0),
        max(width - right - EDGE, 0),
        max(top - EDGE, 0),
    )
    out = io.BytesIO()
    page.render(scale=DRAW_SCALE, crop=crop).to_pil().convert("RGB").save(out, "PNG")
    return out.getvalue()
