import pytest
from docx import Document

from submissions.manuscripts.extract import cut, read_plain_text, read_title_page
from submissions.manuscripts.extract.names import is_name, split_name
from submissions.manuscripts.tree import line_of, parse, serialise

from .conftest import convert_bytes, tree_of
from .parts import save

RUSSIAN = r"""УДК 35.08

**Реформа государственной службы в регионах: опыт конкурсных комиссий**

Иванова А.С.^1^\*, Омаров Б.К.^2^

^1^ Академия государственного управления, Астана, Казахстан

^2^ Университет Примера, Алматы, Казахстан

E-mail: ivanova.as@example.kz

**Аннотация.** В статье рассматривается работа конкурсных комиссий в региональных органах.

**Ключевые слова:** государственная служба, отбор, реформа.

**Введение**

Отбор на основе заслуг давно обсуждается.

**Финансирование.** Работа выполнена при поддержке фонда.

**Литература**

Петров В.И. Отбор. М., 2018.
"""
KAZAKH = """Сәрсенова Әйгерім Қанатқызы, Бекұлы Нұрлан

Мемлекеттік басқару академиясы, Астана, Қазақстан

sarsenova@example.kz, bekuly@example.kz

**МЕМЛЕКЕТТІК ҚЫЗМЕТТІ ЖЕТІЛДІРУ МӘСЕЛЕЛЕРІ**

**Аңдатпа**

Мақалада мемлекеттік қызметтегі іріктеу комиссияларының жұмысы қарастырылады.

**Түйін сөздер:** мемлекеттік қызмет; іріктеу; реформа.

**Кіріспе**

Бұл мәтін мақаланың басы болып табылады.
"""
ONE_BY_ONE = """# Digital Skills of Officials

Maria van der Berg, PhD

University of Example, Department of Law

maria.berg@example.org

John A. Smith

Institute of Samples

ORCID 0000-0002-1694-233X

## Abstract

Purpose: To show what officials can do. Methods: We asked them.

Findings: They can do more than is asked of them.

## Keywords

skills, officials

## Introduction

Text of the paper.
"""


def read(text: str):
    return read_title_page(serialise(tree_of(text)))


def test_manuscript_title_page_is_read(converted):
    page = read_title_page(converted.tree)

    assert page.title.value.startswith("Merit Panels and the Quality of Hiring")
    assert page.title.certain
    assert page.abstracts["en"].value.startswith("This sample paper asks")
    assert page.abstracts["en"].place.code == "label"
    assert page.keywords["en"].value == [
        "merit",
        "hiring panels",
        "civil service reform",
        "sample",
    ]
    assert page.language.value == "en"
    assert len(page.practice.value) == 3
    assert sorted(page.statements) == ["acknowledgements", "conflicts", "funding"]


def test_manuscript_authors_are_read_in_order(converted):
    first, second = read_title_page(converted.tree).authors

    assert (first.given, first.family) == ("Aigerim", "Sarsen")
    assert first.email == "aigerim.sarsen@academy.example"
    assert first.orcid == "0000-0002-1825-0097"
    assert first.affiliation == "Academy of Sample Administration, Astana, Kazakhstan"
    assert first.corresponding
    assert (second.given, second.family) == ("Jonas", "Feldt")
    assert second.email == "jonas.feldt@uni.example"
    assert second.orcid == ""
    assert not second.corresponding


def test_cut_leaves_the_paper_and_nothing_of_the_title_page(converted):
    page = read_title_page(converted.tree)

    rest = parse(cut(converted.tree, page))

    text = line_of(rest)
    assert text.startswith("1. Introduction")
    for gone in (
        "Sarsen",
        "Feldt",
        "@",
        "0000-",
        "Merit Panels",
        "Abstract",
        "We thank",
        "Example F",
    ):
        assert gone in line_of(parse(converted.tree))
        assert gone not in text
    assert "depends on the post" in text
    assert [line_of(title) for title in rest.iterfind("body/sec/title")] == [
        "1. Introduction",
        "2. Data and Methods",
        "3. Results",
        "4. Discussion",
    ]


def test_cut_keeps_the_ids_of_what_stays(converted):
    page = read_title_page(converted.tree)

    before = {block.get("id") for block in parse(converted.tree).iterfind("body//*[@id]")}
    after = {block.get("id") for block in parse(cut(converted.tree, page)).iterfind("body//*[@id]")}

    assert after < before
    assert not after & page.taken


def test_russian_title_page_is_read():
    page = read(RUSSIAN)

    assert page.titles["ru"].value.startswith("Реформа государственной службы")
    first, second = page.authors
    assert (first.family, first.given, first.corresponding) == ("Иванова", "А. С.", True)
    assert first.email == "ivanova.as@example.kz"
    assert first.affiliation.startswith("Академия")
    assert second.affiliation.startswith("Университет Примера")
    assert page.keywords["ru"].value == ["государственная служба", "отбор", "реформа"]
    assert page.statements["funding"].value == "Работа выполнена при поддержке фонда."
    assert page.codes["udc"].value == ["35.08"]
    assert page.unplaced == []
    assert page.language.value == "ru"


def test_kazakh_title_page_with_authors_first_is_read():
    page = read(KAZAKH)

    assert page.titles["kk"].value == "МЕМЛЕКЕТТІК ҚЫЗМЕТТІ ЖЕТІЛДІРУ МӘСЕЛЕЛЕРІ"
    first, second = page.authors
    assert (first.family, first.given, first.patronymic) == ("Сәрсенова", "Әйгерім", "Қанатқызы")
    assert second.email == "bekuly@example.kz"
    assert {author.affiliation for author in page.authors} == {
        "Мемлекеттік басқару академиясы, Астана, Қазақстан"
    }
    assert page.abstracts["kk"].place.parameter == "Аңдатпа"
    assert page.keywords["kk"].value == ["мемлекеттік қызмет", "іріктеу", "реформа"]


