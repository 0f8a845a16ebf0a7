"""What of a report its authors read: points to answer, and lines that ask for no answer."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reviews.models import Answer, Criterion, Note, Review
from reviews.wording import points_of

BEGINNING = 90  # letters of a paragraph that a point quotes
Kind, Seen = Criterion.Kind, Criterion.Seen


@dataclass(frozen=True)
class AuthorPoint:
    """One point that authors answer; ``block`` is the paragraph of the judged text it is on."""

    text: str
    block: str = ""


def author_points(review: Review) -> list[AuthorPoint]:
    """Return the points of a report in the order in which they are numbered: its text, then the
    texts of questions that authors see, then the remarks on paragraphs."""
    points = [AuthorPoint(text) for text in points_of(review.text_for_authors)]
    for answer in seen_by_authors(review):
        if answer.criterion.kind == Kind.TEXT:
            first, *rest = points_of(answer.text_for_authors) or [""]
            if not first and answer.edited is not None:
                continue  # an editor left it out
            points.append(AuthorPoint(f"{answer.criterion.label}: {first}"))
            points += [AuthorPoint(text) for text in rest]
    notes = [note for note in review.notes.all() if note.text_for_authors]
    return points + [AuthorPoint(note_words(note), note.block) for note in notes]


def numbered_points(
    reviews: Iterable[Review],
) -> list[tuple[Review, list[tuple[int, AuthorPoint]]]]:
    """Return the points of reports with their numbers. Two reports of one person (a late one of an
    earlier round and the next) are counted through, so that "A.3" names one point."""
    reached: Counter[str] = Counter()
    told = []
    for review in reviews:
        points = author_points(review)
        first = reached[review.letter_name] + 1
        reached[review.letter_name] += len(points)
        told.append((review, list(enumerate(points, start=first))))
    return told


def author_lines(review: Review) -> list[str]:
    """Return the scores and choices that authors see, a line each."""
    scores = [
        f"{score.criterion.label}: "
        + (_("%(score)s of 5") % {"score": score.value} if score.value else _("cannot say"))
        for score in review.scores.all()
        if score.criterion.seen_by == Seen.AUTHORS
    ]
    choices = [
        f"{answer.criterion.label}: {answer.criterion.option(answer.choice)}"
        for answer in seen_by_authors(review)
        if answer.criterion.kind == Kind.CHOICE
    ]
    return scores + choices


def editable_parts(review: Review) -> list[Answer | Note]:
    """Return what an editor may word otherwise for the authors beside a report's main text: the
    texts of questions that they see, and the comments on paragraphs."""
    answers = [each for each in seen_by_authors(review) if each.criterion.kind == Kind.TEXT]
    return [*answers, *review.notes.all()]


def parts_with_labels(review: Review) -> list[tuple[Answer | Note, str]]:
    """Return the editable parts, each with its question or the beginning of its paragraph."""
    return [
        (row, str(row.criterion.label) if isinstance(row, Answer) else quote_of(row))
        for row in editable_parts(review)
    ]


def edited_parts(review: Review) -> list[tuple[Answer | Note, str]]:
    """Return the parts that an editor worded otherwise, with their labels."""
    return [(row, label) for row, label in parts_with_labels(review) if row.edited is not None]


def seen_by_authors(review: Review) -> list[Answer]:
    return [each for each in review.answers.all() if each.criterion.seen_by == Seen.AUTHORS]


def note_words(note: Note) -> str:
    """Return a remark as a point: the beginning of its paragraph, or the place, then its text."""
    if not note.block:
        return _("%(place)s: %(text)s") % {"place": note.quote, "text": note.text_for_authors}
    return _("On “%(quote)s”: %(text)s") % {"quote": quote_of(note), "text": note.text_for_authors}


def quote_of(note: Note) -> str:
    """Return the beginning of the paragraph that a comment is on."""
    if len(note.quote) <= BEGINNING:
        return note.quote
    return note.quote[:BEGINNING].rsplit(" ", 1)[0].rstrip(" ,;:…") + "…"
