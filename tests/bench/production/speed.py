"""What making an article costs, beside the raw tools on the same file: processor seconds of all
processes, which other work on the machine changes little.

The raw tools are pandoc to JATS, HTML, EPUB and typst, one call each, and one call of typst. Ours is
everything: conversion in the sandbox, title page, JATS, HTML, PDF and EPUB.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypandoc

from issues.formats.epub import article_epub
from issues.formats.html import article_html
from issues.formats.jats import article_xml
from issues.formats.pdf import article_pdf
from tests.bench.intake.speed import _cpu_seconds, long_paper
from tests.bench.production.making import BARE, read

ROUNDS = 3
ARTICLES = 10
CORES = 2
OUTPUTS = {"jats_publishing": "xml", "html5": "html", "epub3": "epub", "typst": "typ"}
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def measure_speed() -> dict[str, float]:
    """An article of 7,500 words: seconds, ratio to the raw tools; ten articles on two cores.

    The whole issue as one file is not compiled yet; `issue_of_10_seconds` is the time by the clock
    until all files of its ten articles are there.
    """
    data = long_paper()
    ours = statistics.median(_cpu_seconds(lambda: _make(data)) for _ in range(ROUNDS))
    raw = statistics.median(_cpu_seconds(_raw_tools(data)) for _ in range(ROUNDS))
    began = time.monotonic()
    with ThreadPoolExecutor(CORES) as pool:
        list(pool.map(_make, [data] * ARTICLES))
    return {
        "article_seconds": round(ours, 3),
        "raw_tools_seconds": round(raw, 3),
        "article_ratio_to_raw_tools": round(ours / raw, 3),
        "issue_of_10_seconds": round(time.monotonic() - began, 2),
    }


def _make(data: bytes) -> None:
    paper = read(data)
    jats = article_xml(BARE, paper.tree or b"<article/>")
    article_html(BARE, jats, media_url=str)
    article_pdf(BARE, jats, paper.media)
    article_epub(BARE, jats, paper.media)


def _raw_tools(data: bytes) -> Callable[[], None]:
    def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            here.joinpath("paper.docx").write_bytes(data)
            for kind, ending in OUTPUTS.items():
                words = ["-f", "docx", "-t", kind, "-s", "-o", f"paper.{ending}", "paper.docx"]
                subprocess.run(
                    [pypandoc.get_pandoc_path(), *words], cwd=here, check=True, capture_output=True
                )
            words = [sys.executable, "-c", TYPST, "paper.typ", "paper.pdf"]
            subprocess.run(words, cwd=here, check=True, capture_output=True)

    return run
