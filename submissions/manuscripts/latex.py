"""From a LaTeX paper to the canonical tree. Runs inside the sandbox.

LaTeX is never run. Its files are laid into one text, what only a class understands is written as
plain LaTeX, pandoc reads the result, and what LaTeX would have counted is counted in the tree.
"""

import re
from pathlib import Path
from typing import Any

from . import bounds, building, latex_figures, latex_tree, pandoc, sandbox
from .languages import language_of
from .latex_files import BEGIN, END, Flattening, Sources, find_main, read_sources
from .latex_macros import definitions, expanded
from .latex_matter import Matter, front_of, page_of, take_matter
from .latex_references import References, read_references, write_references
from .latex_text import commands, replace_commands, with_hidden
from .latex_tidy import tidy
from .latex_wrong import check_nesting, paper_pdf, refusal_for
from .pdf import read_text
from .refusals import Refusal, refusal_of
from .sniff import Kind
from .tree import Element, parse

PAPER, BIB, PRINTED = "flat.tex", "cited.bib", "references.xml"
SECTIONS = ("chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")
REFERRING = (
    "ref",
    "eqref",
    "autoref",
    "cref",
    "Cref",
    "vref",
    "Vref",
    "subref",
    "nameref",
    "labelcref",
    "thmref",
)
REPORTS = re.compile(r"\\documentclass[^{]*\{[^}]*(?:book|report|memoir|thesis|scrreprt)")

Losses = list[tuple[str, str]]


def convert_file(name: str, program: str) -> dict[str, Any]:
    """Convert a .tex file or a zip of that name in the working directory with pandoc, a program.

    Answers what `building.convert_file` does; where the source cannot be read but the PDF of the
    paper was sent with it, the `text` of that and the losses.
    """
    try:
        sources = read_sources(Path(name).read_bytes())
        return _convert_or_read(sources, program)
    except sandbox.SandboxError as error:
        refusal = refusal_of(error, seconds=bounds.CONVERSION_SECONDS)
    except Refusal as error:
        refusal = error
    return {"refusal": refusal.code, "parameters": refusal.parameters}


def _convert_or_read(sources: Sources, program: str) -> dict[str, Any]:
    try:
        return _convert(sources, program)
    except Refusal as error:
        return _by_pdf(sources, error)


def _by_pdf(sources: Sources, refusal: Refusal) -> dict[str, Any]:
    """What the PDF beside the source says, when the source itself says nothing."""
    pdf = paper_pdf(sources)
    if pdf is None:
        raise refusal
    Path("beside.pdf").write_bytes(sources.data(pdf))
    answer = read_text("beside.pdf")
    return answer | {"losses": [("latex_pdf", pdf), *answer["losses"]]}


def _convert(sources: Sources, program: str) -> dict[str, Any]:
    main = find_main(sources)
    flattening = Flattening(sources)
    text = flattening.read(main)
    check_nesting(text[: end.start()] if (end := END.search(text)) else text, sources)
    text = expanded(text)
    folders = _picture_folders(text)
    text, references, language = _plainer(text, sources, main)
    Path(PAPER).write_text(with_hidden(text, flattening.hidden), encoding="utf-8")
    try:
        messages = pandoc.run(pandoc.command(program, Kind.LATEX, PAPER))
    except sandbox.Failed as error:
        raise refusal_for(error.stderr, Path(PAPER).read_text("utf-8"), sources) from error
    if b"Could not convert TeX math" in messages:
        sources.losses.append(("formula", ""))
    article = parse(Path(pandoc.RAW_TREE).read_bytes())
    latex_tree.number(article, language, sources.losses)
    latex_figures.bring(article, sources, folders)
    latex_tree.list_references(article, references, _print(references, program))
    building.build(article)
    latex_tree.link_references(article)
    return building.complete(article, _counted_once(sources.losses), {})


def _counted_once(losses: Losses) -> Losses:
    return list(dict.fromkeys(losses))


def _picture_folders(text: str) -> list[str]:
    found = [command.argument for command in commands(text, ("graphicspath",))]
    return [folder for each in found for folder in re.findall(r"\{([^{}]*)\}", each)]


