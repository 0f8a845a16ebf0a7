"""Word files as authors send them: a title page, then the text with its figures and tables."""

import re
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pypandoc

from issues.demo.figures import draw_figure
from issues.demo.texts import Paper

SECONDS = 60
READS = "markdown+implicit_figures+pipe_tables+table_captions+footnotes+tex_math_dollars"
PICTURE = re.compile(r"^!\[(?P<caption>.*)\]\((?P<name>fig\d+)\.png\)", re.MULTILINE)
TABLE = re.compile(r"^: (?P<caption>.+)$", re.MULTILINE)
LABELS = {
    "en": {
        "abstract": "Abstract",
        "keywords": "Keywords",
        "points": "Points for practitioners",
        "corresponding": "Corresponding author",
        "figure": "Figure {}.",
        "table": "Table {}.",
    },
    "ru": {
        "abstract": "Аннотация",
        "keywords": "Ключевые слова",
        "points": "Выводы для практики",
        "corresponding": "Автор для переписки",
        "figure": "Рисунок {}.",
        "table": "Таблица {}.",
    },
    "kk": {
        "abstract": "Аңдатпа",
        "keywords": "Түйін сөздер",
        "points": "Практикалық тұжырымдар",
        "corresponding": "Хат алмасатын автор",
        "figure": "{}-сурет.",
        "table": "{}-кесте.",
    },
}


def word_file(paper: Paper) -> bytes:
    """Return a paper as DOCX: title page, text, figures drawn from their descriptions."""
    with tempfile.TemporaryDirectory(prefix="sample-") as path:
        folder = Path(path)
        for figure in paper.figures:
            (folder / f"{figure['name']}.png").write_bytes(draw_figure(figure))
        (folder / "paper.md").write_text(whole_text(paper))
        run_pandoc(folder, title=str(paper.words("title")[paper.language]))
        return (folder / "paper.docx").read_bytes()


def run_pandoc(folder: Path, *, title: str) -> None:
    argv = [
        pypandoc.get_pandoc_path(),
        f"--from={READS}",
        "--standalone",
        f"--metadata=title:{title}",
        "--output=paper.docx",
        "paper.md",
    ]
    subprocess.run(argv, cwd=folder, check=True, capture_output=True, timeout=SECONDS)


def whole_text(paper: Paper) -> str:
    """Return the Markdown of a paper with its title page and numbered captions."""
    return "\n\n".join([*title_page(paper), numbered(paper.text, paper.language)])


def title_page(paper: Paper) -> Iterator[str]:
    """Give the paragraphs below the title, in the paper's own language."""
    labels, own = LABELS[paper.language], paper.language
    yield ", ".join(signature(paper, author, n) for n, author in enumerate(paper.authors, 1))
    for number, author in enumerate(paper.authors, 1):
        yield f"^{number}^ {author['affiliation']}; {author['email']}"
    yield f"\\* {labels['corresponding']}: {paper.corresponding['email']}"
    if own in paper.words("abstract"):
        yield f"**{labels['abstract']}**"
        yield paper.words("abstract")[own]
    if own in paper.words("points"):
        yield f"**{labels['points']}**"
        yield "\n".join(f"- {point}" for point in paper.words("points")[own])
    yield f"**{labels['keywords']}:** {'; '.join(paper.words('keywords')[own])}"


def signature(paper: Paper, author: dict[str, str], number: int) -> str:
    """Return one author as title pages name them, with the mark of the institution."""
    parts = (author["given"], author.get("patronymic", ""), author["family"])
    star = "\\*" if author == paper.corresponding else ""
    return f"{' '.join(part for part in parts if part)}^{number}{star}^"


def numbered(text: str, language: str) -> str:
    """Write "Figure 1." and "Table 1." before the captions, as the text refers to them."""
    labels, figures, tables = LABELS[language], count(1), count(1)

    def of_figure(match: re.Match[str]) -> str:
        label = labels["figure"].format(next(figures))
        return f"![{label} {match['caption']}]({match['name']}.png)"

    def of_table(match: re.Match[str]) -> str:
        return f": {labels['table'].format(next(tables))} {match['caption']}"

    return TABLE.sub(of_table, PICTURE.sub(of_figure, text))
