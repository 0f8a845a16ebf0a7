"""The figures of a LaTeX paper, brought from its files to where the tree looks for pictures.

They are written under names of ours; a PDF is drawn. Runs inside the sandbox.
"""

import posixpath
from pathlib import Path

import pypdfium2

from . import bounds, pandoc
from .latex_files import Sources
from .tree import HREF, Element, drop, name_of

ENDINGS = (
    "",
    ".pdf",
    ".png",
    ".jpg",
    ".jpeg",
    ".PDF",
    ".PNG",
    ".JPG",
    ".gif",
    ".tif",
    ".tiff",
    ".eps",
    ".svg",
)
RASTER = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
POSTSCRIPT = (b"%!PS", b"\xc5\xd0\xd3\xc6")
LARGEST_SCALE = 4


def bring(article: Element, sources: Sources, folders: list[str]) -> None:
    """Give every picture of the tree its file; one that cannot be had is a loss and goes."""
    done: dict[str, str | None] = {}
    for picture in list(article.iter("graphic", "inline-graphic")):
        path = picture.get(HREF, "").replace("%20", " ")
        name = _find(path, sources, folders)
        if name is None:
            _leave_out(picture, sources, "latex_figure", path)
            continue
        if name not in done:
            done[name] = _place(sources.data(name), len(done) + 1)
        place = done[name]
        if place is None:
            is_postscript = sources.data(name).startswith(POSTSCRIPT)
            _leave_out(picture, sources, "latex_eps" if is_postscript else "picture", path)
        else:
            picture.set(HREF, place)


def _find(path: str, sources: Sources, folders: list[str]) -> str | None:
    for folder in ("", *folders):
        found = sources.find(posixpath.join(folder, path), ENDINGS)
        if found is not None:
            return found
    wanted = posixpath.basename(path).casefold()
    same = [
        name
        for name in sources.entries
        if posixpath.basename(name).casefold() in {wanted + ending.lower() for ending in ENDINGS}
    ]
    return same[0] if wanted and len(same) == 1 else None


def _place(data: bytes, number: int) -> str | None:
    """The path of the file written for pandoc's folder of pictures; None for other kinds."""
    folder = Path(pandoc.MEDIA)
    folder.mkdir(exist_ok=True)
    if b"%PDF-" in data[:1024]:
        path = folder / f"latex-{number}.png"
        return str(path) if _draw(data, path) else None
    if not data.startswith(RASTER):
        return None
    path = folder / f"latex-{number}.picture"
    path.write_bytes(data)
    return str(path)


def _draw(data: bytes, path: Path) -> bool:
    """Draw the first page; False for a PDF that cannot be drawn."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            page = document[0]
            longer = max(page.get_width(), page.get_height(), 1)
            scale = min(bounds.DRAWN_PIXELS / longer, LARGEST_SCALE)
            page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB").save(path, "PNG")
    except (pypdfium2.PdfiumError, ValueError, IndexError, OSError):
        return False
    return True


def _leave_out(picture: Element, sources: Sources, code: str, path: str) -> None:
    """Take a picture out; its figure stays with its caption, and the loss names it."""
    figure = next((above for above in picture.iterancestors("fig")), None)
    caption = figure.find("caption") if figure is not None else None
    words = " ".join("".join(map(str, caption.itertext())).split()) if caption is not None else ""
    sources.losses.append((code, (words.partition(". ")[0][:60] if words else "") or path[:100]))
    drop(picture)
    if figure is not None and name_of(figure) == "fig" and not words and not len(figure):
        drop(figure)
