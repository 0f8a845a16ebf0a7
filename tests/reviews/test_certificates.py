"""Certificates: who gets one, what it says, what anybody learns of it; co-reviewers' own."""

import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.utils.timezone import now

from accounts.links import make_token
from accounts.models import User
from journal.models import Expert, Letter
from reviews import queries, services
from reviews.models import Certificate, CoReviewer
from reviews.queries.certificates import sheet_of
from tests.factories import UserFactory
from tests.reviews.conftest import kinds_to, report


def opened(kind, row):
    page = {"review": "review", "co_review": "co-review"}[kind]
    browser = Client()
    browser.get(f"/en/{page}/{make_token(kind, row.key, row.nonce)}/")
    return browser


def text_of(answer):
    document = pypdfium2.PdfDocument(answer.content)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return " ".join(text.split())


@pytest.fixture
def done(accepted):
    return services.hand_in(accepted, values=report(accepted))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Certificate of review"), ("ru", "20"), ("kk", "20")]
)
def test_certificate_names_person_journal_and_day_and_no_paper(clock, done, language, words):
    browser = opened("review", done)

    answer = browser.post(f"/en/reviews/{done.key}/certificate/", {"language": language})

    text = text_of(answer)
    assert answer["Content-Type"] == "application/pdf"
    assert "Roza Readerova" in text
    assert words in text
    assert str(done.round.submission.own_title) not in text
    assert done.round.submission.code not in text
    assert Certificate.objects.get().code in text
    for hidden in (b"Writerova", done.round.submission.code.encode()):
        assert hidden not in answer.content


def test_second_press_gives_the_same_code_and_follows_a_new_name(clock, done, reviewer):
    first = services.issue_certificate(done)
    User.objects.filter(pk=reviewer.pk).update(family_name="Newnamova")
    done.reviewer.refresh_from_db()

    again = services.issue_certificate(done)

    assert (again.code, again.name) == (first.code, "Roza Newnamova")
    page = Client().get(f"/en/certificates/{again.code}/").content.decode()
    assert "Newnamova" in page
    assert "Readerova" not in page


def test_there_is_none_before_the_review_is_in(clock, accepted):
    answer = opened("review", accepted).post(f"/en/reviews/{accepted.key}/certificate/")

    assert answer.status_code == 409
    assert not Certificate.objects.exists()


def test_anybody_checks_a_code_and_learns_no_paper(clock, done):
    code = services.issue_certificate(done).code

    answer = Client().get(f"/en/certificates/{code}/")

    page = answer.content.decode()
    assert "This certificate is valid" in page
    assert "2 March 2026" in page
    assert done.round.submission.code not in page
    assert str(done.round.submission.own_title) not in page
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    unknown = Client().get(f"/en/certificates/{'0' * 20}/")
    assert (unknown.status_code, "no such certificate" in unknown.content.decode()) == (404, True)


def test_address_on_it_leads_to_the_check(clock, done):
    sheet = sheet_of(services.issue_certificate(done), "kk")

    path = sheet.address.partition("/kk/")[2]
    assert Client().get(f"/kk/{path}").status_code == 200


def named(review, **changes):
    person = {"name": "Sara Helper", "email": "sara@uni.example", "affiliation": "Academy"}
    return services.name_co_reviewer(review, **person | changes)


def form_of(review, **changes):
    return {"to_authors": "1. Half a thought."} | changes


def test_co_reviewer_is_named_from_the_form_and_the_text_is_saved(clock, accepted, editor):
    browser = opened("review", accepted)
    person = {"co-name": "Sara Helper", "co-email": "sara@uni.example"}

    answer = browser.post(f"/en/reviews/{accepted.key}/co-reviewers/", form_of(accepted, **person))

    assert answer.status_code == 302
    accepted.refresh_from_db()
    assert accepted.draft["to_authors"] == "1. Half a thought."
    page = browser.get(f"/en/reviews/{accepted.key}/").content.decode()
    assert "Sara Helper" in page
    row = CoReviewer.objects.get()
    browser.post(f"/en/reviews/{accepted.key}/co-reviewers/", form_of(accepted, remove=row.key))
    assert not CoReviewer.objects.exists()


