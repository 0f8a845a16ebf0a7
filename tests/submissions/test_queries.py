import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from journal.models import Role
from journal.multilingual import Words
from submissions import services
from submissions.access import acts_for_authors, submission_for
from submissions.models import Contributor, Recusal, Status, Submission, Version
from submissions.queries import (
    actions,
    events,
    expected_by,
    missing,
    papers_of,
    saved_line,
    state_line,
    state_word,
)
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.submissions.papers import begun, complete, house

pytestmark = pytest.mark.django_db


def words(found):
    return [item.words for item in found]


def test_the_history_tells_authors_nothing_of_disputes_and_recusals():
    _journal, _kind, chief = house()
    draft = complete()
    services.submit(draft, by=draft.submitter)
    row = draft.contributors.get(email="second@example.org")
    services.dispute_authorship(row, words="Not mine.")
    other = MemberFactory(role=Role.MANAGER).user
    services.recuse(draft, user=other, reason="A former student.", by=other)
    draft.refresh_from_db()

    to_author, to_editor = events(draft, draft.submitter), events(draft, chief)

    assert words(to_author) == ["Received"]
    assert "Berik Berg says that something is wrong" in words(to_editor)
    assert f"{other} stands back" in words(to_editor)
    assert "Not mine." in {event.detail for event in to_editor}


def test_the_history_tells_confirmations_files_and_the_editor_in_charge():
    _journal, _kind, chief = house()
    draft = complete()
    services.submit(draft, by=draft.submitter)
    draft.refresh_from_db()
    services.confirm_authorship(draft.contributors.get(email="second@example.org"))
    services.take_charge(draft, by=chief)
    Version.objects.create(submission=draft, number=2, by=draft.submitter)
    services.move(draft, Status.IN_REVIEW, by=chief)

    assert words(events(draft, draft.submitter)) == [
        "Received",
        "Berik Berg confirmed the submission",
        f"{chief} takes care of the paper",
        "The file was replaced",
        "The review began",
    ]


def test_editors_are_asked_to_take_charge_and_to_settle_disputes():
    _journal, _kind, chief = house()
    paper = SubmissionFactory()
    row = paper.contributors.get()

    before = [action.kind for action in actions(chief)]
    services.take_charge(paper, by=chief)
    services.dispute_authorship(row, words="Not mine.")
    after = [action.kind for action in actions(chief)]

    assert (before, after) == (["unassigned"], ["dispute"])


def test_an_editor_is_never_asked_to_act_on_the_own_paper():
    author = MemberFactory(role=Role.CHIEF).user
    SubmissionFactory(submitter=author)

    # whoever is alone names somebody else, and is told no more than that
    assert [action.kind for action in actions(author)] == ["acting"]
    MemberFactory(role=Role.CHIEF)
    assert actions(author) == []


def test_authors_are_asked_for_drafts_and_for_files_that_could_not_be_read():
    author = UserFactory()
    draft = begun(author)
    paper = SubmissionFactory(submitter=author)
    assert [action.kind for action in actions(author)] == ["draft"]
    paper.versions.update(state=Version.State.UNREADABLE)

    found = actions(author)

    assert {action.kind: action.submission_id for action in found} == {
        "draft": draft.pk,
        "file": paper.pk,
    }


def test_coauthors_are_asked_until_they_answer():
    user = UserFactory(email="berik@example.org")
    row = Contributor.objects.create(
        submission=SubmissionFactory(), position=1, email="berik@example.org"
    )

    before = [action.kind for action in actions(user)]
    services.confirm_authorship(row)

    assert before == ["authorship"]
    assert actions(user) == []


def test_actions_ask_the_same_number_of_questions_for_three_papers():
    _journal, _kind, chief = house()
    SubmissionFactory()
    with CaptureQueriesContext(connection) as one:
        actions(chief)
    SubmissionFactory.create_batch(2)

    with CaptureQueriesContext(connection) as three:
        found = actions(chief)

    assert len(found) == 3
    assert len(three) == len(one)


