"""What a reviewer has before them while writing: the paper with its buttons, comments, files."""

from dataclasses import dataclass

from django.urls import reverse

from reviews.models import Answer, Note, Review
from reviews.queries.notes import blocks_of, notes_of, with_buttons
from submissions.manuscripts.reading import Reading


@dataclass(frozen=True)
class Desk:
    """``html``: the reading copy with a link to comment on each paragraph; "" for a PDF."""

    html: str
    notes: list[Note]
    files: dict[str, Answer]


def desk_of(review: Review, reading: Reading | None) -> Desk:
    """Return what stands beside the form of a review that is being written."""
    noted = notes_of(review)
    page = ""
    if reading is not None:
        page = with_buttons(
            reading.html,
            blocks_of(review.own_version),
            noted,
            lambda block: f"{reverse('reviews:note', args=[review.key])}?block={block}",
        )
    return Desk(page, noted, kept_files(review))


def kept_files(review: Review) -> dict[str, Answer]:
    """Return the files kept as answers, by the slug of their question."""
    rows = review.answers.exclude(file="").select_related("criterion")
    return {row.criterion.slug: row for row in rows}
