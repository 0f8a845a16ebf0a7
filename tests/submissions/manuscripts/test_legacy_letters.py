"""Kazakh in the letters of old fonts: told without a false alarm, and put right."""

from time import process_time

import pytest

from submissions.manuscripts.legacy_letters import (
    convert_letters,
    convert_text,
    detect,
    is_legacy_font,
    texts_of,
)
from submissions.manuscripts.tree import line_of, parse

KAZAKH = (
    "Бұл мақалада Қазақстан Республикасының қоғамдық көлік жүйесі мен қала халқының өмір сүру "
    "деңгейі қарастырылады. Зерттеудің мақсаты – халыққа қызмет көрсету жүйесінің тиімділігін "
    "бағалау және үкімет үшін ұсыныстар беру. Әр өңірдің өз ерекшелігі бар, ғылыми әдіс қажет."
)
PROPER = {
    "Kazakh": KAZAKH,
    "Russian": "В статье рассмотрено общественное управление, его цели и объём: ёмкость рынка ±5 %.",
    "Ukrainian": (
        "У статті розглянуто, як місцеві громади України вирішують свої проблеми. Її автори "
        "досліджують, що є причиною змін і які ґрунтовні кроки роблять для їх розв'язання."
    ),
    "Kyrgyz": "Бул макалада өлкөнүн өнүгүүсү жана жаңы мүмкүнчүлүктөр үчүн коомдук көз караш каралат.",
    "Tatar": "Бу мәкаләдә җәмгыять үсеше һәм яңа мөмкинлекләр турында сүз бара, халык өчен кирәк.",
    "Mongolian": "Энэ өгүүлэлд нийгмийн өөрчлөлт, хөгжлийн шинэ үе шатыг судалсан бөгөөд үр дүн нь өндөр.",
    "Serbian": "Његова књига је важна, јер ђаци и њихови учитељи желе да је читају. Ће ли је наћи?",
    "Macedonian": "Ѓорѓи ќе дојде во Скопје, а ѕвездите ќе светат. Њиви и љубов, џеб и ќебе, свеќа.",
    "Belarusian": "У гэтым артыкуле разглядаецца ўлада і яе ўплыў на грамадства, бо яна ўсё яшчэ ў цэнтры.",
    "French": "Été à la fête: où êtes-vous allés, à côté du château? Ça a été très agréable là-bas.",
    "English": "We measured 5 µm ± 2 at 12 ‰, and “the panel” said so; see ‡ and ¤ below.",
    "German": "Über die Öffnung der Märkte für die Bürger und Ämter, später größer.",
}


def as_1251(text: str, encoding: str) -> str:
    return text.encode(encoding).decode("cp1251")


def as_1252(text: str, encoding: str) -> str:
    pairs = ((one.to_bytes(), chr(one)) for one in text.replace("–", "-").encode(encoding))
    return "".join(byte.decode("cp1252", "ignore") or control for byte, control in pairs)


LEGACY = {
    "kz1048": as_1251(KAZAKH, "kz1048"),
    "pt154": as_1251(KAZAKH, "ptcp154"),
    "kz1048-latin": as_1252(KAZAKH, "kz1048"),
    "pt154-latin": as_1252(KAZAKH, "ptcp154"),
    "look-alikes": KAZAKH.replace("і", "i").replace("ә", "ə").replace("ң", "ӊ"),
}


@pytest.mark.parametrize("mapping", LEGACY)
def test_legacy_letters_are_told_and_put_right(mapping):
    letters = detect([LEGACY[mapping]])

    assert (letters.mapping, letters.certain) == (mapping, True)
    assert convert_text(LEGACY[mapping], mapping) == KAZAKH.replace(
        "–", "–" if "latin" not in mapping else "-"
    )
    assert letters.before != letters.after
    assert letters.after.startswith("Бұл мақалада Қазақстан")


@pytest.mark.parametrize("language", PROPER)
def test_proper_letters_raise_no_alarm(language):
    assert detect([PROPER[language]] * 5, fonts=["KZ Times New Roman"]) is None


def test_all_languages_together_raise_no_alarm():
    assert detect(PROPER.values()) is None


@pytest.mark.parametrize("mapping", LEGACY)
@pytest.mark.parametrize("language", PROPER)
def test_other_languages_stay_as_they_are(language, mapping):
    assert convert_text(PROPER[language], mapping) == PROPER[language]


def test_symbols_outside_words_stay():
    assert convert_text("5 ± 2 µm, 12 ‰, ‡ бес", "pt154") == "5 ± 2 µm, 12 ‰, ‡ бес"


def test_few_words_are_not_enough():
    assert detect(["ќазаќ"]) is None


@pytest.mark.parametrize(
    "name", ["KZ Times New Roman", "Times Kaz", "Kz Arial", "Times/Kazakh", "Arial Kaz"]
)
def test_fonts_made_for_kazakh_are_known(name):
    assert is_legacy_font(name)


@pytest.mark.parametrize(
    "name", ["Times New Roman", "Kazimir Text", "Arial", "Kazmann Sans", "Palatino"]
)
def test_other_fonts_are_not(name):
    assert not is_legacy_font(name)


def test_tree_is_converted_but_for_formulas_code_and_other_languages():
    tree = (
        "<article><front><article-meta><title-group><article-title>{0}</article-title></title-group>"
        "</article-meta></front><body><sec><title>{0}</title><p>{0} <bold>{0}</bold> {0}</p>"
        "<p>{1}</p><p><tex-math>Ќ</tex-math> <code>ќ</code></p></sec></body></article>"
    ).format(LEGACY["kz1048"], PROPER["Ukrainian"])

    article = parse(convert_letters(tree.encode(), "kz1048"))

    assert line_of(article.find(".//article-title")) == KAZAKH
    assert line_of(article.find("body/sec/title")) == KAZAKH
    first, second, third = article.iterfind("body/sec/p")
    assert line_of(first) == " ".join([KAZAKH] * 3)
    assert line_of(second) == PROPER["Ukrainian"]
    assert third.findtext("tex-math") == "Ќ"
    assert third.findtext("code") == "ќ"


def test_tree_gives_its_paragraphs():
    assert texts_of(b"<article><body><p>One <i>two</i>.</p></body></article>") == ["One two."]


@pytest.mark.parametrize("letter", ["A", "1", "Ж", "Ќ"])
def test_a_word_of_a_hundred_thousand_letters_is_looked_at_once(letter):
    began = process_time()
    detect([letter * 100_000])
    assert process_time() - began < 5
