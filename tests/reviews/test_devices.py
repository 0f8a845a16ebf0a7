"""The link on several devices: what is written down, who is asked, what a passed-on link opens."""

import datetime as dt

import pytest
from django.test import Client
from django.utils.timezone import now

from accounts.links import make_token
from journal.models import Letter
from reviews import services
from reviews.models import Opening, Review, Suggestion
from tests.factories import UserFactory
from tests.reviews.conftest import done_review, kinds_to

ASKED = "Are you Roza Readerova?"


def opened(review):
    browser = Client()
    browser.get(f"/en/review/{make_token('review', review.key, review.nonce)}/")
    return browser


def page(browser, review):
    return browser.get(f"/en/reviews/{review.key}/")


def used(review):
    """Return a browser on which the reviewer has saved something."""
    browser = opened(review)
    page(browser, review)
    browser.post(f"/en/reviews/{review.key}/save/", {"to_authors": "1. Half a thought."})
    return browser


def said(browser, review, who):
    return browser.post(f"/en/reviews/{review.key}/who/", {"who": who})


def test_scanner_that_only_opens_leaves_no_row(clock, accepted):
    for _time in range(3):
        scanner = opened(accepted)
        page(scanner, accepted)
        page(scanner, accepted)

    assert not Opening.objects.exists()
    assert ASKED not in page(used(accepted), accepted).content.decode()


def own_words(answer):
    """Return a page without its masthead and foot, which are the journal's on every page."""
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_first_device_is_never_asked_and_a_second_one_sees_the_question_alone(clock, accepted):
    first = used(accepted)
    second = opened(accepted)

    answer = page(second, accepted)

    paper = accepted.round.submission
    words = own_words(answer)
    assert answer.status_code == 403
    assert ASKED in words
    for told in ("Half a thought", str(paper.own_title), paper.code, "review is due"):
        assert told not in answer.content.decode()
    assert answer.content.decode().count("<h1") == 1
    assert ASKED not in page(first, accepted).content.decode()
    assert Opening.objects.count() == 1


def test_question_comes_before_every_file_and_every_act_of_a_new_device(clock, accepted):
    used(accepted)
    second = opened(accepted)
    page(second, accepted)

    for file in ("copy.pdf", "figures/x.png", "compare/", "write/"):
        assert second.get(f"/en/reviews/{accepted.key}/{file}").status_code == 403
    for act in ("save", "hand-in", "decline", "certificate", "later"):
        answer = second.post(f"/en/reviews/{accepted.key}/{act}/", {"to_authors": "Not mine."})
        assert answer.status_code == 403
        assert "say there whether this link is yours" in answer.content.decode()

    accepted.refresh_from_db()
    assert accepted.state == Review.State.ACCEPTED
    assert accepted.draft["to_authors"] == "1. Half a thought."
    assert Opening.objects.count() == 1


def test_two_taps_lead_from_the_letter_to_the_paper_on_the_first_device(clock, invited):
    scanner = opened(invited)
    page(scanner, invited)
    browser = opened(invited)

    first = page(browser, invited)
    due = first.context["accept_form"].initial["due_on"]
    second = browser.post(f"/en/reviews/{invited.key}/accept/", {"due_on": due}, follow=True)

    assert ASKED not in first.content.decode()
    assert second.context["review"].state == Review.State.ACCEPTED
    assert "reviews/review.html" in [template.name for template in second.templates]
    assert str(invited.round.submission.own_title) in second.content.decode()
    assert ASKED not in second.content.decode()


def test_what_a_device_had_open_before_the_question_is_not_lost(clock, accepted):
    """A page stood open on a second device; on the first one something was done meanwhile."""
    second = opened(accepted)
    page(second, accepted)
    used(accepted)

    answer = second.post(f"/en/reviews/{accepted.key}/save/", {"to_editors": "Typed long ago."})

    accepted.refresh_from_db()
    assert answer.status_code == 302
    assert "Typed long ago." in str([accepted.draft, accepted.draft_aside])
    assert ASKED in page(second, accepted).content.decode()


def test_yes_leads_on_in_one_tap_is_written_down_and_not_asked_again(clock, accepted):
    used(accepted)
    second = opened(accepted)
    page(second, accepted)

    answer = said(second, accepted, "self")

    assert answer["Location"] == f"/en/reviews/{accepted.key}/"
    assert "Half a thought" in page(second, accepted).content.decode()
    assert Opening.objects.filter(said=Opening.Said.SELF).count() == 1
    assert ASKED in page(opened(accepted), accepted).content.decode()


