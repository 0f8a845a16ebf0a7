"""How values look on a page."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from journal.multilingual import Words
from journal.templatetags.words import (
    country_name,
    day,
    deadline,
    institution,
    markdown,
    moment,
    rich,
    size,
    text,
)


@pytest.fixture(autouse=True)
def astana():
    with timezone.override(ZoneInfo("Asia/Almaty")):
        yield


def test_deadline_names_the_place_and_the_zone():
    assert deadline(date(2026, 3, 20)) == "20 March 2026, 23:59 (Astana, UTC+5)"


def test_moment_is_told_at_the_journals_place():
    assert moment(datetime(2026, 3, 2, 20, 30, tzinfo=UTC)) == "3 March 2026, 01:30 (UTC+5)"


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "3 March 2026"), ("ru", "3 марта 2026"), ("kk", "3 наурыз 2026")]
)
def test_day_has_the_month_as_a_word_of_the_readers_language(language, shown):
    with translation.override(language):
        assert day(date(2026, 3, 3)) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(640_000, "640 kB"), (1_240_000, "1.2 MB"), (12, "1 kB")]
)
def test_size_is_said_as_people_say_it(number, shown):
    assert size(number) == shown


def test_text_in_another_language_is_marked_with_it():
    with translation.override("kk"):
        assert text(Words(ru="Отчёт")) == '<span lang="ru">Отчёт</span>'
        assert text(Words(ru="Отчёт", kk="Есеп")) == "Есеп"


def test_institution_says_the_country_once():
    plain = SimpleNamespace(affiliation="Sample Academy, Astana", country="KZ")
    full = SimpleNamespace(affiliation="Sample Academy, Astana, Kazakhstan", country="KZ")

    assert institution(plain) == "Sample Academy, Astana, Kazakhstan"
    assert institution(full) == "Sample Academy, Astana, Kazakhstan"


def test_countries_are_named_as_they_call_themselves():
    with translation.override("ru"):
        assert country_name("KG") == "Кыргызстан"


def test_rich_shows_marks_of_titles_and_nothing_else():
    title = 'H<sub>2</sub>O & "α < β" <script>alert(1)</script>'

    assert rich(title) == (
        "H<sub>2</sub>O &amp; &quot;α &lt; β&quot; &lt;script&gt;alert(1)&lt;/script&gt;"
    )


def test_markdown_of_editors_is_safe():
    html = markdown("## Fees\n\n<script>x</script> [none](javascript:alert(1))")

    assert html.startswith("<h2>Fees</h2>")
    assert "<script" not in html
    assert "javascript:" not in html or "<a" not in html
