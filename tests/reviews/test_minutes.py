"""Minutes of the board: votes on papers, conflicts, the document, the decision that follows."""

import datetime as dt
import io

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from docx import Document

from journal.models import Role
from reviews import services
from reviews.models import Vote
from reviews.queries.minutes import meeting_page, minutes_of
from submissions.services import recuse
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.reviews.conftest import done_review, letter_text


@pytest.fixture
def meeting(journal, editor):
    journal.keeps_minutes = True
    journal.save(update_fields=["keeps_minutes"])
    values = {"held_on": dt.date(2026, 3, 2), "place": "Astana", "present": "A. Board\nB. Board"}
    return services.hold_meeting(journal, by=editor, values=values)


VOTE = {"proposal": "return", "in_favour": 5, "against": 1, "abstained": 2, "words": "Soon."}


def text_of(data):
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(part.text for part in document.paragraphs), *cells])


def test_vote_is_one_line_a_paper_and_can_be_corrected(meeting, paper):
    services.put_vote(meeting, paper, values=VOTE)
    services.put_vote(meeting, paper, values=VOTE | {"in_favour": 6})

    assert Vote.objects.get().in_favour == 6


def test_closed_minutes_stay(meeting, paper):
    services.close_meeting(meeting)
    services.close_meeting(meeting)

    with pytest.raises(ValidationError, match="is closed"):
        services.put_vote(meeting, paper, values=VOTE)
    with pytest.raises(ValidationError, match="is closed"):
        services.edit_meeting(meeting, values={"place": "Almaty"})


def test_a_vote_leads_to_the_decision_once_it_is_sent(clock, meeting, paper, editor):
    services.put_vote(meeting, paper, values=VOTE)
    decision = services.decide(paper, by=editor, kind="return", letter=letter_text("return"))
    assert Vote.objects.get().decision is None

    services.send_now(decision, by=editor)

    assert Vote.objects.get().decision == decision
    assert (
        "Return for completion, " in minutes_of(meeting, editor, with_names=False).lines[0].decision
    )


def test_whoever_is_in_conflict_sees_no_line_not_even_in_the_document(
    journal, meeting, paper, editor
):
    other = MemberFactory(journal=journal, user=UserFactory(), role=Role.MANAGER).user
    shown = SubmissionFactory(journal=journal)
    services.put_vote(meeting, shown, values=VOTE)
    before = minutes_of(meeting, other, with_names=True)
    recuse(paper, user=other, reason="They share an office.", by=editor)
    services.put_vote(meeting, paper, values=VOTE)

    assert [vote.submission for vote in meeting_page(meeting, other).votes] == [shown]
    assert paper not in meeting_page(meeting, other).papers
    assert minutes_of(meeting, other, with_names=True) == before
    assert len(minutes_of(meeting, editor, with_names=True).lines) == 2


def test_names_stand_only_in_the_committees_copy(client, meeting, paper, editor, author, reviewer):
    done_review(paper, editor, reviewer)
    services.put_vote(meeting, paper, values=VOTE)
    client.force_login(editor)
    url = reverse("reviews:minutes_file", args=[meeting.key])

    public = text_of(client.get(url).content)
    committee = text_of(client.get(url + "?names=1").content)

    for words in (paper.code, paper.own_title, "for 5, against 1, abstained 2", "A. Board"):
        assert words in public
        assert words in committee
    assert author.family_name not in public
    assert reviewer.family_name not in public
    assert author.family_name in committee
    assert reviewer.family_name in committee


def test_the_pages_take_a_meeting_from_its_beginning_to_its_end(client, meeting, paper, editor):
    client.force_login(editor)
    page = reverse("reviews:meeting", args=[meeting.key])
    values = {name: str(value) for name, value in VOTE.items()} | {"paper": paper.key}

    assert client.post(reverse("reviews:put_vote", args=[meeting.key]), values).status_code == 302
    assert "for 5, against 1, abstained 2" in client.get(page).content.decode()
    client.post(page, {"held_on": "2026-03-03", "words": "Budget."})
    client.post(reverse("reviews:close_meeting", args=[meeting.key]))

    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.words) == (dt.date(2026, 3, 3), "Budget.")
    assert meeting.closed_at
    assert "Keep the vote" not in client.get(page).content.decode()


def test_refused_vote_comes_back_as_typed(client, meeting, paper, editor):
    client.force_login(editor)

    answer = client.post(
        reverse("reviews:put_vote", args=[meeting.key]),
        {"paper": paper.key, "proposal": "accept", "in_favour": "-1", "words": "Typed words."},
    )

    assert answer.status_code == 409
    assert "Typed words." in answer.content.decode()
    assert not Vote.objects.exists()


def test_without_the_setting_there_are_no_minutes(client, editor, db):
    client.force_login(editor)

    assert client.get(reverse("reviews:minutes")).status_code == 404