def test_button_of_the_letter_is_remembered_over_the_question(clock, accepted):
    used(accepted)
    second = Client()
    token = make_token("review", accepted.key, accepted.nonce)
    first = second.get(f"/en/review/{token}/?more=time&next=//evil.example", follow=True)

    answer = second.post(
        f"/en/reviews/{accepted.key}/who/",
        {"who": "self", "more": "time", "answer": "//evil.example"},
    )

    assert '<input type="hidden" name="more" value="time">' in first.content.decode()
    assert "evil" not in first.content.decode()
    assert answer["Location"] == f"/en/reviews/{accepted.key}/?more=time"


def test_link_once_more_asks_again_only_where_nobody_said_yes(clock, accepted):
    used(accepted)
    second = opened(accepted)
    said(second, accepted, "self")

    again = second.get(f"/en/review/{make_token('review', accepted.key, accepted.nonce)}/")

    assert again.status_code == 302
    assert page(second, accepted).status_code == 200


def test_no_closes_the_task_on_this_device_and_tells_the_editor_once(clock, accepted, editor):
    first = used(accepted)
    second = opened(accepted)

    said(second, accepted, "other")
    answer = page(second, accepted)

    assert answer.status_code == 403
    assert "Half a thought" not in answer.content.decode()
    assert str(accepted.round.submission.own_title) not in answer.content.decode()
    for act in ("save", "hand-in", "decline", "certificate", "later", "who"):
        assert second.post(f"/en/reviews/{accepted.key}/{act}/").status_code == 404
    for file in ("copy.pdf", "due.ics", "figures/x.png", "compare/"):
        assert second.get(f"/en/reviews/{accepted.key}/{file}").status_code == 404
    assert page(first, accepted).status_code == 200
    said(opened(accepted), accepted, "other")
    assert kinds_to(editor).count("editor-link-passed-on") == 1


def test_link_once_more_opens_nothing_where_it_was_passed_on(clock, accepted):
    second = opened(accepted)
    page(second, accepted)
    said(second, accepted, "other")

    second.get(f"/en/review/{make_token('review', accepted.key, accepted.nonce)}/")

    assert page(second, accepted).status_code == 403


def test_passed_on_link_opens_nothing_but_this_task(clock, accepted, editor, reviewer, paper):
    browser = used(accepted)

    assert "sessionid" not in browser.cookies
    for address in ("profile/", "reviews/", f"papers/{paper.key}/", "account/", "reviewing/"):
        answer = browser.get(f"/en/{address}")
        assert answer.status_code == 302
        assert "/accounts/login/" in answer["Location"] or address == "account/"


def test_colleague_proposes_themselves_and_the_editor_invites_by_one_press(
    clock, client, accepted, editor
):
    browser = opened(accepted)
    said(browser, accepted, "other")
    words = {"name": "Sara Newcomer", "email": "sara@uni.example", "words": "Roza asked me."}

    answer = browser.post(f"/en/reviews/{accepted.key}/propose/", words)

    row = Suggestion.objects.get()
    assert answer.status_code == 200
    assert (row.source, row.email) == (Suggestion.Source.FORWARDED, "sara@uni.example")
    letter = Letter.objects.get(kind="editor-colleague-proposed")
    assert (letter.to, "Roza asked me." in letter.text) == (editor.email, True)
    client.force_login(editor)
    client.post(f"/en/suggestions/{row.key}/invite/")
    client.post(f"/en/suggestions/{row.key}/invite/")
    assert Review.objects.filter(reviewer__email="sara@uni.example").count() == 1
    assert Letter.objects.filter(to="sara@uni.example", kind="review-invitation").count() == 1


def test_refused_words_come_back_filled(clock, accepted):
    browser = opened(accepted)
    said(browser, accepted, "other")

    answer = browser.post(f"/en/reviews/{accepted.key}/propose/", {"email": "no address"})
    empty = browser.post(f"/en/reviews/{accepted.key}/propose/", {})

    assert "no address" in answer.content.decode()
    assert "Write a name, an address or some words." in empty.content.decode()
    assert not Suggestion.objects.exists()


def test_nobody_proposes_by_a_link_that_was_not_passed_on(clock, accepted):
    answer = used(accepted).post(f"/en/reviews/{accepted.key}/propose/", {"words": "Hello"})

    assert answer.status_code == 404
    assert Client().post(f"/en/reviews/{accepted.key}/propose/").status_code == 404