def test_the_state_line_has_day_usual_time_and_promise(time_machine):
    time_machine.move_to("2026-03-03T06:00:00Z", tick=False)
    paper = SubmissionFactory(status=Status.IN_REVIEW)
    time_machine.move_to("2026-03-14T06:00:00Z", tick=False)

    line = state_line(paper)

    assert line == (
        "With reviewers since 3 March 2026 (day 12). Usually 30 to 45 days. "
        "We expect to write to you by 17 April 2026."
    )


def test_a_promise_that_has_passed_is_not_made_again(time_machine):
    time_machine.move_to("2026-03-03T06:00:00Z", tick=False)
    paper = SubmissionFactory(status=Status.IN_REVIEW)
    due = expected_by(paper)
    time_machine.move_to("2026-06-03T06:00:00Z", tick=False)

    line = state_line(paper)

    assert due.isoformat() == "2026-04-17"
    assert "April" not in line and "longer than usual" in line


def test_with_editor_is_said_once_somebody_is_in_charge():
    paper = SubmissionFactory()

    assert state_word(paper) == "Submitted"
    assert state_word(paper, in_charge=True) == "With editor"


def test_a_revision_that_arrived_is_with_the_editor(time_machine):
    time_machine.move_to("2026-03-03T06:00:00Z", tick=False)
    paper = SubmissionFactory(status=Status.IN_REVIEW)

    line = state_line(paper, revised=True)

    assert state_word(paper, revised=True) == "With editor"
    assert line.startswith("With editor since 3 March 2026 (day 1). Your revision has arrived.")


def test_the_contact_is_the_editor_in_charge():
    _journal, _kind, chief = house()
    paper = SubmissionFactory()

    before = papers_of(paper.submitter, {})[0].contact_email
    services.take_charge(paper, by=chief)

    assert before == paper.journal.email
    assert papers_of(paper.submitter, {})[0].contact_email == chief.email


def test_saved_tells_the_time_with_its_zone(time_machine):
    time_machine.move_to("2026-11-22T09:32:00Z", tick=False)
    draft = begun()

    today = saved_line(draft)
    time_machine.move_to("2026-11-24T09:32:00Z", tick=False)

    assert today == "Saved 14:32 (UTC+5)"
    assert saved_line(draft).startswith("Saved 22 November 2026")


def test_texts_in_other_languages_are_never_demanded():
    draft = complete()
    draft.language = "kk"
    draft.title, draft.abstract = Words(kk="Тақырып"), Words(kk="Аңдатпа")
    draft.keywords, draft.points = Words(kk=["а", "б", "в"]), Words(kk=["1", "2", "3"])
    draft.save()

    assert missing(draft) == []


def test_a_kind_without_abstract_and_points_asks_for_neither():
    draft = begun(abstract_words=0, has_points=False, slug="debate")
    draft.title = Words(en="A view")
    draft.save()

    assert missing(draft, "check") == []


def test_a_draft_is_its_senders_alone():
    coauthor = UserFactory()
    draft = complete(coauthors=(coauthor.email,))

    with pytest.raises(Http404):
        submission_for(coauthor, draft.key)
    services.submit(draft, by=draft.submitter)

    assert submission_for(coauthor, draft.key) == draft


def test_an_editor_who_is_an_author_sees_the_paper_as_an_author_only():
    author = MemberFactory(role=Role.CHIEF).user
    paper = SubmissionFactory(submitter=author)

    assert submission_for(author, paper.key) == paper
    with pytest.raises(PermissionDenied, match="another editor handles it"):
        submission_for(author, paper.key, as_editor=True)


def test_an_editor_who_stands_back_is_a_stranger():
    chief = MemberFactory(role=Role.CHIEF).user
    paper = SubmissionFactory()
    Recusal.objects.create(submission=paper, user=chief, reason="kin", by=chief, at=now())

    with pytest.raises(Http404):
        submission_for(chief, paper.key)


def test_only_sender_and_corresponding_author_act_for_the_authors():
    paper, other = SubmissionFactory(), UserFactory()
    row = Contributor.objects.create(submission=paper, user=other, position=1, email=other.email)

    assert acts_for_authors(paper.submitter, paper)
    assert not acts_for_authors(other, paper)
    Contributor.objects.filter(submission=paper).update(is_corresponding=False)
    Contributor.objects.filter(pk=row.pk).update(is_corresponding=True)
    assert acts_for_authors(other, paper)
    assert Submission.objects.of(other).count() == 1
