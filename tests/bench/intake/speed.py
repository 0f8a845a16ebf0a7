"""What reading a manuscript costs: against pandoc alone, in processor seconds, in memory."""

import resource
import statistics
import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pypandoc

from submissions.converting.reading import read_paper
from submissions.manuscripts.anonymise import Person, without_names
from submissions.manuscripts.convert import convert
from submissions.manuscripts.pages import copy_pdf
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
    """The figures, each name after "speed."."""
    figures = {}
    data = long_paper()
    with tempfile.TemporaryDirectory() as folder:
        long_one = Path(folder, "long.docx")
        long_one.write_bytes(data)
        for name, path in (("conversion", SAMPLE), ("long_conversion", long_one)):
            things = {"ours": partial(_convert, path), "pandoc": partial(_pandoc_alone, path)}
            times = in_turns(things, ROUNDS)
            ours, alone = (statistics.median(times[one]) for one in ("ours", "pandoc"))
            figures[f"speed.{name}_ms"] = round(ours, 1)
            figures[f"speed.{name}_ratio_to_pandoc"] = round(ours / alone, 3)
    with ProcessPoolExecutor(1) as pool:
        seconds, megabytes = pool.submit(whole_intake, data).result()
    figures["speed.whole_intake_core_seconds"] = round(seconds, 3)
    figures["speed.memory_peak_mb"] = round(megabytes, 1)
    return figures


def _convert(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        convert(path.read_bytes(), Kind.DOCX, folder=Path(folder))


def _pandoc_alone(path: Path) -> None:
    command = [pypandoc.get_pandoc_path(), "--from", "docx", "--to", "jats_publishing", path]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def whole_intake(data: bytes) -> tuple[float, float]:
    """Processor seconds of all processes from the bytes to the copy without names, and the memory
    of the largest confined process; run in a process of its own, so that only this is counted."""
    began = _seconds()
    paper = read_paper(data, "paper.docx")
    people = [Person(given="Aidos", family="Akhmetov"), Person(given="Hannah", family="Whitcombe")]
    anonymous = without_names(paper.tree or b"", people)
    copy_pdf(anonymous.tree, paper.media, title="A paper", heading="For review", language="en")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return _seconds() - began, peak


def _seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)
