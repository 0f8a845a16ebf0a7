"""Refusals: why a file cannot be taken, in words for the person who sent it."""

from .endings import Failed, SandboxError, TimedOut, TooMuch
from .marking import marked as _

WORDS = {
    "empty": _("The file is empty. Save the document again and choose that file."),
    "too_large": _(
        "The file is larger than {limit} MB. Make its pictures smaller (in Word: Picture Format, "
        "Compress Pictures) and choose it again."
    ),
    "other_kind": _(
        "The file is named {named}, but inside it is {inside}. Save it from your word processor "
        "as Word (.docx) and choose that file."
    ),
    "unknown": _(
        "We cannot read this kind of file. Send the paper as Word (.docx), OpenDocument (.odt), "
        "RTF, LaTeX (.tex, .zip), Markdown or PDF."
    ),
    "legacy_doc": _(
        "This is a Word file of the kind used before 2007 (.doc). Three steps: open it in Word, "
        "choose File, Save As, and take the type Word Document (.docx). Then choose the new file."
    ),
    "encrypted": _(
        "The file is locked with a password, so nobody here can read it. Remove the password "
        "(in Word: File, Info, Protect Document) and choose it again."
    ),
    "damaged": _(
        "The file is damaged and cannot be opened. Open it in your word processor, save it under "
        "a new name and choose that file."
    ),
    "bomb": _(
        "Unpacked, this file would be far larger than any paper, so it was not opened. Copy the "
        "text into a new document and choose that file."
    ),
    "nested": _(
        "Another archive is packed inside this file, so it was not opened. Remove what is embedded "
        "and choose it again."
    ),
    "macros": _(
        "The file contains macros (programs), so it was not opened. Save it as Word Document "
        "(.docx) without macros and choose that file."
    ),
    "unsafe_names": _(
        "The parts inside this file have names that point outside it, so it was not opened. Copy "
        "the text into a new document and choose that file."
    ),
    "entities": _(
        "The file asks to load other files while it is read, so it was not opened. Save it again "
        "from your word processor and choose that file."
    ),
    "program": _(
        "This file is a program and not a paper. Send the paper as Word (.docx), OpenDocument "
        "(.odt), RTF, Markdown or PDF."
    ),
    "html": _(
        "This file is a web page. Open it in your word processor, save it as Word (.docx) and "
        "choose that file."
    ),
    "picture": _(
        "This file is a picture. Send the paper itself; figures can be inside it or added later."
    ),
    "latex_part": _(
        "This LaTeX file has no \\documentclass, so it is only a part of a paper. Send all files of "
        "the paper as one zip."
    ),
    "latex_no_main": _(
        "No file has both \\documentclass and the begin of a document, so there is no paper to read. "
        "Put the main .tex file into the zip, with all files that it takes in."
    ),
    "latex_unclosed": _(
        "The LaTeX source could not be read: in {file}, line {line}, “{name}” is begun and never "
        "ended. Mend it, or put the PDF of the paper into the zip, or send the paper as Word (.docx)."
    ),
    "latex_unreadable": _(
        "The LaTeX source could not be read: something is wrong near line {line} of {file}. Mend it, "
        "or put the PDF of the paper into the zip, or send the paper as Word (.docx)."
    ),
    "latex_somewhere": _(
        "The LaTeX source could not be read; often a brace is missing or a macro calls itself. Put "
        "the PDF of the paper into the zip, or send the paper as Word (.docx)."
    ),
    "word_in_zip": _(
        "The paper in this zip is a Word or OpenDocument file. Take it out of the zip and choose "
        "the file itself."
    ),
    "pdf_in_zip": _(
        "The paper in this zip is a PDF. Take it out of the zip and choose the file itself."
    ),
    "zip_without_paper": _(
        "There is no paper in this zip. A zip is taken for LaTeX: the .tex files, the figures and "
        "the references in one archive. Send any other paper as Word (.docx) or PDF."
    ),
    "encoding": _(
        "The letters of this text file are stored in an old way. Save it with the encoding UTF-8 "
        "and choose it again."
    ),
    "timed_out": _(
        "Reading this file took longer than {limit} seconds and was stopped. Save it again as a "
        "new document, with smaller pictures and tables, and choose that file."
    ),
    "too_much": _(
        "Reading this file needed too much memory or space and was stopped. Save it again as a "
        "new document, with smaller pictures and tables, and choose that file."
    ),
    "unreadable": _(
        "The document could not be read. Open it in your word processor, save it under a new name "
        "as Word (.docx) and choose that file."
    ),
    "no_text": _("No text was found in this file. Is it the right one?"),
}


class Refusal(Exception):
    """A file is not taken, for the reason `code`; `sentences.words_of` says it to people."""

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters


def refusal_of(error: SandboxError, *, seconds: int) -> Refusal:
    """Turn what stopped a program into the refusal that a person reads."""
    if isinstance(error, TimedOut):
        return Refusal("timed_out", limit=seconds)
    if isinstance(error, TooMuch):
        return Refusal("too_much")
    if isinstance(error, Failed) and is_about_password(error.stderr):
        return Refusal("encrypted")
    return Refusal("unreadable")


def is_about_password(messages: bytes) -> bool:
    """Whether the error itself names a password; source lines of a traceback name it always."""
    lines = messages.lower().strip().splitlines()
    return bool(lines) and b"password" in lines[-1]
