"""The title, its subtitle and its translations: every line that could be one is weighed."""

import re
from dataclasses import replace

from ..languages import OURS, code_of, is_clear, language_of
from .found import Found, Place
from .lines import Line
from .signs import SUBTITLE_LABEL, TOPICS, in_capitals, is_discipline
from .state import Reading
from .weighing import (
    LABELLED,
    SMALL_START,
    TITLE_LETTERS,
    WORDS,
    Candidate,
    is_rubric,
    same_language,
    title_text,
    weigh,
)

SURE = 4
PHRASE_WORDS = 3
TOPIC_WORDS = 3
SHORT_TITLE = 45  # letters: a line that had room for more
LEAD = 2  # how far the best line must be ahead of any other
UNFINISHED = re.compile(
    r"(?:[-–—:,]|\b(?:of|the|and|in|on|for|to|a|an|with|by|from|at|as|or|its|between|under|through|"
    r"и|в|на|о|об|для|по|с|к|из|как|при|их|от|или|"
    r"және|мен|үшін|туралы|бойынша|арқылы))\s*$",
    re.I,
)
GOES_ON = re.compile(
    r"^\s*(?:(?:of|and|in|on|for|to|with|by|from|at|as|or|through|under|between|"
    r"и|в|на|для|по|с|из|как|при|во|от|со)\s)",
    re.I,
)
PARTING = re.compile(r"\s*(?::|\s[–—-])\s+(?=\S+\s)")  # between title and subtitle of one line
ENGLISH = re.compile(r"\b(?:the|of|and|for|from|with|to|by|at|how|why|what|who|is|are)\b", re.I)
CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
NAMES_BEFORE = re.compile(  # "Lee A.B., Ray C. Small Offices": a summary names its authors first
    rf"^(?:{CAPITAL}[\w’'-]+\s+(?:{CAPITAL}h?\.\s?){{1,3}}[,;]?\s*){{1,8}}(?={CAPITAL}\S*\s+\S+)"
)
STARTS_SUB = re.compile(
    r"^\s*(?:a|an|the|evidence|case|lessons|на примере|опыт|evidences|insights)\s", re.I
)


def read_titles(reading: Reading, numbers: list[int], common: frozenset[str]) -> int:
    """Find title, subtitle and translations among the lines of a title page; answers the title's line."""
    styled = [n for n, line in enumerate(reading.lines) if line.kind == "title_style"]
    if styled:
        _keep_styled(reading, styled)
    candidates = [
        candidate
        for number in numbers
        if number not in reading.used and (candidate := weigh(reading, number, common))
    ]
    if styled:
        first = styled[0]
    else:
        best = _best(candidates)
        if best is None:
            return -1
        hint = _language_below(reading, numbers)
        best = _above_subtitle(reading, best, candidates)
        first = _keep_best(reading, best, candidates, hint)
    _keep_translations(reading, candidates, first)
    return first


def _best(candidates: list[Candidate]) -> Candidate | None:
    return max(candidates, key=lambda candidate: (candidate.score, -candidate.number), default=None)


def _above_subtitle(reading: Reading, best: Candidate, candidates: list[Candidate]) -> Candidate:
    """The line above the best one, when it looks no less like a title: the best is its subtitle,
    which only stands nearer to the authors."""
    before = next((one for one in candidates if one.number == best.number - 1), None)
    if before is None or not same_language(before.text, best.text) or best.score >= LABELLED:
        return best
    is_less = _look(before.line) < _look(best.line) or before.score < max(best.score - SURE, 0)
    if is_less or is_rubric(reading, before.number) or _is_topic(before, best):
        return best
    return before


def _is_topic(line: Candidate, following: Candidate) -> bool:
    """Whether a line is the rubric of the title below it: it names fields only, or is short above a
    title that has a subtitle of its own."""
    is_short = len(line.text.split()) <= TOPIC_WORDS and not line.text.endswith(":")
    parts = following.text.partition(": ")
    is_whole = bool(parts[1]) and len(parts[0].split()) > 1
    return is_discipline(line.text, TOPICS) or (is_short and is_whole)


