"""Where files are kept: folders, or a bucket of an S3 store."""

from pathlib import Path
from typing import Any


def in_folder(folder: Path) -> dict[str, Any]:
    """Return the STORAGES entry for a local folder; its files have no address of their own."""
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": folder, "base_url": None},
    }


def in_s3(
    folder: str, *, bucket: str, endpoint: str | None, access_key: str, secret_key: str
) -> dict[str, Any]:
    """Return the STORAGES entry for a folder of a bucket.

    Objects are private and never overwritten: whoever reads one asks Django first.
    """
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "location": folder,
            "endpoint_url": endpoint,
            "access_key": access_key,
            "secret_key": secret_key,
            "default_acl": "private",
            "file_overwrite": False,
        },
    }
