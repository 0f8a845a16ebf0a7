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
    "chart": _("A chart could not be carried over. Insert it as a picture (PNG)."),
    "diagram": _("A SmartArt diagram could not be carried over. Insert it as a picture (PNG)."),
    "drawing": _("A drawing could not be carried over. Insert it as a picture (PNG)."),
    "embedded": _(
        "An embedded object (such as a spreadsheet) could not be carried over. Insert it as a "
        "picture (PNG)."
    ),
    "equation": _(
        "A formula of the old equation editor could not be carried over. Type it again with the "
        "equation editor, or insert it as a picture (PNG)."
    ),
    "drawn": _("Drawn anew as pictures. Look whether they are right."),
    "textbox": _(
        "The words of text boxes now stand in the text itself. Look whether they are in order."
    ),
    "outside": _("A part that is kept in another file was left out."),
    "picture": _("A picture could not be shown. Put it in as PNG or JPEG."),
    "linked_picture": _("A picture that is only linked was left out. Put the picture itself in."),
    "formula": _("A formula could not be read. Type it again with the equation editor."),
    "latex_file": _("A file that the LaTeX source takes in was not sent with it."),
    "latex_figure": _("The file of a figure was not sent with the LaTeX source."),
    "latex_eps": _("A figure in EPS could not be shown. Save it as PDF or PNG and send it again."),
    "latex_drawing": _(
        "A figure drawn by LaTeX itself (TikZ, PSTricks) could not be carried over. Put it in as "
        "PDF or PNG."
    ),
    "latex_bib": _("The file of references that the LaTeX source names was not sent with it."),
    "latex_reference": _("A reference inside the text points to a label that is not there."),
    "latex_cited": _("A work is cited that the list of references does not have."),
    "latex_several": _("More than one file could be the paper; this one was read."),
    "latex_pdf": _("The LaTeX source could not be read, so the PDF sent with it is used instead."),
    "letters": _(
        "The text inside this PDF is not in real Kazakh letters, so it cannot be searched or checked. "
        "Send the word processor's file, or a PDF made with a font of today."
    ),
    "pdf": _(
        "Only the text of this PDF was read, to check it and to compare versions. Reviewers get the "
        "PDF itself."
    ),
    "pdf_pictures": _("These pages are pictures without text, so nothing on them was checked."),
    "pdf_order": _(
        "On these pages the order of columns is in doubt; what is said about their text may be wrong."
    ),
    "pdf_long": _("Only the beginning of the text was read. The first page that was left out:"),
}
IN_PARTS = {
    "comments": ("word/comments.xml", re.compile(rb"<w:comment ")),
    "changes": ("word/document.xml", re.compile(rb"<w:(?:ins|del) ")),
    "outside": ("word/document.xml", re.compile(rb"<w:altChunk")),
}


@dataclass(frozen=True)
class Loss:
    """One thing that is missing; `place` as printed. `sentences.words_of` says it to people."""

    code: str
    place: str = ""


def losses_in_archive(archive: zipfile.ZipFile) -> list[str]:
    """Codes of what a Word file holds, apart from objects, that the converter leaves behind.

    The archive has passed `open_checked`, so its parts are bounded.
    """
    names = archive.namelist()
    found = []
    for code, (name, mark) in IN_PARTS.items():
        if name in names and mark.search(archive.read(name)):
            found.append(code)
    return found