def test_slip_of_the_finger_ends_the_old_link_and_mails_a_new_one(clock, accepted, reviewer):
    browser = opened(accepted)
    said(browser, accepted, "other")
    old = accepted.nonce

    browser.post(f"/en/reviews/{accepted.key}/renew/")
    browser.post(f"/en/reviews/{accepted.key}/renew/")

    accepted.refresh_from_db()
    assert accepted.nonce != old
    assert kinds_to(reviewer).count("review-new-link") == 1
    assert page(browser, accepted).status_code == 404
    browser.get(f"/en/review/{make_token('review', accepted.key, accepted.nonce)}/")
    assert page(browser, accepted).status_code == 200


def test_reviewer_who_is_signed_in_is_never_asked(clock, client, accepted, reviewer):
    used(accepted)
    client.force_login(reviewer)

    assert ASKED not in page(client, accepted).content.decode()
    client.post(f"/en/reviews/{accepted.key}/save/", {"to_authors": "2."})
    assert Opening.objects.count() == 1


def test_use_by_the_reviewer_keeps_the_link_alive_and_a_passed_on_device_does_not(
    clock, paper, editor, reviewer
):
    review = done_review(paper, editor, reviewer)
    own, strange = opened(review), opened(review)
    page(own, review)
    own.post(f"/en/reviews/{review.key}/who/", {"who": "self"})
    said(strange, review, "other")
    start = now()

    for days in (60, 120, 180):
        clock.move_to(start + dt.timedelta(days=days))
        assert page(own, review).status_code == 200
    clock.move_to(start + dt.timedelta(days=180 + 91))
    page(strange, review)
    assert page(opened(review), review).status_code == 404


def test_outdated_link_says_what_it_was_and_the_present_state(clock, paper, editor, reviewer):
    review = done_review(paper, editor, reviewer)
    clock.move_to(now() + dt.timedelta(days=100))

    token = make_token("review", review.key, review.nonce)
    answer = Client().get(f"/en/review/{token}/")

    words = answer.content.decode()
    assert answer.status_code == 404
    assert paper.code in words
    assert "handed in on 2 March 2026" in words
    assert "Send me a new link" in words
    assert reviewer.email not in words
    Client().post(f"/en/reviews/{review.key}/renew/")
    assert kinds_to(reviewer)[-1] == "review-new-link"
    assert Client().get(f"/en/review/{token}/").status_code == 302


def test_ended_link_tells_no_state(clock, invited, editor):
    old = make_token("review", invited.key, invited.nonce)
    services.end_links(invited, by=editor)
    services.decline(invited)

    words = Client().get(f"/en/review/{old}/").content.decode()

    assert "was declined" not in words
    assert "Send me a new link" in words


def test_devices_are_kept_as_digests_and_bounded(clock, accepted, monkeypatch):
    monkeypatch.setattr("reviews.services.devices.MOST", 2)
    browsers = [opened(accepted) for _each in range(3)]
    for browser in browsers:
        page(browser, accepted)
    for browser in browsers:
        browser.post(f"/en/reviews/{accepted.key}/save/", {"to_authors": "1. Half a thought."})

    kept = Opening.objects.values_list("device", flat=True)
    cookies = [browser.cookies[f"device_{accepted.key}"] for browser in browsers]
    assert len(kept) == 2
    assert all(len(digest) == 64 for digest in kept)
    assert not set(kept) & {cookie.value for cookie in cookies}
    assert all(cookie["httponly"] for cookie in cookies)


@pytest.mark.parametrize("person", ["stranger", "author"])
def test_suggestions_are_answered_by_editors_alone(clock, client, accepted, author, person):
    row = services.suggest(accepted, colleague=services.Colleague("Sara", "sara@uni.example"))
    client.force_login(author if person == "author" else UserFactory())

    assert client.post(f"/en/suggestions/{row.key}/invite/").status_code == 404
    assert client.post(f"/en/suggestions/{row.key}/put-away/").status_code == 404
    assert Review.objects.count() == 1


def test_devices_without_end_leave_no_rows_without_end(clock, accepted):
    for number in range(45):
        services.say_who(accepted, device=f"device-{number}", is_reviewer=False)

    assert Opening.objects.count() == 40
    assert Opening.objects.filter(device="device-44", said=Opening.Said.OTHER).exists()
