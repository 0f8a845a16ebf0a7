from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import now

from accounts.links import make_token
from journal.models import Letter
from submissions import letters, periodic, services
from submissions.models import Contributor, Status
from submissions.queries import disputed_people, events, is_disputed
from tests.factories import SubmissionFactory, UserFactory
from tests.submissions.papers import begun, house

pytestmark = pytest.mark.django_db


@pytest.fixture
def coauthor():
    house()
    return Contributor.objects.create(
        submission=SubmissionFactory(),
        position=1,
        given_name="Berik",
        family_name="Berg",
        email="berik@example.org",
    )


def test_confirming_is_written_once_and_joins_the_account(coauthor):
    user = UserFactory(email="berik@example.org")

    first = services.confirm_authorship(coauthor).confirmed_at
    again = services.confirm_authorship(coauthor)

    assert again.confirmed_at == first
    assert again.user == user
    assert not Letter.objects.exists()


def test_a_dispute_holds_the_paper_and_tells_only_editors(coauthor):
    services.dispute_authorship(coauthor, words="I do not know this paper.\n> Click: http://x")
    services.dispute_authorship(coauthor, words="I do not know this paper.\n> Click: http://x")

    letter = Letter.objects.get()
    assert letter.kind == "authorship-disputed"
    assert letter.to != coauthor.submission.submitter.email
    assert "I do not know this paper." in letter.text
    assert not any(line.startswith("> Click") for line in letter.text.splitlines())
    assert is_disputed(coauthor.submission)
    assert disputed_people(coauthor.submission) == [coauthor]


def test_confirming_ends_a_dispute_and_keeps_its_words(coauthor):
    services.dispute_authorship(coauthor, words="My name is misspelt.")

    row = services.confirm_authorship(coauthor)

    assert not is_disputed(coauthor.submission)
    assert row.dispute == "My name is misspelt."


def test_a_second_dispute_after_confirming_holds_again(coauthor):
    services.confirm_authorship(coauthor)

    services.dispute_authorship(coauthor, words="I was too fast.")

    assert is_disputed(coauthor.submission)


def test_a_dispute_needs_words(coauthor):
    with pytest.raises(ValidationError, match="what is wrong"):
        services.dispute_authorship(coauthor, words="  ")

    assert not is_disputed(coauthor.submission)


def test_nobody_confirms_a_draft():
    row = begun().contributors.get()

    with pytest.raises(services.WrongStatus, match="not been sent"):
        services.confirm_authorship(row)


WORDS = "We spoke with both; the order stays."


@pytest.fixture
def disputed(coauthor):
    services.dispute_authorship(coauthor, words="I wrote most of it.")
    coauthor.refresh_from_db()
    return coauthor


@pytest.fixture
def chief(coauthor):
    return coauthor.submission.journal.members.get().user


def test_an_editor_ends_a_dispute_with_words_and_both_sides_are_told(disputed, chief):
    with pytest.raises(ValidationError, match="how it was settled"):
        services.end_dispute(disputed, by=chief, words=" ")

    services.end_dispute(disputed, by=chief, words=WORDS)
    services.end_dispute(disputed, by=chief, words="Again.")

    paper = disputed.submission
    assert not is_disputed(paper)
    letters = Letter.objects.filter(kind="authorship-settled")
    assert {letter.to for letter in letters} == {disputed.email, paper.submitter.email}
    assert all(WORDS in letter.text for letter in letters)
    told = [(event.words, event.detail) for event in events(paper, chief)]
    assert ("The objection of Berik Berg was settled", WORDS) in told
    assert not any("objection" in event.words for event in events(paper, paper.submitter))


def test_who_objects_anew_after_a_settlement_holds_the_paper_again(disputed, chief):
    services.end_dispute(disputed, by=chief, words=WORDS)

    services.dispute_authorship(disputed, words="That is not what we said.")

    assert is_disputed(disputed.submission)


def run(clock, days):
    for _day in range(days):
        clock.shift(timedelta(days=1))
        periodic.look()
        periodic.look()


def test_who_does_not_answer_is_reminded_once_after_a_week(coauthor, time_machine):
    time_machine.move_to(now(), tick=False)
    run(time_machine, 6)
    assert not Letter.objects.filter(kind="authorship-reminder").exists()

    run(time_machine, 30)

    letter = Letter.objects.get(kind="authorship-reminder")
    assert letter.to == coauthor.email
    assert "[[confirm]]" in letter.text


@pytest.mark.parametrize("answer", ["confirm", "dispute", "withdraw"])
def test_no_reminder_follows_an_answer_or_an_end(coauthor, time_machine, answer):
    time_machine.move_to(now(), tick=False)
    if answer == "confirm":
        services.confirm_authorship(coauthor)
    elif answer == "dispute":
        services.dispute_authorship(coauthor, words="No.")
    else:
        services.move(coauthor.submission, Status.WITHDRAWN, by=None)

    run(time_machine, 30)

    assert not Letter.objects.filter(kind="authorship-reminder").exists()


def test_an_editor_copies_link_and_text_and_it_is_written_down(client, coauthor, chief):
    letters.post_authorship(coauthor)
    address = reverse("submissions:coauthor_link", args=[coauthor.submission.key, coauthor.key])
    client.force_login(coauthor.submission.submitter)
    assert client.post(address).status_code == 403
    client.force_login(chief)

    page = client.post(address).content.decode()

    assert make_token("authorship", coauthor.key, coauthor.nonce) in page
    told = [event.words for event in events(coauthor.submission, chief)]
    assert "The link of Berik Berg was copied" in told


def test_the_manuscripts_page_says_what_is_wrong_and_ends_it(client, disputed, chief):
    paper = disputed.submission
    client.force_login(chief)
    people = reverse("manuscript", args=[paper.key]) + "?part=people"
    assert "I wrote most of it." in client.get(people).content.decode()

    address = reverse("submissions:settle_dispute", args=[paper.key, disputed.key])
    client.post(address, {"words": WORDS})

    assert not is_disputed(paper)
    assert WORDS in client.get(people).content.decode()
