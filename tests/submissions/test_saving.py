"""What is typed is never lost: windows that are behind, roles, wishes, other languages."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import Organisation
from journal.multilingual import Words
from reviews.queries.people import candidates
from reviews.services import invite_reviewer
from submissions import services
from submissions.models import Contributor, Version
from submissions.queries import missing, same_people
from tests.factories import MemberFactory, UserFactory
from tests.submissions.papers import STATEMENTS, begun, complete

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    author = UserFactory(given_name="Aigerim", family_name="Saparova")
    client.force_login(author)
    draft = complete(author)
    draft.refresh_from_db()
    return draft


def check(client, draft, **data):
    return client.post(reverse("submissions:check", args=[draft.key]), data)


def tokens(draft, number=1):
    draft.refresh_from_db()
    return {"seen_at": draft.saved_at.isoformat(), "window": str(number)}


def typed(draft, title, **more):
    people = [row.key for row in draft.contributors.all()]
    texts = {"title_en": title, "abstract_en": "A.", "keywords_en": "a; b; c", "person": people}
    return texts | {f"point_{n}": f"Point {n}." for n in (1, 2, 3)} | more


def test_a_window_that_is_behind_overwrites_nothing_and_shows_both(client, draft):
    old = tokens(draft, 1)
    check(client, draft, **typed(draft, "From the second", press="autosave", **tokens(draft, 2)))

    line = check(client, draft, **typed(draft, "From the first", press="autosave", **old))
    both = check(client, draft, **typed(draft, "From the first", press="next", **old))

    draft.refresh_from_db()
    assert draft.title["en"] == "From the second"
    assert "data-behind" in line.content.decode()
    assert "From the first" in both.content.decode() and "From the second" in both.content.decode()


@pytest.mark.parametrize(
    ("pick", "title"), [("here", "From the first"), ("there", "From the second")]
)
def test_one_chooses_which_words_stay(client, draft, pick, title):
    check(client, draft, **typed(draft, "From the second", press="autosave", **tokens(draft, 2)))

    picked = typed(draft, "From the first", press="stay", **tokens(draft, 1))
    check(client, draft, **picked, **{"pick-title_en": pick})

    draft.refresh_from_db()
    assert draft.title["en"] == title


def test_a_save_of_the_same_window_that_was_not_answered_yet_is_no_other_window(client, draft):
    old = tokens(draft, 7)
    check(client, draft, **typed(draft, "First letters", press="autosave", **old))

    check(client, draft, **typed(draft, "First letters and more", press="autosave", **old))

    draft.refresh_from_db()
    assert draft.title["en"] == "First letters and more"


@pytest.mark.parametrize(
    "seen", ["", "yesterday", "2026-99-99T00:00:00+00:00", "2026-01-01T00:00:00"]
)
def test_made_up_tokens_are_passed_over(client, draft, seen):
    answer = check(client, draft, **typed(draft, "New", press="autosave", seen_at=seen, window="x"))

    draft.refresh_from_db()
    assert (answer.status_code, draft.title["en"]) == (200, "New")


def test_a_page_opened_before_the_file_was_read_empties_nothing(client, draft):
    check(client, draft, **typed(draft, "", press="autosave", unread="1"))

    draft.refresh_from_db()
    assert draft.title["en"] == "Who still waits?"


def test_statements_of_a_window_that_is_behind_are_not_saved(client, draft):
    old = tokens(draft, 1)
    services.save_statements(
        draft, statements=STATEMENTS | {"data": "From elsewhere."}, consent=True
    )
    address = reverse("submissions:statements", args=[draft.key])

    answer = client.post(address, {"data": "From here.", "press": "next", **old})

    assert "From elsewhere." in answer.content.decode() and "From here." in answer.content.decode()
    assert draft.statements.get(kind="data").text == "From elsewhere."


def test_folded_authors_keep_their_values_and_numbers_put_them_in_order(client, draft):
    for n in range(2, 8):
        Contributor.objects.create(
            submission=draft, position=n, family_name=f"F{n}", email=f"{n}@x.org"
        )
    keys = [row.key for row in draft.contributors.all()]

    check(client, draft, **typed(draft, "T", press="order", **{f"{keys[6]}-number": "1"}))

    rows = list(draft.contributors.all())
    assert [row.key for row in rows][:3] == [keys[6], keys[0], keys[1]]
    assert rows[0].family_name == "F6" and rows[0].email == "6@x.org"


def test_several_institutions_are_kept_with_their_addresses(client, draft):
    key = draft.contributors.first().key
    places = {
        f"{key}-family_name": "Saparova",
        f"{key}-affiliation": "Sample Academy",
        f"{key}-ror": "javascript:alert(1)",
        f"{key}-more": ["Ministry of Labour", "Other University"],
        f"{key}-more_ror": ["", "https://ror.org/052bx8q98"],
        f"{key}-more_land": ["KZ", "KG"],
    }

    check(client, draft, **typed(draft, "T", press=f"place:{key}", **places))

    row = draft.contributors.get(key=key)
    assert row.ror == ""
    assert row.more_affiliations == [
        {"name": "Ministry of Labour", "ror": "", "country": "KZ"},
        {"name": "Other University", "ror": "https://ror.org/052bx8q98", "country": "KG"},
        {},
    ]


def test_the_registry_is_proposed_and_confirmed_by_a_press_only(client, draft):
    Organisation.objects.create(
        ror="https://ror.org/052bx8q98",
        name="Sample Academy",
        search="| sample academi ",
        country="KZ",
    )
    row = draft.contributors.first()
    Contributor.objects.filter(pk=row.pk).update(affiliation="Sample Academy", country="KZ")

    page = client.get(reverse("submissions:check", args=[draft.key])).content.decode()
    row.refresh_from_db()
    assert "registry of institutions" in page and row.ror == ""

    check(client, draft, **typed(draft, "T", press=f"take:{row.key}"))
    row.refresh_from_db()
    assert row.ror == "https://ror.org/052bx8q98"


def test_required_texts_of_the_journal_are_demanded_and_others_never(draft):
    draft.journal.required_texts = {"abstract": ["kk", "en"]}
    draft.journal.save()

    assert [problem.field for problem in missing(draft)] == ["abstract_kk"]


def test_the_same_person_twice_is_told_by_address_orcid_or_name_and_institution(draft):
    rows = [
        Contributor(key="a", email="A@x.org"),
        Contributor(key="b", email="a@x.org"),
        Contributor(key="c", family_name="Қасымова", given_name="А", affiliation="Sample"),
        Contributor(key="d", family_name="Kasymova", given_name="A", affiliation="SAMPLE"),
        Contributor(key="e", family_name="Kasymova", given_name="A", affiliation="Another"),
    ]

    found = [(twin.first.key, twin.second.key, twin.same) for twin in same_people(rows)]

    assert found == [("a", "b", "email"), ("c", "d", "name")]


def test_roles_and_wishes_are_saved_and_strangers_keys_passed_over(client, draft):
    key, other = draft.contributors.first().key, begun(content=b"x").contributors.get()
    services.save_statements(
        draft,
        statements={},
        people=services.People(
            {key: ["methodology"], other.key: ["software"]},
            [
                {"kind": "opposed", "name": "Erik Olsen"},
                {"kind": "suggested", "name": "Kari Berg"},
            ],
        ),
    )

    other.refresh_from_db()
    assert draft.contributors.get(key=key).roles == ["methodology"] and other.roles == []
    assert {wish.name for wish in draft.wishes.all()} == {"Erik Olsen", "Kari Berg"}
    assert any("why Erik Olsen" in problem.words for problem in missing(draft))


@pytest.mark.parametrize("name", ["Saparova Aigerim", "Айгерим Сапарова"])
def test_an_author_cannot_be_wished_as_reviewer(draft, name):
    services.save_statements(
        draft,
        statements=STATEMENTS,
        consent=True,
        people=services.People(wishes=[{"kind": "suggested", "name": name}]),
    )

    assert any("is an author of this paper" in problem.words for problem in missing(draft))


def test_editors_see_wishes_and_an_opposed_person_needs_a_reason(draft):
    opposed = UserFactory(given_name="Erik", family_name="Olsen", expertise="queues")
    liked = UserFactory(given_name="Kari", family_name="Berg", expertise="queues")
    services.save_statements(
        draft,
        statements=STATEMENTS,
        consent=True,
        people=services.People(
            wishes=[
                {"kind": "opposed", "name": "Olsen Erik", "reason": "A lawsuit."},
                {"kind": "suggested", "name": "K", "email": liked.email, "reason": "Knows it."},
            ]
        ),
    )
    services.submit(draft, by=draft.submitter)
    draft.refresh_from_db()
    chief = MemberFactory(journal=draft.journal).user
    draft.versions.update(proof={"at": "2026-01-01T00:00:00+00:00", "findings": []})

    rows = {row.user: row for row in candidates(draft, text="queues")}
    assert "A lawsuit." in rows[opposed].concerns[0].words and rows[opposed].needs_reason
    assert "Knows it." in rows[liked].hints[0]
    with pytest.raises(ValidationError, match="A lawsuit"):
        invite_reviewer(draft, by=chief, reviewer=opposed)
    assert (
        invite_reviewer(draft, by=chief, reviewer=opposed, reason="Only expert.").reviewer
        == opposed
    )


def test_what_the_file_says_in_another_language_is_copied_only_into_empty_fields(client, draft):
    version = Version.objects.get(submission=draft)
    version.found = {
        "titles": {"other": {"value": "Wer wartet?", "quote": "x"}},
        "languages": {"other": "de"},
    }
    version.save()

    check(client, draft, **typed(draft, "Own", press="copy:titles:other:ru"))
    own = typed(draft, "Own", title_ru="Wer wartet?", press="copy:titles:other:en")
    check(client, draft, **own)

    draft.refresh_from_db()
    assert draft.title == Words(en="Own", ru="Wer wartet?")


def test_a_code_is_added_by_one_press_and_a_wrong_one_named(client, draft):
    check(client, draft, **typed(draft, "T", press="code:jel:D73"))
    draft.refresh_from_db()
    assert draft.codes["jel"] == ["D73"]

    services.save_check(draft, values={}, codes={"udc": ["budget"]}, people=[])
    assert any("budget is no code of UDC" in problem.words for problem in missing(draft))


def test_saving_two_hundred_authors_again_writes_no_row(draft, django_assert_max_num_queries):
    services.add_people(draft, people=[{"family_name": f"F{n}"} for n in range(200)])
    same = [{"key": row.key} for row in draft.contributors.all()]

    with django_assert_max_num_queries(8):
        services.save_check(draft, values={}, people=same)


def test_time_of_saving_tells_the_window(draft):
    seen = draft.saved_at

    services.save_check(draft, values={}, people=[], window=services.Window(seen, 123))

    assert draft.saved_at.microsecond == 123
    with pytest.raises(services.Newer):
        services.save_check(
            draft, values={}, people=[], window=services.Window(seen - timedelta(1), 5)
        )


def test_roles_are_prefilled_from_a_statement_of_contributions():
    text = b"# Title\n\nAigerim Saparova, Berik Tolegenov\n\n# Introduction\n\nText.\n"
    draft = begun(content=text)
    version = Version.objects.get(submission=draft)
    people = [("Aigerim", "Saparova"), ("Berik", "Tolegenov")]
    blank = dict.fromkeys(("patronymic", "email", "orcid", "affiliation"), "")
    version.found = {
        "authors": [
            {"given": given, "family": family, "printed": "", "corresponding": False, **blank}
            for given, family in people
        ],
        "statements": {
            "contributions": {
                "value": "A.S.: Methodology; B.T.: Software, Validation.",
                "quote": "",
            }
        },
    }
    version.save()

    services.prefill(version)

    assert [row.roles for row in draft.contributors.all()] == [
        ["methodology"],
        ["software", "validation"],
    ]


def test_signs_that_no_xml_can_hold_never_reach_a_draft(client, draft):
    check(client, draft, **typed(draft, "Who\x01 still\x0b wa\u202eits\ufffe?"))

    draft.refresh_from_db()
    assert draft.title["en"] == "Who still waits?"


def test_codes_of_no_country_and_long_names_of_doubts_are_not_kept(client, draft):
    key = draft.contributors.first().key
    check(client, draft, **typed(draft, "T", **{f"{key}-country": '">', f"{key}-more_land": '">'}))
    check(client, draft, **typed(draft, "T", press="settle:" + "x" * 5000))

    person = draft.contributors.first()
    assert person.country == "" and all(not row["country"] for row in person.more_affiliations)
    assert all(len(name) < 100 for name in draft.versions.get().found["settled"])


def test_roles_that_were_chosen_are_ticked_again(client, draft):
    key = draft.contributors.first().key
    services.save_statements(draft, statements={}, people=services.People({key: ["software"]}))

    page = client.get(reverse("submissions:statements", args=[draft.key])).content.decode()

    assert f'name="roles_{key}" value="software" checked' in page
    assert f'name="roles_{key}" value="methodology">' in page


def test_a_wish_without_a_name_is_a_row_of_the_form_and_no_wish(client, draft):
    client.post(reverse("submissions:statements", args=[draft.key]), {"press": "wish:suggested"})

    page = client.get(reverse("submissions:statements", args=[draft.key])).content.decode()
    last = client.get(reverse("submissions:send", args=[draft.key])).content.decode()

    assert f'name="{draft.wishes.get().key}-name"' in page
    assert "suggested" not in last
