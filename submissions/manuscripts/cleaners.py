"""Which cleaner a file needs. Runs inside the sandbox, in the job's folder."""

import io
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

from . import office, pdf
from .archives import open_bundle
from .masking import masked_text
from .office.images import redraw_alike
from .office.package import MADE_ON
from .rtf import clean_groups
from .rtf_letters import stretches_of, text_of, without
from .seeking import Seeker, Sought, short

PICTURES = frozenset(("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp"))
OFFICE = frozenset(("docx", "xlsx", "pptx", "odt", "ods", "odp"))
KNOWN = PICTURES | OFFICE | {"pdf"}
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
PACKED = b"PK\x03\x04"


def clean(
    source: str, target: str, ending: str, sought: dict[str, Any], also_probable: bool = False
) -> dict[str, Any]:
    """Write a cleaned copy of one file; returns what was taken out of its text."""
    if ending == "pdf":
        return pdf.clean(source, target, sought, also_probable)
    if ending in OFFICE:
        return office.clean(source, target, sought, also_probable)
    data = Path(source).read_bytes()
    taken: list[dict[str, str]] = []
    if ending in PICTURES:
        clean_data = redraw_alike(data)
    elif ending == "rtf":
        clean_data = clean_rtf(data, Seeker(Sought.of(sought)), taken, also_probable=also_probable)
    elif ending == "zip":
        folder = Path(target).parent
        clean_data = clean_zip(data, folder, sought, taken, also_probable=also_probable)
    else:
        clean_data = clean_text(data, Seeker(Sought.of(sought)), taken, also_probable=also_probable)
    Path(target).write_bytes(clean_data)
    return {"taken": taken}


def clean_text(
    data: bytes, seeker: Seeker, taken: list[dict[str, str]], *, also_probable: bool
) -> bytes:
    """A plain text or table with names masked, line by line, in its own encoding."""
    text, encoding = decoded(data)
    seeker.learn([text])
    lines = []
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        hits = [h for h in seeker.find(line) if h.masked and (h.certain or also_probable)]
        for hit in hits:
            found = short(line[hit.start : hit.end])
            taken.append({"code": hit.code, "text": found, "place": str(number)})
        lines.append(masked_text(line, [(hit.start, hit.end) for hit in hits]))
    return "".join(lines).encode(encoding)


def clean_rtf(
    data: bytes, seeker: Seeker, taken: list[dict[str, str]], *, also_probable: bool
) -> bytes:
    """An RTF text with names masked wherever they stand, without what programs say of people."""
    data = clean_groups(data, taken)
    stretches = stretches_of(data)
    texts = [text_of(letters) for letters in stretches]
    seeker.learn(texts)
    spans = []
    for letters, text in zip(stretches, texts, strict=True):
        for hit in seeker.find(text):
            if hit.masked and (hit.certain or also_probable):
                spans.append(letters[hit.start : hit.end])
                found = short(text[hit.start : hit.end])
                taken.append({"code": hit.code, "text": found, "place": ""})
    return without(data, spans)


def decoded(data: bytes) -> tuple[str, str]:
    """Text and the encoding in which it was stored: with a mark, UTF-8, or the old Windows one."""
    if data.startswith(UTF_16):
        return data.decode("utf-16", "replace"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace"), "utf-8"


def clean_zip(
    data: bytes,
    folder: Path,
    sought: dict[str, Any],
    taken: list[dict[str, str]],
    *,
    also_probable: bool,
) -> bytes:
    """An archive with each file cleaned, neutral names and no dates; what nobody can clean goes."""
    seeker = Seeker(Sought.of(sought))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for number, (name, entry) in enumerate(open_bundle(data).items(), 1):
            ending = PurePosixPath(name).suffix[1:].lower()
            source = folder / f"inner{number}.{ending}"
            source.write_bytes(entry.read())
            inner = _inner(source, ending, sought, taken, also_probable=also_probable)
            if inner is None:
                taken.append({"code": "file", "text": short(name), "place": name})
                continue
            if seeker.in_name(name):
                name = f"file-{number}.{ending}"
            new.writestr(zipfile.ZipInfo(name, MADE_ON), inner, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _inner(
    source: Path,
    ending: str,
    sought: dict[str, Any],
    taken: list[dict[str, str]],
    *,
    also_probable: bool,
) -> bytes | None:
    """Clean a file out of an archive; None for an archive in it and for programs' own kinds."""
    data = source.read_bytes()
    is_packed = data.startswith(PACKED) and ending not in OFFICE
    is_binary = b"\0" in data[:4096] and not data.startswith(UTF_16)
    if is_packed or ending == "zip" or (is_binary and ending not in KNOWN):
        return None
    target = source.with_suffix(".clean")
    try:
        answer = clean(str(source), str(target), ending, sought, also_probable)
    except Exception:  # noqa: BLE001 - whatever is wrong with one file, the others go on
        return None
    taken += answer["taken"]
    return target.read_bytes()
