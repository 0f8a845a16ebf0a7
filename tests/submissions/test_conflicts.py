"""What stands between a person and the authors of a paper: certain, probable, or nothing."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from accounts.models import Organisation, Tie
from accounts.services import end_tie, note_tie
from journal.models import Publication, Role
from submissions.models import Contributor, ReviewerWish, Status, Submission
from submissions.queries.conflicts import Finder, persons_of
from submissions.services import take_charge
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory, UserFactory

ORCID = "0000-0002-1825-0097"


@pytest.fixture
def journal(db):
    return JournalFactory()


@pytest.fixture
def author(journal):
    return UserFactory(given_name="Aigul", family_name="Sagyndykova")


@pytest.fixture
def paper(journal, author):
    paper = SubmissionFactory(journal=journal, submitter=author)
    paper.contributors.update(affiliation="Sample Academy", country="KZ", orcid=ORCID)
    return paper


def found(paper, user, **kwargs):
    return Finder(paper, **kwargs).about(persons_of([user])[0])


def kinds(paper, user):
    return [(each.kind, each.blocks) for each in found(paper, user)]


CERTAIN = {
    "unconfirmed address": lambda user: EmailAddress.objects.create(
        user=user, email="aigul@home.example", verified=False, primary=False
    ),
    "orcid": lambda user: setattr(user, "orcid", ORCID),
    "name and institution": lambda user: [
        setattr(user, "given_name", "Айгүль"),
        setattr(user, "family_name", "Сагындыкова"),
        setattr(user, "affiliation", "Chair of Law, Sample Academy"),
    ],
}


@pytest.mark.parametrize("sign", CERTAIN)
def test_whoever_is_an_author_for_certain_is_blocked(paper, sign):
    paper.contributors.update(email="aigul@home.example")
    user = UserFactory()
    CERTAIN[sign](user)
    user.save()

    assert kinds(paper, user) == [("author", True)]
    assert found(paper, user)[0].words.startswith("Is an author of this paper. Same ")


def test_the_account_itself_is_blocked_and_a_stranger_is_not(paper, author):
    assert kinds(paper, author) == [("author", True)]
    assert kinds(paper, UserFactory()) == []


@pytest.mark.parametrize(
    ("given", "family"),
    [("Aigul", "Sagyndykova"), ("Sagyndykova", "Aigul"), ("Айгуль", "Сагындыкова")],
)
def test_the_same_name_alone_is_only_doubtful_in_any_alphabet_and_order(paper, given, family):
    user = UserFactory(given_name=given, family_name=family, affiliation="Elsewhere")

    assert kinds(paper, user) == [("name", False)]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"affiliation": "sample  ACADEMY"}, "institution"),
        ({"affiliation": "Faculty of Law, Sample Academy", "country": "KZ"}, "institution"),
        ({"affiliation": "Sample Academy", "country": "DE"}, None),
        ({"affiliation": "Another Academy"}, None),
    ],
)
def test_one_institution_is_told_by_its_printed_name_and_country(paper, fields, kind):
    user = UserFactory(**fields)

    assert [each[0] for each in kinds(paper, user)] == ([kind] if kind else [])


def test_institutions_of_one_house_are_told_by_the_registry(paper):
    mother, faculty, other = (f"https://ror.org/0abcde{n}00" for n in range(3))
    Organisation.objects.create(ror=mother, name="Mother", search="", country="KZ")
    Organisation.objects.create(
        ror=faculty, name="Faculty", search="", country="KZ", parents=[mother]
    )
    Organisation.objects.create(ror=other, name="Other", search="", country="KZ", parents=[mother])
    paper.contributors.update(ror=faculty)

    assert kinds(paper, UserFactory(ror=faculty)) == [("institution", False)]
    assert kinds(paper, UserFactory(ror=other)) == [("institution", False)]
    assert kinds(paper, UserFactory(ror="https://ror.org/0zzzzz900")) == []


def test_one_ministry_is_told_from_another_and_from_that_of_another_country(paper):
    paper.contributors.update(affiliation="Budget Office, Ministry of Finance", country="KZ")

    near = UserFactory(affiliation="Ministry of Finance, Personnel Service", country="KZ")
    abroad = UserFactory(affiliation="Ministry of Finance, Personnel Service", country="UZ")
    other = UserFactory(affiliation="Ministry of Justice, Personnel Service", country="KZ")

    assert kinds(paper, near) == [("ministry", False)]
    assert kinds(paper, abroad) == kinds(paper, other) == []


def test_a_mail_domain_counts_unless_anybody_may_have_it(paper):
    paper.contributors.update(email="a@uni.example")

    assert kinds(paper, UserFactory(email="b@uni.example")) == [("institution", False)]
    assert kinds(paper, UserFactory(email="b@gmail.com")) == []


def shared_paper(journal, author, person, **fields):
    other = SubmissionFactory(journal=journal, submitter=author, **fields)
    Contributor.objects.create(submission=other, position=1, email=person.email, family_name="X")
    return other


def test_a_paper_written_together_counts_for_five_years(paper, journal, author):
    person, old = UserFactory(), UserFactory()
    shared_paper(journal, author, person)
    long_ago = shared_paper(journal, author, old)
    then = now() - dt.timedelta(days=6 * 366)
    Submission.objects.filter(pk=long_ago.pk).update(created_at=then)

    assert kinds(paper, person) == [("co_author", False)]
    assert kinds(paper, old) == []


def test_the_title_of_a_shared_paper_is_told_only_to_those_who_may_know_of_it(
    paper, journal, author
):
    person = UserFactory()
    other = shared_paper(journal, author, person, title={"en": "A hidden title"})
    chief = MemberFactory(journal=journal, role=Role.CHIEF).user

    def words(**kwargs):
        return found(paper, person, **kwargs)[0].words

    assert "A hidden title" in words(viewer=chief)
    assert "A hidden title" not in words(viewer=UserFactory())
    assert "A hidden title" not in words()
    Submission.objects.filter(pk=other.pk).update(status=Status.PUBLISHED)
    assert "A hidden title" in words()


def test_a_listed_work_that_names_an_author_counts_and_one_of_a_namesake_does_not(paper):
    near, far = UserFactory(), UserFactory()
    Publication.objects.create(user=near, title="Pay", authors="Sagyndykova A.\nX. Y.", year=2024)
    Publication.objects.create(user=far, title="Rain", authors="Sagyndykova B.\nX. Y.", year=2024)

    assert kinds(paper, near) == [("co_author", False)]
    assert "“Pay” (2024) with the author Aigul Sagyndykova" in found(paper, near)[0].words
    assert kinds(paper, far) == []


def test_a_noted_tie_counts_from_both_sides_until_it_ends(paper, author):
    person, editor = UserFactory(), UserFactory()
    tie = note_tie(person, other=author, kind="supervision", by=editor)
    again = note_tie(author, other=person, kind="supervision", by=editor, words="PhD 2020.")

    assert tie.pk == again.pk
    assert [each.kind for each in found(paper, person)] == ["tie"]
    assert "PhD 2020." in found(paper, person)[0].words
    end_tie(tie)
    end_tie(tie)
    assert found(paper, person) == []
    assert Tie.objects.count() == 1


def test_ties_need_two_people_a_kind_and_words_where_the_kind_says_nothing(author):
    person = UserFactory()

    for other, kind, words in ((author, "family", ""), (person, "no", ""), (person, "other", " ")):
        with pytest.raises(ValidationError):
            note_tie(author, other=other, kind=kind, by=person, words=words)
    assert not Tie.objects.exists()


def test_editors_and_opposed_people_are_doubtful_and_a_board_member_is_not(paper, journal):
    opposed = UserFactory(email="no@uni.example")
    ReviewerWish.objects.create(
        submission=paper, kind="opposed", name="N. O.", email="NO@uni.example", reason="A quarrel."
    )
    section = MemberFactory(journal=journal, role=Role.MANAGER).user
    board = MemberFactory(journal=journal, role=Role.BOARD).user

    assert "A quarrel." in found(paper, opposed)[0].words
    assert kinds(paper, section) == [("editor", False)]
    assert kinds(paper, board) == []
    take_charge(paper, by=section)
    assert kinds(paper, section) == [("in_charge", False)]


def test_evidence_stays_the_same_when_the_list_of_authors_is_written_anew(paper):
    user = UserFactory(affiliation="Sample Academy")
    before = found(paper, user)
    row = paper.contributors.get()
    row.pk, row.key = None, "another"
    paper.contributors.all().delete()
    row.save()

    assert [(each.kind, each.evidence) for each in found(paper, user)] == [
        (each.kind, each.evidence) for each in before
    ]


def test_an_editor_who_is_an_author_by_any_sign_cannot_be_put_in_charge(paper, journal):
    chief = MemberFactory(journal=journal, role=Role.CHIEF).user
    namesake = MemberFactory(journal=journal, role=Role.MANAGER).user
    namesake.orcid = ORCID
    namesake.save()

    with pytest.raises(ValidationError, match="is an author of this paper"):
        take_charge(paper, by=chief, user=namesake)
    assert take_charge(paper, by=chief).user == chief


def test_as_many_queries_for_many_people_as_for_one(paper):
    few = persons_of([UserFactory()])
    many = persons_of([UserFactory(affiliation="Sample Academy") for _n in range(12)])

    def count(people):
        with CaptureQueriesContext(connection) as seen:
            finder = Finder(paper)
            for person in people:
                finder.about(person)
        return len(seen)

    count(few)  # the journal's own row is read once

    assert count(few) == count(many)
