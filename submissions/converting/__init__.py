"""The work that workers do with versions, and the files they keep."""

from submissions.converting.arriving import Arrived, drop_pieces
from submissions.converting.copying import prepare_copy
from submissions.converting.filing import bytes_of, checksum, drop_bytes, keep_file
from submissions.converting.lettering import put_letters_right
from submissions.converting.prefilling import prefill, sender_as_author
from submissions.converting.proving import persons, supplements_of
from submissions.converting.reading import convert_version, give_up
from submissions.converting.titling import read_title_page, read_upload

__all__ = [
    "Arrived",
    "bytes_of",
    "checksum",
    "convert_version",
    "drop_bytes",
    "drop_pieces",
    "give_up",
    "keep_file",
    "persons",
    "prefill",
    "prepare_copy",
    "put_letters_right",
    "read_title_page",
    "read_upload",
    "sender_as_author",
    "supplements_of",
]
