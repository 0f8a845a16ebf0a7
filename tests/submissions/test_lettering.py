"""A paper in the letters of old fonts, from the file to the press that puts them right."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from submissions import services
from submissions.converting import bytes_of
from submissions.models import File, Status, Submission
from tests.submissions.papers import begun, errands, read

pytestmark = pytest.mark.django_db

TITLE = "Қоғамдық қызмет көрсету жүйесі"
PAPER = f"""# {TITLE}

Айгерім Сапарова

Қазақстан Республикасының Мемлекеттік басқару академиясы, Астана

**Түйін.** Бұл мақалада Қазақстан Республикасының қоғамдық көлік жүйесі мен қала халқының өмір сүру
деңгейі қарастырылады. Зерттеудің мақсаты халыққа қызмет көрсету жүйесінің тиімділігін бағалау және
үкімет үшін ұсыныстар беру болып табылады.

**Кілт сөздер:** қоғам; қызмет; жүйе

# Кіріспе

Әр өңірдің өз ерекшелігі бар, сондықтан ғылыми әдіс қажет. Бұл бөлімде негізгі мәселелер туралы.
"""


def legacy(text: str) -> str:
    return text.encode("kz1048").decode("cp1251")


@pytest.fixture
def draft():
    paper = begun(content=legacy(PAPER).encode(), name="мақала.md")
    read(paper)
    return paper


def current(draft):
    return draft.versions.get()


def test_legacy_letters_are_found_when_a_file_is_read(draft):
    letters = current(draft).found["letters"]

    assert letters["mapping"] == "kz1048"
    assert letters["certain"] is True
    assert "Қазақстан" in letters["after"]


def test_proper_letters_are_not_found():
    paper = begun(content=PAPER.encode(), name="мақала.md")

    assert "letters" not in read(paper).found


def test_conversion_puts_text_and_form_right_and_keeps_the_file(draft):
    manuscript = File.objects.get(version=current(draft), kind=File.Kind.MANUSCRIPT)

    services.convert_letters(draft)

    version = current(draft)
    assert "letters" not in version.found
    for kind in (File.Kind.WHOLE_TREE, File.Kind.TREE):
        tree = bytes_of(File.objects.get(version=version, kind=kind)).decode()
        assert "сондықтан ғылыми әдіс қажет" in tree
        assert "ќ" not in tree
    kept = File.objects.get(version=version, kind=File.Kind.MANUSCRIPT)
    assert (kept.sha256, bytes_of(kept)) == (manuscript.sha256, legacy(PAPER).encode())
    fresh = Submission.objects.get(pk=draft.pk)
    assert TITLE in fresh.title.values()
    assert version.found["title"]["value"] == TITLE


def test_conversion_puts_right_what_a_person_typed(draft):
    draft.title["kk"] = legacy("Менің өз тақырыбым")
    draft.save()

    services.convert_letters(draft)

    assert Submission.objects.get(pk=draft.pk).title["kk"] == "Менің өз тақырыбым"


def test_conversion_makes_the_copy_anew(draft):
    before = errands("convert_version").count()

    services.convert_letters(draft)

    assert errands("convert_version").count() == before + 1


def test_second_press_changes_nothing(draft):
    services.convert_letters(draft)

    with pytest.raises(ValidationError):
        services.convert_letters(draft)


def test_paper_that_was_sent_stays_as_it_is(draft):
    Submission.objects.filter(pk=draft.pk).update(status=Status.SUBMITTED, code="X-2026-0001")

    with pytest.raises(services.WrongStatus):
        services.convert_letters(draft)

    assert "letters" in current(draft).found


def test_author_sees_a_sample_and_converts_by_one_press(draft, client):
    client.force_login(draft.submitter)
    address = reverse("submissions:check", args=[draft.key])

    page = client.get(address).content.decode()
    assert "Kazakh letters" in page
    assert "Convert the letters" in page
    answer = client.post(address, {"press": "legacy"})

    assert answer.status_code == 302
    assert "letters" not in current(draft).found
    assert "Convert the letters" not in client.get(address).content.decode()
