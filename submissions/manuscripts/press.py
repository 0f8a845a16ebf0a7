"""Print Typst code as PDF. Runs inside the sandbox: it decodes pictures that people sent."""

from pathlib import Path
from typing import Any, Literal

import typst
from PIL import Image

MODES = frozenset(("1", "L", "LA", "P", "RGB", "RGBA"))
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 3000


def press(*, fonts: str, timestamp: int, standard: Literal["ua-1", ""]) -> dict[str, Any]:
    """Compile `main.typ` in the working directory to `out.pdf`, after mending `media/`.

    `fonts` is a folder, `timestamp` the seconds that the document names as its date, `standard`
    `ua-1` or nothing. Returns typst's warnings. Raises `typst.TypstError`.
    """
    for path in sorted(Path("media").iterdir()):
        mend(path)
    data, warnings = typst.compile_with_warnings(
        Path("main.typ"),
        root=Path(),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
        pdf_standards=[standard] if standard else [],
        timestamp=timestamp,
        package_path=Path("nothing"),
        package_cache_path=Path("nothing"),
    )
    Path("out.pdf").write_bytes(data)
    return {"warnings": [each.message for each in warnings]}


def mend(path: Path) -> None:
    """Make a picture one that typst can print; one that cannot be read becomes a grey field."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    kind = FORMATS.get(path.suffix.lower(), "PNG")
    try:
        with Image.open(path, formats=["PNG", "JPEG"]) as image:
            image.load()
            if _sound(image, kind):
                return
            mended = image.convert("RGBA" if "A" in image.mode and kind == "PNG" else "RGB")
        mended.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        mended.save(path, kind)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        Image.new("RGB", (600, 400), "#d6dde1").save(path, kind)


def _sound(image: Image.Image, kind: str) -> bool:
    small = max(image.size) <= LONGEST_SIDE
    return small and image.mode in MODES and image.format == kind
