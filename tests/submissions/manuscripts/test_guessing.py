import pytest

from submissions.manuscripts.filenames import windows_name
from submissions.manuscripts.guessing import guess_kinds, named_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Title_page.docx", "title_page"),
        ("Титульный лист.docx", "title_page"),
        ("titlepage-final.docx", "title_page"),
        ("Cover letter.pdf", "cover_letter"),
        ("Сопроводительное письмо.docx", "cover_letter"),
        ("Ілеспе хат.docx", "cover_letter"),
        ("Экспертное заключение.pdf", "clearance"),
        ("permission museum.pdf", "permission"),
        ("Manuscript (final).docx", "manuscript"),
        ("Рукопись.docx", "manuscript"),
        ("мақала соңғы.docx", "manuscript"),
        ("manuscript figures.png", "figure_file"),
        ("Рис. 3.pdf", "figure_file"),
        ("Сурет_2.docx", "figure_file"),
        ("fig1.tif", "figure_file"),
        ("scan.jpeg", "figure_file"),
        ("Appendix A.docx", "supplement"),
        ("Приложение 2.docx", "supplement"),
        ("Қосымша.docx", "supplement"),
        ("numbers.xlsx", "supplement"),
        ("Saparova 2026.docx", ""),
    ],
)
def test_names_in_three_languages_tell_the_kind(name, kind):
    assert named_kind(name) == kind


@pytest.mark.parametrize(
    ("files", "kinds"),
    [
        ([("a.docx", 5), ("b.docx", 9)], ["supplement", "manuscript"]),
        ([("paper.docx", 5), ("b.docx", 9)], ["manuscript", "supplement"]),
        ([("Data governance.docx", 9), ("title page.docx", 99)], ["manuscript", "title_page"]),
        ([("cover letter.docx", 9), ("data.csv", 1)], ["cover_letter", "supplement"]),
        ([("1.png", 9), ("2.csv", 1)], ["figure_file", "supplement"]),
        ([], []),
    ],
)
def test_of_several_files_at_most_one_is_the_manuscript(files, kinds):
    assert guess_kinds(files) == kinds


def test_among_further_files_none_is_the_manuscript():
    assert guess_kinds([("paper.docx", 9), ("cover letter.txt", 1)], manuscript=False) == [
        "supplement",
        "cover_letter",
    ]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Мақала — соңғы №3.docx", "Мақала — соңғы №3.docx"),
        ("a/b\\c:d*?.txt", "a_b_c_d__.txt"),
        ("CON.txt", "_CON.txt"),
        ("end. . ", "end"),
        ("\u202excod.exe", "_xcod.exe"),
        ("", "file"),
        ("ж" * 250 + ".docx", "ж" * 176 + ".docx"),
    ],
)
def test_windows_can_write_each_name(name, kept):
    assert windows_name(name) == kept


def test_a_second_name_gets_a_number():
    assert windows_name("a.txt", {"a.txt", "a (2).txt"}) == "a (3).txt"
