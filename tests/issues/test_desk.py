import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from journal.models import Letter, Member, Role
from journal.multilingual import Words
from reviews.models import Review
from reviews.services import LetterText, accept, decide, invite_reviewer, send_now
from submissions.models import Contributor, Status, Submission
from submissions.services import recuse, take_charge
from tests.factories import (
    JournalFactory,
    MemberFactory,
    SectionFactory,
    SubmissionFactory,
    UserFactory,
)
from tests.issues.papers import article_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return MemberFactory(user=UserFactory(given_name="Edda", family_name="Chief")).user


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)

    def fetch(**wish):
        return client.get(reverse("desk"), wish)

    return fetch


def in_review(editor, *, overdue=False, **fields):
    paper = SubmissionFactory(**fields)
    paper.versions.update(counts={"words": 5000})
    take_charge(paper, by=editor)
    review = accept(invite_reviewer(paper, by=editor, reviewer=UserFactory()))
    accept(invite_reviewer(paper, by=editor, reviewer=UserFactory()))
    if overdue:
        due = now().date() - timedelta(days=5)
        Review.objects.filter(pk=review.pk).update(review_due=due)
    return paper


def shown(answer):
    return answer.content.decode()


def test_three_numbers_and_whose_turn_it_is(desk, editor):
    SubmissionFactory.create_batch(2)
    in_review(editor)
    late = in_review(editor, overdue=True)

    found = desk().context["desk"]

    assert (found.need, found.wait, found.stuck) == (2, 1, 1)
    stuck = desk(show="stuck").context["page"].object_list
    assert [row.submission for row in stuck] == [late]


def test_rows_are_sorted_by_their_days(desk, editor):
    young, old = SubmissionFactory(), SubmissionFactory()
    Submission.objects.filter(pk=old.pk).update(status_since=now() - timedelta(days=19))

    answer = desk()

    assert [row.submission for row in answer.context["page"]] == [old, young]
    assert "The oldest has waited 19 days" in shown(answer)
    assert "19, usual 14" in shown(answer)


def test_row_says_stage_reviews_due_action_and_person(desk, editor):
    paper = in_review(editor)

    text = shown(desk(show="wait"))

    assert paper.code.partition("-")[2] in text
    assert "With reviewers" in text
    assert "0 in, 2 accepted, 2 invited" in text
    assert "Waits for 2 reviewers" in text
    assert "You" in text


def test_stage_is_with_editor_once_somebody_is_in_charge(desk, editor):
    take_charge(SubmissionFactory(), by=editor)

    assert "With editor" in shown(desk(show="open"))


def test_stage_follows_a_decision_from_its_holding_to_the_authors_turn(desk, editor):
    paper = in_review(editor)
    Submission.objects.filter(pk=paper.pk).update(status_since=now() - timedelta(days=40))
    letter = LetterText(subject="x", text="y")

    decision = decide(paper, by=editor, kind="major", letter=letter)
    held = desk(show="open").context["page"].object_list[0]
    send_now(decision, by=editor)
    sent = desk(show="open").context["page"].object_list[0]

    assert (held.stage.word, held.days) == ("Decision in preparation", 0)
    assert (sent.stage.word, sent.days) == ("Revision requested", 0)


def test_quick_filters_are_links_with_counts(desk, editor):
    SubmissionFactory(language="ru", title=Words(ru="Одно окно"))
    SubmissionFactory()
    take_charge(Submission.objects.last(), by=editor)

    answer = desk(show="open", only="unassigned")

    chips = {chip.name: chip.count for chip in answer.context["desk"].quick}
    assert chips["unassigned"] == 1
    assert chips["ru"] == 1
    assert "kk" not in chips
    assert len(answer.context["page"].object_list) == 1


@pytest.mark.parametrize(
    "words", ["JT-2026", "ОДНО окно", "сапарова", "Roza Reader", "aziza@example.org"]
)
def test_search_finds_number_title_authors_and_reviewers(desk, editor, words):
    paper = in_review(editor, code="JT-2026-7777", title=Words(ru="Одно окно"), language="ru")
    Contributor.objects.create(
        submission=paper, family_name="Сапарова", email="aziza@example.org", position=2
    )
    roza = UserFactory(given_name="Roza", family_name="Reader")
    invite_reviewer(paper, by=editor, reviewer=roza)
    SubmissionFactory(code="KZ-1999-0001", title=Words(en="Something else"))

    found = desk(q=words).context["page"].object_list

    assert [row.submission for row in found] == [paper]


