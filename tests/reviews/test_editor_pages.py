"""Editors' and authors' pages of reading and deciding."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext

from journal.models import Letter, Role
from reviews import queries, services
from reviews.access import letter_for
from reviews.models import Decision, Review
from submissions.models import Contributor, Recusal, Status
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.reviews.conftest import done_review, letter_text


def browser_of(user):
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def office(editor):
    return browser_of(editor)


@pytest.fixture
def read_paper(clock, paper, editor):
    done_review(paper, editor, UserFactory(given_name="Anna", family_name="Firstova"))
    done_review(paper, editor, UserFactory(given_name="Berta", family_name="Secondova"))
    paper.refresh_from_db()
    return paper


def decide_form(**changes):
    return {
        "kind": "major",
        "language": "en",
        "due_on": "2026-05-04",
        "subject": "[JT] Decision on your paper: major revision",
        "text": "Dear author,\n\nWe ask for a major revision.\n\n> Answer: [[link]]",
        "after": "",
        "do": "decide",
    } | changes


# --- inviting ---------------------------------------------------------------------------------


def test_button_of_a_row_invites_its_person(clock, paper, office, reviewer):
    answer = office.post(
        f"/en/papers/{paper.key}/reviewers/", {"person": reviewer.key, "days": "14"}, follow=True
    )

    review = Review.objects.get()
    assert review.reviewer == reviewer
    assert review.review_due == dt.date(2026, 3, 16)
    assert "Roza Readerova is invited" in answer.content.decode()


def test_new_person_is_invited_by_name_and_address(clock, paper, office):
    form = {"person": "new", "days": "21", "name": "Dana New", "email": "dana@uni.example"}

    office.post(f"/en/papers/{paper.key}/reviewers/", form | {"language": "kk"})

    review = Review.objects.get()
    assert (review.reviewer.name, review.reviewer.language) == ("Dana New", "kk")


def test_new_person_without_address_is_asked_for_and_the_name_kept(clock, paper, office):
    form = {"person": "new", "days": "21", "name": "Dana New", "email": "", "language": "en"}

    page = office.post(f"/en/papers/{paper.key}/reviewers/", form).content.decode()

    assert "Write the address." in page
    assert 'value="Dana New"' in page
    assert not Review.objects.exists()


def test_search_finds_by_name_address_institution_and_topic(clock, paper, office, reviewer):
    UserFactory(family_name="Elsewhere", expertise="taxes")
    address = f"/en/papers/{paper.key}/reviewers/"

    for text in ("reader", "one-stop", "Roza Read", reviewer.email):
        page = office.get(address, {"q": text}).content.decode()
        assert "Roza Readerova" in page
        assert "Elsewhere" not in page


def test_doubtful_person_is_invited_once_the_reason_is_written(clock, paper, office, reviewer):
    reviewer.affiliation = "Sample Academy"
    reviewer.save()
    address = f"/en/papers/{paper.key}/reviewers/"
    form = {"person": reviewer.key, "days": "21"}

    refused = office.post(address, form)
    office.post(address, form | {f"reason_{reviewer.key}": "Knows the field."})

    assert refused.status_code == 409
    assert "same institution" in refused.content.decode()
    assert Review.objects.get().invited_despite == "Knows the field."


def test_author_is_never_proposed_and_stands_blocked_where_the_name_is_typed(
    clock, paper, office, author
):
    author.expertise = "one-stop shops"
    author.save()
    address = f"/en/papers/{paper.key}/reviewers/"

    proposed = office.get(address).content.decode()
    typed = office.get(address, {"q": "Writerova"}).content.decode()

    assert "Is an author of this paper." not in proposed
    assert "Is an author of this paper. Same account as Aziza Writerova." in typed
    assert f'value="{author.key}"' not in proposed + typed


def test_date_is_moved_by_two_presses_and_the_plan_is_shown(clock, accepted, office):
    page = office.post(
        f"/en/reviews/{accepted.key}/due/", {"to": "2026-04-02"}, follow=True
    ).content.decode()

    assert "now has time until 2 April 2026" in page
    assert "Reminders: 30 Mar, 2 Apr, 9 Apr." in page


# --- deciding ---------------------------------------------------------------------------------


def test_letter_is_prefilled_and_previewed_with_its_open_places(read_paper, office):
    page = office.get(f"/en/papers/{read_paper.key}/decide/?kind=major").content.decode()

    assert "We ask you for a major revision" in page
    assert page.count('class="placeholder"') == 4
    assert "4 places in the letter still wait for your words." in page
    assert "Between us" not in page.split("Scores and reports")[0]


def test_open_place_keeps_the_letter_and_all_that_was_typed(read_paper, office):
    form = decide_form(text="Dear author,\n\nMy own sentence. [[your words: what must change]]")

    answer = office.post(f"/en/papers/{read_paper.key}/decide/", form)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "still waits for your words: “your words: what must change”" in page
    assert "My own sentence." in page
    assert not Decision.objects.exists()


def test_letter_written_anew_keeps_the_earlier_text_below(read_paper, office):
    form = decide_form(kind="accept", language="ru", do="draft", text="My careful own words.")

    page = office.post(f"/en/papers/{read_paper.key}/decide/", form).content.decode()

    assert "Мы принимаем статью" in page
    assert "My careful own words." in page


def test_preview_shows_what_was_typed_and_never_runs_it(read_paper, office):
    form = decide_form(do="preview", text="Hello <script>alert(1)</script>\n\n1. one\n2. two")

    page = office.post(f"/en/papers/{read_paper.key}/decide/", form).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<li>two</li>" in page


def test_decided_paper_shows_the_banner_and_undo(read_paper, office):
    page = office.post(
        f"/en/papers/{read_paper.key}/decide/", decide_form(), follow=True
    ).content.decode()
    decision = Decision.objects.get()

    assert "Letter not yet sent." in page
    assert f"/en/decisions/{decision.key}/undo/" in page
    undone = office.post(f"/en/decisions/{decision.key}/undo/", follow=True).content.decode()
    assert "Nobody outside was told" in undone
    again = office.get(f"/en/papers/{read_paper.key}/decide/?kind=major").content.decode()
    assert "We ask for a major revision." in again


def test_second_editor_keeps_the_own_text_and_reads_who_was_faster(
    read_paper, editor, office, journal
):
    second = MemberFactory(journal=journal, user=UserFactory(), role=Role.MANAGER).user
    office.post(f"/en/papers/{read_paper.key}/decide/", decide_form(kind="accept"))

    answer = browser_of(second).post(
        f"/en/papers/{read_paper.key}/decide/", decide_form(text="Text of the second editor.")
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Edda Chiefly decided Accept at 11:00:00, before you." in page
    assert "Text of the second editor." in page
    assert Decision.objects.count() == 1


def without_changing_parts(page):
    return re.sub(rb'(csrfmiddlewaretoken" value="|name="csrf-token" content=")[^"]+', b"", page)


def test_held_decision_changes_no_byte_for_authors_and_reviewers(read_paper, editor, author):
    review = read_paper.rounds.get().reviews.first()
    waiting = services.invite_reviewer(read_paper, by=editor, reviewer=UserFactory())
    addresses = [
        (author, f"/en/papers/{read_paper.key}/"),
        (author, "/en/papers/"),
        (review.reviewer, f"/en/reviews/{review.key}/"),
        (review.reviewer, "/en/reviews/"),
        (waiting.reviewer, f"/en/reviews/{waiting.key}/"),
    ]

    def pages():
        answers = [browser_of(user).get(address) for user, address in addresses]
        assert [answer.status_code for answer in answers] == [200] * 5
        return [without_changing_parts(answer.content) for answer in answers]

    before = pages()
    decision = services.decide(read_paper, by=editor, kind="reject", letter=letter_text("reject"))
    assert pages() == before
    services.undo(decision, by=editor)
    assert pages() == before


# --- who sees what ------------------------------------------------------------------------------


def test_no_page_of_the_authors_names_or_counts_reviewers(read_paper, editor, author):
    services.invite_reviewer(
        read_paper, by=editor, reviewer=UserFactory(given_name="C", family_name="Thirdova")
    )
    decision = services.decide(read_paper, by=editor, kind="major", letter=letter_text())
    services.send_now(decision, by=editor)
    browser = browser_of(author)

    pages = [
        browser.get(f"/en/papers/{read_paper.key}/"),
        browser.get(f"/en/papers/{read_paper.key}/revise/"),
        browser.get("/en/papers/"),
    ]

    assert [page.status_code for page in pages] == [200, 200, 200]
    for page in pages:
        text = page.content.decode()
        for secret in ("Firstova", "Secondova", "Thirdova", "Between us", "Reviewer C"):
            assert secret not in text
    assert "Reviewer B" in pages[1].content.decode()


@pytest.mark.parametrize("why", ["author", "recused"])
def test_editor_in_conflict_sees_no_board_and_opens_no_door(read_paper, editor, why):
    if why == "author":
        Contributor.objects.create(
            submission=read_paper, user=editor, family_name="Chiefly", position=1
        )
    else:
        Recusal.objects.create(submission=read_paper, user=editor, reason="Friend", by=editor)
    browser = browser_of(editor)
    review = read_paper.rounds.get().reviews.first()

    assert queries.board(read_paper, editor) is None
    told = " ".join(event.words for event in queries.events(read_paper, editor))
    assert "Firstova" not in told
    assert queries.actions(editor) == []
    for address in ("reviewers", "decide"):
        assert browser.get(f"/en/papers/{read_paper.key}/{address}/").status_code in {403, 404}
    for act in ("release", "remind", "due", "link", "ask-again", "end-links"):
        assert browser.post(f"/en/reviews/{review.key}/{act}/").status_code == 404
    assert browser.get(f"/en/reviews/{review.key}/attachment/").status_code == 404


def test_letters_are_read_by_their_own_side_only(read_paper, editor, author):
    review = read_paper.rounds.get().reviews.first()
    services.send_now(
        services.decide(read_paper, by=editor, kind="reject", letter=letter_text("reject")),
        by=editor,
    )
    to_reviewer = Letter.objects.get(kind="review-received", to=review.reviewer.email)
    to_author = Letter.objects.get(kind="decision-reject")
    to_editor = Letter.objects.get(kind="editor-reviews-in")

    def readers(letter):
        found = set()
        for name, user in {
            "editor": editor,
            "author": author,
            "reviewer": review.reviewer,
            "stranger": UserFactory(),
        }.items():
            try:
                letter_for(user, letter.key)
                found.add(name)
            except Http404:
                continue
        return found

    assert readers(to_reviewer) == {"editor", "reviewer"}
    assert readers(to_author) == {"editor", "author"}
    assert readers(to_editor) == {"editor"}


def test_score_table_has_means_and_marks_disagreement(clock, paper, editor):
    review = done_review(paper, editor)
    review.scores.filter(criterion__slug="methods").update(value=2)
    done_review(paper, editor)

    board = queries.board(paper, editor)
    rows = {row.criterion.slug: row for row in board.rounds[0].comparison.scores}

    assert (rows["methods"].values, rows["methods"].mean, rows["methods"].apart) == (
        [2, 4],
        3,
        True,
    )
    assert not rows["clarity"].apart
    assert board.current.is_complete


def test_board_and_actions_take_as_many_queries_for_three_as_for_one(clock, journal, editor):
    def count(act):
        with CaptureQueriesContext(connection) as seen:
            act()
        return len(seen)

    first = SubmissionFactory(journal=journal)
    done_review(first, editor)
    services.invite_reviewer(first, by=editor, reviewer=UserFactory())
    board, actions = (
        count(lambda: queries.board(first, editor)),
        count(lambda: queries.actions(editor)),
    )
    done_review(first, editor)
    services.invite_reviewer(first, by=editor, reviewer=UserFactory())
    for _each in range(2):
        services.invite_reviewer(
            SubmissionFactory(journal=journal), by=editor, reviewer=UserFactory()
        )

    assert count(lambda: queries.board(first, editor)) == board
    assert count(lambda: queries.actions(editor)) == actions


# --- revising ----------------------------------------------------------------------------------------


def ask_for_revision(paper, editor):
    decision = services.decide(paper, by=editor, kind="major", letter=letter_text())
    services.send_now(decision, by=editor)


def test_author_answers_point_by_point_and_sends_the_file(read_paper, editor, author):
    ask_for_revision(read_paper, editor)
    browser = browser_of(author)
    address = f"/en/papers/{read_paper.key}/revise/"
    page = browser.get(address).content.decode()
    assert 'name="answer_A.1"' in page
    assert 'name="answer_B.2"' in page

    done = browser.post(
        address,
        {f"answer_{point}": "We did." for point in ("A.1", "A.2", "B.1", "B.2")}
        | {"file": SimpleUploadedFile("paper.md", b"# Title\n\nText.")},
        follow=True,
    ).content.decode()

    read_paper.refresh_from_db()
    assert "Revision 1 received" in done
    assert "We did." in done
    assert read_paper.status == Status.IN_REVIEW


def test_revision_without_a_file_keeps_the_answers(read_paper, editor, author):
    ask_for_revision(read_paper, editor)

    page = (
        browser_of(author)
        .post(f"/en/papers/{read_paper.key}/revise/", {"answer_A.1": "We did."})
        .content.decode()
    )

    assert "Choose the file of your paper." in page
    assert "We did." in page
    read_paper.refresh_from_db()
    assert read_paper.status == Status.REVISION_REQUESTED


def test_coauthor_and_editor_cannot_send_the_revision(read_paper, editor):
    ask_for_revision(read_paper, editor)
    coauthor = UserFactory()
    Contributor.objects.create(submission=read_paper, user=coauthor, family_name="Co", position=1)

    for user in (coauthor, editor):
        answer = browser_of(user).post(f"/en/papers/{read_paper.key}/revise/", {"answer": "x"})
        assert answer.status_code == 403
    assert browser_of(UserFactory()).get(f"/en/papers/{read_paper.key}/revise/").status_code == 404
