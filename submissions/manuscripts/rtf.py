"""RTF files without what Word writes into them about people (RTF specification 1.9.1)."""

import re
from collections.abc import Callable

from .office.images import UNREADABLE, redraw_alike

GROUPS = (
    rb"info|\*\\generator|\*\\rsidtbl|\*\\userprops|\*\\revtbl|\*\\atnauthor|\*\\atnid|\*\\atndate|"
    rb"\*\\atnref|\*\\template|\*\\docvar|\*\\datastore|\*\\xmlnstbl|\*\\mailmerge|\*\\private|"
    rb"object|\*\\objdata|\*\\objclass|\*\\blipuid|\*\\blipTag|\*\\passwordhash|\*\\protusertbl|"
    rb"\*\\oldcprops|\*\\wgrffmtfilter|\*\\picprop|\*\\bkmkstart|\*\\bkmkend|pict|nonshppict"
)
OPENS = re.compile(rb"\{\s*\\(?:" + GROUPS + rb")(?![a-z])")
NUMBERS = re.compile(
    rb"\\(?:ins|del|char|par|sect|tbl)?rsid(?:root)?-?\d+ ?|\\revauth(?:del)?\d+ ?|\\revdttm(?:del)?-?\d+ ?"
)
STEP = re.compile(rb"\\bin(\d+) ?|\\[{}\\]|[{}]")
UNICODE = re.compile(r"\\u(-?\d+)\s?(?:\\'[0-9a-f]{2}|\?)?")
HEX = re.compile(r"(?:\\'[0-9a-f]{2})+", re.I)
CONTROL = re.compile(r"\\[a-zA-Z]+-?\d* ?|[{}]|\\\*")


SIZES = re.compile(rb"\\pic(?:w|h|wgoal|hgoal|scalex|scaley|cropl|cropr|cropt|cropb)-?\d+")
RESULT = re.compile(rb"\{\s*\\result(?![a-z])")
WORDS = re.compile(rb"\\[a-zA-Z]+-?\d* ?|\\\*|\s+")
BINARY = re.compile(rb"\\bin(\d+) ?")
RASTERS = {b"\x89PNG": b"\\pngblip", b"\xff\xd8\xff": b"\\jpegblip"}


def without_groups(data: bytes) -> bytes:
    """Drop groups about people, embedded objects and pictures, and numbers of revisions."""
    return NUMBERS.sub(b"", _replaced(data, lambda group: b""))


def clean_groups(data: bytes, taken: list[dict[str, str]]) -> bytes:
    """As `without_groups`, but pictures of dots stay, drawn anew; what goes is added to `taken`."""

    def clean(group: bytes) -> bytes:
        if group.startswith((b"{\\pict", b"{ \\pict")):
            drawn = _redrawn(group)
            if not drawn:
                taken.append({"code": "picture", "text": "", "place": ""})
            return drawn
        if group.startswith((b"{\\object", b"{ \\object")):
            taken.append({"code": "embedded", "text": "", "place": ""})
            result = RESULT.search(group)
            end = end_of_group(group, result.start()) if result else 0
            return b"{" + _replaced(group[result.end() : end], clean) if result else b""
        return b""

    return NUMBERS.sub(b"", _replaced(data, clean))


def _replaced(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Put something else in the place of each group that opens as OPENS says."""
    out, place = bytearray(), 0
    while match := OPENS.search(data, place):
        out += data[place : match.start()]
        place = end_of_group(data, match.start())
        out += change(data[match.start() : place])
    return bytes(out + data[place:])


def _redrawn(group: bytes) -> bytes:
    """A picture group with nothing but the pixels and the size; nothing for other pictures."""
    try:
        clean = redraw_alike(picture_in(group))
    except UNREADABLE:
        return b""
    word = next((word for start, word in RASTERS.items() if clean.startswith(start)), b"")
    sizes = b"".join(SIZES.findall(group))
    return b"{\\pict" + word + sizes + b" " + clean.hex().encode() + b"}" if word else b""


def picture_in(group: bytes) -> bytes:
    """Return the bytes of the picture that a `pict` group holds; nothing where they are broken."""
    binary = BINARY.search(group)
    if binary:
        return group[binary.end() : binary.end() + int(binary[1])]
    outer, place = bytearray(), 1
    while (inner := group.find(b"{", place)) > 0:
        outer += group[place:inner]
        place = end_of_group(group, inner)
    outer += group[place : group.rfind(b"}")]
    try:
        return bytes.fromhex(WORDS.sub(b"", bytes(outer)).decode("ascii"))
    except ValueError:
        return b""


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


def text_of(data: bytes, codepage: str = "cp1251") -> str:
    """The words of an RTF file, roughly: what a search needs. `codepage` is for letters that the
    file writes as single bytes."""
    text = without_groups(data).decode("latin-1")
    text = UNICODE.sub(lambda m: chr(int(m[1]) % 65536), text)
    text = HEX.sub(
        lambda m: bytes.fromhex(m.group().replace("\\'", "")).decode(codepage, "replace"), text
    )
    text = re.sub(r"\\tab\b ?", "\t", re.sub(r"[\r\n]", "", text))
    text = re.sub(r"\\(?:par|line|cell|nestcell|row|sect|page)(?![a-z]) ?", "\n", text)
    text = text.replace("\\-", "").replace("\\~", " ").replace("\\_", "-")
    return CONTROL.sub("", text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
