"""What conversion could not carry into the tree, said before anybody misses it."""

import re
import zipfile
from dataclasses import dataclass

from .marking import marked as _

WORDS = {
    "comments": _("Comments were left out."),
    "changes": _(
        "Tracked changes were accepted: what was inserted is kept, what was deleted is gone."
    ),
    "chart": _("A chart could not be carried over. Put it in as a picture (PNG)."),
    "diagram": _("A SmartArt diagram could not be carried over. Put it in as a picture (PNG)."),
    "embedded": _("An embedded object (such as a spreadsheet or an old equation) was left out."),
    "textbox": _("A text box may have been left out. Put its text into the page itself."),
    "outside": _("A part that is kept in another file was left out."),
    "picture": _("A picture could not be shown. Put it in as PNG or JPEG."),
    "linked_picture": _("A picture that is only linked was left out. Put the picture itself in."),
    "formula": _("A formula could not be read. Type it again with the equation editor."),
    "pdf": _("A PDF can be reviewed as it is, but it has no text of its own to show on pages."),
}
PART_NAMES = {
    "chart": re.compile(r"word/charts/chart\d*\.xml$|^Object [^/]*/content\.xml$"),
    "diagram": re.compile(r"word/diagrams/data\d*\.xml$"),
    "embedded": re.compile(r"word/embeddings/.*\.bin$"),
}
IN_PARTS = {
    "comments": ("word/comments.xml", re.compile(rb"<w:comment ")),
    "changes": ("word/document.xml", re.compile(rb"<w:(?:ins|del) ")),
    "textbox": ("word/document.xml", re.compile(rb"<w:txbxContent")),
    "outside": ("word/document.xml", re.compile(rb"<w:altChunk")),
}


@dataclass(frozen=True)
class Loss:
    """One thing that is missing; `place` as printed. `sentences.words_of` says it to people."""

    code: str
    place: str = ""


def losses_in_archive(archive: zipfile.ZipFile) -> list[str]:
    """Codes of what a Word or OpenDocument file holds that the converter is known to leave behind.

    The archive has passed `open_checked`, so its parts are bounded.
    """
    names = archive.namelist()
    found = [code for code, pattern in PART_NAMES.items() if any(pattern.search(n) for n in names)]
    for code, (name, mark) in IN_PARTS.items():
        if name in names and mark.search(archive.read(name)):
            found.append(code)
    return found
