"""Papers in LaTeX, from the upload to what the form shows and what reviewers get."""

import pikepdf
import pytest
import typst

from journal.errands import Unable
from submissions.converting import bytes_of, convert_version
from submissions.models import File, Version
from submissions.queries import copy_of, losses_of, problem_of, tree_of
from tests.submissions.manuscripts.parts import make_zip
from tests.submissions.papers import begun, read

pytestmark = pytest.mark.django_db

PAPER = r"""\documentclass{article}\usepackage{authblk}
\title{Who still waits?}
\author[1]{Ann Lee\thanks{Corresponding author: ann@example.org}}
\affil[1]{Sample Academy, Astana}
\begin{document}\maketitle
\begin{abstract}One-stop shops were to spare citizens the way from office to office.\end{abstract}
\section{Introduction}\input{body}
\end{document}"""
BODY = "Here the text begins, as Lee said before, and it goes on for a while."


def latex(**parts: str | bytes):
    files = {"main.tex": PAPER} | {name.replace("__", "."): data for name, data in parts.items()}
    return begun(name="Мақала.zip", content=make_zip(files))


def test_a_zip_of_latex_fills_in_the_draft():
    draft = latex(body__tex=BODY)

    version = read(draft)

    assert (version.state, version.kind) == (Version.State.READ, "latex")
    assert draft.title["en"] == "Who still waits?"
    assert "spare citizens" in draft.abstract["en"]
    assert [person.email for person in draft.contributors.all()] == ["ann@example.org"]
    assert b"Here the text begins" in tree_of(version)
    assert b"Ann Lee" not in tree_of(version)
    assert bytes_of(copy_of(version)).startswith(b"%PDF")


def test_latex_that_cannot_be_read_leaves_a_draft_that_says_where():
    draft = latex(body__tex="One.\n\n\\begin{itemize}\n\\item Two.")

    with pytest.raises(Unable):
        convert_version(draft.versions.get().pk)

    version = draft.versions.get()
    assert version.state == Version.State.UNREADABLE
    assert "body.tex" in str(problem_of(version))
    assert "line 3" in str(problem_of(version))


def test_the_pdf_sent_along_stands_in_for_latex_that_cannot_be_read():
    draft = latex(body__tex="\\begin{itemize}", main__pdf=typst.compile(b"Words of the paper"))

    version = read(draft)

    assert version.state == Version.State.READ
    assert [loss["code"] for loss in version.losses] == ["latex_pdf", "pdf"]
    assert losses_of(version)
    copy = File.objects.get(version=version, kind=File.Kind.COPY)
    with copy.file.open("rb") as file, pikepdf.open(file) as document:
        assert len(document.pages) == 1
