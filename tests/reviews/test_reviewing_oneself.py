"""The section editor writes the second review: warned, allowed or not, never told to authors."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from journal.models import Letter, Role
from reviews import periodic, services
from reviews.models import Review
from submissions.access import is_handled_by
from submissions.queries import editor_in_charge
from submissions.services import take_charge
from tests.factories import MemberFactory, UserFactory
from tests.reviews.conftest import done_review, letter_text, report


@pytest.fixture
def second(journal):
    user = UserFactory(given_name="Sara", family_name="Sectionova")
    return MemberFactory(journal=journal, user=user, role=Role.MANAGER).user


@pytest.fixture
def in_charge(paper, editor):
    take_charge(paper, by=editor)
    return editor


def test_two_presses_lead_to_the_review_with_all_rights_kept(client, paper, in_charge):
    client.force_login(in_charge)
    page = client.get(reverse("reviews:reviewers", args=[paper.key])).content.decode()

    answer = client.post(reverse("reviews:review_oneself", args=[paper.key]))

    review = Review.objects.get()
    assert "weakens its independence" in page
    assert answer["Location"] == reverse("reviews:page", args=[review.key])
    assert (review.reviewer, review.state) == (in_charge, Review.State.ACCEPTED)
    assert is_handled_by(in_charge, paper)
    assert "Is the editor in charge" in review.warned_of
    assert client.get(answer["Location"]).status_code == 200


def test_decision_can_be_handed_to_another(client, paper, in_charge, second):
    client.force_login(in_charge)

    client.post(reverse("reviews:review_oneself", args=[paper.key]), {"hand_to": second.key})

    assert editor_in_charge(paper) == second
    assert Review.objects.get().reviewer == in_charge


def test_journal_may_keep_the_two_apart(journal, paper, in_charge, second):
    journal.editors_may_review = False
    journal.save()
    paper.journal = journal

    with pytest.raises(ValidationError, match="does not review it"):
        services.review_oneself(paper, by=in_charge)
    with pytest.raises(ValidationError, match="does not review it"):
        services.invite_reviewer(paper, by=second, reviewer=in_charge, reason="They know it.")
    services.review_oneself(paper, by=in_charge, hand_to=second)

    assert editor_in_charge(paper) == second


def test_an_author_takes_no_seat(paper, second, author, journal):
    MemberFactory(journal=journal, user=author, role=Role.SECTION, section=paper.section)

    with pytest.raises(ValidationError):
        services.review_oneself(paper, by=author)

    assert not Review.objects.exists()


def test_a_second_seat_is_refused(paper, in_charge):
    services.review_oneself(paper, by=in_charge)

    with pytest.raises(ValidationError, match="already"):
        services.review_oneself(paper, by=in_charge)


def test_authors_never_learn_that_it_was_the_editor(client, clock, paper, in_charge, author):
    done_review(paper, in_charge)
    own = services.review_oneself(paper, by=in_charge)
    services.hand_in(own, values=report(own, to_authors="1. From the editor's desk."))
    paper.refresh_from_db()
    draft = services.draft_letter_for(paper, by=in_charge, kind="minor")
    decision = services.decide(paper, by=in_charge, kind="minor", letter=letter_text("minor"))
    services.send_now(decision, by=in_charge)
    client.force_login(author)

    page = client.get(reverse("reviews:revise", args=[paper.key])).content.decode()

    assert "Reviewer B, on R0\n\n1. From the editor" in draft.text
    assert "Reviewer B" in page
    points = page.split("Reviewer B", 1)[1]
    assert "Chiefly" not in points.split("</section>")[0]


def test_reminders_go_once_and_in_the_right_role(clock, paper, in_charge):
    services.review_oneself(paper, by=in_charge)

    for _day in range(40):
        clock.shift(dt.timedelta(days=1))
        periodic.look()
        periodic.look()

    letters = Letter.objects.filter(to=in_charge.email)
    kinds = list(letters.order_by("pk").values_list("kind", flat=True))
    assert [kind for kind in kinds if kind.startswith("review-")] == [
        "review-reminder",
        "review-reminder",
        "review-overdue",
    ]
    days = [(letter.written_at.date()) for letter in letters]
    assert len(days) == len(set(days))
