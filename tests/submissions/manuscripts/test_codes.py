import pytest

from submissions.manuscripts.codes import (
    SCHEMES,
    all_codes,
    codes_like,
    is_well_formed,
    proposed,
    sound_codes,
)


def found(scheme, text):
    return [code.code for code in codes_like(scheme, text)]


@pytest.mark.parametrize(
    ("scheme", "expected"), [("jel", "H61"), ("udc", "336.14"), ("irsti", "06.73")]
)
@pytest.mark.parametrize("typed", ["бюджет", "Бюджеты", "budget", "бюджеттік"])
def test_a_typed_word_proposes_codes_of_each_scheme_in_any_language(scheme, expected, typed):
    assert expected in found(scheme, typed)


def test_a_code_is_found_by_its_beginning():
    assert found("jel", "h7")[:2] == ["H70", "H71"]
    assert found("udc", "35.0") == ["35.07", "35.08"]
    assert found("jel", "") == []


def test_keywords_propose_codes_that_hold_a_whole_keyword():
    codes = [c.code for c in proposed("udc", ["государственная служба", "очереди"])]

    assert codes[0] == "35.08"
    assert proposed("jel", ["waiting time"]) == []


def test_every_code_of_the_table_is_well_formed_and_told_in_three_languages():
    codes = all_codes()

    assert {code.scheme for code in codes} == set(SCHEMES)
    assert len({(code.scheme, code.code) for code in codes}) == len(codes)
    for code in codes:
        assert is_well_formed(code.scheme, code.code)
        assert code.en and code.ru and code.kk


def test_typed_codes_are_parted_and_kept():
    assert sound_codes("jel", "h83, D73 J45; h83") == ["H83", "D73", "J45"]
    assert sound_codes("udc", "35.08; 336.14:352") == ["35.08", "336.14:352"]
    assert not is_well_formed("jel", "budget")
