from datetime import timedelta

import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import now

from issues import periodic as issues_clock
from issues import services
from journal.models import Letter
from reviews import periodic as reviews_clock
from reviews.models import Decision, Review
from reviews.services import (
    LetterText,
    accept,
    ask_more_time,
    decide,
    hand_in,
    invite_reviewer,
    save_draft,
    send_now,
)
from submissions import periodic as submissions_clock
from submissions.models import Contributor, Status
from submissions.queries import people_of
from submissions.services import ask_author_change
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.issues.papers import article_of, issue_of, ready_issue
from tests.reviews.conftest import report

pytestmark = pytest.mark.django_db
REASON = "We found a mistake in the data."


@pytest.fixture
def editor():
    return MemberFactory().user


@pytest.fixture
def paper(editor):
    paper = SubmissionFactory()
    paper.versions.update(counts={"words": 5000})
    return paper


def test_a_reviewer_who_handed_in_is_told_that_no_decision_follows(paper, editor):
    reader, idle = [invite_reviewer(paper, by=editor, reviewer=UserFactory()) for _n in range(2)]
    accept(reader)
    hand_in(reader, values=report(reader))
    Letter.objects.update(status=Letter.Status.SENT)

    services.withdraw(paper, by=paper.submitter, reason=REASON)

    letter = Letter.objects.waiting().get(kind="review-paper-withdrawn")
    assert letter.to == reader.reviewer.email
    assert REASON not in letter.text
    told = Letter.objects.waiting().filter(to=idle.reviewer.email)
    assert [each.kind for each in told] == ["review-released"]


def test_withdrawal_releases_reviewers_and_tells_everybody(paper, editor):
    reviews = [invite_reviewer(paper, by=editor, reviewer=UserFactory()) for _n in range(2)]
    Letter.objects.update(status=Letter.Status.SENT)

    services.withdraw(paper, by=paper.submitter, reason=REASON)

    paper.refresh_from_db()
    assert paper.status == Status.WITHDRAWN
    assert set(Review.objects.values_list("state", flat=True)) == {Review.State.RELEASED}
    waiting = Letter.objects.waiting()
    told = set(waiting.values_list("to", flat=True))
    assert told == {paper.submitter.email, editor.email, *(r.reviewer.email for r in reviews)}
    assert REASON in waiting.get(kind="withdrawn-author").text


def test_withdrawing_twice_changes_nothing(paper):
    services.withdraw(paper, by=paper.submitter, reason=REASON)
    number = Letter.objects.count()

    services.withdraw(paper, by=paper.submitter, reason=REASON)

    assert Letter.objects.count() == number
    assert paper.changes.filter(new=Status.WITHDRAWN).count() == 1


def test_held_decision_is_undone_without_a_letter(paper, editor):
    letter = LetterText(subject="About your paper", text="We decline.")
    decide(paper, by=editor, kind="desk_reject", letter=letter)

    services.withdraw(paper, by=paper.submitter, reason=REASON)

    assert Decision.objects.get().state == Decision.State.UNDONE
    assert not Letter.objects.filter(text__contains="We decline").exists()


def test_article_leaves_its_issue_and_its_proof_is_closed(editor):
    issue, article = issue_of(), article_of()
    services.place(article, issue, by=editor)
    article.refresh_from_db()
    article_proof = article.steps.create(kind="proof", person=article.submission.submitter)
    nonce = article_proof.nonce

    services.withdraw(article.submission, by=article.submission.submitter, reason=REASON)

    article.refresh_from_db()
    article_proof.refresh_from_db()
    assert article.issue is None
    assert (article_proof.outcome, article_proof.nonce == nonce) == ("cancelled", False)
    assert article.number == 1


def test_withdrawal_is_refused_while_the_issue_is_being_published():
    issue, editor = ready_issue(papers=1)
    services.publish(issue, by=editor)
    paper = issue.articles.get().submission

    with pytest.raises(ValidationError, match="being published"):
        services.withdraw(paper, by=paper.submitter, reason=REASON)

    paper.refresh_from_db()
    assert paper.status == Status.IN_PRODUCTION


def test_withdrawal_needs_a_reason(paper):
    with pytest.raises(ValidationError, match="Write the reason"):
        services.withdraw(paper, by=paper.submitter, reason="  ")


def test_page_warns_first_and_withdraws_on_the_second_press(client, paper):
    client.force_login(paper.submitter)
    url = reverse("issues:withdraw", args=[paper.key])

    assert "What follows from it" in client.get(url).content.decode()
    client.post(url, {"reason": REASON})
    paper.refresh_from_db()
    assert paper.status == Status.SUBMITTED

    client.post(url, {"reason": REASON, "sure": "on"})
    paper.refresh_from_db()
    assert paper.status == Status.WITHDRAWN
    again = client.post(url, {"reason": REASON, "sure": "on"}, follow=True)
    assert again.status_code == 200


