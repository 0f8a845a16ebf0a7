"""A decision that was sent is reversed: the paper is as before, and its authors are told."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from issues import periodic as issues_periodic
from issues import services
from issues.models import Article, Step
from journal.models import Letter, Role
from reviews import periodic, queries
from reviews import services as reviews
from reviews.models import Decision, PointAnswer, Review, Revision, Round
from submissions.models import Status
from tests.factories import MemberFactory, UserFactory
from tests.issues.papers import give_text
from tests.reviews.conftest import (  # noqa: F401 - fixtures
    author,
    clock,
    done_review,
    editor,
    journal,
    kinds_to,
    letter_text,
    paper,
    reviewer,
)

CORRECTION = reviews.LetterText("We take it back", "Dear author,\n\nWe take it back.\n")


@pytest.fixture
def read_paper(clock, paper, editor):  # noqa: F811
    done_review(paper, editor)
    done_review(paper, editor)
    paper.refresh_from_db()
    return paper


def sent(paper, editor, kind):  # noqa: F811
    decision = reviews.decide(paper, by=editor, kind=kind, letter=letter_text(kind))
    reviews.send_now(decision, by=editor)
    decision.refresh_from_db()
    paper.refresh_from_db()
    return decision


def take_back(decision, editor, reason="Pressed the wrong one."):  # noqa: F811
    return services.reverse_decision(decision, by=editor, reason=reason, letter=CORRECTION)


@pytest.mark.parametrize("kind", ["accept", "minor", "major", "reject", "resubmit", "return"])
def test_reversed_decision_leaves_the_paper_as_it_was(read_paper, editor, author, kind):  # noqa: F811
    round = Round.objects.get()
    decision = sent(read_paper, editor, kind)

    take_back(decision, editor)

    read_paper.refresh_from_db()
    round.refresh_from_db()
    decision.refresh_from_db()
    assert read_paper.status == Status.IN_REVIEW
    assert round.closed_at is None
    assert Review.objects.filter(round=round, state="done").count() == 2
    assert (decision.state, decision.reversed_by) == (Decision.State.REVERSED, editor)
    assert kinds_to(author)[-1] == "decision-reversed"


def test_desk_reject_is_reversed_to_submitted(clock, paper, editor):  # noqa: F811
    decision = sent(paper, editor, "desk_reject")

    take_back(decision, editor)

    paper.refresh_from_db()
    assert paper.status == Status.SUBMITTED


def test_both_stand_in_the_history_and_the_reason_is_the_editors_alone(
    read_paper,
    editor,  # noqa: F811
    author,  # noqa: F811
):
    take_back(sent(read_paper, editor, "accept"), editor)

    def told(viewer):
        return [f"{event.words} {event.detail}" for event in queries.events(read_paper, viewer)]

    assert "Decision: Accept By Edda Chiefly." in told(editor)
    assert "Decision reversed: Accept By Edda Chiefly. Pressed the wrong one." in told(editor)
    authors = told(author)
    assert "Decision: Accept " in authors
    assert "Decision reversed: Accept The letter of the decision no longer holds." in authors
    assert not [words for words in authors if "wrong one" in words or "Edda" in words]


def test_reversing_twice_is_once(read_paper, editor, author):  # noqa: F811
    decision = sent(read_paper, editor, "accept")

    take_back(decision, editor)
    take_back(decision, editor)

    assert kinds_to(author).count("decision-reversed") == 1


def test_released_reviewers_hear_nothing_and_are_offered(read_paper, editor, reviewer):  # noqa: F811
    reviews.invite_reviewer(read_paper, by=editor, reviewer=reviewer)
    decision = sent(read_paper, editor, "accept")
    count = len(kinds_to(reviewer))

    take_back(decision, editor)

    assert len(kinds_to(reviewer)) == count
    after = queries.after_decision(read_paper)
    assert [review.reviewer for review in after.released] == [reviewer]


def test_what_authors_typed_waits_for_the_next_request(read_paper, editor):  # noqa: F811
    first = sent(read_paper, editor, "major")
    revision = Revision.objects.get(decision=first)
    key = first.points.filter(review__isnull=False).first().key
    reviews.save_answer(
        revision, answers={key: "We added the column."}, answer="In general.", seen_at=""
    )
    take_back(first, editor)

    second = sent(read_paper, editor, "minor")

    again = Revision.objects.get(decision=second)
    assert again.answer == "In general."
    answers = PointAnswer.objects.filter(point__decision=second).exclude(text="")
    assert [row.text for row in answers] == ["We added the column."]


def test_no_reminder_of_a_revision_that_is_no_longer_asked(clock, read_paper, editor, author):  # noqa: F811
    take_back(sent(read_paper, editor, "minor"), editor)
    count = Letter.objects.filter(to=author.email).count()

    for _day in range(60):
        clock.shift(dt.timedelta(days=1))
        periodic.look()

    assert Letter.objects.filter(to=author.email).count() == count
    assert not [each for each in queries.actions(author) if each.kind == "revision"]


def test_production_stops_and_goes_on_after_a_second_acceptance(
    django_capture_on_commit_callbacks,
    read_paper,
    editor,  # noqa: F811
):
    give_text(read_paper.versions.get())
    decision = sent(read_paper, editor, "accept")
    article = services.open_production(read_paper)
    number = article.number

    take_back(decision, editor)

    read_paper.refresh_from_db()
    assert read_paper.status == Status.IN_REVIEW
    assert not Step.objects.filter(article=article, done_at=None).exists()
    sent(read_paper, editor, "accept")
    issues_periodic.look()
    read_paper.refresh_from_db()
    assert read_paper.status == Status.IN_PRODUCTION
    assert Article.objects.get(submission=read_paper).number == number
    assert Step.objects.filter(article=article, done_at=None).count() == 1


def test_what_cannot_be_reversed_is_refused_in_words(read_paper, editor):  # noqa: F811
    held = reviews.decide(read_paper, by=editor, kind="accept", letter=letter_text("accept"))
    with pytest.raises(ValidationError, match="Undo the decision instead"):
        take_back(held, editor)
    reviews.undo(held, by=editor)
    held.refresh_from_db()
    with pytest.raises(ValidationError, match="nothing to reverse"):
        take_back(held, editor)
    decision = sent(read_paper, editor, "accept")
    with pytest.raises(ValidationError, match="Write why"):
        take_back(decision, editor, reason=" ")
    open_place = reviews.LetterText("x", "[[your words: why]]")
    with pytest.raises(ValidationError, match="still waits"):
        services.reverse_decision(decision, by=editor, reason="x", letter=open_place)
    type(read_paper).objects.filter(pk=read_paper.pk).update(status=Status.PUBLISHED)
    decision = Decision.objects.get(pk=decision.pk)
    with pytest.raises(ValidationError, match="corrected or retracted"):
        take_back(decision, editor)


def test_three_clicks_from_the_paper_with_the_letter_prefilled(client, read_paper, editor, author):  # noqa: F811
    decision = sent(read_paper, editor, "accept")
    client.force_login(editor)
    url = reverse("issues:reverse", args=[decision.key])
    assert url in client.get(reverse("manuscript", args=[read_paper.key])).content.decode()  # 1
    form = client.get(url).context["form"]  # 2
    values = {name: form[name].value() for name in ("language", "subject", "text")}

    answer = client.post(url, values | {"reason": "Meant Revise.", "do": "send"})  # 3

    assert answer.status_code == 302
    letter = Letter.objects.get(kind="decision-reversed")
    assert letter.to == author.email
    assert letter.text.splitlines()[2].startswith("We take back the decision “Accept”")
    read_paper.refresh_from_db()
    assert read_paper.status == Status.IN_REVIEW


def test_a_refused_form_keeps_what_was_typed(client, read_paper, editor):  # noqa: F811
    decision = sent(read_paper, editor, "accept")
    client.force_login(editor)
    url = reverse("issues:reverse", args=[decision.key])

    page = client.post(
        url, {"reason": "", "language": "en", "subject": "S", "text": "My words", "do": "send"}
    )

    assert "My words" in page.content.decode()
    assert Decision.objects.get(pk=decision.pk).state == Decision.State.RELEASED


def test_an_adviser_cannot_reverse(client, journal, read_paper, editor):  # noqa: F811
    person = UserFactory()
    MemberFactory(
        journal=journal, user=person, role=Role.SECTION, section=read_paper.section, advises=True
    )
    decision = sent(read_paper, editor, "accept")
    client.force_login(person)

    assert client.get(reverse("issues:reverse", args=[decision.key])).status_code == 403
