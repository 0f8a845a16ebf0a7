"""What people write in reports and letters: points, quotations, places that wait, lengths."""

import re

NUMBER = re.compile(
    r"^[^\S\n]{0,3}(?:"
    r"(?:comment|point|remark|question|issue|замечание|вопрос|пункт|ескертпе|сұрақ)"
    r"\s+(?:no\.?\s*|№\s*)?\d{1,3}(?:\s*[.):—–-])?"
    r"|[(\[#№]?\d{1,3}(?:\.\d{1,2})?[.):\]]{1,2}"
    r")\s+(?=\S)",
    re.MULTILINE | re.IGNORECASE,
)
BULLET = re.compile(r"^[^\S\n]{0,4}[-–—•▪◦·*‣]\s+(?=\S)", re.MULTILINE)
HEADING = re.compile(
    r"(?:(?:major|minor|specific|general|other|further|main|technical)\s+"
    r"(?:comments?|points?|remarks?|issues?|concerns?)"
    r"|(?:\w+\s+)?(?:замечания|вопросы|ескертпелер|сұрақтар))",
    re.IGNORECASE,
)
LONGEST_HEADING = 80
PLACE = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
PARAGRAPH = re.compile(r"\n\s*\n")
HOURS_FOR_FORM = 1
WORDS_AN_HOUR = 2500


def points_of(text: str) -> list[str]:
    """Return the points of a report, without their numbers.

    Where a report numbers its points, each number begins one; where it has bullets, each of them
    and each paragraph that follows does; otherwise each paragraph is one. What stands
    before the first is a point of its own, unless it is a heading: that goes with the next point.
    """
    text = text.replace("\r\n", "\n").strip()
    if NUMBER.search(text):
        parts = NUMBER.split(text)
    elif BULLET.match(text) or len(BULLET.findall(text)) > 1:
        parts = [part for run in BULLET.split(text) for part in PARAGRAPH.split(run)]
    else:
        parts = PARAGRAPH.split(text)
    return with_headings([part.strip() for part in parts if part.strip()])


def with_headings(parts: list[str]) -> list[str]:
    """Let a heading that ends a part, or is one, begin the next part."""
    points, heading = [], ""
    for number, part in enumerate(parts):
        rest, found = part, ""
        if number + 1 < len(parts):
            rest, found = without_last_heading(part)
        if rest:
            points.append(f"{heading}\n{rest}" if heading else rest)
            heading = found
        else:
            heading = f"{heading}\n{found}" if heading else found
    return points


def without_last_heading(part: str) -> tuple[str, str]:
    """Split off a last line that announces what follows ("Minor comments:")."""
    rest, _break, line = part.rpartition("\n")
    line = line.strip()
    stands_alone = not rest or rest.endswith("\n")
    is_heading = len(line) <= LONGEST_HEADING and (
        HEADING.fullmatch(line.strip(" :.*#")) or (stands_alone and line.endswith(":"))
    )
    return (rest.strip(), line) if is_heading else (part, "")


def quoted(text: str) -> str:
    """Return what a person wrote, safe to stand in a letter: nothing in it becomes a mark,
    a button, a heading or a row of facts."""
    text = text.replace("\r\n", "\n").replace("[[", "[ [").replace("]]", "] ]").strip()
    return re.sub(r"^(?=(?:[>|]|##?) )", "\u00a0", text, flags=re.MULTILINE)


def safe_cell(text: str) -> str:
    """Return a text for a table that a spreadsheet opens: nothing in it is taken for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def word_count(text: str) -> int:
    return len(text.split())


def reading_hours(words: int) -> int:
    """Return an honest estimate of the hours a review takes, the form included."""
    return max(1, round(words / WORDS_AN_HOUR + HOURS_FOR_FORM))


def open_places(text: str) -> list[str]:
    """Return the places of a letter that still wait for words; the marks of links are none."""
    return [place for place in PLACE.findall(text) if place not in {"link", "more_time", "appeal"}]


# How the templates of decisions begin the parts that say what is asked, and what follows them.
PARTS_ASKED = {
    "must": ("What must change", "Что нужно изменить", "Нені міндетті түрде өзгерту керек"),
    "should": ("What should change", "Что стоит изменить", "Нені өзгерткен жөн"),
    "optional": ("Optional", "По желанию", "Қалауыңызша"),
}
AFTER_PARTS = (
    "Please send the new version",
    "Пришлите новый вариант",
    "Жаңа нұсқа мен жауаптарыңызды",
)
NOTHING = {"", "none", "nothing", "no", "n/a", "нет", "ничего", "жоқ", "ештеңе"}


NUMBERS = r"(\d{1,3}(?:(?:\s*(?:,|and|и|және|–|-|&)\s*)+\d{1,3})*)"
NAMED = re.compile(
    rf"(?:reviewer|рецензент\w*)\s+(?P<one>[A-Z]{{1,2}})\b,?\s*"
    rf"(?:points?|comments?|пункт\w*|замечани\w*|п\.)\s*{NUMBERS}"
    rf"|\b(?P<other>[A-Z]{{1,2}})\s+рецензент\w*,?\s*{NUMBERS}-?\s*(?:тармақ|ескертпе)",
    re.IGNORECASE,
)


SHORT = re.compile(r"\((?=(?:points?|пункт\w*|замечани\w*)\s*\d)", re.IGNORECASE)


def points_named(text: str, *, only: str = "") -> list[str]:
    """Return the points of reports that a text names: "reviewer A, points 2 and 3" → A.2, A.3.

    Where there is one report, ``only``, its points are named without the reviewer: "(point 3)".
    """
    found = []
    matches = list(NAMED.finditer(text))
    if only and not matches:
        matches = list(NAMED.finditer(SHORT.sub(f"(reviewer {only}, ", text)))
    for match in matches:
        letter = (match["one"] or match["other"]).upper()
        numbers = match[2] or match[4]
        for run in re.split(r"\s*(?:,|and|и|және|&)\s*", numbers):
            ends = [int(end) for end in re.split(r"\s*[–-]\s*", run) if end]
            found += (
                [f"{letter}.{number}" for number in range(ends[0], ends[-1] + 1)] if ends else []
            )
    return found


def asked_in_letter(text: str) -> list[tuple[str, str]]:
    """Return what a decision's letter asks itself: weight (must, should, optional) and point.

    Only parts under the headings of the letter's template count; a letter written freely asks
    nothing here, and the reports speak for themselves.
    """
    weights = {name: weight for weight, names in PARTS_ASKED.items() for name in names}
    asked: dict[str, list[str]] = {}
    weight = ""
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.strip(" #*:")
        if bare in weights:
            weight = weights[bare]
        elif line.startswith((">", *AFTER_PARTS)):
            weight = ""
        elif weight:
            asked.setdefault(weight, []).append(line)
    return [
        (weight, point)
        for weight, lines in asked.items()
        for point in points_of("\n".join(lines))
        if point.strip(" .–—-").casefold() not in NOTHING
    ]
