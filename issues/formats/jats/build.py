"""Small hands for building JATS."""

import re

from lxml import etree

from journal.rich import runs
from submissions.manuscripts.reading.source import Element, add_text

XLINK = "http://www.w3.org/1999/xlink"
MML = "http://www.w3.org/1998/Math/MathML"
ALI = "http://www.niso.org/schemas/ali/1.0/"
HREF = f"{{{XLINK}}}href"
ATTRIBUTE_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MARKS = {"i": "italic", "b": "bold", "sub": "sub", "sup": "sup"}
CONTROL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Drop the characters that XML cannot hold."""
    return CONTROL.sub("", text)


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Append an element; `_` in a name stands for `-`, `lang` for xml:lang, `href` for xlink."""
    element = etree.SubElement(parent, tag)
    for key, value in attributes.items():
        if value:
            element.set(_attribute(key), clean(value))
    element.text = clean(text) or None
    return element


def _attribute(key: str) -> str:
    return {"lang": ATTRIBUTE_LANG, "href": HREF}.get(key, key.replace("_", "-"))


def add_if(parent: Element, tag: str, text: str, **attributes: str) -> None:
    """Append an element only when there is something to say."""
    if text:
        add(parent, tag, text, **attributes)


def add_rich(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """Append an element whose text may hold the little mark-up of titles."""
    element = add(parent, tag, "", **attributes)
    for run in runs(text):
        target = element
        for mark in run.marks:
            target = add(target, MARKS[mark])
        add_text(target, clean(run.text))
    return element
