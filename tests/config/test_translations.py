"""Translations are compiled when they are newer than their compiled form."""

import gettext
import os

import pytest
from babel.messages.pofile import PoFileError

from config.translations import compile_translations

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Submit"
msgstr "Отправить"
"""


def write_po(folder, text=PO):
    file = folder / "ru" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def test_a_new_translation_is_compiled_once(tmp_path):
    source = write_po(tmp_path)

    written = compile_translations(tmp_path)

    assert written == [source.with_suffix(".mo")]
    with written[0].open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Submit") == "Отправить"
    assert compile_translations(tmp_path) == []


def test_a_changed_translation_is_compiled_again(tmp_path):
    source = write_po(tmp_path)
    compile_translations(tmp_path)

    later = source.stat().st_mtime + 10
    os.utime(source, (later, later))

    assert compile_translations(tmp_path) == [source.with_suffix(".mo")]


def test_a_damaged_translation_leaves_the_old_one_in_place(tmp_path):
    source = write_po(tmp_path)
    (target,) = compile_translations(tmp_path)
    before = target.read_bytes()
    source.write_text(PO + 'msgid "Send\n')
    later = source.stat().st_mtime + 10
    os.utime(source, (later, later))

    with pytest.raises(PoFileError):
        compile_translations(tmp_path)

    assert target.read_bytes() == before
