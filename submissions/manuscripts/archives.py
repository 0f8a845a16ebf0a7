"""Is this zip safe to hand to a converter? Every look is bounded before it is taken."""

import io
import posixpath
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from . import bounds
from .refusals import Refusal

END_OF_DIRECTORY = b"PK\x05\x06"
END_LENGTH = 22
COMMENT_AT_MOST = 65_535
NEEDS_ZIP64 = 0xFFFFFFFF
PACKED = b"PK\x03\x04"
CHUNK = 1024 * 1024
XML_ENDINGS = (".xml", ".rels", ".rdf", ".vml")
MANIFEST = (
    "META-INF/manifest.xml"  # old OpenOffice writes a DOCTYPE here; no parser of ours reads it
)


UTF8_NAME = 0x800  # the flag of an entry whose name is UTF-8
JUNK = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".git")


@dataclass(frozen=True)
class Entry:
    """One file of a bundle: its bytes when asked for, and how many there are."""

    read: Callable[[], bytes]
    size: int


def open_bundle(data: bytes) -> dict[str, Entry]:
    """The files of a zip by name, without what systems leave there and without one folder around.

    Raises `Refusal` as `open_checked` does; archives inside are left alone, nobody opens them.
    """
    archive = open_checked(data, is_office=False)
    entries = {
        _name_of(entry): Entry(partial(archive.read, entry), entry.file_size)
        for entry in archive.infolist()
        if not entry.is_dir()
    }
    kept = {
        name: entry
        for name, entry in entries.items()
        if not any(part in JUNK or part.startswith("._") for part in name.split("/"))
    }
    tops = {name.partition("/")[0] for name in kept}
    if len(tops) == 1 and all("/" in name for name in kept):
        kept = {name.partition("/")[2]: entry for name, entry in kept.items()}
    return kept


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name as it was meant: old programs of Windows store Cyrillic letters in cp866."""
    name = entry.filename
    if not entry.flag_bits & UTF8_NAME and not name.isascii():
        stored = name.encode("cp437")
        try:
            name = stored.decode("utf-8")
        except UnicodeDecodeError:
            name = stored.decode("cp866")
    return posixpath.normpath(name)


def open_checked(data: bytes, *, is_office: bool = True) -> zipfile.ZipFile:
    """Open an office file after looking at every part of it once.

    Raises `Refusal`: damaged, encrypted, bomb, unsafe_names and for office files nested, entities.
    After this each part unpacks to the size it declares and its checksum is right.
    """
    _check_directory(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        _check_entries(entries, len(data))
        for entry in entries:
            _check_part(archive, entry, is_office=is_office)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        struct.error,
        ValueError,
        NotImplementedError,
    ) as error:
        raise Refusal("damaged") from error
    return archive


def _check_directory(data: bytes) -> None:
    """Look at the end record alone, so that a giant table of contents is never built."""
    tail = data[-(END_LENGTH + COMMENT_AT_MOST) :]
    place = tail.rfind(END_OF_DIRECTORY)
    if place < 0 or len(tail) - place < END_LENGTH:
        raise Refusal("damaged")
    entries, size, offset = struct.unpack("<HII", tail[place + 10 : place + 20])
    if entries == 0 or NEEDS_ZIP64 in (size, offset):
        raise Refusal("damaged")
    if entries > bounds.ENTRIES or size > bounds.DIRECTORY_MEGABYTES * bounds.MEGABYTE:
        raise Refusal("bomb")


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    """What the table of contents promises: names, sizes, ratios, locks."""
    if len({entry.filename for entry in entries}) != len(entries):
        raise Refusal("damaged")
    if sum(entry.compress_size for entry in entries) > size:  # parts that lie over each other
        raise Refusal("bomb")
    if sum(entry.file_size for entry in entries) > bounds.EXPANDED_MEGABYTES * bounds.MEGABYTE:
        raise Refusal("bomb")
    for entry in entries:
        _check_entry(entry)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    if _points_outside(name) or stat.S_ISLNK(entry.external_attr >> 16):
        raise Refusal("unsafe_names")
    if entry.flag_bits & 0x1:
        raise Refusal("encrypted")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refusal("damaged")
    large = entry.file_size > bounds.RATIO_FROM_MEGABYTES * bounds.MEGABYTE
    steep = entry.file_size > bounds.RATIO * max(entry.compress_size, 1)
    if entry.file_size > bounds.PART_MEGABYTES * bounds.MEGABYTE or (large and steep):
        raise Refusal("bomb")


def _points_outside(name: str) -> bool:
    return (
        name.startswith("/")
        or "\\" in name
        or "\0" in name
        or ":" in name.split("/")[0]
        or ".." in PurePosixPath(name).parts
    )


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, is_office: bool) -> None:
    """Unpack one part in pieces: `zipfile` stops at the declared size and compares the checksum."""
    is_xml = is_office and entry.filename.lower().endswith(XML_ENDINGS)
    kept = b""
    with archive.open(entry) as part:
        first = is_office
        while piece := part.read(CHUNK):
            if first and piece.startswith(PACKED) and "embeddings/" not in entry.filename:
                raise Refusal("nested")
            first = False
            if is_xml:
                _check_declarations(kept + piece, entry.filename)
                kept = piece[-64:]  # a word may be cut in two


def _check_declarations(text: bytes, name: str) -> None:
    plain = text.replace(b"\0", b"")  # UTF-16 and UTF-32 become readable
    if b"<!ENTITY" in plain or (b"<!DOCTYPE" in plain and name != MANIFEST):
        raise Refusal("entities")
