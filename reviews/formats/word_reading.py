"""The lines of a Word file. Runs in the confined process only: the bytes are foreign."""

from pathlib import Path

from lxml import etree

from submissions.manuscripts.archives import open_checked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LEFT_OUT = {f"{W}del", f"{W}moveFrom", f"{MARKUP}Fallback", f"{W}instrText", f"{W}delText"}
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
DOCUMENT = "word/document.xml"


def read(source: str) -> dict[str, list[str]]:
    """Return the paragraphs of a Word file as lines, as they are after accepting all changes."""
    with open_checked(Path(source).read_bytes()) as archive:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(archive.read(DOCUMENT), parser)
    lines: list[str] = []
    for paragraph in root.iter(f"{W}p"):
        if not any(above.tag in LEFT_OUT for above in paragraph.iterancestors()):
            lines += text_of(paragraph).split("\n")
    return {"lines": lines}


def text_of(element: "etree._Element") -> str:
    """Return the words of a paragraph; another paragraph inside it (a text box) is its own."""
    parts: list[str] = []
    for each in element:
        if each.tag in LEFT_OUT or each.tag == f"{W}p":
            continue
        if each.tag == f"{W}t":
            parts.append(each.text or "")
        elif each.tag in SIGNS:
            parts.append(SIGNS[each.tag])
        else:
            parts.append(text_of(each))
    return "".join(parts)
