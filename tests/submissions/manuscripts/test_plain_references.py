"""References of a PDF's text."""

import pytest

from submissions.manuscripts.extract import read_plain_references

NUMBERED = """The end of the paper. See References [1].

References
1. Lee A. Offices that listen. Public Service Review. 2020;
12(3):4–19. https://doi.org/10.5555/Listen.
1
2. Жуков Ю. Щедрый цех. – Москва: Наука, 2019. – 210 с.
17
3. Kim B, Park C. Queues and what they tell of a govern-
ment. 2018.
"""
BY_NAME = """List of references

Lee, A. (2020). Offices that listen and what they learn by it in
mountain districts. Public Service Review, 12(3), 4–19.
https://doi.org/10.5555/listen.1
Omarova, S., & Berg, J. (2019). Panels. Sample Press.
Сапарова А. Н. (2021). Очереди. Астана.
"""


@pytest.mark.parametrize("heading", ["References", "СПИСОК ЛИТЕРАТУРЫ", "Әдебиеттер тізімі"])
def test_numbered_entries_over_several_lines(heading):
    found = read_plain_references(NUMBERED.replace("\nReferences\n", f"\n{heading}\n"))
    assert [entry.text[:12] for entry in found] == ["Lee A. Offic", "Жуков Ю. Щед", "Kim B, Park "]
    assert found[0].doi == "10.5555/listen"
    assert "government" in found[2].text
    assert "17" not in found[1].text.split()


def test_entries_that_begin_with_a_name():
    found = read_plain_references(BY_NAME.replace("List of references", "References"))
    assert [entry.text.split(",")[0].split()[0] for entry in found] == [
        "Lee",
        "Omarova",
        "Сапарова",
    ]
    assert found[0].doi == "10.5555/listen.1"


def test_without_a_heading_nothing_is_invented():
    assert read_plain_references("Lee, A. (2020). Offices.\nKim, B. (2018). Queues.") == []


def test_a_hostile_text_ends_in_time():
    assert len(read_plain_references("References\n" + "Lee, A. 2020.\n" * 50_000)) <= 1_000