def test_closed_papers_have_a_list_of_their_own(desk, editor):
    paper = SubmissionFactory(status=Status.DECLINED)

    assert list(desk(show="open").context["page"]) == []
    assert [row.submission for row in desk(show="closed").context["page"]] == [paper]


def test_own_paper_is_one_sentence_and_leaks_nothing(desk, client, editor):
    paper = SubmissionFactory(submitter=editor, title=Words(en="My own paper"))
    paper.versions.update(counts={"words": 5000})
    deputy = MemberFactory(role=Role.MANAGER).user
    before = shown(desk(show="open"))
    roza = UserFactory(given_name="Roza", family_name="Reader")
    review = accept(invite_reviewer(paper, by=deputy, reviewer=roza))
    Review.objects.filter(pk=review.pk).update(review_due=now().date() - timedelta(days=9))
    decide(paper, by=deputy, kind="major", letter=LetterText(subject="x", text="y"))

    after = shown(desk(show="open"))

    token = 'name="csrfmiddlewaretoken" value="'
    cut = [text.split(token)[0] + text.split(token)[1][64:] for text in (before, after)]
    assert cut[0] == cut[1]
    assert "My own paper" in after
    assert "another editor handles it" in after
    assert reverse("manuscript", args=[paper.key]) not in after
    assert shown(desk(q="Reader")).count("My own paper") == 0
    exported = client.get(reverse("issues:desk_csv"), {"show": "open"}).content.decode()
    assert "My own paper" not in exported


def test_recused_paper_is_one_sentence_for_the_recused(desk, editor):
    paper = SubmissionFactory(title=Words(en="Of a close colleague"))
    MemberFactory(role=Role.MANAGER)  # somebody else decides it
    recuse(paper, user=editor, by=editor, reason="We wrote a book together")

    answer = desk(show="open")

    assert answer.context["desk"].open == 0
    assert "You stand back from it" in shown(answer)
    assert paper.key not in shown(answer)


def test_failed_letter_makes_a_paper_stuck_until_it_is_sent_again(desk, client, editor):
    paper = in_review(editor)
    letter = paper.manuscript_letters.filter(letter__kind__startswith="review").first().letter
    Letter.objects.filter(pk=letter.pk).update(status=Letter.Status.FAILED, error="550 no box")

    assert desk().context["desk"].stuck == 1
    client.post(reverse("issues:resend", args=[letter.key]), {"to": "other@example.org"})

    assert desk().context["desk"].stuck == 0


def test_section_editor_sees_the_own_section_only(client):
    section = SectionFactory(slug="practice", journal=JournalFactory())
    user = UserFactory()
    Member.objects.create(journal=section.journal, user=user, role=Role.SECTION, section=section)
    inside, _outside = SubmissionFactory(section=section), SubmissionFactory()
    client.force_login(user)

    rows = client.get(reverse("desk"), {"show": "open"}).context["page"]

    assert [row.submission for row in rows] == [inside]


def test_desk_is_closed_to_authors_and_visitors(client):
    assert client.get(reverse("desk")).status_code == 302
    client.force_login(SubmissionFactory().submitter)
    assert client.get(reverse("desk")).status_code == 403


def test_csv_keeps_cyrillic_and_disarms_formulas(client, editor):
    SubmissionFactory(title=Words(ru="Одно окно"), language="ru")
    SubmissionFactory(title=Words(en='=HYPERLINK("x")'))
    client.force_login(editor)

    answer = client.get(reverse("issues:desk_csv"), {"show": "open"})

    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    titles = {row[1] for row in rows[1:]}
    assert titles == {"Одно окно", '\'=HYPERLINK("x")'}
    assert len(rows[0]) == 13


def test_desk_asks_the_same_number_of_queries_for_one_and_three_rows(client, editor):
    def fill():
        in_review(editor, overdue=True)
        SubmissionFactory()
        article_of(made=False)

    client.force_login(editor)
    fill()
    before = number_of_queries(client)
    fill()
    fill()

    assert number_of_queries(client) == before
    assert before < 75


def number_of_queries(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("desk"), {"show": "open"})
    return len(queries)


@pytest.mark.parametrize(
    ("role", "room"), [(Role.CHIEF, "desk"), (Role.PRODUCTION, "production"), (None, "papers")]
)
def test_start_leads_to_the_room_of_the_person(client, role, room):
    user = MemberFactory(role=role).user if role else SubmissionFactory().submitter
    client.force_login(user)

    answer = client.get(reverse("account"))

    assert room in answer.url
