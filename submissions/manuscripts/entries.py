"""What stands below the heading of a list of references, parted into entries: one a paragraph, a
list item or a numbered line; pieces of a broken entry are joined; what is no entry is set apart."""

import re
from dataclasses import dataclass, field

from .tree import Element, letters_of, line_of, make, move_content, name_of
from .words import label_of

TYPED_NUMBER = re.compile(r"\s*(?:\[(?P<a>\d{1,3})\]\.?|(?P<b>\d{1,3})[.)])\s+(?=\S)")
STARRED = re.compile(r"\s*(?:\[(?P<a>\d{1,3})\]|(?P<b>\d{1,3})[.)]|[•*–-])\s*")
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\bn\.d\.|\bб\.г\.|in press|в печати", re.I)
ADDRESS = re.compile(r"https?://|www\.|10\.\d{4,9}/|\bdoi\b", re.I)
SOURCE = re.compile(
    r"//|(?<![\w.])pp?\.\s?\d|(?<![\w.])[СсБб]\.\s?\d|№\s?\d|\bvol\.|\(\d+\),|\bpress\b|\bpublish|издат|изд-во|баспа|"
    r"\[электронный ресурс\]|\bURL\b|\bin:|\bet al|\bM\.:|\bМ\.:|режим доступа|дата обращения",
    re.I,
)
CONTINUES = re.compile(
    r"\s*(?:[a-zа-яёәғқңөұүһі]|https?://|www\.|doi\b|10\.\d{4}/|//|[,;:)&–—-]|[СсPp][сp]?\.\s?\d|"
    r"\d{1,4}\s?[–-]\s?\d{1,4}\b|URL\b|Available (?:at|from)|Retrieved from|Accessed|Режим доступа|"
    r"\((?:accessed|дата обращения|қаралған|in russian|in kazakh))",
)
UNFINISHED = re.compile(r"(?:[,;:&–—/-]|\b(?:and|of|the|in|и|в|на|және|мен|для))\s*$", re.I)
MATTER = ("abstract", "keywords", "about_authors", "introduction", "acknowledgements", "funding",
          "conflicts", "contributions", "data", "ethics", "ai")  # fmt: skip
PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|orcid\.org|\borcid\b|сведения об автор|corresponding author", re.I
)
NAMES_TITLE = re.compile(
    r"\s*(?:(?:full |article )?title(?: (?:in|of) [\w ]{3,30})?|(?:название|заглавие)(?: статьи)?"
    r"(?: на \w+(?: языке)?)?|мақала(?:ның)?(?: \w+){0,2} (?:атауы|тақырыбы)(?: \w+)?)\s*"
    r"(?:\([^()]{1,30}\))?\s*:\s",
    re.I,
)
ID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(?:\d{4}-){3}\d{3}[\dXx]")
SUBHEADING_WORDS = 7
INSIDE = re.compile(r"(?:^|(?<=\s))\[(\d{1,3})\]\.?\s")
WALK_BACK = 14
SHORT = 250


@dataclass
class Entries:
    """Lists (each with the heading of its part, or none), blocks that are no text, and the blocks
    behind the last entry."""

    lists: list[tuple[Element | None, list[Element]]] = field(default_factory=list)
    rest: list[Element] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)


def entries_of(blocks: list[Element]) -> Entries:
    """Part the blocks below a heading of references into entries and what follows them."""
    end = _end_of_entries(blocks)
    result = Entries(after=blocks[end:])
    part: list[Element] = []
    heading: Element | None = None
    numbered = _are_numbered(blocks[:end])
    for place, block in enumerate(blocks[:end]):
        if name_of(block) == "title" or _is_subheading(block, blocks[place + 1 : end], numbered):
            if part or heading is not None:
                result.lists.append((heading, part))
            heading, part = block, []
        elif name_of(block) == "p":
            for entry in _lines(block):
                _add(part, entry, numbered)
        elif name_of(block) in ("list", "disp-quote", "boxed-text"):
            part.extend(paragraph for paragraph in _items(block))
        else:
            result.rest.append(block)
    result.lists.append((heading, part))
    return _only_with_entries(result)


def _only_with_entries(found: Entries) -> Entries:
    """A heading without an entry below it joins the next part, or goes back to the text."""
    lists = [(heading, part) for heading, part in found.lists if part]
    empty = [heading for heading, part in found.lists if not part and heading is not None]
    if not lists:
        return Entries(rest=found.rest, after=found.after)
    return Entries(lists, [*found.rest, *empty], found.after)


def _items(block: Element) -> list[Element]:
    """Entries of a list; a list item of several paragraphs is one entry."""
    items = list(block.iter("list-item"))
    if not items:
        return [paragraph for paragraph in block.iter("p") if line_of(paragraph)]
    entries = []
    for item in items:
        paragraphs = [part for part in item.findall("p") if line_of(part)]
        for paragraph in paragraphs[1:]:
            _join(paragraphs[0], paragraph)
        entries.extend(paragraphs[:1])
    return entries


