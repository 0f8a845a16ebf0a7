import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from submissions import services
from submissions.models import Contributor
from tests.factories import UserFactory
from tests.submissions.papers import begun, complete

pytestmark = pytest.mark.django_db
HEADING = "Family name\tGiven name\tE-mail\tInstitution\tORCID"


@pytest.fixture
def draft(client):
    author = UserFactory(given_name="Aigerim", family_name="Saparova")
    client.force_login(author)
    return begun(author)


def table(*rows):
    return "\n".join([HEADING, *("\t".join(row) for row in rows)])


def send(client, draft, press="read", **data):
    return client.post(reverse("submissions:authors", args=[draft.key]), {"press": press} | data)


def names(draft):
    return [row.name for row in draft.contributors.all()]


def test_a_pasted_table_is_shown_and_adds_nothing_before_the_press(client, draft):
    words = send(client, draft, table=table(["Berg", "Anna", "a@example.org", "Sample", ""]))

    assert "We understood one author" in words.content.decode()
    assert names(draft) == ["Aigerim Saparova"]


def test_two_hundred_people_are_added_in_order_by_one_press(client, draft):
    rows = [[f"Berg{n}", f"Anna{n}", f"a{n}@example.org", "Sample", ""] for n in range(200)]

    answer = send(client, draft, "add", table=table(*rows))

    assert answer["Location"].endswith("/check/#people")
    assert names(draft)[:3] == ["Aigerim Saparova", "Anna0 Berg0", "Anna1 Berg1"]
    assert draft.contributors.count() == 201
    assert len(client.get(answer["Location"].partition("#")[0]).content) < 500_000


def test_people_who_are_there_already_get_their_gaps_filled(client, draft):
    me = draft.contributors.get()

    send(
        client,
        draft,
        "add",
        table=table(["Other", "Name", me.email.upper(), "Sample Academy", "0000-0002-1825-0097"]),
    )

    me.refresh_from_db()
    assert draft.contributors.count() == 1
    assert (me.family_name, me.affiliation, me.orcid) == (
        "Saparova",
        "Sample Academy",
        "0000-0002-1825-0097",
    )


def test_doubles_inside_the_table_are_left_out_unless_a_person_says_otherwise(client, draft):
    double = table(
        ["Berg", "Anna", "a@example.org", "Sample", ""],
        ["Berg", "A.", "A@example.org", "Sample", ""],
        ["Берг", "Анна", "", "Sample", ""],
        ["Berg", "Anna", "other@example.org", "Sample", ""],
    )

    words = send(client, draft, table=double).content.decode()
    assert "Stands in line 2 too: the same e-mail" in words
    assert "Stands in line 2 too: the same name and institution" in words

    send(client, draft, "add", **{"table": double, "way-3": "add"})
    assert names(draft) == ["Aigerim Saparova", "Anna Berg", "A. Berg"]


def test_what_is_wrong_in_a_row_is_said_in_words_and_kept(client, draft):
    wrong = table(
        ["Berg", "Anna", "no address", "Sample", "0000"], ["", "", "b@example.org", "", ""]
    )

    words = send(client, draft, table=wrong).content.decode()
    for part in ("no address is no e-mail address.", "0000 is no ORCID iD.", "No name: this row"):
        assert part in words

    send(client, draft, "add", table=wrong)
    assert draft.contributors.last().email == "no address"
    assert draft.contributors.count() == 2


def test_a_file_of_a_spreadsheet_is_read(client, draft):
    file = SimpleUploadedFile("a.csv", "Имя;Фамилия\nАнна;Берг\n".encode("cp1251"))

    words = send(client, draft, file=file).content.decode()

    assert "Анна Берг" in words
    assert "Анна;Берг" in words  # goes along for the next press


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"table": "  "}, "Paste the cells"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 zip")}, "Save the spreadsheet as CSV"),
        ({"table": "x" * 400_001}, "too long"),
        ({"file": SimpleUploadedFile("a.csv", b"x" * 400_001)}, "too long"),
    ],
)
def test_what_is_no_table_is_refused_in_words(client, draft, data, words):
    assert words in send(client, draft, **data).content.decode()
    assert names(draft) == ["Aigerim Saparova"]


def test_too_many_authors_are_refused_and_nothing_is_added(client, draft):
    rows = [[f"Berg{n}", "Anna", "", "", ""] for n in range(301)]

    words = send(client, draft, "add", table=table(*rows)).content.decode()

    assert "300 authors" in words and draft.contributors.count() == 1


def test_columns_are_told_anew(client, draft):
    send(
        client, draft, "add", table="Anna\tBerg\nKari\tOlsen", column=["family_name", "given_name"]
    )

    assert [row.family_name for row in draft.contributors.all()] == ["Saparova", "Anna", "Kari"]


def test_markup_in_cells_is_text(client, draft):
    words = send(client, draft, table=table(["<script>alert(1)</script>", "A", "", "", ""]))

    assert "<script>alert(1)" not in words.content.decode()


def test_a_paper_that_was_sent_takes_no_table(client, draft):
    sent = complete(draft.submitter)
    services.submit(sent, by=sent.submitter)

    answer = send(client, sent, "add", table=table(["Berg", "Anna", "", "", ""]))

    assert answer["Location"].endswith("/done/")
    assert not Contributor.objects.filter(submission=sent, family_name="Berg", given_name="Anna")


@pytest.mark.parametrize(("language", "sign"), [("en", ","), ("ru", ";")])
def test_the_empty_table_opens_in_a_spreadsheet_of_the_language(client, draft, language, sign):
    answer = client.get(f"/{language}/submit/authors.csv")

    assert answer["Content-Type"].startswith("text/csv")
    assert answer.content.decode().startswith("\ufeff")
    assert answer.content.decode().count(sign) == 6
