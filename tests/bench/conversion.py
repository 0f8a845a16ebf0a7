"""A Word file to the canonical tree, against pandoc alone on the same file."""

import subprocess
import tempfile
from pathlib import Path

import pypandoc

from submissions.manuscripts.convert import convert
from submissions.manuscripts.sniff import Kind
from tests.bench.timing import in_turns, middle_and_tail

SAMPLE = Path(__file__).parent.parent / "files" / "manuscript.docx"
ROUNDS = 7


def convert_fully() -> None:
    with tempfile.TemporaryDirectory() as folder:
        convert(SAMPLE.read_bytes(), Kind.DOCX, folder=Path(folder))


def convert_with_pandoc_alone() -> None:
    command = [pypandoc.get_pandoc_path(), "--from", "docx", "--to", "jats_publishing", SAMPLE]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def measure_conversion() -> dict[str, float]:
    times = in_turns({"whole": convert_fully, "pandoc": convert_with_pandoc_alone}, ROUNDS)
    figures = middle_and_tail("whole", times["whole"])
    figures |= middle_and_tail("pandoc", times["pandoc"])
    ratio = figures["whole.median_ms"] / figures["pandoc.median_ms"]
    return figures | {"whole.ratio_to_pandoc": round(ratio, 2)}
