"""Pack files as an EPUB container: the kind first and bare, the rest deflated, one fixed date."""

import zipfile
from datetime import datetime
from io import BytesIO

MIMETYPE = b"application/epub+zip"


def pack(files: list[tuple[str, bytes]], moment: datetime) -> bytes:
    """Return a zip whose bytes depend only on names, contents and `moment`."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(_entry("mimetype", moment, zipfile.ZIP_STORED), MIMETYPE)
        for name, data in files:
            archive.writestr(_entry(name, moment, zipfile.ZIP_DEFLATED), data)
    return target.getvalue()


def _entry(name: str, moment: datetime, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type = method
    entry.create_system = 3  # else the bytes would depend on the machine
    entry.external_attr = 0o644 << 16
    return entry
