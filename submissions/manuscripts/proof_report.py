"""What the search finds, in one list: each thing once, the certain before the probable."""

import io
import re
from dataclasses import dataclass

from lxml import etree
from PIL import Image

from .seeking import Seeker, short

WORDS_8 = re.compile(rb"[\x20-\x7e\xc2-\xf4\x80-\xbf]{5,400}")
WORDS_16 = re.compile(rb"(?:[\x20-\x7e\x00-\xff][\x00\x04]){5,400}")
RAW_AT_MOST = 8_000_000  # bytes of one part that has no known form
LETTERS = re.compile(r"[^\W\d_]{3}")
PLAIN_INFO = frozenset(
    [
        "transparency",
        "gamma",
        "dpi",
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "adobe",
        "adobe_transform",
        "progressive",
        "progression",
        "compression",
        "interlace",
        "srgb",
        "chromaticity",
        "background",
        "duration",
        "loop",
        "version",
        "extension",
        "resolution",
        "icc_profile",
        "mp",
        "aspect",
    ]
)


@dataclass(frozen=True)
class Found:
    """One finding: what kind, in which file and where in it, and what can be done."""

    code: str
    file: str
    place: str
    text: str
    certain: bool
    can_clean: bool


class Report:
    """Collects findings of the file that is looked at just now (`file` is its key)."""

    def __init__(self, seeker: Seeker, at_most: int) -> None:
        self.seeker, self.at_most = seeker, at_most
        self.found: dict[tuple[str, str, str], Found] = {}
        self.harmless: set[str] = set()
        self.file = ""
        self.bytes = 0

    def begin(self, key: str) -> None:
        """Turn to another file, which has its own everyday words."""
        self.file = key
        self.seeker.everyday = set()
        self.harmless = set()

    def add(self, code: str, place: str, text: str, *, certain: bool, can_clean: bool) -> None:
        """Keep a finding; the same words of the same kind in one file once."""
        text = short(text)
        if text.casefold() in self.seeker.harmless:
            return
        key = (self.file, code, text.casefold() or place)
        known = self.found.get(key)
        if len(self.found) < self.at_most and (known is None or (certain and not known.certain)):
            self.found[key] = Found(code, self.file, place, text, certain, can_clean)

    def text(self, text: str, place: str, *, names_allowed: bool = False) -> bool:
        """Search running text; says whether something was found."""
        if not LETTERS.search(text):
            return False
        hits = self.seeker.find(text, names_allowed=names_allowed)
        for hit in hits:
            found = text[hit.start : hit.end]
            self.add(hit.code, place, found, certain=hit.certain, can_clean=hit.masked)
        return bool(hits)

    def lines(self, text: str, place: str) -> None:
        """Search a plain text; the place of a finding is its line."""
        self.seeker.learn([text])
        for number, line in enumerate(text.splitlines(), 1):
            self.text(line, f"{place}: {number}")

    def name(self, name: str) -> None:
        """Search the name of a file or part."""
        if self.seeker.in_name(name):
            self.add("file_name", name, name, certain=True, can_clean=True)

    def value(self, value: str, place: str) -> None:
        """Search a property, an attribute, an address: short texts in which names may be joined."""
        if value in self.harmless or not LETTERS.search(value):
            return
        hits = self.seeker.find(value)
        for hit in hits:
            found = value[hit.start : hit.end]
            self.add(hit.code, place, found, certain=hit.certain, can_clean=True)
        if not hits and self.seeker.addresses.names(value):
            self.add("property", place, value, certain=True, can_clean=True)
        elif not hits:
            self.harmless.add(value)

    def person(self, value: str, place: str) -> None:
        """A property that is there to hold a person's name, whoever it is."""
        if value.strip():
            self.add("property", place, value, certain=True, can_clean=True)

    def markup(self, data: bytes, place: str) -> None:
        """Search XML of an unknown kind: all texts, all attributes."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            self.raw(data, place)
            return
        for element in root.iter():
            self.text(str(element.text or ""), place)
            self.text(str(element.tail or ""), place)
            for value in getattr(element, "attrib", {}).values():
                self.value(value, place)

    def picture(self, data: bytes, place: str) -> None:
        """Whatever a picture says besides its pixels is a trace."""
        try:
            with Image.open(io.BytesIO(data)) as image:
                info = {
                    str(k): v for k, v in image.info.items() if str(k).lower() not in PLAIN_INFO
                }
                tags = {str(tag): value for tag, value in image.getexif().items() if tag != 0x0112}
                if image.format == "TIFF":
                    tags = {tag: value for tag, value in tags.items() if isinstance(value, str)}
        except (OSError, ValueError, SyntaxError):
            self.raw(data, place)
            return
        for key, value in {**info, **tags}.items():
            shown = value if isinstance(value, str) else key
            self.add("picture", place, f"{key}: {shown}", certain=True, can_clean=True)
        self.raw(data, place, only_ascii=True)

    def raw(self, data: bytes, place: str, *, only_ascii: bool = False) -> None:
        """Search the letters in bytes of unknown form, as UTF-8 and as UTF-16."""
        data = data[:RAW_AT_MOST]
        texts = [run.decode("utf-8", "ignore") for run in WORDS_8.findall(data)]
        if not only_ascii:
            for shift in (0, 1):
                texts += [
                    run.decode("utf-16-le", "ignore") for run in WORDS_16.findall(data[shift:])
                ]
        for text in dict.fromkeys(texts):
            if any(len(word) > 4 for word in re.findall(r"[^\W\d_]+", text)):
                self._raw_text(text, place)

    def _raw_text(self, text: str, place: str) -> None:
        sure = [hit for hit in self.seeker.find(text) if hit.certain and hit.code != "thanks"]
        for hit in sure:
            found = text[hit.start : hit.end]
            self.add(hit.code, place, found, certain=True, can_clean=True)
