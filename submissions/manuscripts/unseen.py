"""Signs that nobody sees and that do harm: XML cannot hold them, or they turn letters round."""

import re

# Tab and end of line stay, and so do the joiners that some alphabets need inside a word.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


PAGE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def typed_text(text: str) -> str:
    """Return what somebody typed or pasted, as it is kept: ends of lines and of pages (a PDF has
    them) are ends of lines, and control signs, which would show as boxes, are gone."""
    return without_unseen(PAGE_BREAKS.sub("\n", text))


def without_unseen(text: str) -> str:
    """Return a text without control signs and without signs that turn the order of letters."""
    return UNSEEN.sub("", text)