def test_withdrawal_is_closed_to_strangers_and_to_recused_editors(client, paper):
    url = reverse("issues:withdraw", args=[paper.key])

    client.force_login(UserFactory())

    assert client.post(url, {"reason": REASON, "sure": "on"}).status_code == 404
    paper.refresh_from_db()
    assert paper.status == Status.SUBMITTED


def test_receipt_is_a_dated_pdf_for_authors_and_editors_only(client, paper, editor):
    url = reverse("issues:receipt", args=[paper.key])
    client.force_login(paper.submitter)
    assert client.get(url).status_code == 404
    services.withdraw(paper, by=paper.submitter, reason='#import $x$ "quoted" *bold*')

    answer = client.get(url)

    assert answer.content[:5] == b"%PDF-"
    assert "withdrawal.pdf" in answer["Content-Disposition"]
    text = text_of(answer.content)
    assert paper.code in text
    assert '#import $x$ "quoted" *bold*' in text
    client.force_login(UserFactory())
    assert client.get(url).status_code == 404


def text_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].get_textpage().get_text_bounded()


def look_everywhere(clock, days):
    """Let time pass; every app looks each day."""
    for _day in range(days):
        clock.shift(timedelta(days=1))
        for app in (submissions_clock, reviews_clock, issues_clock):
            app.look()


def busy_paper(paper, editor):
    """A paper with everything that time would write about: two reviewers, one of whom has begun,
    a co-author who has not answered, and a change of authors that waits."""
    first, second = (
        invite_reviewer(paper, by=editor, reviewer=UserFactory()) for _reviewer in range(2)
    )
    accept(first)
    save_draft(first, values={"to_authors": "1. The data are thin."}, seen_at="")
    Contributor.objects.create(
        submission=paper, position=1, family_name="Silent", email="silent@example.org"
    )
    new = Contributor(submission=paper, family_name="New", email="new@example.org")
    ask_author_change(paper, by=paper.submitter, people=[*people_of(paper), new], reason="Forgot.")
    return first, second


def test_nothing_is_written_in_sixty_days_after_a_withdrawal(paper, editor, time_machine):
    time_machine.move_to(now(), tick=False)
    first, second = busy_paper(paper, editor)
    Letter.objects.update(status=Letter.Status.SENT)
    services.withdraw(paper, by=paper.submitter, reason=REASON)
    told = set(Letter.objects.waiting().values_list("to", flat=True))
    number = Letter.objects.count()
    assert {first.reviewer.email, second.reviewer.email, editor.email} <= told

    look_everywhere(time_machine, 60)

    assert Letter.objects.count() == number
    first.refresh_from_db()
    assert first.draft["to_authors"] == "1. The data are thin."  # begun work is kept


def test_a_revision_that_was_asked_is_not_reminded_of_after_a_withdrawal(
    paper, editor, time_machine
):
    time_machine.move_to(now(), tick=False)
    letter = LetterText(subject="About your paper", text="Complete it, please.")
    decision = decide(paper, by=editor, kind="return", letter=letter)
    send_now(decision, by=editor)
    paper.refresh_from_db()
    ask_more_time(
        decision.revision, to=decision.revision.due_on + timedelta(days=3), by=paper.submitter
    )
    services.withdraw(paper, by=paper.submitter, reason=REASON)
    number = Letter.objects.count()

    look_everywhere(time_machine, 60)

    assert Letter.objects.count() == number


def test_who_sent_a_paper_for_its_authors_gets_the_receipt_too(paper):
    assistant = UserFactory()
    type(paper).objects.filter(pk=paper.pk).update(submitter=assistant, origin="assistant")
    paper.refresh_from_db()

    services.withdraw(paper, by=assistant, reason=REASON)

    told = set(Letter.objects.filter(kind="withdrawn-author").values_list("to", flat=True))
    assert told == {assistant.email, paper.contributors.get().email}


def test_four_clicks_lead_to_a_withdrawal_and_the_page_says_by_whom(client, paper, editor):
    invite_reviewer(paper, by=editor, reviewer=UserFactory())
    client.force_login(paper.submitter)
    page = client.get(reverse("manuscript", args=[paper.key])).content.decode()
    address = reverse("issues:withdraw", args=[paper.key])
    assert f'href="{address}"' in page
    warning = client.get(address).content.decode()
    assert "released and thanked at once" in warning
    assert "It cannot come back" in warning

    after = client.post(address, {"reason": REASON, "sure": "on"}, follow=True).content.decode()

    assert "Withdrawn by author" in after
    assert reverse("issues:receipt", args=[paper.key]) in after
