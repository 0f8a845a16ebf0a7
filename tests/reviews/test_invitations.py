import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError

from accounts.models import User
from journal.models import Letter
from reviews import services
from reviews.models import Review, Round
from reviews.queries import concerns_about
from submissions.models import Contributor, Status, Version
from tests.factories import UserFactory
from tests.reviews.conftest import kinds_to


def test_first_invitation_opens_the_round_and_moves_the_paper(clock, paper, editor, reviewer):
    review = services.invite_reviewer(paper, by=editor, reviewer=reviewer)

    paper.refresh_from_db()
    assert paper.status == Status.IN_REVIEW
    assert review.round.number == 1
    assert review.round.version == paper.versions.get()
    assert review.round.form.criteria.count() == 8
    assert review.answer_due == dt.date(2026, 3, 9)
    assert review.review_due == dt.date(2026, 3, 23)
    assert kinds_to(reviewer) == ["review-invitation"]


def test_invitation_letter_says_all_that_is_needed_to_decide(clock, paper, editor, reviewer):
    services.invite_reviewer(paper, by=editor, reviewer=reviewer)

    letter = Letter.objects.get(kind="review-invitation")
    assert letter.subject.startswith(f"[{paper.code}] Review request: Paper")
    assert letter.subject.endswith("(answer by 9 Mar)")
    assert letter.from_name == "Edda Chiefly via JT"
    assert letter.reply_to == editor.email
    for words in (
        str(paper.own_title),
        "What was asked, how, and what came out.",
        "Case study, 7,800 words, in English",
        "about 4 hours",
        "23 March 2026, 23:59 (Astana, UTC+5)",
        "double anonymous",
        "8 scores from 1 to 5, a text for the authors",
        "> Yes, I will review it: [[yes]]",
        "> No, I cannot: [[no]]",
    ):
        assert words in letter.text


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_no_letter_to_a_reviewer_names_an_author(clock, paper, editor, author, language):
    person = UserFactory(language=language)

    review = services.invite_reviewer(paper, by=editor, reviewer=person)
    services.remind(review, by=editor)
    services.accept(review)
    services.move_due(review, to=dt.date(2026, 4, 1), by=editor)
    services.renew_link(review)
    services.release_reviewer(review, by=editor)

    letters = list(Letter.objects.filter(to=person.email))
    assert len(letters) == 6
    for letter in letters:
        everything = f"{letter.subject}{letter.text}{letter.from_name}{letter.reply_to}"
        assert author.family_name not in everything
        assert author.email not in everything
        assert letter.language == language


def test_new_person_gets_a_row_without_password(clock, paper, editor):
    review = services.invite_reviewer(
        paper, by=editor, reviewer=("New.Person@Uni.example", "Жаңа Адам")
    )

    assert review.reviewer.email == "new.person@uni.example"
    assert review.reviewer.name == "Жаңа Адам"
    assert not review.reviewer.has_usable_password()


def test_address_of_a_known_person_invites_that_person(clock, paper, editor, reviewer):
    EmailAddress.objects.create(user=reviewer, email="second@uni.example", verified=True)

    review = services.invite_reviewer(paper, by=editor, reviewer=("SECOND@uni.example", "R."))

    assert review.reviewer == reviewer
    assert not User.objects.filter(email="second@uni.example").exists()


def test_same_person_is_asked_once_in_a_round(clock, paper, editor, reviewer, invited):
    with pytest.raises(ValidationError, match="asked in this round already"):
        services.invite_reviewer(paper, by=editor, reviewer=reviewer)

    assert Review.objects.count() == 1
    assert kinds_to(reviewer) == ["review-invitation"]


def block_by_account(paper, person):
    Contributor.objects.create(submission=paper, user=person, family_name="X", position=1)


def block_by_unconfirmed_address(paper, person):
    EmailAddress.objects.create(user=person, email="other@uni.example", verified=False)
    Contributor.objects.create(
        submission=paper, email="Other@uni.example", family_name="X", position=1
    )


def block_by_orcid(paper, person):
    person.orcid = "0000-0002-1825-0097"
    person.save()
    Contributor.objects.create(
        submission=paper, orcid="0000-0002-1825-0097", family_name="X", position=1
    )


@pytest.mark.parametrize("block", [block_by_account, block_by_unconfirmed_address, block_by_orcid])
def test_author_is_never_invited_whatever_the_reason(clock, paper, editor, reviewer, block):
    block(paper, reviewer)

    with pytest.raises(ValidationError, match="author of this paper"):
        services.invite_reviewer(paper, by=editor, reviewer=reviewer, reason="Only one there is.")

    paper.refresh_from_db()
    assert paper.status == Status.SUBMITTED
    assert not Round.objects.exists()
    assert not Letter.objects.exists()


def test_likeness_with_an_author_needs_a_written_reason(clock, paper, editor, reviewer):
    reviewer.affiliation = "Sample  ACADEMY"
    reviewer.save()

    with pytest.raises(ValidationError, match="same institution"):
        services.invite_reviewer(paper, by=editor, reviewer=reviewer)
    review = services.invite_reviewer(
        paper, by=editor, reviewer=reviewer, reason="The only reader of Kazakh."
    )

    assert "same institution" in review.warned_of
    assert review.invited_despite == "The only reader of Kazakh."


def test_same_mail_domain_warns_but_shared_providers_do_not(clock, paper, editor):
    paper.contributors.update(email="a@uni.example")

    near = concerns_about(paper, UserFactory(email="b@uni.example"))
    far = concerns_about(paper, UserFactory(email="b@gmail.com"))

    assert [concern.blocks for concern in near] == [False]
    assert far == []


def test_nobody_is_invited_before_the_file_is_read(clock, paper, editor, reviewer):
    paper.versions.update(state=Version.State.WAITING)

    with pytest.raises(ValidationError, match="being read just now"):
        services.invite_reviewer(paper, by=editor, reviewer=reviewer)

    assert not Letter.objects.exists()


def test_release_thanks_once_and_ends_the_work(clock, accepted, editor, reviewer):
    services.release_reviewer(accepted, by=editor)
    services.release_reviewer(accepted, by=editor)

    assert accepted.state == Review.State.RELEASED
    assert kinds_to(reviewer)[-1] == "review-released"
    assert kinds_to(reviewer).count("review-released") == 1


def test_release_before_the_invitation_left_sends_nothing(clock, invited, editor, reviewer):
    services.release_reviewer(invited, by=editor)

    assert kinds_to(reviewer) == []


def test_withdrawal_releases_everybody_and_undoes_held_decisions(clock, paper, accepted, reviewer):
    services.release_all(paper)

    accepted.refresh_from_db()
    assert accepted.state == Review.State.RELEASED
    assert accepted.round.reviews.active().count() == 0
    assert not Round.objects.filter(closed_at=None).exists()
    assert kinds_to(reviewer)[-1] == "review-released"