def _plainer(text: str, sources: Sources, main: str) -> tuple[str, References, str]:
    """The source as pandoc is to read it, its references, its language."""
    begin, end = BEGIN.search(text), END.search(text)
    if not begin:
        raise Refusal("latex_no_main")
    preamble = text[: begin.start()]
    body = text[begin.end() : end.start() if end else len(text)]
    language = _language(preamble, body)
    references = read_references(text, sources, main, language)
    macros = definitions(_local_packages(preamble, sources) + preamble)
    body = write_references(body, references)
    matter, rest = take_matter(f"{preamble}\ue150{body}")
    body = rest.partition("\ue150")[2]
    body = tidy(body, sources.losses, russian=language != "en")
    body = _with_marks(body, is_report=bool(REPORTS.search(preamble)))
    whole = _laid_out(macros, matter, body, sources.losses, russian=language != "en")
    return _with_labels(whole), references, language


def _laid_out(macros: str, matter: Matter, body: str, losses: Losses, *, russian: bool) -> str:
    front, page = front_of(matter), tidy(page_of(matter), losses, russian=russian)
    parts = ("\\documentclass{article}", macros, front, "\\begin{document}", page, body)
    return "\n".join([*parts, "\\end{document}", ""])


def _language(preamble: str, body: str) -> str:
    """The language most of the text is in, one of three."""
    words = re.sub(r"\\[A-Za-z@]+|\$[^$]*\$", " ", body[:60_000])
    found = language_of(words)
    return found if found in latex_tree.LABELS else "en"


def _local_packages(preamble: str, sources: Sources) -> str:
    """The packages that were sent with the paper; only their definitions are read."""
    texts = []
    for command in commands(preamble, ("usepackage", "RequirePackage")):
        for package in command.argument.split(","):
            name = sources.find(package.strip() + ".sty") if package.strip() else None
            if name is not None and sources.entries[name].size < bounds.LATEX_LISTING:
                texts.append(Flattening(sources).read(name))
    return "\n".join(texts)


def _with_marks(body: str, *, is_report: bool) -> str:
    """Marks at headings that have no number, and at those of the appendix."""
    before, mark, after = body.partition("\\appendix")

    def marked(text: str, more: str) -> str:
        return replace_commands(
            text,
            SECTIONS,
            lambda c: f"\\{c.name}{{{c.argument}{latex_tree.STARRED if c.star else ''}{more}}}",
        )

    after = re.sub(r"^[a-z]*(?![A-Za-z])", "", after) if mark else after
    return marked(before, "") + marked(after, latex_tree.APPENDIX)


def _with_labels(text: str) -> str:
    """Labels and what refers to them under plain names, the words of `\\cref` left to the tree."""
    names: dict[str, str] = {}

    def own(label: str) -> str:
        return names.setdefault(label.strip(), f"Lab{len(names) + 1}")

    def reference(command: Any) -> str:
        keys = [own(key) for key in command.argument.split(",")]
        mark = {"autoref": latex_tree.CAPITAL_BEFORE, "Cref": latex_tree.CAPITAL_BEFORE}.get(
            command.name, latex_tree.WORD_BEFORE if command.name == "cref" else ""
        )
        joined = ", ".join(f"{mark}\\ref{{{key}}}" for key in keys)
        return f"({joined})" if command.name == "eqref" else joined

    text = replace_commands(text, ("label",), lambda c: f"\\label{{{own(c.argument)}}}")
    text = replace_commands(text, REFERRING, reference)
    return replace_commands(
        text,
        ("hyperref",),
        lambda c: _linked(c.options, c.argument, own) if c.options else c.argument,
    )


def _linked(options: tuple[str, ...], words: str, own: Any) -> str:
    return f"\\hyperref[{own(options[0])}]{{{words}}}"


def _print(references: References, program: str) -> Element | None:
    """The list of references as pandoc writes it from .bib files; None where it cannot."""
    if not references.bib:
        return None
    Path(BIB).write_text(references.bib, encoding="utf-8")
    argv = [program, "--sandbox", "--from=biblatex", "--to=jats_publishing", "--standalone"]
    argv += ["--citeproc", "--wrap=none", f"--output={PRINTED}", BIB]
    try:
        pandoc.run(argv)
    except sandbox.Failed:
        return None
    return parse(Path(PRINTED).read_bytes())