@pytest.mark.parametrize("button", ["save", "hand-in", "co-reviewers"])
def test_half_named_co_reviewer_is_asked_about_and_stays_in_the_form(clock, accepted, button):
    browser = opened("review", accepted)

    answer = browser.post(
        f"/en/reviews/{accepted.key}/{button}/", form_of(accepted, **{"co-name": "Sara Helper"})
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Write the address." in page
    assert 'value="Sara Helper"' in page
    assert "Half a thought" in page


def barred(cause, accepted, author, editor):
    """Return the address of somebody who may not help, for one cause."""
    paper = accepted.round.submission
    if cause == "author":
        return author.email
    person = UserFactory(email="sara@uni.example")
    if cause == "held":
        services.rule_conflict(
            paper, by=editor, user=person, finding=("noted", ""), ruling="pinned", reason="Kin."
        )
    elif cause == "never":
        services.expert_of(person)
        Expert.objects.filter(user=person).update(never_at=now())
    elif cause == "gone":
        User.objects.filter(pk=person.pk).update(is_active=False)
    elif cause == "reads":
        services.invite_reviewer(paper, by=editor, reviewer=person)
    return person.email


CAUSES = ["author", "held", "never", "gone", "reads"]


def test_who_may_not_help_is_refused_in_the_same_words_whatever_the_cause(
    clock, accepted, author, editor
):
    browser, said = opened("review", accepted), set()
    for cause in CAUSES:
        with transaction.atomic():
            email = barred(cause, accepted, author, editor)
            person = {"co-name": "Sara Helper", "co-email": email}
            answer = browser.post(
                f"/en/reviews/{accepted.key}/co-reviewers/", form_of(accepted, **person)
            )
            page = answer.content.decode()
            assert answer.status_code == 409, cause
            assert f'value="{email}"' in page
            assert "Half a thought" in page
            start = page.index('id="errors"')
            said.add(page[start : page.index("</div>", start)])
            assert not CoReviewer.objects.exists()
            transaction.set_rollback(True)

    (words,) = said
    assert "Please write to the editor" in words
    assert "author" not in words
    assert not Letter.objects.filter(kind="editor-co-reviewer-doubted").exists()


@pytest.fixture
def near(db):
    """Somebody from the author's institution."""
    return UserFactory(email="near@uni.example", affiliation="Sample Academy")


def test_doubted_person_gets_no_letter_until_the_editor_says_so(
    clock, client, accepted, near, editor
):
    row = named(accepted, email=near.email)
    letter = Letter.objects.get(kind="editor-co-reviewer-doubted")
    assert (letter.to, "Sample Academy" in letter.text) == (editor.email, True)
    assert [each.kind for each in queries.actions(editor)][:1] == ["co_reviewer"]
    services.hand_in(accepted, values=report(accepted))
    assert "co-reviewer-named" not in kinds_to(near)
    client.force_login(editor)
    assert (
        "Sample Academy"
        in client.get(f"/en/papers/{accepted.round.submission.key}/reviewers/").content.decode()
    )

    client.post(f"/en/co-reviewers/{row.key}/", {"answer": "remove"})

    assert not CoReviewer.objects.exists()
    assert "co-reviewer-named" not in kinds_to(near)


def test_co_reviewer_is_told_when_the_review_is_in_and_takes_the_certificate(clock, accepted):
    row = named(accepted)
    assert not Letter.objects.filter(to=row.email).exists()
    services.hand_in(accepted, values=report(accepted))
    services.hand_in(accepted, values=report(accepted))
    row.refresh_from_db()
    assert kinds_to(row) == ["co-reviewer-named"]
    browser = opened("co_review", row)
    page = browser.get(f"/en/co-reviews/{row.key}/").content.decode()
    assert "Roza Readerova" in page
    assert str(accepted.round.submission.own_title) not in page

    answer = browser.post(f"/en/co-reviews/{row.key}/", {"language": "en"})

    assert "Sara Helper" in text_of(answer)
    assert Certificate.objects.get().user == row.user
    assert browser.get(f"/en/reviews/{accepted.key}/").status_code == 404


def test_naming_has_bounds(clock, accepted, reviewer):
    with pytest.raises(ValidationError, match="your own address"):
        named(accepted, email=reviewer.email)
    for number in range(4):
        named(accepted, email=f"p{number}@uni.example")
    named(accepted, email="p1@uni.example", name="Better spelt")

    with pytest.raises(ValidationError, match="Four co-reviewers"):
        named(accepted, email="fifth@uni.example")
    assert CoReviewer.objects.filter(name="Better spelt").count() == 1


def test_nobody_is_named_after_the_review_is_in(clock, done):
    with pytest.raises(ValidationError):
        named(done)
    assert not User.objects.filter(email="sara@uni.example").exists()


def test_stranger_opens_nothing_of_a_co_review(clock, client, accepted):
    row = named(accepted)
    client.force_login(UserFactory())

    assert client.get(f"/en/co-reviews/{row.key}/").status_code == 404
    assert client.post(f"/en/co-reviewers/{row.key}/").status_code == 404
