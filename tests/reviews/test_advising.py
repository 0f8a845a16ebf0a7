"""Editors who only advise: the same page, and one press of the chief makes the decision."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from journal.models import Letter, Role
from reviews import queries, services
from reviews.models import Advice, Decision
from submissions.models import Status
from tests.factories import MemberFactory, UserFactory
from tests.reviews.conftest import done_review, kinds_to, letter_text


@pytest.fixture
def adviser(journal, paper):
    person = UserFactory(given_name="Ada", family_name="Advisor")
    MemberFactory(
        journal=journal, user=person, role=Role.SECTION, section=paper.section, advises=True
    )
    return person


@pytest.fixture
def url(paper):
    return reverse("reviews:decide", args=[paper.key])


def typed(client, url, kind="desk_reject", **more):
    """Return the form as it is shown for a kind, with the places filled."""
    form = client.get(f"{url}?kind={kind}").context["form"]
    text = (
        form["text"]
        .value()
        .replace(
            "[[your words: the main reasons, in two or three sentences]]",
            "Outside our scope. Sorry.",
        )
    )
    names = ("kind", "language", "subject", "after", "advice")
    return {name: form[name].value() or "" for name in names} | {"text": text} | more


def test_advice_is_written_on_the_same_page_and_one_press_makes_it_the_decision(
    client, adviser, editor, author, paper, url
):
    client.force_login(adviser)
    page = client.get(f"{url}?kind=desk_reject").content.decode()
    assert "Advise: decline without review" in page
    assert "Decide: " not in page
    client.post(url, typed(client, url, do="advise", words="Two lines."))

    advice = Advice.objects.get()
    assert kinds_to(editor) == ["advice-given"]
    assert not Decision.objects.exists()
    assert paper.status == Status.SUBMITTED

    client.force_login(editor)
    opened = client.get(f"{url}?advice={advice.key}")
    assert "Ada Advisor advises: Decline without review" in opened.content.decode()
    form = opened.context["form"]
    names = ("kind", "language", "subject", "after", "advice", "text")
    client.post(url, {name: form[name].value() or "" for name in names} | {"do": "decide"})

    decision = Decision.objects.get()
    assert (decision.kind, decision.by, decision.advice) == ("desk_reject", editor, advice)
    assert "Outside our scope. Sorry." in decision.text
    assert "Edda Chiefly" in decision.text
    assert "Ada Advisor" not in decision.text


def test_the_chief_finds_the_advice_among_what_waits_until_it_is_decided(adviser, editor, paper):
    services.advise(paper, by=adviser, kind="desk_reject", letter=letter_text(), words="No.")
    waiting = [action for action in queries.actions(editor) if action.kind == "advice"]
    assert [action.words for action in waiting] == [
        "Decide: Ada Advisor advises “Decline without review”"
    ]

    services.decide(paper, by=editor, kind="return", letter=letter_text("return"))

    assert "advice" not in {action.kind for action in queries.actions(editor)}


def test_advice_given_twice_is_one_and_another_replaces_it(adviser, editor, paper):
    first = services.advise(paper, by=adviser, kind="return", letter=letter_text("return"))
    assert services.advise(paper, by=adviser, kind="return", letter=letter_text("return")) == first
    assert Letter.objects.filter(kind="advice-given").count() == 1

    second = services.advise(paper, by=adviser, kind="desk_reject", letter=letter_text("no"))

    assert queries.open_advice(paper) == second
    words = [event.words for event in queries.events(paper, editor)]
    assert "Ada Advisor advised: Return for completion" in words
    assert "Ada Advisor advised: Decline without review" in words


def test_an_adviser_cannot_decide_undo_or_send(client, adviser, editor, paper, url):
    client.force_login(adviser)
    values = typed(client, url, do="decide")
    assert client.post(url, values).status_code == 403
    decision = services.decide(paper, by=editor, kind="return", letter=letter_text("return"))

    answers = {
        name: client.post(reverse(f"reviews:{name}", args=[decision.key])).status_code
        for name in ("undo", "send_now")
    }

    decision.refresh_from_db()
    assert answers == {"undo": 403, "send_now": 403}
    assert decision.state == Decision.State.HELD
    page = client.get(reverse("manuscript", args=[paper.key])).content.decode()
    assert "Undo the decision" not in page


def test_an_adviser_reads_advise_and_nothing_more_once_it_is_given(adviser, editor, paper):
    done_review(paper, editor)
    done_review(paper, editor)
    assert "Advise" in [action.words for action in queries.actions(adviser)]

    services.advise(paper, by=adviser, kind="accept", letter=letter_text("accept"))

    assert not {"decide", "advice", "held"} & {each.kind for each in queries.actions(adviser)}


def test_an_adviser_invites_but_not_against_a_warning(adviser, editor, paper, reviewer):
    services.invite_reviewer(paper, by=adviser, reviewer=reviewer)
    colleague = UserFactory(affiliation="Sample Academy")

    with pytest.raises(ValidationError, match="you advise on it"):
        services.invite_reviewer(paper, by=adviser, reviewer=colleague, reason="The only expert.")
    services.invite_reviewer(paper, by=editor, reviewer=colleague, reason="The only expert.")


def test_open_places_and_a_held_decision_refuse_advice(adviser, editor, paper):
    draft = services.draft_letter_for(paper, by=adviser, kind="return")
    letter = services.LetterText(draft.subject, draft.text, draft.language)
    with pytest.raises(ValidationError, match="still waits for your words"):
        services.advise(paper, by=adviser, kind="return", letter=letter)
    services.decide(paper, by=editor, kind="return", letter=letter_text("return"))

    with pytest.raises(ValidationError, match="Edda Chiefly has decided"):
        services.advise(paper, by=adviser, kind="desk_reject", letter=letter_text("no"))
    assert not Advice.objects.exists()


def test_the_tick_on_the_team_page_makes_an_adviser(client, editor, journal, paper):
    client.force_login(editor)
    client.post(
        reverse("journal:team"),
        {
            "email": "new@example.org",
            "family_name": "Newly",
            "role": "section",
            "section": paper.section.pk,
            "advises": "on",
        },
    )

    assert journal.members.get(user__email="new@example.org").advises
    assert "advises only" in client.get(reverse("journal:team")).content.decode()
