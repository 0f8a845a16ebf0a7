"""What authors answer: the numbered points of each report that their decision was made on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.utils.translation import gettext as _

from reviews.identity import label_for_authors
from reviews.models import Decision, Point, Review, Revision
from submissions.models import Submission
from submissions.queries import Shown


@dataclass(frozen=True)
class Asked:
    """One point with its answer; `links` are the changes it speaks of, where these are known."""

    key: str
    number: int
    text: str
    weight: str
    answer: str
    blocks: list[str] | None = None
    paragraph: str = ""
    links: list[Shown] = field(default_factory=list)
    choices: list[tuple[Shown, bool]] = field(default_factory=list)

    @property
    def has_more(self) -> bool:
        """Whether there are changes that the answer does not speak of."""
        return len(self.links) < len(self.choices)

    @property
    def is_answered(self) -> bool:
        return bool(self.answer.strip())


@dataclass(frozen=True)
class Comments:
    """All points of one reviewer, or of the decision's letter, under a name that tells nothing."""

    label: str
    points: list[Asked]

    @property
    def answered(self) -> int:
        return sum(point.is_answered for point in self.points)


def comments_for(revision: Revision, *, reviewer_id: int | None = None) -> list[Comments]:
    """Return the points that a revision answers, with the answers given so far.

    With ``reviewer_id`` only those of one reviewer's own report.
    """
    rows = Point.objects.filter(decision_id=revision.decision_id).select_related(
        "review__round", "review__reviewer", "answer"
    )
    if reviewer_id is not None:
        rows = rows.filter(review__reviewer_id=reviewer_id)
    grouped = groupby(rows, key=lambda point: point.review)
    return [
        Comments(label_of(review), [asked(point) for point in points]) for review, points in grouped
    ]


def label_of(review: Review | None) -> str:
    """Return what authors call who made a point, with the mark of an edited report."""
    if review is None:
        return _("Editor")
    label = label_for_authors(review)
    return _("%(label)s (edited by an editor)") % {"label": label} if review.edited_at else label


def asked(point: Point) -> Asked:
    answer = getattr(point, "answer", None)
    return Asked(
        key=point.key,
        number=point.number,
        text=point.text,
        weight=point.get_weight_display(),
        answer=answer.text if answer else "",
        blocks=answer.blocks if answer else None,
        paragraph=point.block,
    )


def as_typed(comments: list[Comments], answers: Mapping[str, str] | None) -> list[Comments]:
    """Return the points with what stands in a form that was not taken, where there is one."""
    if answers is None:
        return comments
    return [
        replace(each, points=[replace(p, answer=answers.get(p.key, "")) for p in each.points])
        for each in comments
    ]


def open_points(comments: Iterable[Comments], answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the points without an answer: the key of each, and a sentence that names it."""
    return [
        (
            point.key,
            _("Point %(number)s of %(label)s has no answer yet.")
            % {"number": point.number, "label": each.label},
        )
        for each in comments
        for point in each.points
        if not answers.get(point.key, "").strip()
    ]


def sent_decisions(submission: Submission) -> list[Decision]:
    """Return the decisions on a manuscript that have been sent, newest first; fit for authors."""
    rows = Decision.objects.filter(submission=submission, state=Decision.State.RELEASED)
    return list(rows.select_related("revision__version").order_by("-decided_at"))
