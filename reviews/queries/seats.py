"""Everything about one review for the editors' page of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from journal.events import Event
from reviews.models import Answer, EarlierReport, Note, Rating, Review
from reviews.queries.leaving import is_left
from reviews.queries.lives import life_of, lives
from reviews.queries.pointing import parts_with_labels
from submissions.manuscripts.compare import compare_texts
from submissions.manuscripts.compare.result import Part

Parts = tuple[Part, ...]


@dataclass(frozen=True)
class Earlier:
    """A report before it went back, and what became of its text for the authors."""

    report: EarlierReport
    parts: Parts

    @property
    def differs(self) -> bool:
        """Say whether the text is another one now."""
        return any(part.side for part in self.parts)

    @property
    def scores(self) -> list[tuple[str, int | None]]:
        return [(label, value) for _slug, label, value in self.report.content.get("scores", [])]


@dataclass(frozen=True)
class SeatPage:
    """One review as its editors see it; ``rating`` is hidden from its own reviewer."""

    review: Review
    life: list[Event]
    earlier: list[Earlier]
    edited: Parts
    rating: Rating | None
    is_own: bool
    parts: list[tuple[Answer | Note, str]]
    may_reopen: bool

    @property
    def later(self) -> list[tuple[int, date]]:
        """Further dates to choose from: 7, 10 and 14 days after the present one."""
        return [(days, self.review.review_due + timedelta(days=days)) for days in (7, 10, 14)]


def seat_page(review: Review, viewer: User) -> SeatPage:
    """Return what an editor sees of one review, newest event first."""
    row = lives(review.round.submission).get(pk=review.pk)
    own = review.reviewer_id == viewer.pk
    ended = review.state in {Review.State.DECLINED, Review.State.RELEASED}
    return SeatPage(
        review=review,
        life=life_of(row)[::-1],
        earlier=[earlier_of(review, report) for report in review.earlier_reports.all()],
        edited=compare_texts(review.to_authors, review.text_for_authors)
        if review.edited_at
        else (),
        rating=None if own else Rating.objects.filter(review=review).first(),
        is_own=own,
        parts=parts_with_labels(review) if review.state == Review.State.DONE else [],
        may_reopen=ended and review.round.closed_at is None and not is_left(review.round),
    )


def earlier_of(review: Review, report: EarlierReport) -> Earlier:
    """Return an earlier report beside what stands now: the report, or the draft for it."""
    now = review.to_authors or review.draft.get("to_authors", "")
    return Earlier(report, compare_texts(report.content.get("to_authors", ""), now))