def test_authors_one_by_one_keep_their_own_lines():
    page = read(ONE_BY_ONE)

    first, second = page.authors
    assert (first.given, first.family) == ("Maria", "van der Berg")
    assert (first.email, first.affiliation) == (
        "maria.berg@example.org",
        "University of Example, Department of Law",
    )
    assert (second.given, second.family, second.orcid) == (
        "John A.",
        "Smith",
        "0000-0002-1694-233X",
    )
    assert page.abstracts["en"].value.count("\n\n") == 1
    assert page.title.place.code == "first_heading"


def test_title_heading_that_holds_everything_opens_up():
    article = tree_of(ONE_BY_ONE)
    page = read_title_page(serialise(article))

    rest = parse(cut(serialise(article), page))

    assert line_of(rest.find("body")) == "IntroductionText of the paper."


def test_styles_of_the_document_are_used():
    document = Document()
    document.add_paragraph("A Styled Title", style="Title")
    document.add_paragraph("The Paper Below", style="Subtitle")
    document.add_heading("Introduction", 1)
    document.add_paragraph("Words of the paper.")

    page = read_title_page(convert_bytes(save(document), "a.docx").tree)

    assert page.title.value == "A Styled Title"
    assert page.title.place.code == "title_style"
    assert page.authors == []


def test_nothing_is_invented():
    page = read("Only a long text without any title page. " * 20)

    assert page.title is None
    assert page.authors == []
    assert page.abstracts == {}
    assert page.taken == frozenset()


def test_endless_line_of_names_is_no_author_list():
    page = read(
        "# A Title of It\n\n" + "Ann Lee, " * 20_000 + "Bo Kim\n\n**Abstract.** Words of it."
    )

    assert page.title.value == "A Title of It"
    assert page.authors == []


def test_an_orcid_with_a_wrong_check_digit_is_kept_for_the_author_to_mend():
    page = read(ONE_BY_ONE.replace("233X", "2331"))

    assert "0000-0002-1694-2331" in [author.orcid for author in page.authors]


def test_sixteen_digits_with_a_wrong_check_digit_are_no_orcid():
    page = read(ONE_BY_ONE.replace("ORCID 0000-0002-1694-233X", "Tel. 0000000216942331"))

    assert "0000-0002-1694-2331" not in [author.orcid for author in page.authors]


def test_notes_are_numbered_anew_after_the_cut():
    article = serialise(
        tree_of(
            "# A Paper on Things\n\nAnn Lee[^1]\n\n**Abstract.** Words of it.\n\n## Introduction\n\n"
            "Text.[^2]\n\n[^1]: University of Example.\n\n[^2]: A note on text."
        )
    )

    page = read_title_page(article)
    rest = parse(cut(article, page))

    assert page.authors[0].affiliation == "University of Example"
    assert [line_of(note.find("p")) for note in rest.iterfind("back/fn-group/fn")] == [
        "A note on text."
    ]
    assert rest.findtext("back/fn-group/fn/label") == "1"
    assert rest.find("body//xref").text == "1"


@pytest.mark.parametrize(
    ("printed", "given", "family", "patronymic", "certain"),
    [
        ("Ann Lee", "Ann", "Lee", "", True),
        ("Ann B. Lee", "Ann B.", "Lee", "", True),
        ("LEE Ann", "Ann", "Lee", "", True),
        ("Smith J.K.", "J. K.", "Smith", "", True),
        ("J. K. Smith", "J. K.", "Smith", "", True),
        ("Jan van der Meer", "Jan", "van der Meer", "", True),
        ("Иванов Иван Петрович", "Иван", "Иванов", "Петрович", True),
        ("Иван Петрович Иванов", "Иван", "Иванов", "Петрович", True),
        ("И.П. Иванов", "И. П.", "Иванов", "", True),
        ("Айгерим Омарова", "Айгерим", "Омарова", "", True),
        ("Айгүл Сәрсен", "Айгүл", "Сәрсен", "", True),
        ("Тоқжан Сәрсен", "Тоқжан", "Сәрсен", "", False),
        ("Suharto", "", "Suharto", "", False),
    ],
)
def test_names_are_split(printed, given, family, patronymic, certain):
    name = split_name(printed)

    assert (name.given, name.family, name.patronymic) == (given, family, patronymic)
    assert name.certain is certain


@pytest.mark.parametrize(
    "text",
    ["University of Example", "Public Service", "Received 3 March", "a small thing", "Astana"],
)
def test_other_lines_are_no_names(text):
    assert not is_name(text)


def test_plain_text_is_read_but_never_sure():
    page = read_plain_text(
        "Digital Skills of Officials\r\nAnn Lee, Bo Kim\r\nUniversity of Example\r\n"
        "Abstract\r\nThis text runs over the end of its line because pages are nar-\r\nrow, and "
        "it goes on until the keywords.\r\nKeywords: skills, officials\r\nIntroduction\r\nText."
    )

    assert page.title.value == "Digital Skills of Officials"
    assert [author.family for author in page.authors] == ["Lee", "Kim"]
    assert "narrow, and it goes on" in page.abstracts["en"].value
    assert page.keywords["en"].value == ["skills", "officials"]
    found = [page.title, *page.authors, *page.abstracts.values(), *page.keywords.values()]
    assert not any(value.certain for value in found)
    assert page.taken == frozenset()
