"""Appeals: once, answered by another editor where there is one; papers that are taken up again."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from journal.models import Letter, Role
from reviews import queries, services
from reviews.models import Appeal
from reviews.queries.appealing import who_answers
from submissions.models import Contributor, Status
from tests.factories import MemberFactory, UserFactory
from tests.reviews.conftest import done_review, kinds_to, letter_text


@pytest.fixture
def manager(journal):
    person = UserFactory(given_name="Mara", family_name="Managing")
    MemberFactory(journal=journal, user=person, role=Role.MANAGER)
    return person


def decline(paper, editor, kind="desk_reject"):
    decision = services.decide(paper, by=editor, kind=kind, letter=letter_text(kind))
    services.send_now(decision, by=editor)
    paper.refresh_from_db()
    return decision


@pytest.fixture
def declined(clock, paper, editor):
    decline(paper, editor)
    return paper


@pytest.fixture
def made(declined, manager, author):
    return services.appeal(declined, by=author, text="Table 2 answers the second point.")


def test_another_editor_than_the_one_who_decided_is_asked(made, editor, manager, author):
    assert kinds_to(manager) == ["appeal-received"]
    assert "appeal-received" not in kinds_to(editor)
    assert kinds_to(author)[-1] == "appeal-sent"
    assert [each.words for each in queries.actions(manager) if each.kind == "appeal"] == [
        "Answer the authors' appeal"
    ]
    assert not [each for each in queries.actions(editor) if each.kind == "appeal"]
    with pytest.raises(ValidationError, match="another editor answers"):
        services.answer_appeal(made, by=editor, outcome="refused", text="No.")


def test_where_nobody_else_can_the_one_who_decided_answers(declined, editor, author):
    made = services.appeal(declined, by=author, text="Please look again.")

    assert who_answers(made) == [editor]
    assert "appeal-received" in kinds_to(editor)


def test_appeal_is_made_once_for_a_decision(made, declined, author, manager):
    again = services.appeal(declined, by=author, text="And another thing.")

    assert again == made
    assert Appeal.objects.count() == 1
    assert kinds_to(manager) == ["appeal-received"]


@pytest.mark.parametrize("text", ["  ", "x" * 20_001])
def test_appeal_needs_bounded_words(declined, author, text):
    with pytest.raises(ValidationError):
        services.appeal(declined, by=author, text=text)
    assert not Appeal.objects.exists()


def test_upheld_appeal_takes_an_unread_paper_back_to_its_editors(
    made, declined, manager, author, editor
):
    services.answer_appeal(made, by=manager, outcome="upheld", text="You are right.")

    declined.refresh_from_db()
    assert declined.status == Status.SUBMITTED
    letter = Letter.objects.get(kind="appeal-upheld")
    assert letter.to == author.email
    assert letter.text.splitlines()[2].startswith("We take ")
    assert "You are right." in letter.text
    words = [event.words for event in queries.events(declined, author)]
    assert "The appeal was answered: the paper is taken up again" in words
    assert "The paper was taken up again" not in words


def test_upheld_appeal_after_review_makes_a_new_round_possible(
    clock, paper, editor, author, manager
):
    done_review(paper, editor)
    done_review(paper, editor)
    paper.refresh_from_db()
    decline(paper, editor, "reject")
    made = services.appeal(paper, by=author, text="Reviewer B read another table.")

    services.answer_appeal(made, by=manager, outcome="upheld", text="Indeed.")

    paper.refresh_from_db()
    assert paper.status == Status.IN_REVIEW
    assert queries.board(paper, editor).may_start_round
    assert services.open_round(paper, by=editor).number == 2


def test_refused_appeal_leaves_the_paper_and_says_so_first(made, declined, manager, author):
    services.answer_appeal(made, by=manager, outcome="refused", text="The point stands.")

    declined.refresh_from_db()
    assert declined.status == Status.DECLINED
    letter = Letter.objects.get(kind="appeal-refused")
    assert letter.text.splitlines()[2].startswith("Our decision on ")
    with pytest.raises(ValidationError, match="Mara Managing has answered"):
        services.answer_appeal(made, by=manager, outcome="upheld", text="Or not.")


def test_authors_walk_from_the_letter_to_the_green_words(client, declined, manager, author):
    client.force_login(author)
    assert (
        reverse("reviews:appeal", args=[declined.key])
        in client.get(reverse("manuscript", args=[declined.key])).content.decode()
    )
    url = reverse("reviews:appeal", args=[declined.key])
    assert "What happens next" in client.get(url).content.decode()
    assert "Table 2" in client.post(url, {"text": "Table 2" + " " * 20_001 + "x"}).content.decode()

    client.post(url, {"text": "Table 2 answers it."})

    assert "We have your appeal since" in client.get(url).content.decode()
    client.force_login(manager)
    answer = reverse("reviews:answer_appeal", args=[declined.key])
    assert "Table 2 answers it." in client.get(answer).content.decode()
    client.post(answer, {"outcome": "refused", "text": "It does not."})
    assert Appeal.objects.get().outcome == "refused"


def test_coauthors_and_strangers_do_not_appeal(client, declined):
    other = UserFactory()
    Contributor.objects.create(submission=declined, user=other, family_name="Co", position=1)
    url = reverse("reviews:appeal", args=[declined.key])
    client.force_login(other)
    assert client.get(url).status_code == 403
    client.force_login(UserFactory())
    assert client.get(url).status_code == 404


def test_editor_takes_a_declined_paper_up_again_with_a_letter(client, declined, editor, author):
    client.force_login(editor)
    url = reverse("reviews:reopen_paper", args=[declined.key])
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in ("language", "subject", "text")}
    refused = client.post(url, values | {"reason": "New data.", "do": "send"})
    assert refused.status_code == 409
    values["text"] = values["text"].replace(
        "[[your words: why, in one or two sentences]]", "New data were published."
    )

    client.post(url, values | {"reason": "New data.", "do": "send"})

    declined.refresh_from_db()
    assert declined.status == Status.SUBMITTED
    assert kinds_to(author)[-1] == "paper-reopened"
    events = {event.words: event.detail for event in queries.events(declined, editor)}
    assert events["The paper was taken up again"] == "By Edda Chiefly. New data."
    told = {event.words: event.detail for event in queries.events(declined, author)}
    assert told["The paper was taken up again"] == ""


def test_open_appeal_is_answered_not_passed_by(made, declined, editor):
    with pytest.raises(ValidationError, match="answer the appeal instead"):
        services.reopen_paper(declined, by=editor, reason="x", letter=letter_text())


def test_letter_of_a_decline_has_the_button_of_the_appeal(clock, paper, editor):
    draft = services.draft_letter_for(paper, by=editor, kind="desk_reject")

    assert "[[appeal]]" in draft.text
