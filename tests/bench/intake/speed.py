"""What reading a manuscript costs: against pandoc alone, in processor seconds, in memory."""

import resource
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pypandoc

from submissions.converting.reading import read_paper
from submissions.manuscripts.anonymise import Person, without_names
from submissions.manuscripts.convert import convert
from submissions.manuscripts.pages import copy_pdf
from submissions.manuscripts.preflight import (
    check_citations,
    check_figures,
    check_references,
    fingerprints,
)
from submissions.manuscripts.preflight.overlap import blocks_of
from submissions.manuscripts.proving import Leaving, prove
from submissions.manuscripts.seeking import Sought
from submissions.manuscripts.sniff import Kind
from tests.bench.conversion import SAMPLE
from tests.bench.intake.held_out import word
from tests.bench.intake.held_out.kit import Kit
from tests.bench.intake.held_out.literature import FOREIGN, references
from tests.bench.intake.held_out.sheet import Sheet
from tests.bench.timing import in_turns

ROUNDS = 5
WORDS = 7_500
REFERENCES = 60
PLACE = "Department of Statistics, Sample University, Astana, Kazakhstan"


def long_paper() -> bytes:
    """A Word file of 7,500 words with tables, notes and sixty references."""
    sheet, kit = Sheet(), Kit(4, "en")
    sheet.add(kit.topic().title, style="Title")
    sheet.add("Aidos Akhmetov and Hannah Whitcombe")
    sheet.add("Abstract", style="Heading 1")
    sheet.add(kit.abstract())
    sheet.add(f"Keywords: {'; '.join(kit.topic().keywords)}")
    part = 0
    while _words(sheet) < WORDS:
        part += 1
        kit.body(sheet, "style")
        sheet.add(
            f"A remark on part {part}.<fn>The note to part {part} says where it is from.</fn>"
        )
        sheet.add(f"Table {part}. Cases and days in the districts")
        rows = ((f"District {n}", str(n * part), str(n + part)) for n in range(1, 13))
        sheet.grid(("District", "Cases", "Days"), *rows)
    sheet.add("References", style="Heading 1")
    for number in range(REFERENCES):
        (item,) = references(kit.rng, FOREIGN, "apa", "url", 1)
        sheet.hang(item.text.replace("(20", f"(19{number:02d}, reprinted 20"))
    return word.write(sheet)


def _words(sheet: Sheet) -> int:
    return sum(len(block.text.split()) for block in sheet.blocks if hasattr(block, "text"))


def measure_speed() -> dict[str, float]:
    """The figures, each name after "speed.".

    Ratios to pandoc are told of processor seconds, which other work on the machine does not change,
    and of the clock.
    """
    figures = {}
    data = long_paper()
    with tempfile.TemporaryDirectory() as folder:
        long_one = Path(folder, "long.docx")
        long_one.write_bytes(data)
        for name, path in (("short", SAMPLE), ("long", long_one)):
            things = {"ours": partial(_convert, path), "pandoc": partial(_pandoc_alone, path)}
            used = {thing: partial(_cpu_seconds, call) for thing, call in things.items()}
            seconds = {thing: [call() for _ in range(ROUNDS)] for thing, call in used.items()}
            times = in_turns(things, ROUNDS)
            figures[f"speed.{name}_conversion_ms"] = round(statistics.median(times["ours"]), 1)
            for unit, measured in (("cpu", seconds), ("clock", times)):
                ratio = statistics.median(measured["ours"]) / statistics.median(measured["pandoc"])
                figures[f"speed.{name}_conversion_{unit}_ratio_to_pandoc"] = round(ratio, 2)
    with ProcessPoolExecutor(1) as pool:
        seconds_used, megabytes = pool.submit(whole_intake, data).result()
    figures["speed.whole_intake_cpu_seconds"] = round(seconds_used, 2)
    figures["speed.memory_peak_mb"] = round(megabytes, 1)
    return figures


def _cpu_seconds(call: Callable[[], None]) -> float:
    """Processor seconds of this process and of those that it waited for."""
    began = _seconds()
    call()
    return _seconds() - began


def _convert(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        convert(path.read_bytes(), Kind.DOCX, folder=Path(folder))


def _pandoc_alone(path: Path) -> None:
    command = [pypandoc.get_pandoc_path(), "--from", "docx", "--to", "jats_publishing", path]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def whole_intake(data: bytes) -> tuple[float, float]:
    """Processor seconds of all processes from the bytes to a copy that is proved to name nobody
    (reading, checks, copy, its PDF, the search of both), and the memory of the largest confined
    process; run in a process of its own, so that only this is counted."""
    began = _seconds()
    paper = read_paper(data, "paper.docx")
    tree = paper.tree or b""
    check_citations(tree), check_figures(tree, {}), check_references(tree)
    fingerprints(blocks_of(tree))
    people = [
        Person(given="Aidos", family="Akhmetov", email="aidos@uni.example", affiliation=PLACE),
        Person(given="Hannah", family="Whitcombe"),
    ]
    copy = without_names(tree, people).tree
    pdf = copy_pdf(copy, paper.media, title="A paper", heading="For review", language="en")
    figures = [Leaving(name, name, picture) for name, picture in paper.media.items()]
    files = [Leaving("text", "copy.xml", copy), Leaving("print", "copy.pdf", pdf), *figures]
    prove(Sought(tuple(people)), files, {"title": "A paper"})
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return _seconds() - began, peak


def _seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)
