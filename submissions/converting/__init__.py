"""The work that workers do with versions, and the files they keep."""

from submissions.converting.copying import prepare_copy
from submissions.converting.filing import bytes_of, checksum, drop_bytes, keep_file
from submissions.converting.prefilling import prefill, sender_as_author
from submissions.converting.reading import convert_version, give_up

__all__ = [
    "bytes_of",
    "checksum",
    "convert_version",
    "drop_bytes",
    "give_up",
    "keep_file",
    "prefill",
    "prepare_copy",
    "sender_as_author",
]
