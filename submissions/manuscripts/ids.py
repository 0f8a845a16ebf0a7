"""Ids of blocks: made from what a block says, so that they survive edits elsewhere."""

import hashlib

from .tree import ALIASES, ANCHORS, Element, letters_of, line_of, name_of, normal, unwrap

LETTERS = {
    "p": "p",
    "sec": "s",
    "table-wrap": "t",
    "fig": "f",
    "disp-formula": "e",
    "list": "l",
    "code": "c",
    "disp-quote": "q",
    "boxed-text": "b",
    "def-list": "d",
}
KINDS = {"s": "sec", "t": "table", "f": "fig", "e": "disp-formula", "r": "bibr"}


def name(article: Element) -> None:
    """Give every block of the body an id like p-3f9a21c4; links inside the document follow.

    The same words twice get -2, -3 … in reading order. Notes (fn1) and references (r1) keep theirs.
    """
    taken = {str(part.get("id")) for part in article.iterfind("back//*[@id]")}
    renamed: dict[str, str] = {}
    body = article.find("body")
    for block in body.iter() if body is not None else ():
        letter = LETTERS.get(name_of(block)) or ("a" if name_of(block) in ANCHORS else "")
        old = block.get("id")
        if not letter or _is_inside_cell(block) or (letter == "a" and old is None):
            if old is not None:
                del block.attrib["id"]
            continue
        new = _free(f"{letter}-{_digest(old or '' if letter == 'a' else _says(block))}", taken)
        block.set("id", new)
        renamed.update(dict.fromkeys(str(block.attrib.pop(ALIASES, "")).split(), new))
        if old is not None:
            renamed[old] = new
    _follow(article, renamed, taken)


def _is_inside_cell(block: Element) -> bool:
    return any(name_of(above) in ("table", "caption") for above in block.iterancestors())


def _says(block: Element) -> str:
    """The words that make a block what it is; for a section, its heading alone."""
    if name_of(block) == "sec":
        title = block.find("title")
        return normal(line_of(title)) if title is not None else ""
    if name_of(block) == "disp-formula":
        return letters_of(block)
    return normal(line_of(block)) or " ".join(
        str(part.get("id") or "") for part in block.iter("graphic")
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _free(wanted: str, taken: set[str]) -> str:
    candidate, count = wanted, 1
    while candidate in taken:
        count += 1
        candidate = f"{wanted}-{count}"
    taken.add(candidate)
    return candidate


def _follow(article: Element, renamed: dict[str, str], known: set[str]) -> None:
    """Point links to the new ids; a link that points nowhere becomes plain words."""
    for link in list(article.iter("xref")):
        target = str(link.get("rid", ""))
        target = renamed.get(target, target)
        if target in known:
            link.set("rid", target)
            if "ref-type" not in link.attrib:
                link.set("ref-type", KINDS.get(target[:1], "other"))
        else:
            unwrap(link)
