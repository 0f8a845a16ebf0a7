"""What authors answer: the numbered points of each report that their decision was made on."""

from dataclasses import dataclass

from reviews.identity import anonymous_label
from reviews.models import Decision, Review, Revision
from reviews.wording import points_of
from submissions.models import Submission


@dataclass(frozen=True)
class Point:
    """One comment with the key of its answer ("A.1") and the answer typed so far."""

    key: str
    number: int
    text: str
    answer: str


@dataclass(frozen=True)
class Comments:
    """All comments of one reviewer, under a name that tells nothing."""

    label: str
    points: list[Point]


def comments_for(revision: Revision) -> list[Comments]:
    """Return the comments that a revision answers, with the answers typed so far."""
    round_id = revision.decision.round_id
    if round_id is None:
        return []
    rows = Review.objects.filter(round_id=round_id).in_hand()
    return [comments_of(review, revision.answers) for review in rows.order_by("letter_name")]


def comments_of(review: Review, answers: dict[str, str]) -> Comments:
    points = []
    for number, text in enumerate(points_of(review.to_authors), start=1):
        key = f"{review.letter_name}.{number}"
        points.append(Point(key, number, text, answers.get(key, "")))
    return Comments(anonymous_label(review), points)


def sent_decisions(submission: Submission) -> list[Decision]:
    """Return the decisions on a manuscript that have been sent, newest first; fit for authors."""
    rows = Decision.objects.filter(submission=submission, state=Decision.State.RELEASED)
    return list(rows.select_related("revision__version").order_by("-decided_at"))
