"""What is promised of the proof of anonymity, on files seeded with every leak that we know."""

import shutil
import subprocess

import pytest

from tests.submissions.leaks import AUTHORS, Leak
from tests.submissions.leaks.measuring import cleaned, naked
from tests.submissions.leaks.others import pdf_leaks, picture_leaks
from tests.submissions.leaks.texts import text_leaks
from tests.submissions.leaks.totals import false_alarms, property_outcomes, text_outcomes
from tests.submissions.leaks.word import word_leaks

TEXT_RECALL = 0.95


def test_every_trace_beside_the_text_is_found_and_taken_out():
    outcomes = property_outcomes()

    assert len(outcomes) >= 60
    assert [outcome for outcome in outcomes if not outcome.caught] == []


def test_names_and_own_words_in_texts_are_found_and_taken_out():
    outcomes = text_outcomes()

    missed = [outcome for outcome in outcomes if not outcome.caught]
    assert len(outcomes) >= 120
    assert 1 - len(missed) / len(outcomes) >= TEXT_RECALL, missed


def test_words_of_everybody_raise_no_alarm():
    alarms = false_alarms()

    assert alarms.papers >= 20
    assert alarms.certain == alarms.masked == 0
    assert alarms.per_paper <= 0.5


def test_the_seeds_do_leak():
    leaks = [*word_leaks(), *pdf_leaks(), *picture_leaks(), *text_leaks()]

    silent = [leak.label for leak in leaks if not any(s in naked(leak.data) for s in leak.secrets)]
    assert silent == []


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="needs poppler's pdfinfo")
@pytest.mark.parametrize("leak", list(pdf_leaks())[:7], ids=lambda leak: leak.label)
def test_another_program_finds_nobody_in_a_clean_pdf(leak: Leak, tmp_path):
    path = tmp_path / "clean.pdf"
    path.write_bytes(cleaned(leak, AUTHORS))

    said = subprocess.run(["pdfinfo", "-meta", path], capture_output=True, check=True).stdout
    said += subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout
    assert b"eldt" not in said
    assert b"Author" not in said


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool")
@pytest.mark.parametrize("leak", list(picture_leaks())[:15], ids=lambda leak: leak.label)
def test_another_program_finds_nobody_in_a_clean_picture(leak: Leak, tmp_path):
    path = tmp_path / f"clean.{leak.ending}"
    path.write_bytes(cleaned(leak, AUTHORS))

    said = subprocess.run(["exiftool", path], capture_output=True, check=True).stdout.decode()
    assert not any(secret in said for secret in leak.secrets)
