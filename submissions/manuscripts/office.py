"""Word and OpenDocument files without traces of people. Runs inside the sandbox."""

import re
import zipfile
from pathlib import Path
from typing import Any

from .archives import open_checked

MADE_ON = (1980, 1, 1, 0, 0, 0)  # the zip format's first day: no date of anybody's work
DROPPED = ("docProps/thumbnail", "Thumbnails/", "word/people.xml", "customXml/")
AUTHORS = re.compile(rb'(\bw(?:15|16)?:(?:author|initials|userId|providerId)=)"[^"]*"')
MOMENTS = re.compile(rb'\s(?:w:date|w16du:dateUtc|w16cex:dateUtc|w:rsid\w*)="[^"]*"')
RSIDS = re.compile(rb"<w:rsids>.*?</w:rsids>", re.S)
TEMPLATE = re.compile(rb"<w:attachedTemplate\b[^>]*/>")
CREATORS = re.compile(
    rb"(<(?:dc:creator|dc:date|meta:creator-initials|text:author-name|text:author-initials|"
    rb"text:initial-creator|text:creator)\b[^>]*>)[^<]*(</)"
)
EMPTY = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
    "meta.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office='
    b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"/>',
}


def clean(source: str, target: str) -> dict[str, Any]:
    """Write a copy: properties emptied, names at comments and tracked changes taken out.

    The text itself is not touched; comments and changes stay, by nobody and without a date.
    """
    with open_checked(Path(source).read_bytes()) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            if entry.is_dir() or entry.filename.startswith(DROPPED):
                continue
            data = _clean_part(entry.filename, old.read(entry))
            part = zipfile.ZipInfo(entry.filename, MADE_ON)
            part.compress_type = entry.compress_type
            new.writestr(part, data)
    return {}


def _clean_part(name: str, data: bytes) -> bytes:
    if name in EMPTY:
        return EMPTY[name]
    if name == "[Content_Types].xml" or name.endswith(".rels") or name == "META-INF/manifest.xml":
        return _without_dropped(data)
    if not name.endswith(".xml"):
        return data
    for pattern, replacement in (
        (AUTHORS, rb'\1"Author"'),
        (MOMENTS, b""),
        (RSIDS, b""),
        (TEMPLATE, b""),
        (CREATORS, rb"\1\2"),
    ):
        data = pattern.sub(replacement, data)
    return data


def _without_dropped(data: bytes) -> bytes:
    """Entries that name a part that is no longer there."""
    names = rb"docProps/thumbnail|Thumbnails/|people\.xml|customXml/"
    pattern = rb"<(?:Override|Relationship|manifest:file-entry)\b[^>]*(?:" + names + rb")[^>]*/>"
    return re.sub(pattern, b"", data)
