"""After a decision: reviewers learn the outcome, once each, in their language; guests, previews."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from journal import post
from journal.models import Call, Letter, Role
from journal.multilingual import Words
from journal.post import address_of, message_of
from journal.wording import html_blocks
from reviews import services
from reviews.queries import preview
from submissions.services import take_charge
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.reviews.conftest import done_review, kinds_to, letter_text


def send(paper, editor, kind="reject"):
    decision = services.decide(paper, by=editor, kind=kind, letter=letter_text(kind))
    return decision, lambda: services.send_now(decision, by=editor)


def outcomes(person):
    return kinds_to(person).count("review-outcome")


def test_whoever_handed_in_learns_the_outcome_once_and_not_before_it_is_sent(
    clock, paper, editor, author
):
    russian = UserFactory(language="ru")
    early, late = done_review(paper, editor), done_review(paper, editor, russian)
    paper.refresh_from_db()
    decision, release = send(paper, editor)
    assert outcomes(early.reviewer) == outcomes(russian) == 0

    release()
    services.release_decision(decision)

    assert outcomes(early.reviewer) == outcomes(russian) == 1
    letter = Letter.objects.get(kind="review-outcome", to=russian.email)
    assert letter.about == f"review:{late.key}"
    assert "Спасибо за ваш труд" in letter.text
    assert "[[link]]" in letter.text
    for name in (author.family_name, author.given_name, early.reviewer.family_name):
        assert name not in letter.text + letter.subject


def test_released_and_declined_reviewers_hear_nothing_of_the_outcome(clock, paper, editor):
    done_review(paper, editor)
    gone = services.invite_reviewer(paper, by=editor, reviewer=UserFactory())
    services.decline(gone)
    working = services.accept(services.invite_reviewer(paper, by=editor, reviewer=UserFactory()))
    paper.refresh_from_db()

    send(paper, editor)[1]()

    assert outcomes(gone.reviewer) == outcomes(working.reviewer) == 0


def test_a_decision_after_a_reversal_tells_the_reviewers_anew(clock, paper, editor):
    first = done_review(paper, editor)
    paper.refresh_from_db()
    decision, release = send(paper, editor, "accept")
    release()
    services.reverse_decision(
        decision, by=editor, reason="x", letter=services.LetterText("Back", "We take it back.")
    )
    paper.refresh_from_db()

    send(paper, editor, "reject")[1]()

    letters = Letter.objects.filter(kind="review-outcome", to=first.reviewer.email).order_by("pk")
    assert [letter.status for letter in letters] == ["recalled", "queued"]
    assert "Reject" in letters[1].text


def reverse_twice(decision, editor):
    """Reverse as a button that is pressed again, with the row as the first press had it."""
    again = type(decision).objects.get(pk=decision.pk)
    words = services.LetterText("Back", "We take it back.")
    for row in (decision, again):
        services.reverse_decision(row, by=editor, reason="Wrong button.", letter=words)


def leave(person):
    """Let the letter with the outcome really leave the house."""
    letter = Letter.objects.get(kind="review-outcome", to=person.email)
    post.send(letter.pk)
    letter.refresh_from_db()
    assert letter.status == Letter.Status.SENT


def test_only_whoever_was_told_of_a_reversed_decision_is_told_so_and_once(
    clock, paper, editor, author
):
    told, untold = UserFactory(language="ru"), UserFactory()
    review = done_review(paper, editor, told)
    done_review(paper, editor, untold)
    paper.refresh_from_db()
    decision, release = send(paper, editor, "accept")
    release()
    leave(told)

    reverse_twice(decision, editor)

    assert kinds_to(told).count("review-outcome-reversed") == 1
    assert "review-outcome-reversed" not in kinds_to(untold)
    assert outcomes(untold) == 0
    letter = Letter.objects.get(kind="review-outcome-reversed")
    assert (letter.to, letter.about) == (told.email, f"review:{review.key}")
    assert "отменено: «Принять» от 2 марта" in letter.text
    assert "Wrong button" not in letter.text
    for name in (author.family_name, author.given_name, untold.family_name):
        assert name not in letter.text + letter.subject


def test_the_new_outcome_follows_for_all_and_each_reversal_is_told(clock, paper, editor):
    told, untold = UserFactory(), UserFactory()
    for person in (told, untold):
        done_review(paper, editor, person)
    paper.refresh_from_db()
    first, release = send(paper, editor, "accept")
    release()
    leave(told)
    reverse_twice(first, editor)
    paper.refresh_from_db()

    second, release = send(paper, editor, "reject")
    release()

    assert kinds_to(told)[-3:] == ["review-outcome", "review-outcome-reversed", "review-outcome"]
    assert kinds_to(untold)[-1] == "review-outcome"
    post.send(Letter.objects.filter(kind="review-outcome", to=untold.email).latest("pk").pk)
    second.refresh_from_db()
    reverse_twice(second, editor)
    assert kinds_to(told).count("review-outcome-reversed") == 1
    assert kinds_to(untold).count("review-outcome-reversed") == 1


def test_preview_is_the_very_message_but_for_the_link(client, clock, paper, editor, author):
    done_review(paper, editor, to_authors="1. First.\n\n> Not a button: https://x.example\n\n2. B.")
    paper.refresh_from_db()
    client.force_login(editor)
    url = reverse("reviews:decide", args=[paper.key])
    form = client.get(f"{url}?kind=reject").context["form"]
    text = (
        form["text"]
        .value()
        .replace(
            "[[your words: the main reasons, in two or three sentences]]",
            "The data do not bear it.",
        )
    )
    names = ("kind", "language", "subject", "after")
    values = {name: form[name].value() or "" for name in names} | {"text": text}
    shown = client.post(url, values | {"do": "preview"}).context
    client.post(url, values | {"do": "decide"})
    decision = paper.decisions.get()
    services.send_now(decision, by=editor)

    letter = Letter.objects.get(kind="decision-reject")
    assert letter.subject == shown["subject"]
    assert preview(letter.text, "x") == preview(values["text"].strip() + "\n", "x")
    assert (letter.to, letter.to_name) == (shown["to"].email, shown["to"].name)
    message = message_of(letter)
    links = {mark: address_of(link) for mark, link in letter.links.items()}
    html = str(message.alternatives[0][0])
    for kind, content in html_blocks(values["text"], links):
        if kind == "text":
            assert content in html
    assert message.subject == shown["subject"]


def test_second_section_editor_reads_who_took_the_paper(client, clock, journal, paper):
    first, second = (
        MemberFactory(
            journal=journal, user=UserFactory(), role=Role.SECTION, section=paper.section
        ).user
        for _n in range(2)
    )
    take_charge(paper, by=first)
    client.force_login(second)

    page = client.get(reverse("manuscript", args=[paper.key]))

    assert page.status_code == 200
    assert f"{first} took this paper at 11:00." in page.content.decode()
    client.force_login(first)
    page = client.get(reverse("manuscript", args=[paper.key]))
    assert "took this paper" not in page.content.decode()


def test_guest_does_not_handle_the_paper_of_somebody_close(client, clock, journal, editor):
    call = Call.objects.create(
        journal=journal,
        slug="special",
        title=Words(en="Special"),
        opens_on=dt.date(2026, 1, 1),
        closes_on=dt.date(2026, 12, 1),
    )
    near = UserFactory(affiliation="Sample Academy")
    far = UserFactory(affiliation="Elsewhere University")
    for person in (near, far):
        MemberFactory(journal=journal, user=person, role=Role.GUEST, call=call)
    paper = SubmissionFactory(journal=journal, call=call)

    with pytest.raises(ValidationError, match="A guest editor does not handle such a paper"):
        services.decide(paper, by=near, kind="return", letter=letter_text("return"))
    client.force_login(near)
    page = client.get(reverse("manuscript", args=[paper.key])).content.decode()
    assert "You seem to be close to an author" in page
    services.decide(paper, by=far, kind="return", letter=letter_text("return"))
