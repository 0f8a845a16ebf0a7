"""A sheet as plain text, and plain text in whatever letters a program saved it."""

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SAMPLE = 4000  # bytes


def write_text(lines: list[str]) -> bytes:
    """Return lines as UTF-8 with its mark, so that every editor shows all letters."""
    return "\r\n".join(lines).encode("utf-8-sig")


def read_text(data: bytes) -> list[str]:
    """Return the lines of a text in UTF-8, UTF-16 or the Windows letters for Russian (cp1251).

    Raises ValueError for bytes that are no text.
    """
    text = decoded(data)
    if any(sign in text for sign in "\0\x01\x02\x03\x04"):
        raise ValueError("no text")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def decoded(data: bytes) -> str:
    for bom, name in BOMS:
        if data.startswith(bom):
            return data.decode(name)
    zeros = [data[:SAMPLE][side::2].count(0) for side in (0, 1)]
    if max(zeros) > len(data[:SAMPLE]) / 8 and data.count(0) < len(data):
        return data.decode("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1251")
