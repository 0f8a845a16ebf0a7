"""Keep the files of a version in the private storage, each with its size and checksum."""

import hashlib
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.base import File as Content
from django.db import IntegrityError

from journal.dispatch import after_commit
from submissions.models import File, Version, private_storage


def keep_file(
    version: Version,
    kind: str,
    name: str,
    content: bytes | Content,
    *,
    media_type: str,
    original_name: str = "",
) -> File:
    """Keep a file of a version under its kind and name; the same bytes again change nothing.

    Other bytes under the same name take the place of the old ones (a reviewers' copy that is
    made anew); the manuscript itself is never written twice by any caller.
    """
    content = ContentFile(content) if isinstance(content, bytes) else content
    digest = checksum(content)
    file = File.objects.filter(version=version, kind=kind, name=name).first()
    if file and file.sha256 == digest:
        return file
    file = file or File(version=version, kind=kind, name=name)
    old = [file.file.name or ""] if file.file else []
    file.original_name, file.media_type = original_name, media_type
    file.size, file.sha256 = content.size or 0, digest
    content.seek(0)
    file.file.save(name, content, save=False)
    try:
        file.save()
    except IntegrityError:  # the draft was thrown away meanwhile, so its bytes go too
        private_storage().delete(file.file.name or "")
        raise
    drop_bytes(old)
    return file


def checksum(content: Content) -> str:
    """Return the SHA-256 of a file in hexadecimal letters."""
    digest = hashlib.sha256()
    content.seek(0)
    for chunk in content.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def drop_bytes(paths: Iterable[str]) -> None:
    """Delete stored bytes once the act's transaction commits."""
    for path in paths:
        after_commit(private_storage().delete, path)


def bytes_of(file: File) -> bytes:
    """Return the bytes of a kept file."""
    with file.file.open("rb") as stored:
        return bytes(stored.read())
