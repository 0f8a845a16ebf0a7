"""The reviewer's pages, by link alone: what opens, what acts, what is never shown."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.keys import new_nonce
from accounts.links import make_token
from journal.models import Letter
from reviews import services
from reviews.models import Answer, Criterion, Note, Review
from submissions.converting.filing import keep_file
from submissions.models import File
from tests.factories import SubmissionFactory, UserFactory
from tests.reviews.conftest import done_review, kinds_to

TREE = b"""<article xml:lang="en"><front><article-meta/></front><body><sec id="s1">
<title>Introduction</title><p id="p1">Whoever pays chooses the title.</p></sec></body></article>"""


def token(review):
    return make_token("review", review.key, review.nonce)


def opened(review, query=""):
    """Return a browser that has followed the link of a review."""
    browser = Client()
    browser.get(f"/en/review/{token(review)}/{query}")
    return browser


@pytest.fixture
def with_copy(paper):
    version = paper.versions.get()
    keep_file(version, File.Kind.COPY_TREE, "copy.xml", TREE, media_type="application/xml")
    keep_file(version, File.Kind.COPY, "copy.pdf", b"%PDF-1.7", media_type="application/pdf")
    return paper


def test_only_pictures_of_the_copy_are_shown_to_reviewers(clock, with_copy, accepted):
    version = with_copy.versions.get()
    shown = TREE.replace(
        b"</p>",
        b'</p><fig id="f1"><graphic xmlns:x="http://www.w3.org/1999/xlink" x:href="figure-2.png"/></fig>',
    )
    version.files.get(kind=File.Kind.COPY_TREE).delete()
    keep_file(version, File.Kind.COPY_TREE, "copy.xml", shown, media_type="application/xml")
    for name in ("figure-1.png", "figure-2.png"):  # the first is a portrait of the author
        keep_file(version, File.Kind.FIGURE, name, b"picture", media_type="image/png")
    browser = opened(accepted)

    answer = browser.get(f"/en/reviews/{accepted.key}/figures/figure-2.png")
    assert b"".join(answer.streaming_content) == b"picture"
    assert browser.get(f"/en/reviews/{accepted.key}/figures/figure-1.png").status_code == 404


def complete_form(review, **changes):
    scores = {f"score_{each.slug}": "4" for each in review.round.form.criteria.all()}
    return (
        scores
        | {
            "to_authors": "1. Good.\n\n2. Better.",
            "recommendation": "minor",
            "no_conflict": "on",
            "reads_again": "on",
            "as_it_is": "1",  # the hints have tests of their own
        }
        | changes
    )


def test_link_sets_a_cookie_for_this_task_and_hides_the_token(clock, invited):
    answer = Client().get(f"/en/review/{token(invited)}/?answer=no&evil=1")

    assert answer.status_code == 302
    assert answer["Location"] == f"/en/reviews/{invited.key}/?answer=no"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    paths = {cookie["path"] for cookie in answer.cookies.values()}
    assert paths == {f"/{code}/reviews/{invited.key}/" for code in ("en", "ru", "kk")}
    assert all(cookie["httponly"] for cookie in answer.cookies.values())


def test_opening_the_link_answers_nothing(clock, invited):
    for query in ("", "?answer=yes", "?answer=no"):
        browser = opened(invited, query)
        page = browser.get(f"/en/reviews/{invited.key}/{query}")
        assert page.status_code == 200

    invited.refresh_from_db()
    assert invited.state == Review.State.INVITED


@pytest.mark.parametrize("made", ["cut", "forged", "other", "ended"])
def test_link_that_is_not_good_opens_nothing(clock, invited, made):
    text = {
        "cut": token(invited)[:-3],
        "forged": f"{invited.key}.{invited.nonce}.{'A' * 43}",
        "other": make_token("proof", invited.key, invited.nonce),
        "ended": make_token("review", invited.key, new_nonce()),
    }[made]

    browser = Client()
    answer = browser.get(f"/en/review/{text}/")

    assert answer.status_code == 404
    assert b"Send me a new link" in answer.content
    assert not answer.cookies.get(f"review_{invited.key}")
    assert browser.get(f"/en/reviews/{invited.key}/").status_code == 404


def test_new_link_says_the_same_whether_the_review_exists(clock, invited, reviewer):
    real = Client().post(f"/en/reviews/{invited.key}/renew/")
    made_up = Client().post(f"/en/reviews/{'0' * 20}/renew/")

    assert real.content.replace(invited.key.encode(), b"") == made_up.content.replace(
        b"0" * 20, b""
    )
    assert kinds_to(reviewer)[-1] == "review-new-link"


def test_old_links_end_when_an_editor_ends_them(clock, invited, editor):
    old = token(invited)
    browser = opened(invited)
    services.end_links(invited, by=editor)

    assert Client().get(f"/en/review/{old}/").status_code == 404
    assert browser.get(f"/en/reviews/{invited.key}/").status_code == 404
    assert opened(invited).get(f"/en/reviews/{invited.key}/").status_code == 200


def test_forwarded_link_opens_this_task_only(clock, paper, editor, invited):
    other = services.invite_reviewer(paper, by=editor, reviewer=UserFactory())

    browser = opened(invited)

    assert browser.get(f"/en/reviews/{other.key}/").status_code == 404
    assert browser.get(f"/en/papers/{paper.key}/").status_code in {302, 404}
    assert browser.get("/en/reviews/").status_code == 302


def test_link_gives_a_signed_in_account_nothing_more(clock, paper, invited):
    browser = opened(invited)
    browser.force_login(UserFactory())

    assert browser.get(f"/en/reviews/{invited.key}/").status_code == 200
    assert browser.get(f"/en/papers/{paper.key}/reviewers/").status_code == 404
    assert invited.key not in browser.get("/en/reviews/").content.decode()


def test_signed_in_reviewer_needs_no_link_but_an_editor_gets_no_reviewers_page(
    clock, invited, reviewer, editor
):
    browser = Client()
    browser.force_login(reviewer)
    assert browser.get(f"/en/reviews/{invited.key}/").status_code == 200

    browser.force_login(editor)
    assert browser.get(f"/en/reviews/{invited.key}/").status_code == 404


def test_link_is_closed_ninety_days_after_the_task(clock, invited):
    services.decline(invited)
    services.release_all(invited.round.submission)
    assert opened(invited).get(f"/en/reviews/{invited.key}/").status_code == 200

    clock.shift(dt.timedelta(days=91))
    assert opened(invited).get(f"/en/reviews/{invited.key}/").status_code == 404
    services.renew_link(invited)
    assert opened(invited).get(f"/en/reviews/{invited.key}/").status_code == 200


def test_declining_by_link_takes_two_presses_and_no_password(clock, invited):
    browser = opened(invited, "?answer=no")
    page = browser.post(f"/en/reviews/{invited.key}/decline/", follow=True)

    assert "You have declined. Thank you." in page.content.decode()
    assert b'type="password"' not in page.content
    invited.refresh_from_db()
    assert invited.state == Review.State.DECLINED


def test_whole_review_by_link(clock, with_copy, invited, reviewer):
    browser = opened(invited)
    browser.post(f"/en/reviews/{invited.key}/accept/", {"due_on": "2026-03-25"})
    page = browser.get(f"/en/reviews/{invited.key}/").content.decode()
    assert "Whoever pays chooses the title." in page
    assert "25 March 2026, 23:59 (Astana, UTC+5)" in page

    done = browser.post(
        f"/en/reviews/{invited.key}/hand-in/", complete_form(invited), follow=True
    ).content.decode()

    assert "Review received" in done
    assert "2. Better." in done
    assert kinds_to(reviewer) == ["review-received"]


def test_incomplete_review_stays_with_all_that_was_typed(clock, accepted):
    browser = opened(accepted)
    form = complete_form(accepted)
    del form["score_usefulness"]

    page = browser.post(f"/en/reviews/{accepted.key}/hand-in/", form).content.decode()

    assert "One thing is missing" in page
    assert 'href="#id_score_usefulness-field"' in page
    assert "2. Better." in page
    assert page.count("Send review<") == 1
    assert re.search(r'value="minor"[^>]*checked', page)
    accepted.refresh_from_db()
    assert accepted.state == Review.State.ACCEPTED
    assert accepted.draft["recommendation"] == "minor"


def test_saving_by_script_answers_one_line_with_its_stamp(clock, accepted):
    browser = opened(accepted)

    line = browser.post(
        f"/en/reviews/{accepted.key}/save/",
        {"to_authors": "One two three", "seen_at": ""},
        headers={"X-Autosave": "1"},
    ).content.decode()

    accepted.refresh_from_db()
    assert "Saved 11:00 (UTC+5)" in line
    assert "3 words" in line
    assert f'data-seen="{accepted.draft_saved_at.isoformat()}"' in line


def test_second_window_is_told_and_both_texts_are_shown(clock, accepted):
    browser = opened(accepted)
    address = f"/en/reviews/{accepted.key}/save/"
    headers = {"X-Autosave": "1"}
    browser.post(address, {"to_authors": "Newer", "seen_at": ""}, headers=headers)

    answer = browser.post(address, {"to_authors": "Older", "seen_at": ""}, headers=headers)
    page = browser.get(f"/en/reviews/{accepted.key}/").content.decode()

    assert answer.status_code == 409
    assert "Newer" in page
    assert "Older" in page


@pytest.fixture
def open_journal(journal):
    """A journal that lets people look at the paper before they answer."""
    journal.opens_before_answer = True
    journal.save(update_fields=["opens_before_answer"])


def test_paper_opens_before_the_answer_only_where_the_journal_says_so(clock, with_copy, invited):
    browser = opened(invited)
    address = f"/en/reviews/{invited.key}/"
    assert "Whoever pays chooses" not in browser.get(address).content.decode()
    assert browser.get(f"{address}copy.pdf").status_code == 403
    assert "[[link]]" not in Letter.objects.get(kind="review-invitation").text

    services.accept(invited)

    assert "Whoever pays chooses" in browser.get(address).content.decode()


def test_invited_person_may_look_where_the_journal_lets_them(
    clock, open_journal, with_copy, invited
):
    browser = opened(invited)

    assert "Whoever pays chooses" in browser.get(f"/en/reviews/{invited.key}/").content.decode()
    letter = Letter.objects.get(kind="review-invitation")
    assert "You can look at the paper first: [[link]]" in letter.text


def test_files_are_closed_after_declining_in_words(clock, open_journal, with_copy, invited):
    browser = opened(invited)
    copy = browser.get(f"/en/reviews/{invited.key}/copy.pdf")
    assert b"".join(copy.streaming_content) == b"%PDF-1.7"
    services.decline(invited)

    answer = browser.get(f"/en/reviews/{invited.key}/copy.pdf")

    assert answer.status_code == 403
    assert "the paper is closed to you" in answer.content.decode()


def test_released_reviewer_sees_a_plain_page_without_the_paper(clock, with_copy, accepted, editor):
    browser = opened(accepted)
    services.release_reviewer(accepted, by=editor)

    page = browser.get(f"/en/reviews/{accepted.key}/").content.decode()

    assert "The reading has ended" in page
    assert "Whoever pays chooses" not in page


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_no_page_of_a_reviewer_names_an_author_or_another_reviewer(
    clock, with_copy, editor, author, language
):
    other = done_review(with_copy, editor, UserFactory(family_name="Otherova"))
    review = services.invite_reviewer(with_copy, by=editor, reviewer=UserFactory())
    browser = opened(review)
    pages = [browser.get(f"/{language}/reviews/{review.key}/")]
    services.accept(review)
    pages.append(browser.get(f"/{language}/reviews/{review.key}/"))
    browser.post(f"/en/reviews/{review.key}/hand-in/", complete_form(review))
    pages.append(browser.get(f"/{language}/reviews/{review.key}/"))
    with_copy.refresh_from_db()
    decision = services.decide(
        with_copy, by=editor, kind="reject", letter=services.LetterText("Decision", "Declined.")
    )
    services.send_now(decision, by=editor)
    pages.append(browser.get(f"/{language}/reviews/{review.key}/"))
    pages.append(browser.get(f"/{language}/reviews/{review.key}/copy.pdf"))

    assert [page.status_code for page in pages] == [200, 200, 200, 200, 403]
    for page in pages:
        text = page.content.decode()
        for secret in (author.family_name, author.email, "Otherova", other.reviewer.email):
            assert secret not in text
        assert "Between us" not in text


def test_outcome_and_other_reports_are_shown_after_the_decision_only(clock, paper, editor):
    done_review(paper, editor, to_authors="The other opinion.")
    review = done_review(paper, editor)
    browser = opened(review)
    paper.refresh_from_db()
    decision = services.decide(
        paper, by=editor, kind="minor", letter=services.LetterText("Decision", "Minor.")
    )

    held = browser.get(f"/en/reviews/{review.key}/").content.decode()
    services.send_now(decision, by=editor)
    sent = browser.get(f"/en/reviews/{review.key}/").content.decode()

    assert "The outcome" not in held
    assert "The other opinion." not in held
    assert "The outcome" in sent
    assert "The other opinion." in sent


def test_other_reports_show_all_that_authors_see_and_no_more(clock, paper, editor):
    other = done_review(paper, editor, to_authors="The other opinion.")
    review = done_review(paper, editor)
    first, second = other.own_form.criteria.all()[:2]
    Criterion.objects.filter(pk=first.pk).update(seen_by="authors")
    Criterion.objects.filter(pk=second.pk).update(seen_by="editors")
    for slug, seen_by in (("gaps", "authors"), ("secret", "editors")):
        asked = Criterion.objects.create(
            form=other.own_form, slug=slug, kind="text", label={"en": slug}, seen_by=seen_by
        )
        Answer.objects.create(review=other, criterion=asked, text=f"Words on {slug}.")
    Note.objects.create(review=other, block="p1", quote="It begins", text="Raw.", edited="Mild.")
    paper.refresh_from_db()
    decision = services.decide(
        paper, by=editor, kind="minor", letter=services.LetterText("Decision", "Minor.")
    )
    services.send_now(decision, by=editor)

    page = opened(review).get(f"/en/reviews/{review.key}/").content.decode()

    told = page[page.index("The other reviews") :]
    for words in ("The other opinion.", f"{first.label}: 4 of 5", "Words on gaps.", "Mild."):
        assert words in told
    for words in (str(second.label), "Words on secret.", "Raw.", "Between us"):
        assert words not in told


def test_list_of_own_reviews_has_the_same_number_of_queries(clock, journal, editor, reviewer):
    browser = Client()
    browser.force_login(reviewer)

    def count():
        with CaptureQueriesContext(connection) as seen:
            assert browser.get("/en/reviews/").status_code == 200
        return len(seen)

    services.invite_reviewer(SubmissionFactory(journal=journal), by=editor, reviewer=reviewer)
    count()
    first = count()
    for _each in range(2):
        services.invite_reviewer(SubmissionFactory(journal=journal), by=editor, reviewer=reviewer)
    assert count() == first


def test_copied_link_is_shown_to_an_editor_and_written_down(clock, invited, editor):
    browser = Client()
    browser.force_login(editor)

    page = browser.post(f"/en/reviews/{invited.key}/link/").content.decode()

    assert f"/en/review/{token(invited)}/?answer=yes" in page
    invited.refresh_from_db()
    assert invited.link_copied_at is not None
    assert Letter.objects.count() == 1
