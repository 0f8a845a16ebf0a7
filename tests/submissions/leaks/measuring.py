"""Was a leak found, and is it gone? The second is answered without the journal's own search."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from PIL import Image

from submissions.manuscripts.cleaners import clean
from submissions.manuscripts.proving import Leaving, Trace, prove
from submissions.manuscripts.seeking import Sought

from . import AUTHORS, Leak


@dataclass(frozen=True)
class Outcome:
    """What became of one seeded leak."""

    label: str
    found: bool
    gone: bool

    @property
    def caught(self) -> bool:
        return self.found and self.gone


def tried(leaks: list[Leak], sought: Sought = AUTHORS) -> list[Outcome]:
    """Search files as they are, clean them, and look for the secrets in every byte that is left."""
    clean = [cleaned(leak, sought) for leak in leaks]
    found = {trace.file for trace in search([leak.data for leak in leaks], leaks, sought)}
    left = {trace.file for trace in search(clean, leaks, sought) if trace.certain}
    return [
        Outcome(
            leak.label,
            str(number) in found,
            str(number) not in left and not any(secret in naked(data) for secret in leak.secrets),
        )
        for number, (leak, data) in enumerate(zip(leaks, clean, strict=True))
    ]


def cleaned(leak: Leak, sought: Sought) -> bytes:
    """Clean a file here: these are no foreign bytes, and a process for each would take minutes."""
    with TemporaryDirectory() as name:
        source, target = Path(name, f"source.{leak.ending}"), Path(name, "clean")
        source.write_bytes(leak.data)
        clean(str(source), str(target), leak.ending, sought.as_dict())
        return target.read_bytes()


def search(files: list[bytes], leaks: list[Leak], sought: Sought) -> list[Trace]:
    """Search all files in one process; the key of each is its number."""
    leaving = [
        Leaving(str(number), f"copy.{leak.ending}", data)
        for number, (data, leak) in enumerate(zip(files, leaks, strict=True))
    ]
    return prove(sought, leaving, {})


def naked(data: bytes) -> str:
    """Every byte of a file, unzipped and decompressed, read as Latin-1, UTF-8 and UTF-16."""
    layers = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            layers += [name.encode() for name in archive.namelist()]
            layers += [naked(archive.read(name)).encode() for name in archive.namelist()]
    elif data.startswith(b"%PDF"):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as document:
            document.save(
                out,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.all,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
            layers += [file.get_file().read_bytes() for file in document.attachments.values()]
        layers.append(out.getvalue())
    elif data.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8", b"RIFF", b"II*", b"MM\0*")):
        layers += [said_of(data).encode(), inflated(data)]
    texts = [layer.decode(code, "ignore") for layer in layers for code in ("latin-1", "utf-8")]
    texts += [layer[shift:].decode("utf-16-le", "ignore") for layer in layers for shift in (0, 1)]
    return "\n".join(texts)


def inflated(data: bytes) -> bytes:
    """The compressed chunks of a PNG's texts."""
    found = b""
    for mark in (b"zTXt", b"iTXt"):
        place = data.find(mark)
        if place > 0:
            for start in range(place + 4, min(place + 100, len(data))):
                try:
                    found += zlib.decompressobj().decompress(data[start:])
                    break
                except zlib.error:
                    continue
    return found


def said_of(data: bytes) -> str:
    with Image.open(io.BytesIO(data)) as image:
        tags = image.getexif()
        place = "GPS" if 0x8825 in tags else ""
        return f"{image.info} {dict(tags) if image.format != 'TIFF' else tags.get(315)} {place}"
