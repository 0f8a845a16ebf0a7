"""Names in the text of PDF pages: such a page is drawn as a picture with grey bars over them.

A content stream can hide a name in many places (split strings, forms, replacement texts), so
nothing of it is kept. The text of the page, masked, lies unseen over the picture: it can still be
searched, copied and read aloud.
"""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

from .masking import MARK
from .pdf_text import letters_of, page_texts
from .seeking import Hit, Seeker, short

DOTS = 200 / 72  # points of the picture for one point of the page
LONGEST_SIDE = 2_600
QUALITY = 85
PAGES_AT_MOST = 400
GREY = (190, 196, 200)
AROUND = 1.5  # points around a letter
Box = tuple[float, float, float, float]
TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Same def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
%s
endcmap CMapName currentdict /CMap defineresource pop end end"""


def cover_names(
    source: Path, target: Path, seeker: Seeker, *, also_probable: bool
) -> list[dict[str, str]]:
    """Write a copy in which no page's text names an author; return what was covered and where."""
    taken: list[dict[str, str]] = []
    drawn: dict[int, tuple[bytes, bytes, tuple[float, float]]] = {}
    with pypdfium2.PdfDocument(source) as document:
        texts = [
            letters_of(document[number].get_textpage())
            for number in range(min(len(document), PAGES_AT_MOST))
        ]
        seeker.learn(texts)
        for page in page_texts(texts):
            hits = [h for h in page.hits(seeker) if h.masked and (h.certain or also_probable)]
            if hits:
                drawn[page.number] = draw(document[page.number], page.text, hits)
            for hit in hits:
                text = short(page.text[hit.start : hit.end])
                taken.append({"code": hit.code, "text": text, "place": str(page.number + 1)})
    with pikepdf.open(source) as document:
        for number, (picture, layer, size) in drawn.items():
            put(document, document.pages[number].obj, picture, layer, size)
        document.save(target)
    return taken


def draw(
    page: pypdfium2.PdfPage, text: str, hits: list[Hit]
) -> tuple[bytes, bytes, tuple[float, float]]:
    """Return a page as JPEG with bars over the hits, its masked text as content, and its size."""
    page.set_rotation(0)  # in memory only: the page that is written keeps its turn
    width, height = page.get_size()
    scale = min(DOTS, LONGEST_SIDE / max(width, height))
    textpage = page.get_textpage()
    image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    pen = ImageDraw.Draw(image)
    left, bottom, _right, top = page.get_bbox()
    boxes = [textpage.get_charbox(place) for place in range(len(text))]
    for hit in hits:
        for box in boxes[hit.start : hit.end]:
            pen.rectangle(on_picture(box, (left, top), scale), fill=GREY)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return out.getvalue(), text_layer(text, boxes, hits, (left, bottom)), (width, height)


def on_picture(box: Box, corner: tuple[float, float], scale: float) -> Box:
    """The place of a letter on the picture, whose first line is the top."""
    left, top = corner
    return (
        (box[0] - left - AROUND) * scale,
        (top - box[3] - AROUND) * scale,
        (box[2] - left + AROUND) * scale,
        (top - box[1] + AROUND) * scale,
    )


def text_layer(text: str, boxes: list[Box], hits: list[Hit], corner: tuple[float, float]) -> bytes:
    """The masked text, line by line where it stood, in letters that are not drawn."""
    shown = list(text)
    for hit in hits:
        shown[hit.start : hit.end] = [MARK, *[""] * (hit.end - hit.start - 1)]
    parts = ["BT 3 Tr"]
    for line in re.finditer(r"[^\r\n]+", text):
        places = [p for p in range(*line.span()) if boxes[p][2] > boxes[p][0]]
        words = "".join(shown[line.start() : line.end()])
        if not places or not words.strip():
            continue
        size = max(1.0, max(boxes[p][3] - boxes[p][1] for p in places))
        x = boxes[places[0]][0] - corner[0]
        y = min(boxes[p][1] for p in places) - corner[1]
        code = words.encode("utf-16-be", "replace").hex()
        parts.append(f"/Same {size:.1f} Tf 1 0 0 1 {x:.1f} {y:.1f} Tm <{code}> Tj")
    return "\n".join([*parts, "ET"]).encode()


def put(
    document: pikepdf.Pdf,
    page: pikepdf.Object,
    picture: bytes,
    layer: bytes,
    size: tuple[float, float],
) -> None:
    """Put a picture and the text over it in the place of all that a page had."""
    with Image.open(io.BytesIO(picture)) as opened:
        width, height = opened.size
    stream = pikepdf.Stream(document, picture)
    stream.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=width,
        Height=height,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    drawing = f"q {size[0]:.2f} 0 0 {size[1]:.2f} 0 0 cm /Page Do Q\n".encode()
    turn = page.get("/Rotate")
    parent = page.get("/Parent")
    for key in list(page.keys()):
        del page[key]
    page.Type = pikepdf.Name.Page
    if parent is not None:
        page.Parent = parent
    if turn is not None:
        page.Rotate = turn
    page.MediaBox = pikepdf.Array([0, 0, size[0], size[1]])
    page.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Page=document.make_indirect(stream)),
        Font=pikepdf.Dictionary(Same=unseen_font(document)),
    )
    page.Contents = document.make_indirect(pikepdf.Stream(document, drawing + layer))


def unseen_font(document: pikepdf.Pdf) -> pikepdf.Object:
    """A font without shapes in which each code means the letter of that number (ISO 32000-2,
    9.10.3); it is only for letters that are not drawn."""
    ranges = "".join(f"<{row:02X}00> <{row:02X}FF> <{row:02X}00>\n" for row in range(256))
    rows = ranges.splitlines()
    blocks = "\n".join(
        f"{len(rows[n : n + 64])} beginbfrange\n" + "\n".join(rows[n : n + 64]) + "\nendbfrange"
        for n in range(0, 256, 64)
    )
    below = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=pikepdf.Name.Unseen,
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        DW=500,
        FontDescriptor=pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name.Unseen,
            Flags=4,
            FontBBox=[0, -200, 1000, 800],
            ItalicAngle=0,
            Ascent=800,
            Descent=-200,
            CapHeight=700,
            StemV=80,
        ),
    )
    return document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=pikepdf.Name.Unseen,
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=[document.make_indirect(below)],
            ToUnicode=document.make_indirect(
                pikepdf.Stream(document, TO_UNICODE % blocks.encode())
            ),
        )
    )
