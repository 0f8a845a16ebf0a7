"""A paper that no editor can decide: it waits, and somebody from outside is put in charge."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import now

from journal.models import Letter, Role
from journal.queries import is_editor
from submissions import periodic, services
from submissions.models import Assignment, Status, Submission
from submissions.queries import actions, deciders_of, needs_acting_editor
from tests.factories import MemberFactory, SectionFactory, SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return MemberFactory(role=Role.CHIEF).user


@pytest.fixture
def paper(chief):
    return SubmissionFactory(submitter=chief)


def url(paper):
    return reverse("submissions:acting", args=[paper.key])


def test_paper_of_the_only_editor_waits_and_the_editor_is_asked_for_another(paper, chief):
    waiting = [action for action in actions(chief) if action.kind == "acting"]

    assert needs_acting_editor(paper)
    assert [action.url for action in waiting] == [url(paper)]
    with pytest.raises(ValidationError, match="Name an acting editor first"):
        services.check_decider(paper)


def test_nothing_is_asked_while_a_second_editor_can_decide(paper, chief):
    MemberFactory(role=Role.MANAGER)

    assert [action.kind for action in actions(chief)] == []
    services.check_decider(paper)


def test_an_editor_who_only_advises_does_not_count(paper):
    MemberFactory(role=Role.SECTION, section=paper.section, advises=True)

    assert deciders_of(paper) == []


def test_the_last_recusal_writes_to_the_journal_once():
    chief = MemberFactory(role=Role.CHIEF).user
    paper = SubmissionFactory()

    services.recuse(paper, user=chief, reason="We share an office.", by=chief)
    services.recuse(paper, user=chief, reason="We share an office.", by=chief)

    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("nobody-can-handle", paper.journal.email)


def test_somebody_from_outside_acts_for_this_paper_alone(paper, chief):
    other = SubmissionFactory()

    services.name_acting_editor(paper, by=chief, email="out@example.org", name="Olga Outside")

    person = Assignment.objects.get(submission=paper, until=None).user
    assert list(Submission.objects.decided_by(person)) == [paper]
    assert other not in Submission.objects.visible_to(person)
    assert not is_editor(person)
    letter = Letter.objects.get(kind="acting-editor")
    assert letter.to == "out@example.org"
    assert deciders_of(paper) == [person]


def test_naming_twice_changes_nothing(paper, chief):
    services.name_acting_editor(paper, by=chief, email="out@example.org", name="Olga Outside")

    with pytest.raises(ValidationError, match="has an editor"):
        services.name_acting_editor(paper, by=chief, email="two@example.org", name="Two")
    assert Assignment.objects.count() == 1


@pytest.mark.parametrize("who", ["author", "coauthor", "adviser"])
def test_who_has_a_part_in_the_paper_or_only_advises_cannot_act(paper, chief, who):
    person = {
        "author": chief.email,
        "coauthor": "co@example.org",
        "adviser": MemberFactory(
            role=Role.SECTION, section=SectionFactory(slug="other"), advises=True
        ).user.email,
    }[who]
    paper.contributors.create(family_name="Co", email="co@example.org", position=1)

    with pytest.raises(ValidationError, match="cannot act"):
        services.name_acting_editor(paper, by=chief, email=person, name="Some Name")
    assert not Letter.objects.filter(kind="acting-editor").exists()


def test_rights_end_with_the_paper_and_for_a_decline_after_the_time_for_appeals(paper, chief):
    services.name_acting_editor(paper, by=chief, email="out@example.org", name="Olga Outside")
    Submission.objects.update(status=Status.DECLINED, status_since=now() - dt.timedelta(days=89))
    periodic.end_what_ended()
    assert Assignment.objects.filter(until=None).exists()

    Submission.objects.update(status_since=now() - dt.timedelta(days=91))
    periodic.end_what_ended()

    assert not Assignment.objects.filter(until=None).exists()


def test_page_is_the_conflicted_chiefs_and_closes_once_somebody_is_named(client, paper, chief):
    client.force_login(UserFactory())
    assert client.get(url(paper)).status_code == 404
    client.force_login(chief)
    refused = client.post(url(paper), {"person": "outside", "email": "", "name": "O"})
    assert "Write the address." in refused.content.decode()

    values = {"person": "outside", "email": "out@example.org", "name": "Olga"}
    assert client.post(url(paper), values).status_code == 302

    assert client.get(url(paper)).status_code == 404


def test_acting_editor_has_a_desk_with_this_paper(client, paper, chief):
    board = MemberFactory(role=Role.BOARD).user
    client.force_login(chief)
    client.post(url(paper), {"person": board.key})
    client.force_login(board)

    page = client.get(reverse("desk") + "?show=open").content.decode()

    assert paper.own_title in page
    assert client.get(reverse("manuscript", args=[paper.key])).status_code == 200