def _look(line: Line) -> int:
    """How loud a line is."""
    if line.kind == "heading":
        return 20 - line.level
    return 2 * line.bold + in_capitals(line.text)


def _keep_styled(reading: Reading, styled: list[int]) -> None:
    """Titles in the style Title: lines of one language are one title."""
    texts: dict[str, list[str]] = {}
    for number in styled:
        text = title_text(reading.lines[number])
        texts.setdefault(language_of(text), []).append(text)
        reading.used.add(number)
    own = texts[language_of(title_text(reading.lines[styled[0]]))]
    if len(own) == 2 and _are_two(*own):
        reading.subtitle = Found(own[1], own[1], Place("title_style"), False)
        own[:] = [own[0].rstrip(" :")]
    for language, parts in texts.items():
        _add(reading, language, " ".join(parts), parts[0], Place("title_style"), sure=True)
    for number, line in enumerate(reading.lines):
        if line.kind == "subtitle_style":
            if reading.subtitle is None:
                place = Place("subtitle_style")
                reading.subtitle = Found(title_text(line), line.text, place, True)
            reading.used.add(number)


def _are_two(first: str, second: str) -> bool:
    """Whether a break in a title parts title and subtitle, or only a long line."""
    if first.endswith(":"):
        return True
    return not UNFINISHED.search(first) and not GOES_ON.match(second) and not in_capitals(first)


def _keep_best(reading: Reading, best: Candidate, candidates: list[Candidate], hint: str) -> int:
    """Keep the title: the best line, with the lines that carry it on, and the subtitle below."""
    by_number = {candidate.number: candidate for candidate in candidates}
    parts = [best]
    while (before := by_number.get(parts[0].number - 1)) and _is_one(before, parts[0]):
        parts.insert(0, before)
    while (after := by_number.get(parts[-1].number + 1)) and _is_one(parts[-1], after):
        parts.append(after)
    parts, sub = _at_colon(parts, by_number)
    text = " ".join(part.text for part in parts).rstrip(" :")
    if len(parts) == 1 and not sub and (beside := parted(parts[0])):
        text = beside[0]
        reading.subtitle = Found(beside[1], best.line.text, Place("after_title"), False)
    codes = {"heading": "first_heading"}
    code = codes.get(best.line.kind, "first_line" if parts[0].number == 0 else "title_page")
    code = "frame" if best.line.is_frame else code
    sure = len(parts) <= 3 and _stands_out(best, [*parts, *sub], candidates)
    quote = " ".join(part.line.text for part in parts)
    _add(reading, _own_language(text, hint), text, quote, Place(code), sure=sure)
    reading.used.update(part.number for part in parts)
    if sub:
        words = " ".join(part.text for part in sub)
        reading.subtitle = Found(words, words, Place("after_title"), True)
        reading.used.update(part.number for part in sub)
        return sub[-1].number
    _keep_subtitle(reading, by_number.get(parts[-1].number + 1), best, hint)
    return max(number for number in reading.used if number <= parts[-1].number + 1)


def _stands_out(best: Candidate, parts: list[Candidate], candidates: list[Candidate]) -> bool:
    """Whether several signs speak for a title and no other line of its language comes near it."""
    own = {part.number for part in parts} | {parts[-1].number + 1}  # a subtitle is no rival
    rival = max(
        (
            one.score
            for one in candidates
            if one.number not in own and same_language(one.text, best.text)
        ),
        default=-LABELLED,
    )
    return best.score >= SURE and best.score - rival >= LEAD


