import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import now

from journal.models import ConfirmBefore, Letter
from reviews.services import invite_reviewer
from submissions import services
from submissions.access import acts_for_authors, is_handled_by
from submissions.models import Contributor, Submission
from submissions.queries import missing, papers_of, unconfirmed
from tests.factories import UserFactory
from tests.submissions.papers import complete, house

pytestmark = pytest.mark.django_db
Origin = Submission.Origin


def sent_for(origin, sender=None):
    """A paper whose sender is none of its authors, sent; its corresponding author is Berik."""
    draft = complete(sender or UserFactory(given_name="Dana", family_name="Helper"))
    services.choose_origin(draft, origin=origin)
    services.submit(draft, by=draft.submitter)
    draft.refresh_from_db()
    return draft


def editor():
    _journal, _kind, chief = house()
    return chief


def test_who_sends_for_others_leaves_the_list_and_the_next_author_corresponds():
    draft = complete()

    assert services.choose_origin(draft, origin=Origin.ASSISTANT) == 1

    row = draft.contributors.get()
    assert (row.email, row.is_corresponding) == ("second@example.org", True)


@pytest.mark.parametrize("origin", ["archive", "", "chief"])
def test_nobody_chooses_another_origin(origin):
    draft = complete()

    with pytest.raises(ValidationError):
        services.choose_origin(draft, origin=origin)

    assert draft.contributors.count() == 2


def test_the_sender_of_others_work_must_not_stand_among_the_authors():
    draft = complete()
    services.choose_origin(draft, origin=Origin.ASSISTANT)
    draft.contributors.update(email=draft.submitter.email.upper())

    assert any("your own address" in problem.words for problem in missing(draft))


@pytest.mark.parametrize("origin", [Origin.ASSISTANT, Origin.EDITOR])
def test_the_corresponding_author_is_asked_and_the_sender_told(origin):
    paper = sent_for(origin, editor() if origin == Origin.EDITOR else None)

    kinds = {letter.kind: letter for letter in Letter.objects.all()}
    assert kinds["authorship-sent-for"].to == "second@example.org"
    assert kinds["submission-received-for"].to == paper.submitter.email
    assert "Berik Berg" in kinds["submission-received-for"].text
    assert "authorship" not in kinds and "submission-received" not in kinds


@pytest.mark.parametrize("origin", [Origin.ASSISTANT, Origin.EDITOR])
def test_no_review_begins_before_the_corresponding_author_has_confirmed(origin):
    paper = sent_for(origin, editor() if origin == Origin.EDITOR else None)
    reviewer = UserFactory()

    with pytest.raises(ValidationError, match="Berik Berg must confirm"):
        invite_reviewer(paper, by=editor(), reviewer=reviewer)
    services.confirm_authorship(paper.contributors.get())
    paper.versions.update(proof={"at": now().isoformat()})  # the copy was searched for names

    assert invite_reviewer(paper, by=editor(), reviewer=reviewer).reviewer == reviewer


def test_a_paper_of_its_own_author_waits_for_nobody_unless_the_journal_says_so():
    paper = complete()
    services.submit(paper, by=paper.submitter)
    paper.refresh_from_db()
    assert unconfirmed(paper) == []

    paper.journal.confirm_before = ConfirmBefore.REVIEW
    paper.journal.save()

    assert [row.email for row in unconfirmed(paper)] == ["second@example.org"]


def test_an_editor_who_entered_a_paper_handles_it_and_is_none_of_its_people():
    chief = editor()

    paper = sent_for(Origin.EDITOR, chief)

    assert is_handled_by(chief, paper) and not acts_for_authors(chief, paper)
    assert papers_of(chief, {}) == []
    assert services.take_charge(paper, by=chief).user == chief


def test_an_editor_who_entered_a_paper_and_is_named_in_it_does_not_handle_it():
    chief = editor()
    paper = sent_for(Origin.EDITOR, chief)

    Contributor.objects.create(submission=paper, position=1, email=chief.email, family_name="X")

    assert not is_handled_by(chief, paper)


def test_a_draft_is_its_senders_whatever_its_origin():
    chief = editor()
    draft = complete(chief)
    services.choose_origin(draft, origin=Origin.EDITOR)

    assert Submission.objects.of(chief).filter(pk=draft.pk).exists()
    assert not is_handled_by(chief, draft)


def test_an_assistant_follows_the_paper_and_is_no_editor_of_it():
    paper = sent_for(Origin.ASSISTANT)

    assert [row.submission for row in papers_of(paper.submitter, {})] == [paper]
    assert acts_for_authors(paper.submitter, paper)
    assert not is_handled_by(paper.submitter, paper)


def test_the_corresponding_author_sees_and_leads_the_paper_by_the_proved_address():
    paper = sent_for(Origin.EDITOR, editor())

    author = UserFactory(email="second@example.org")

    assert [row.submission for row in papers_of(author, {})] == [paper]
    assert acts_for_authors(author, paper)


def test_only_editors_enter_what_came_by_mail(client):
    draft = complete()
    client.force_login(draft.submitter)
    page = reverse("submissions:check", args=[draft.key])

    assert "It came by mail" not in client.get(page).content.decode()
    client.post(page, {"press": "origin:editor", "person": []})

    draft.refresh_from_db()
    assert draft.origin == Origin.AUTHOR


def test_who_is_no_author_says_so_before_sending():
    draft = complete()
    draft.contributors.filter(user=draft.submitter).delete()
    draft.contributors.update(is_corresponding=True)

    assert [problem.field for problem in missing(draft)] == ["origin"]
    services.choose_origin(draft, origin=Origin.ASSISTANT)
    assert missing(draft) == []
