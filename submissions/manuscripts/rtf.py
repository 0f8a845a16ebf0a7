"""RTF files without what Word writes into them about people (RTF specification 1.9.1)."""

import re

GROUPS = (
    rb"info|\*\\generator|\*\\rsidtbl|\*\\userprops|\*\\revtbl|\*\\atnauthor|\*\\atnid|\*\\atndate|"
    rb"\*\\atnref|\*\\template|\*\\docvar|\*\\datastore|\*\\xmlnstbl|\*\\mailmerge|\*\\private|"
    rb"object|\*\\objdata|\*\\objclass|\*\\blipuid|\*\\blipTag|\*\\passwordhash|\*\\protusertbl|"
    rb"\*\\oldcprops|\*\\wgrffmtfilter|\*\\picprop|\*\\bkmkstart|\*\\bkmkend|pict"
)
OPENS = re.compile(rb"\{\s*\\(?:" + GROUPS + rb")(?![a-z])")
NUMBERS = re.compile(
    rb"\\(?:ins|del|char|par|sect|tbl)?rsid(?:root)?-?\d+ ?|\\revauth(?:del)?\d+ ?|\\revdttm(?:del)?-?\d+ ?"
)
STEP = re.compile(rb"\\bin(\d+) ?|\\[{}\\]|[{}]")
UNICODE = re.compile(r"\\u(-?\d+)\s?(?:\\'[0-9a-f]{2}|\?)?")
HEX = re.compile(r"(?:\\'[0-9a-f]{2})+", re.I)
CONTROL = re.compile(r"\\[a-z]+-?\d* ?|[{}]|\\\*|[\r\n]")


def without_groups(data: bytes) -> bytes:
    """Drop groups about people, embedded objects and pictures, and numbers of revisions."""
    out, place = bytearray(), 0
    while match := OPENS.search(data, place):
        out += data[place : match.start()]
        place = end_of_group(data, match.start())
    out += data[place:]
    return NUMBERS.sub(b"", bytes(out))


def end_of_group(data: bytes, start: int) -> int:
    """The place after the brace that closes the group which opens at `start`."""
    depth, place = 0, start
    while match := STEP.search(data, place):
        place = match.end()
        if match.group() == b"{":
            depth += 1
        elif match.group() == b"}":
            depth -= 1
            if depth == 0:
                return place
        elif match[1]:
            place += int(match[1])
    return len(data)


def text_of(data: bytes) -> str:
    """The words of an RTF file, roughly: what a search needs."""
    text = without_groups(data).decode("latin-1")
    text = UNICODE.sub(lambda m: chr(int(m[1]) % 65536), text)
    text = HEX.sub(
        lambda m: bytes.fromhex(m.group().replace("\\'", "")).decode("cp1251", "replace"), text
    )
    text = re.sub(r"\\(?:par|line|cell|row|tab)\b ?", "\n", text)
    return CONTROL.sub("", text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