def _at_colon(
    parts: list[Candidate], by_number: dict[int, Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """A title that ends its line with a colon, and the subtitle on the lines below."""
    before = by_number.get(parts[0].number - 1)
    if before and _leads(before, parts[0]):
        return [before], parts
    after = by_number.get(parts[-1].number + 1)
    if after and _leads(parts[-1], after):
        return parts, [after]
    return parts, []


def parted(title: Candidate) -> tuple[str, str] | None:
    """A title and its subtitle on one line, told apart by a sign and a change of look there."""
    lead = title.line.lead
    for sign in PARTING.finditer(title.text):
        before, after = title.text[: sign.start()].strip(), title.text[sign.end() :].strip()
        is_change = in_capitals(before) and not in_capitals(after)
        if len(before.split()) > 1 and (is_change or (lead and lead.strip(" :–—-") == before)):
            return before, after
    return None


def _leads(title: Candidate, subtitle: Candidate) -> bool:
    """Whether a title ends its line with a colon above a line of its language."""
    is_same = title.line.cell == subtitle.line.cell and same_language(title.text, subtitle.text)
    return title.text.endswith(":") and is_same


def _is_one(first: Candidate, second: Candidate) -> bool:
    """Whether two lines are one title: alike, of one language, and the first needs the second."""
    same_language = language_of(first.text) == language_of(second.text)
    if not same_language or len(first.text) + len(second.text) > TITLE_LETTERS:
        return False
    if first.line.cell != second.line.cell or first.score >= LABELLED or second.score >= LABELLED:
        return False
    same_look = _set_as(first.line) == _set_as(second.line)
    same_case = in_capitals(first.text) == in_capitals(second.text)
    if first.text.endswith(":") or is_discipline(first.text, TOPICS):
        return False
    if UNFINISHED.search(first.text):
        return same_case
    if not same_look or not same_case:
        return False
    if SMALL_START.match(second.text):
        return not second.text.startswith("(") or not second.text.endswith(")")
    if STARTS_SUB.match(second.text) or _is_new_phrase(first.text, second.text):
        return False
    is_loud = first.line.bold or first.line.kind == "heading" or in_capitals(first.text)
    return is_loud or bool(GOES_ON.match(second.text)) or len(first.text.split()) in WORDS


def _set_as(line: Line) -> tuple[bool, str, int]:
    return line.bold, line.kind, line.level


def _is_new_phrase(first: str, second: str) -> bool:
    """Whether a line below the title is a phrase of its own, not the rest of a title that was too long.

    A title that is written small goes on small. One whose words all begin with capitals was not
    broken for its length when the line below is longer.
    """
    words = second.split()
    if in_capitals(first) or GOES_ON.match(second) or len(words) < PHRASE_WORDS:
        return False
    long = [word for word in first.split()[1:] if len(word) > 3 and word[0].isalpha()]
    small = sum(word[0].islower() for word in long)
    if long and small * 2 > len(long):
        return words[0][0].isupper() and not words[1][0].isupper()
    return len(first) <= SHORT_TITLE and len(second) > len(first) * 1.1


def _keep_subtitle(
    reading: Reading, candidate: Candidate | None, best: Candidate, hint: str
) -> None:
    """A line below the title in its language that is no translation, no name and no rubric."""
    if candidate is None or reading.subtitle is not None or candidate.line.cell != best.line.cell:
        return
    is_clearer = language_of(candidate.text) == hint == _language(best.text, hint)
    if not same_language(candidate.text, best.text) and not is_clearer:
        return
    line = candidate.line
    reading.subtitle = Found(candidate.text, line.text, Place("after_title"), False)
    reading.used.add(candidate.number)
    if _look(line) == _look(best.line):
        _doubt(reading, best)


def read_labelled_subtitle(reading: Reading, number: int) -> None:
    """A subtitle behind its label, or on the line below a label that stands alone."""
    line = reading.lines[number]
    match = SUBTITLE_LABEL.match(line.text) or SUBTITLE_LABEL.match(f"{line.text.strip(' .:')}:")
    if match is None or reading.subtitle is not None:
        return
    text, used = line.text[match.end() :].strip(), {number}
    if not text and number + 1 < len(reading.lines) and reading.labels[number + 1] is None:
        text, used = reading.lines[number + 1].text, {number, number + 1}
    if text and len(text) <= TITLE_LETTERS:
        reading.subtitle = Found(text, line.text, Place("label", match.group().strip(" .:")), True)
        reading.used.update(used)


def _doubt(reading: Reading, best: Candidate) -> None:
    """A subtitle that looks like its title may be the rest of it."""
    for language, found in reading.titles.items():
        if same_language(found.value, best.text):
            reading.titles[language] = replace(found, certain=False)


def _keep_translations(reading: Reading, candidates: list[Candidate], first: int) -> None:
    """The best line of each other language, when something speaks for it or it is beside the title."""
    headlines = {first, first - 1}
    for candidate in sorted(candidates, key=lambda one: (-one.score, one.number)):
        beside = {candidate.number - 1, candidate.number + 1} & headlines
        if candidate.number in reading.used or (candidate.score < 2 and not beside):
            continue
        language = language_of(candidate.text)
        if language in reading.titles:
            continue
        sure = candidate.score >= SURE and is_clear(candidate.text)
        parts = _with_next(candidate, candidates)
        text = " ".join(part.text for part in parts)
        _add(reading, language, text, candidate.line.text, Place("title_page"), sure=sure)
        reading.used.update(part.number for part in parts)
        headlines.update(part.number for part in parts)


def _with_next(candidate: Candidate, candidates: list[Candidate]) -> list[Candidate]:
    following = next((one for one in candidates if one.number == candidate.number + 1), None)
    before = next((one for one in candidates if one.number == candidate.number - 1), None)
    if following and (_is_one(candidate, following) or _leads(candidate, following)):
        return [candidate, following]
    is_end = before is not None and (_is_one(before, candidate) or _leads(before, candidate))
    return [before, candidate] if before and is_end else [candidate]


def read_translated_title(reading: Reading, numbers: list[int], common: frozenset[str]) -> None:
    """The title on a translated title page: the best line in a language that has no title yet.

    The abstract below says which language it is, where the letters of the title do not.
    """
    hint = _language_below(reading, numbers)
    for _language_left in OURS:
        candidates = [
            candidate
            for number in numbers
            if number not in reading.used and (candidate := weigh(reading, number, common))
        ]
        candidates = [one for one in candidates if _language(one.text, hint) not in reading.titles]
        best = _best(candidates)
        if best is None or best.score < 0:
            return
        _keep_translation(reading, best, candidates, hint)
        if best.score < LABELLED:  # only labels tell of several titles on one page
            return


def _keep_translation(
    reading: Reading, best: Candidate, candidates: list[Candidate], hint: str
) -> None:
    parts = _with_next(best, candidates)
    text = NAMES_BEFORE.sub("", " ".join(part.text for part in parts))
    sure = is_clear(text) and (best.score >= LABELLED or _stands_out(best, parts, candidates))
    _add(reading, _language(text, hint), text, best.line.text, Place("translation"), sure=sure)
    reading.used.update(part.number for part in parts)


def _language_below(reading: Reading, numbers: list[int]) -> str:
    """The language of the abstract or keywords that follow these lines."""
    following = [first for first in reading.anchors if first > max(numbers, default=0)]
    if not following:
        return ""
    first = min(following)
    lines = reading.lines[first : reading.anchors[first] + 1]
    return language_of(" ".join(line.text for line in lines))


def _language(text: str, hint: str) -> str:
    """A title's language; where its few words could be of two, that of its abstract."""
    own = language_of(text)
    could_be = {("en", "other"), ("other", "en"), ("ru", "kk"), ("ru", "other"), ("other", "kk")}
    return hint if (own, hint) in could_be and code_of(text) in ("en", "ru", "ky") else own


def _own_language(text: str, hint: str) -> str:
    """The same of the first title, which stands above an abstract in any language: words that only
    English has are stronger than what stands below."""
    is_english = bool(ENGLISH.search(text))
    return language_of(text) if is_english else _language(text, hint)


def _add(
    reading: Reading, language: str, text: str, quote: str, place: Place, *, sure: bool
) -> None:
    if language in reading.titles or not language:
        return
    reading.titles[language] = Found(text, quote, place, sure)
    if language == "other" and "other" not in reading.languages:
        reading.languages["other"] = code_of(text)
