import re

import pytest
from django.core.exceptions import ValidationError

from journal.models import Letter, Role
from submissions import services
from submissions.models import Assignment
from submissions.queries import colleagues, editor_in_charge
from tests.factories import MemberFactory, SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return SubmissionFactory()


@pytest.fixture
def editors():
    return MemberFactory(role=Role.CHIEF).user, MemberFactory(role=Role.MANAGER).user


def test_taking_charge_twice_changes_nothing_and_posts_nothing(paper, editors):
    first, _other = editors

    services.take_charge(paper, by=first)
    services.take_charge(paper, by=first)

    assert editor_in_charge(paper) == first
    assert Assignment.objects.count() == 1
    assert not Letter.objects.exists()


def test_the_second_editor_reads_who_was_faster_and_when(paper, editors):
    first, second = editors
    services.take_charge(paper, by=first)

    with pytest.raises(services.Taken) as refusal:
        services.take_charge(paper, by=second)

    assert re.fullmatch(rf"{first} took this paper at \d\d:\d\d\.", refusal.value.messages[0])
    assert editor_in_charge(paper) == first


def test_giving_it_to_a_colleague_ends_the_old_charge_and_tells_the_colleague(paper, editors):
    first, second = editors
    services.take_charge(paper, by=first)

    services.take_charge(paper, by=first, user=second)

    assert editor_in_charge(paper) == second
    assert Assignment.objects.filter(until=None).count() == 1
    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("paper-given", second.email)


def test_an_author_never_gets_the_paper(paper, editors):
    first, _second = editors
    author = MemberFactory(role=Role.MANAGER, user=paper.submitter).user

    with pytest.raises(ValidationError, match="is an author"):
        services.take_charge(paper, by=first, user=author)

    assert editor_in_charge(paper) is None


def test_nobody_without_a_role_gets_the_paper(paper, editors):
    with pytest.raises(ValidationError, match="no editor"):
        services.take_charge(paper, by=editors[0], user=UserFactory())


def test_standing_back_ends_the_charge_and_forbids_it_for_good(paper, editors):
    first, second = editors
    services.take_charge(paper, by=first)

    services.recuse(paper, user=first, reason="A former student.", by=first)
    services.recuse(paper, user=first, reason="Again.", by=second)

    assert editor_in_charge(paper) is None
    assert paper.recusals.get().reason == "A former student."
    assert colleagues(paper) == [second]
    with pytest.raises(ValidationError, match="does not handle"):
        services.take_charge(paper, by=second, user=first)


def test_standing_back_needs_a_reason(paper, editors):
    with pytest.raises(ValidationError, match="reason"):
        services.recuse(paper, user=editors[0], reason=" ", by=editors[0])
