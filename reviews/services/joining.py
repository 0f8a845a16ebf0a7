"""Two accounts of one person become one: reviews, invitations, decisions."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import Column, Spared, hand_over
from reviews.models import (
    Advice,
    Appeal,
    Certificate,
    ConflictRuling,
    CoReviewer,
    Credit,
    Decision,
    EarlierReport,
    Form,
    Meeting,
    Message,
    Offer,
    Participant,
    Place,
    Queue,
    Rating,
    Review,
    Suggestion,
    Thread,
    Turn,
)
from reviews.queries.joining import both_asked, clashes
from submissions import services as submissions

COLUMNS: list[Column] = [
    (Advice, "by"),
    (Appeal, "answered_by"),
    (Appeal, "by"),
    (Certificate, "user"),
    (CoReviewer, "user"),
    (ConflictRuling, "by"),
    (ConflictRuling, "user"),
    (Credit, "user"),
    (Decision, "by"),
    (Decision, "reversed_by"),
    (EarlierReport, "returned_by"),
    (Form, "made_by"),
    (Meeting, "made_by"),
    (Message, "by"),
    (Offer, "answered_by"),
    (Offer, "user"),
    (Participant, "user"),
    (Place, "user"),
    (Queue, "by"),
    (Rating, "by"),
    (Review, "edited_by"),
    (Review, "invited_by"),
    (Review, "reviewer"),
    (Suggestion, "closed_by"),
    (Thread, "by"),
    (Turn, "by"),
]


def join_people(kept: User, closed: User, *, as_one: Collection[str] = ()) -> dict[str, Any]:
    """Give all reviews and decisions to the kept account.

    Raises ValidationError where the person would have read an own paper, or one paper twice;
    the words name neither, for they may be read by whoever must not know of a review.
    """
    if clashes(kept, closed):
        raise ValidationError(
            _("These two accounts cannot be joined now; the editors must look at it first.")
        )
    moved = submissions.join_people(kept, closed, as_one=as_one)
    # in such a round the other account declined or was released: its row stays as it was
    both = both_asked(kept, closed).values_list("pk", flat=True)
    spared: Spared = {(Review, "reviewer"): list(both)}
    moved["rows"] |= hand_over(COLUMNS, kept=kept, closed=closed, spared=spared)
    return moved
