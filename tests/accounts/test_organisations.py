import io
import json

import pytest
from django.core.management import CommandError, call_command

from accounts.folding import folded
from accounts.management.commands.load_ror import SHIPPED
from accounts.models import Organisation
from accounts.queries import certain_organisations, organisations_like
from accounts.registry import NotADump, read_dump, records
from accounts.services import load_organisations
from accounts.validators import ROR

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
FIRST_FORM = {
    "id": "https://ror.org/05dxps055",
    "name": "California Institute of Technology",
    "aliases": ["Caltech University"],
    "acronyms": ["CIT"],
    "labels": [{"label": "Instituto de Tecnología de California", "iso639": "es"}],
    "country": {"country_code": "US", "country_name": "United States"},
    "addresses": [{"city": "Pasadena"}],
    "relationships": [{"type": "Parent", "id": "https://ror.org/00f54p054", "label": "x"}],
    "status": "active",
}
SECOND_FORM = {
    "id": "https://ror.org/052bx8q98",
    "status": "active",
    "names": [
        {"value": "Nazarbayev University", "types": ["label", "ror_display"], "lang": "en"},
        {"value": "Назарбаев Университет", "types": ["label"], "lang": "ru"},
        {"value": "NU", "types": ["acronym"], "lang": None},
    ],
    "locations": [{"geonames_details": {"country_code": "KZ", "name": "Astana"}}],
    "domains": ["nu.edu.kz"],
}


def dump(*rows):
    return io.StringIO(json.dumps(list(rows)))


def load(*rows):
    return load_organisations(read_dump(dump(*rows)))


@pytest.mark.parametrize("other", ["Касымова", "Kasymova", "қасымова", "KASYMOVA"])
def test_the_same_name_folds_to_the_same_letters(other):
    assert folded(other) == folded("Қасымова")


@pytest.mark.parametrize(("one", "other"), [("Алёна", "Алена"), ("Ужық", "Ұжық"), ("Koç", "koc")])
def test_signs_and_letters_of_neighbours_fold(one, other):
    assert folded(one) == folded(other)


def test_different_names_stay_different():
    assert folded("Сапарова") != folded("Серикова")


def test_a_dump_is_read_record_by_record_whatever_the_piece(monkeypatch):
    monkeypatch.setattr("accounts.registry.PIECE", 7)

    assert list(records(dump({"a": [1, "]"]}, {"b": "ә"}))) == [{"a": [1, "]"]}, {"b": "ә"}]


@pytest.mark.parametrize("text", ["", "{}", "<html>", '[{"id": 1}, {"id"'])
def test_what_is_no_dump_is_refused(text):
    with pytest.raises(NotADump):
        list(records(io.StringIO(text)))


@pytest.mark.django_db
def test_both_forms_are_loaded_and_loading_again_changes_nothing():
    assert load(FIRST_FORM, SECOND_FORM) == (2, 0)
    assert load(FIRST_FORM, SECOND_FORM) == (2, 0)

    first, second = Organisation.objects.order_by("ror")[:2][::-1]
    assert (first.name, first.country, first.place) == (FIRST_FORM["name"], "US", "Pasadena")
    assert first.parents == ["https://ror.org/00f54p054"]
    assert (second.country, second.domains) == ("KZ", ["nu.edu.kz"])
    assert Organisation.objects.count() == 2


@pytest.mark.django_db
def test_a_closed_record_is_taken_out():
    load(FIRST_FORM)

    assert load(FIRST_FORM | {"status": "withdrawn"}) == (0, 1)
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_records_without_a_sound_address_or_country_are_passed_over():
    assert load(FIRST_FORM | {"id": "javascript:alert(1)"}, {"names": 3}, "x") == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["назарбаев ун", "Nazarb", "NU", "назарбаев университеті", "nazarbaev"]
)
def test_an_institution_is_found_in_any_alphabet(typed):
    call_command("load_ror", stdout=io.StringIO())

    assert "Nazarbayev University" in [row.name for row in organisations_like(typed)]


@pytest.mark.django_db
def test_one_letter_and_signs_find_nothing():
    call_command("load_ror", stdout=io.StringIO())

    assert organisations_like("n") == organisations_like("%_") == []


@pytest.mark.django_db
def test_only_a_whole_name_in_the_same_country_is_certain():
    load(SECOND_FORM, FIRST_FORM)
    pairs = [
        ("School of Policy, Nazarbayev University, Astana", "KZ"),
        ("Назарбаев Университет", ""),
        ("Nazarbayev University", "TR"),
        ("Nazarbayev University of Sports", "KZ"),
        ("Ministry of Labour", "KZ"),
    ]

    found = certain_organisations(pairs)

    assert {pair: row.ror[-9:] for pair, row in found.items()} == {
        pairs[0]: "052bx8q98",
        pairs[1]: "052bx8q98",
    }


@pytest.mark.django_db
def test_the_registry_is_read_once_for_the_institutions_of_all_authors(
    django_assert_max_num_queries,
):
    load(SECOND_FORM, FIRST_FORM)
    pairs = [(f"Department {number}, Nazarbayev University", "KZ") for number in range(300)]

    with django_assert_max_num_queries(2):
        found = certain_organisations(pairs)

    assert len(found) == 300


def test_every_shipped_address_is_one_of_the_registry_by_its_check_digits():
    with SHIPPED.open(encoding="utf-8") as file:
        shipped = list(read_dump(file))

    assert len(shipped) > 20
    for each in shipped:
        assert ROR.fullmatch(each.ror)
        number = 0
        for letter in each.ror[-8:-2]:
            number = number * 32 + ALPHABET.index(letter)
        assert 98 - number * 100 % 97 == int(each.ror[-2:])


@pytest.mark.django_db
def test_the_command_says_what_is_wrong_with_a_file(tmp_path):
    path = tmp_path / "dump.zip"
    path.write_bytes(b"PK\x03\x04")

    with pytest.raises(CommandError, match="Take the JSON file out"):
        call_command("load_ror", path)


@pytest.mark.django_db
def test_a_start_of_the_journal_does_not_overwrite_what_a_dump_said():
    load(SECOND_FORM)

    call_command("load_ror", "--first", stdout=io.StringIO())

    assert Organisation.objects.count() == 1
