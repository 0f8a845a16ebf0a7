"""Discussions: chosen people, sides that never mix, files without traces, answers by link."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse

from accounts.links import make_token
from journal.models import Letter, Role
from reviews import services as reviews
from reviews.models import Message, Participant, Thread
from reviews.queries import actions
from reviews.queries.discussions import threads_of
from reviews.services import discussing
from submissions.models import Contributor
from submissions.services import Upload, recuse
from tests.factories import MemberFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
WORDS = discussing.Words("Could you send the tables as text?")


@pytest.fixture
def deputy(journal):
    return MemberFactory(
        journal=journal,
        user=UserFactory(given_name="Dana", family_name="Deputova"),
        role=Role.MANAGER,
    ).user


def begun(paper, editor, side="authors", **more):
    return discussing.start_discussion(
        paper, by=editor, side=side, subject="The tables", words=WORDS, **more
    )


def letters_to(user):
    return list(Letter.objects.filter(to=user.email, kind="discussion-message").order_by("pk"))


# --- who is in it ---------------------------------------------------------------------------------


def test_an_editor_writes_to_the_authors_and_each_gets_a_letter(paper, editor, author):
    thread = begun(paper, editor)

    [letter] = letters_to(author)
    assert WORDS.text in letter.text
    assert str(editor) in letter.text
    assert not letters_to(editor)
    assert threads_of(paper, author) == [thread]


def test_what_reviewers_talk_of_is_unknown_to_authors(accepted, paper, editor, author, reviewer):
    thread = begun(paper, editor, side="reviewer", review=accepted)

    assert len(letters_to(reviewer)) == 1
    assert not letters_to(author)
    assert threads_of(paper, author) == []
    assert threads_of(paper, reviewer) == [thread]


def test_sides_do_not_mix(accepted, paper, editor, author, reviewer):
    for side, person in (("authors", reviewer), ("editors", author), ("editors", reviewer)):
        with pytest.raises(ValidationError, match="cannot take part"):
            begun(paper, editor, side=side, people=[person])

    thread = begun(paper, editor, side="reviewer", review=accepted)
    with pytest.raises(ValidationError, match="with the editors alone"):
        discussing.ask_in(thread, person=author, by=editor)
    assert not Letter.objects.filter(to=author.email, kind="discussion-message").exists()
    assert Thread.objects.count() == 1


def test_an_author_writes_to_the_editor_in_charge_alone(paper, editor, deputy, author):
    thread = discussing.start_discussion(
        paper, by=author, side="authors", subject="A date", words=WORDS, people=[deputy]
    )

    assert {place.user for place in thread.participants.all()} == {author, editor}
    assert letters_to(editor)[0].reply_to != author.email


def test_a_letter_in_a_discussion_is_for_those_in_it(client, paper, editor, author):
    coauthor = UserFactory()
    Contributor.objects.create(submission=paper, user=coauthor, email=coauthor.email, position=1)
    begun(paper, editor, people=[author])
    [letter] = letters_to(author)

    client.force_login(coauthor)

    assert client.get(reverse("issues:letter", args=[letter.key])).status_code == 404
    assert letter.subject not in client.get(reverse("manuscript", args=[paper.key])).text
    client.force_login(author)
    assert client.get(reverse("issues:letter", args=[letter.key])).status_code == 200


def test_who_stands_back_is_out(client, paper, editor, deputy):
    thread = begun(paper, editor, side="editors", people=[deputy])
    recuse(paper, user=deputy, by=editor, reason="They share an office.")
    client.force_login(deputy)

    assert client.get(reverse("reviews:discussion", args=[thread.key])).status_code == 404
    discussing.answer(thread, by=editor, words=discussing.Words("Between us."))

    assert len(letters_to(deputy)) == 1  # the first, from before


def test_a_reviewer_who_declines_is_out(client, accepted, paper, editor, reviewer):
    thread = begun(paper, editor, side="reviewer", review=accepted)
    reviews.decline(accepted)
    client.force_login(reviewer)

    assert client.get(reverse("reviews:discussion", args=[thread.key])).status_code == 404


# --- words and files ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "refusal"), [("  ", "Write something"), ("x" * 20_001, "20000 is the most")]
)
def test_words_are_refused_in_words(paper, editor, text, refusal):
    with pytest.raises(ValidationError, match=refusal):
        discussing.start_discussion(
            paper, by=editor, side="authors", subject="X", words=discussing.Words(text)
        )
    assert not Thread.objects.exists()


def test_beginning_twice_begins_once(paper, editor, author):
    first, second = begun(paper, editor), begun(paper, editor)

    assert first == second
    assert len(letters_to(author)) == 1
    other = discussing.start_discussion(
        paper, by=editor, side="authors", subject="The tables", words=discussing.Words("Again.")
    )
    assert other != first


@pytest.mark.parametrize("way", ["editor", "device"])
def test_ending_the_links_of_a_review_ends_those_of_its_discussions(
    client, accepted, paper, editor, way
):
    thread = begun(paper, editor, side="reviewer", review=accepted)
    place = thread.participants.exclude(user=editor).get()
    others = thread.participants.get(user=editor)
    old = make_token("discussion", thread.key, place.nonce)
    client.get(f"/en/discussion/{old}/")
    page = reverse("reviews:discussion", args=[thread.key])
    assert client.get(page).status_code == 200

    if way == "editor":
        reviews.end_links(accepted, by=editor)
    else:
        reviews.renew_from_device(accepted, device="d")

    assert client.get(page).status_code == 404
    assert client.get(f"/en/discussion/{old}/").status_code == 404
    assert thread.participants.get(user=editor).nonce == others.nonce
    place.refresh_from_db()
    new = make_token("discussion", thread.key, place.nonce)
    assert client.get(f"/en/discussion/{new}/", follow=True).status_code == 200


def test_pressing_twice_writes_once(paper, editor, author):
    thread = begun(paper, editor)

    for _press in range(2):
        discussing.answer(thread, by=author, words=discussing.Words("Here they are."))

    assert thread.messages.count() == 2
    assert len(letters_to(editor)) == 1


def test_a_file_goes_on_without_its_writers_name(client, accepted, paper, editor, reviewer):
    text = f"By {reviewer}. Table 2 is wrong."
    thread = discussing.start_discussion(
        paper,
        by=reviewer,
        side="reviewer",
        subject="A file",
        words=discussing.Words(
            "See it.", Upload("Readerova.txt", ContentFile(text.encode(), "Readerova.txt"))
        ),
    )
    message = Message.objects.get()
    client.force_login(editor)
    response = client.get(reverse("reviews:message_file", args=[thread.key, message.key]))

    sent = b"".join(response.streaming_content)
    assert b"Table 2 is wrong." in sent
    assert b"Readerova" not in sent
    assert "Readerova" not in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith("attachment")


def test_marks_that_somebody_types_stay_words(paper, editor, author):
    discussing.start_discussion(
        paper, by=editor, side="authors", subject="[[link]]", words=discussing.Words("> [[link]]")
    )

    [letter] = letters_to(author)
    assert "[[link]]" not in letter.subject
    assert letter.text.count("[[link]]") == 1  # the button's own


def test_nobody_writes_thirty_one_messages_a_day(paper, editor, author):
    thread = begun(paper, editor)
    Message.objects.bulk_create(
        Message(thread=thread, by=author, text=str(number)) for number in range(30)
    )

    with pytest.raises(ValidationError, match="enough for one day"):
        discussing.answer(thread, by=author, words=discussing.Words("One more."))


# --- by link and by account -----------------------------------------------------------------------


def link_of(thread, user):
    place = Participant.objects.get(thread=thread, user=user)
    return reverse(
        "reviews:open_discussion", args=[make_token("discussion", thread.key, place.nonce)]
    )


def test_link_runs_out_when_nothing_happens_and_a_new_one_goes_to_the_address(
    client, clock, paper, editor, author
):
    thread = begun(paper, editor)
    link, page = link_of(thread, author), reverse("reviews:discussion", args=[thread.key])
    clock.shift(80 * DAY)
    assert client.get(link, follow=True).status_code == 200
    client.post(reverse("reviews:read_discussion", args=[thread.key]))
    clock.shift(80 * DAY)
    assert client.get(page).status_code == 200  # reading kept it
    clock.shift(11 * DAY)

    for address in (link, page):
        shut = client.get(address)
        assert shut.status_code == 404
        assert WORDS.text not in shut.text
        assert f'action="{link}renew/"' in shut.text
    for _press in range(2):
        assert "registered address" in client.post(f"{link}renew/").text

    [first, again] = letters_to(author)
    assert WORDS.text in again.text
    assert link_of(thread, author) != link
    assert client.get(link).status_code == 404
    assert client.get(link_of(thread, author), follow=True).status_code == 200


def test_link_that_was_ended_or_still_opens_brings_no_new_one(client, clock, paper, editor, author):
    thread = begun(paper, editor)
    open_link = link_of(thread, author)
    client.post(f"{open_link}renew/")
    clock.shift(91 * DAY)
    Participant.objects.filter(thread=thread, user=author).update(nonce="0" * 12)

    answer = client.post(f"{open_link}renew/")

    assert "registered address" in answer.text
    assert len(letters_to(author)) == 1


def test_a_letters_link_opens_and_answers_without_an_account(client, paper, editor, author):
    thread = begun(paper, editor)
    place = Participant.objects.get(thread=thread, user=author)

    page = client.get(link_of(thread, author), follow=True)

    assert WORDS.text in page.text
    place.refresh_from_db()
    assert place.read_at is None  # looking changes nothing
    address = reverse("reviews:discussion", args=[thread.key])
    client.post(address, {"text": "Here they are."})
    assert Message.objects.filter(thread=thread, by=author, text="Here they are.").exists()
    assert len(letters_to(editor)) == 1
    assert client.get(reverse("manuscript", args=[paper.key])).status_code == 302  # no more than it


def test_a_link_that_was_cut_says_so(client, paper, editor, author):
    thread = begun(paper, editor)

    page = client.get(link_of(thread, author).replace(thread.key, "0" * 20))

    assert page.status_code == 404
    assert "opens nothing any more" in page.text


def test_a_refused_answer_comes_back_filled(client, paper, editor, author):
    thread = begun(paper, editor)
    discussing.end_discussion(thread, by=editor)
    client.force_login(author)

    page = client.post(reverse("reviews:discussion", args=[thread.key]), {"text": "Too late."})

    assert page.status_code == 409
    assert "Too late." in page.text
    assert not Message.objects.filter(text="Too late.").exists()


def test_what_was_written_waits_until_it_is_read(client, paper, editor, author):
    thread = begun(paper, editor)

    def waiting():
        return [each for each in actions(author) if each.kind == "discussion"]

    assert len(waiting()) == 1
    client.force_login(author)
    client.post(reverse("reviews:read_discussion", args=[thread.key]))
    assert waiting() == []
    discussing.answer(thread, by=editor, words=discussing.Words("And the figures?"))
    assert len(waiting()) == 1


def test_a_reviewer_writes_by_the_link_of_the_review(client, accepted, paper, editor, reviewer):
    token = make_token("review", accepted.key, accepted.nonce)
    client.get(reverse("review", args=[token]))

    client.post(
        reverse("reviews:write_to_editor", args=[accepted.key]),
        {"subject": "Table 2", "text": "Is it complete?"},
    )

    [letter] = letters_to(editor)
    assert str(reviewer) in letter.text
    assert Thread.objects.get().side == Thread.Side.REVIEWER


def test_the_editors_form_chooses_side_and_people(client, accepted, paper, editor, author):
    client.force_login(editor)
    address = reverse("reviews:discussions", args=[paper.key])

    assert client.post(address, {"subject": "X", "text": "Y"}).status_code == 409
    client.post(
        address,
        {"to": "authors", "people": [author.key], "subject": "The tables", "text": "Please."},
    )
    client.post(address, {"to": accepted.key, "subject": "The date", "text": "Is it kept?"})

    sides = Thread.objects.order_by("pk").values_list("side", flat=True)
    assert list(sides) == ["authors", "reviewer"]
