"""Words of a text."""

import re
import unicodedata

TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-’'‑]\w+)*|[^\w\s]")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def clean(text: str) -> str:
    """Text in composed letters, without signs that nobody sees."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text))


def split_words(text: str) -> tuple[str, ...]:
    """Words and signs, each with one space after it where white space follows."""
    text = clean(text)
    words, matches = [], list(TOKEN.finditer(text))
    for number, match in enumerate(matches):
        following = matches[number + 1].start() if number + 1 < len(matches) else match.end()
        words.append(match.group() + (" " if following > match.end() else ""))
    return tuple(words)
