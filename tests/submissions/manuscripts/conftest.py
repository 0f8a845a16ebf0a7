import shutil
import tempfile
from pathlib import Path

import pytest

from submissions.manuscripts.convert import convert
from submissions.manuscripts.sniff import kind_of
from submissions.manuscripts.tree import parse

MANUSCRIPT = Path(__file__).parents[2] / "files" / "manuscript.docx"


def convert_bytes(data: bytes, name: str):
    folder = Path(tempfile.mkdtemp())
    try:
        return convert(data, kind_of(data, name), folder=folder)
    finally:
        shutil.rmtree(folder)


def tree_of(text: str):
    """The tree of a Markdown text, as an element."""
    return parse(convert_bytes(text.encode(), "paper.md").tree)


@pytest.fixture(scope="session")
def manuscript() -> bytes:
    return MANUSCRIPT.read_bytes()


@pytest.fixture(scope="session")
def converted(manuscript):
    return convert_bytes(manuscript, "manuscript.docx")
