"""A manuscript with its editor and reviewers, made by the services where acts are meant."""

import datetime as dt

import pytest
import time_machine

from journal.models import Letter, Role
from reviews import services
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory, UserFactory

MONDAY = dt.datetime(2026, 3, 2, 6, 0, tzinfo=dt.UTC)  # 11:00 in Almaty


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moved:
        yield moved


@pytest.fixture
def journal(db):
    return JournalFactory()


@pytest.fixture
def editor(journal):
    return MemberFactory(
        journal=journal, user=UserFactory(given_name="Edda", family_name="Chiefly"), role=Role.CHIEF
    ).user


@pytest.fixture
def author(db):
    return UserFactory(given_name="Aziza", family_name="Writerova")


@pytest.fixture
def paper(journal, author, editor):
    paper = SubmissionFactory(journal=journal, submitter=author)
    paper.versions.update(counts={"words": 7800})
    return paper


@pytest.fixture
def reviewer(db):
    return UserFactory(given_name="Roza", family_name="Readerova", expertise="one-stop shops")


@pytest.fixture
def invited(paper, editor, reviewer):
    return services.invite_reviewer(paper, by=editor, reviewer=reviewer)


@pytest.fixture
def accepted(invited):
    return services.accept(invited)


def scores(review, value=4):
    return {criterion.slug: value for criterion in review.round.form.criteria.all()}


def report(review, **changes):
    """Return what a complete review contains."""
    return {
        "scores": scores(review),
        "to_authors": "1. The question is good.\n\n2. Table 3 needs a column.",
        "to_editors": "Between us: accept it soon.",
        "recommendation": "minor",
        "reads_again": True,
    } | changes


def done_review(paper, editor, person=None, **changes):
    """Invite a person, accept and hand in."""
    review = services.invite_reviewer(paper, by=editor, reviewer=person or UserFactory())
    services.accept(review)
    return services.hand_in(review, values=report(review, **changes))


def letter_text(kind="major", words="Say more about the costs."):
    return services.LetterText(
        subject=f"[JT] Decision on your paper: {kind}",
        text=f"Dear author,\n\nOur decision is {kind}. {words}\n\n> Answer: [[link]]\n",
    )


def kinds_to(person):
    """Return the kinds of letters to a person, oldest first."""
    rows = Letter.objects.filter(to=person.email).exclude(status=Letter.Status.RECALLED)
    return list(rows.order_by("pk").values_list("kind", flat=True))
