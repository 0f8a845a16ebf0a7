"""Reading and deciding.

The life of a review: invited (a letter with a signed link) → accepted or declined by its
reviewer → drafted, saved by itself → handed in. An editor may release a reviewer at any time
before that. A round is closed by the editor, not by counting. A decision is held, may be
undone, and is then released: only the release moves the manuscript and posts the letter.
"""

from reviews.models.decisions import Decision, Revision
from reviews.models.points import Point, PointAnswer
from reviews.models.reading import Criterion, Form, Review, Round, Score

__all__ = [
    "Criterion",
    "Decision",
    "Form",
    "Point",
    "PointAnswer",
    "Review",
    "Revision",
    "Round",
    "Score",
]
