"""Reading and deciding.

The life of a review: invited (a letter with a signed link) → accepted or declined by its
reviewer → drafted, saved by itself → handed in. An editor may release a reviewer at any time
before that. A round is closed by the editor, not by counting. A decision is held, may be
undone, and is then released: only the release moves the manuscript and posts the letter.
"""

from reviews.models.advising import Advice, Appeal, Meeting, Vote
from reviews.models.credits import Credit
from reviews.models.decisions import Decision, Revision
from reviews.models.discussions import Message, Participant, Thread
from reviews.models.forms import Criterion, Form
from reviews.models.offers import Offer, Suggestion
from reviews.models.points import Point, PointAnswer
from reviews.models.reading import Review, Round
from reviews.models.reports import (
    Answer,
    Certificate,
    CoReviewer,
    EarlierReport,
    Note,
    Opening,
    Rating,
    Score,
)
from reviews.models.seats import ConflictRuling, Place, Queue
from reviews.models.turns import Turn

__all__ = [
    "Advice",
    "Answer",
    "Appeal",
    "Certificate",
    "CoReviewer",
    "ConflictRuling",
    "Credit",
    "Criterion",
    "Decision",
    "EarlierReport",
    "Form",
    "Meeting",
    "Message",
    "Note",
    "Offer",
    "Opening",
    "Participant",
    "Place",
    "Point",
    "PointAnswer",
    "Queue",
    "Rating",
    "Review",
    "Revision",
    "Round",
    "Score",
    "Suggestion",
    "Thread",
    "Turn",
    "Vote",
]
