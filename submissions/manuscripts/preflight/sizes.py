"""Width and height of a picture that was drawn by us, from its first bytes."""

import struct

PNG = b"\x89PNG\r\n\x1a\n"
SIZE_MARKERS = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}


def size_of(data: bytes) -> tuple[int, int]:
    """Return dots across and down of a PNG or JPEG; (0, 0) where the bytes do not say.

    No picture is decoded. PNG: the IHDR chunk (ISO/IEC 15948); JPEG: the frame header (T.81).
    """
    if data.startswith(PNG) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return 0, 0


def _jpeg(data: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in SIZE_MARKERS:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
    return 0, 0
