"""Letters about turns in a review: it is open again, came back, or goes on with a new version."""

from django.utils.timezone import now

from journal.models import Letter
from journal.templatetags.words import day, deadline
from reviews.letters.due_days import due_day
from reviews.letters.envelopes import post_to_reviewer
from reviews.letters.reviewers import speaking
from reviews.models import Review
from reviews.wording import quoted
from submissions.models import Version


def post_reopened(review: Review) -> Letter:
    """Say that a review which was declined or released is open again, with its new date."""
    return post_with_due(review, "review-reopened")


def post_returned(review: Review, *, words: str) -> Letter:
    """Say that a report came back to be changed, and why."""
    return post_with_due(review, "review-returned", words=quoted(words))


def post_moved(review: Review, earlier: Version) -> Letter:
    """Say that the authors sent a new version, which is to be judged instead of the earlier."""
    labels = {"earlier": earlier.label, "version": review.own_version.label}
    return post_with_due(review, "review-moved", **labels)


def post_with_due(review: Review, kind: str, **values: str) -> Letter:
    with speaking(review):
        dates = {
            "due": deadline(review.review_due),
            "due_brief": day(review.review_due, "brief"),
        }
        return post_to_reviewer(
            review, kind, values=dates | values, calendar=due_day(review, at=now()).kept()
        )
