"""Temporary files of a part that was killed are gone when it starts again."""

import os
import sys

from config.supervisor.parts import Part

LEAVE = "import os, tempfile; tempfile.mkdtemp(prefix='paper-'); print(os.environ['TMPDIR'])"


def run(part, logs):
    part.start(logs / "work.log", os.environ)
    part.process.wait(20)
    return (logs / "work.log").read_text().split()[-1]


def test_what_a_part_left_behind_goes_at_its_next_start(tmp_path):
    logs = tmp_path / "logs"
    logs.mkdir()
    part = Part("work", (sys.executable, "-c", LEAVE))
    scratch = tmp_path / "scratch" / "work"
    other = tmp_path / "scratch" / "post" / "letter"
    other.mkdir(parents=True)

    assert run(part, logs) == str(scratch)
    assert len(list(scratch.iterdir())) == 1
    run(part, logs)

    assert len(list(scratch.iterdir())) == 1
    assert scratch.stat().st_mode & 0o077 == 0
    assert other.exists()
