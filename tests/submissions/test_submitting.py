import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from time_machine import travel

from journal.models import Errand, Letter, Role
from submissions import services
from submissions.models import (
    Contributor,
    ManuscriptLetter,
    Recusal,
    Status,
    StatusChange,
    Submission,
    Version,
)
from submissions.services.submitting import next_code
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory, UserFactory
from tests.submissions.papers import begun, complete

pytestmark = pytest.mark.django_db


def sent(draft):
    code = services.submit(draft, by=draft.submitter)
    draft.refresh_from_db()
    return code


@travel("2026-11-22T09:41:00Z", tick=False)
def test_submit_gives_a_number_moves_the_paper_and_writes_the_step():
    draft = complete()

    code = sent(draft)

    assert code == "JT-2026-0001"
    assert (draft.code, draft.status) == (code, Status.SUBMITTED)
    assert StatusChange.objects.get(submission=draft).by == draft.submitter
    assert draft.submitted_at.isoformat() == "2026-11-22T09:41:00+00:00"


@travel("2026-12-31T20:00:00Z", tick=False)  # already 2027 in Astana
def test_the_year_of_a_number_is_that_of_the_journals_place():
    assert sent(complete()) == "JT-2027-0001"


def test_submit_writes_to_author_coauthor_and_editors_once_each():
    draft = complete()

    sent(draft)
    sent(draft)

    letters = {(letter.kind, letter.to) for letter in Letter.objects.all()}
    chief = draft.journal.members.get().user
    assert letters == {
        ("submission-received", draft.submitter.email),
        ("authorship", "second@example.org"),
        ("new-paper", chief.email),
    }
    assert Letter.objects.count() == 3


def test_pressing_send_twice_gives_the_same_number():
    draft = complete()

    first, second = sent(draft), sent(draft)

    assert first == second
    assert StatusChange.objects.count() == 1


def test_submit_says_all_that_is_missing_and_changes_nothing():
    draft = begun()
    Contributor.objects.filter(submission=draft).update(email="")

    with pytest.raises(ValidationError) as refusal:
        sent(draft)

    words = " ".join(refusal.value.messages)
    assert "title" in words and "abstract" in words and "Funding" in words and "e-mail" in words
    draft.refresh_from_db()
    assert (draft.status, draft.code) == (Status.DRAFT, None)
    assert not Letter.objects.exists()


def test_one_missing_statement_stops_the_sending_and_is_named():
    draft = complete()
    services.save_statements(draft, statements={"ethics": ""}, consent=True)

    with pytest.raises(ValidationError) as refusal:
        sent(draft)

    assert refusal.value.messages == ["The statement “Ethics” is missing."]


def test_a_file_that_could_not_be_read_stops_the_sending():
    draft = complete()
    Version.objects.update(state=Version.State.UNREADABLE)

    with pytest.raises(ValidationError, match="could not be read"):
        sent(draft)


def test_a_file_that_is_still_waiting_stops_nobody():
    draft = complete()
    Version.objects.update(state=Version.State.WAITING)

    assert sent(draft)


def test_submit_has_the_reviewers_copy_made_anew():
    draft = complete()

    sent(draft)

    errand = Errand.objects.get(task="submissions.tasks.prepare_copy")
    assert errand.subject_id == draft.versions.get().pk


def test_coauthors_with_a_proved_address_are_joined_to_their_accounts_unconfirmed():
    colleague = UserFactory(email="second@example.org")
    draft = complete()

    sent(draft)

    row = draft.contributors.get(email="second@example.org")
    assert (row.user, row.confirmed_at) == (colleague, None)
    assert draft.contributors.get(user=draft.submitter).confirmed_at


def test_an_editor_who_is_an_author_or_stands_back_gets_no_editors_letter():
    draft = complete(coauthors=("deputy@example.org",))
    MemberFactory(role=Role.MANAGER, user=UserFactory(email="deputy@example.org"))
    recused = MemberFactory(role=Role.MANAGER).user
    Recusal.objects.create(submission=draft, user=recused, reason="kin", by=recused)

    sent(draft)

    told = set(Letter.objects.filter(kind="new-paper").values_list("to", flat=True))
    assert told == {draft.journal.members.get(role=Role.CHIEF).user.email}


def test_where_no_editor_may_see_the_paper_the_office_is_told():
    author = UserFactory()
    draft = complete(author)
    draft.journal.members.all().delete()
    MemberFactory(role=Role.CHIEF, user=author)

    sent(draft)

    letter = Letter.objects.get(kind="nobody-can-handle")
    assert letter.to == draft.journal.email
    assert not Letter.objects.filter(kind="new-paper").exists()


def test_a_section_editor_hears_of_the_own_section_only():
    draft = complete()
    own = MemberFactory(role=Role.SECTION, section=draft.section).user
    other = SubmissionFactory(section__slug="debate").section
    MemberFactory(role=Role.SECTION, section=other)

    sent(draft)

    told = set(Letter.objects.filter(kind="new-paper").values_list("to", flat=True))
    assert told == {own.email, draft.journal.members.get(role=Role.CHIEF).user.email}


@travel("2026-06-01T09:00:00Z", tick=False)
def test_numbers_go_on_past_four_digits_and_over_withdrawn_papers():
    SubmissionFactory(code="JT-2026-9999", status=Status.WITHDRAWN)
    SubmissionFactory(code="JT-2025-0500")
    journal = JournalFactory()

    with transaction.atomic():
        first = next_code(journal)
    SubmissionFactory(code=first)
    with transaction.atomic():
        second = next_code(journal)

    assert (first, second) == ("JT-2026-10000", "JT-2026-10001")


def test_letters_to_authors_and_editors_are_kept_apart():
    draft = complete()

    sent(draft)

    audiences = {joined.letter.kind: joined.audience for joined in ManuscriptLetter.objects.all()}
    assert audiences == {
        "submission-received": "authors",
        "authorship": "authors",
        "new-paper": "editors",
    }


def test_a_refused_sending_leaves_no_number_behind():
    draft, other = begun(), complete(UserFactory())

    with pytest.raises(ValidationError):
        sent(draft)

    assert sent(other).endswith("-0001")
    assert Submission.objects.exclude(code=None).count() == 1


def test_an_empty_profile_learns_the_name_that_was_typed():
    author = UserFactory(given_name="", family_name="")
    draft = complete(author)
    draft.contributors.filter(user=author).update(given_name="Aigerim", family_name="Saparova")

    sent(draft)

    author.refresh_from_db()
    assert author.name == "Aigerim Saparova"


def test_a_profile_with_a_name_is_left_alone():
    author = UserFactory(given_name="A.", family_name="Saparova")
    draft = complete(author)
    draft.contributors.filter(user=author).update(given_name="Aigerim")

    sent(draft)

    author.refresh_from_db()
    assert author.given_name == "A."


def test_many_coauthors_cost_no_look_up_each(db, django_assert_max_num_queries):
    proved = UserFactory(email="a7@example.org", language="kk")
    draft = complete(coauthors=[f"A{number}@example.org" for number in range(60)])

    with django_assert_max_num_queries(60 * 9 + 80):
        services.submit(draft, by=draft.submitter)

    assert Letter.objects.filter(kind="authorship").count() == 60
    assert Letter.objects.get(kind="authorship", to="A7@example.org").language == "kk"
    assert draft.contributors.get(email="A7@example.org").user == proved
