import pytest
from django.core.exceptions import ValidationError

from journal.models import Letter
from submissions import services
from submissions.models import Contributor
from submissions.queries import disputed_people, is_disputed
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