def _are_numbered(blocks: list[Element]) -> bool:
    """Whether most entries carry a typed number, so that one without carries on the one before."""
    texts = [line_of(block) for block in blocks if name_of(block) == "p" and line_of(block)]
    typed = sum(bool(TYPED_NUMBER.match(text)) for text in texts)
    return typed >= 2 and typed * 2 >= len(texts) and bool(TYPED_NUMBER.match(texts[0]))


def _add(part: list[Element], entry: Element, numbered: bool) -> None:
    """One more entry, or the rest of the one before."""
    text = line_of(entry)
    if part and _carries_on(line_of(part[-1]), text, numbered):
        _join(part[-1], entry)
    else:
        part.append(entry)


def _carries_on(before: str, text: str, numbered: bool) -> bool:
    if TYPED_NUMBER.match(text):
        return False
    if numbered or CONTINUES.match(text):
        return True
    is_cut = bool(UNFINISHED.search(before)) and not before.endswith("-")
    return is_cut or (not YEAR.search(before) and not ADDRESS.search(before) and len(before) > 30
                      and not re.search(r"[.?!)]$", before))  # fmt: skip


def _join(first: Element, second: Element) -> None:
    """Move the words of one paragraph behind those of another."""
    gap = (
        ""
        if letters_of(first).rstrip().endswith(("/", "-")) and letters_of(first)[-1:] == "/"
        else " "
    )
    move_content(make("p", gap), first)
    move_content(second, first)


def _lines(paragraph: Element) -> list[Element]:
    """A paragraph as one entry, or one for each typed line, or for each [1] [2] [3] inside it."""
    text = letters_of(paragraph)
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(TYPED_NUMBER.match(line) for line in lines):
        return [make("p", line.strip()) for line in lines]
    if len(lines) > 1 and all(YEAR.search(line) and line.strip()[:1].isupper() for line in lines):
        return [make("p", line.strip()) for line in lines]
    marks = list(INSIDE.finditer(text))
    numbers = [int(mark.group(1)) for mark in marks]
    if (
        len(marks) > 1
        and marks[0].start() == 0
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    ):
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        return [
            make("p", text[mark.start() : end].strip())
            for mark, end in zip(marks, ends, strict=True)
        ]
    return [paragraph] if line_of(paragraph) else []


def _is_subheading(block: Element, following: list[Element], numbered: bool) -> bool:
    """A short line like "Books" between entries."""
    text = line_of(block)
    if name_of(block) != "p" or not text or len(text.split()) > SUBHEADING_WORDS:
        return False
    if YEAR.search(text) or ADDRESS.search(text) or SOURCE.search(text) or CONTINUES.match(text):
        return False
    if TYPED_NUMBER.match(text) or "," in text or not following:
        return False
    next_text = line_of(following[0])
    is_entry = (
        bool(YEAR.search(next_text) or ADDRESS.search(next_text)) or name_of(following[0]) == "list"
    )
    starts_anew = not numbered or bool(TYPED_NUMBER.match(next_text))
    return is_entry and starts_anew and not text.endswith(".")


def _end_of_entries(blocks: list[Element]) -> int:
    """Where entries end: above a translated title page, or above lines with personal addresses."""
    for place, block in enumerate(blocks):
        if name_of(block) == "table-wrap" and _holds_matter(block):
            return _walk_back(blocks, place)
        if name_of(block) not in ("p", "title"):
            continue
        text = line_of(block)
        label = label_of(text[:200]) if name_of(block) == "p" else None
        if NAMES_TITLE.match(text):
            return place
        if (label and label.code in MATTER) or (
            PERSONAL.search(text[:400]) and not _is_entry(text)
        ):
            is_keywords = label is not None and label.code == "keywords"
            return _walk_back(blocks, place - (is_keywords and _is_abstract(blocks[:place])))
    return len(blocks)


def _holds_matter(table: Element) -> bool:
    """Whether a table frames a translated title page: one of its cells begins with such a name."""
    labels = [label_of(line_of(cell)[:200]) for cell in table.iter("td", "th")]
    return any(label is not None and label.code in ("abstract", "keywords") for label in labels)


def _is_abstract(blocks: list[Element]) -> bool:
    """Whether the last block, just above keywords, is a long paragraph that breaks off the numbers
    of a list: an abstract without a name."""
    last = line_of(blocks[-1]) if blocks else ""
    is_long = len(last) > SHORT and not TYPED_NUMBER.match(last) and not SOURCE.search(last)
    return is_long and bool(TYPED_NUMBER.match(letters_of(blocks[0])))


def _walk_back(blocks: list[Element], place: int) -> int:
    """The first of the short lines without a year that stand above a place."""
    start = place
    while start and place - start < WALK_BACK:
        block = blocks[start - 1]
        text = line_of(block)
        if name_of(block) not in ("p", "title") or _is_entry(text) or len(text) > SHORT:
            break
        if CONTINUES.match(text) and not re.match(r"\s*\d", text):
            break
        start -= 1
    return start


def _is_entry(text: str) -> bool:
    has_number = bool(TYPED_NUMBER.match(text)) and len(text) > SHORT // 4
    text = ID.sub("", text)  # which can look like a year or an address
    return bool(YEAR.search(text) or ADDRESS.search(text.replace("orcid.org", ""))
                and not PERSONAL.search(text) or SOURCE.search(text) or has_number)  # fmt: skip
