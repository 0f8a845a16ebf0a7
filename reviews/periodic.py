"""Time's door into reading and deciding: every minute, and twice does no harm."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from celery import shared_task
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.utils.timezone import now

from journal.models import Journal
from reviews.models import Credit, Decision, Queue, Review, Revision, Round
from reviews.services import (
    forget_unconfirmed,
    look_at_credit,
    look_at_invitation,
    look_at_queue,
    look_at_review,
    look_at_revision,
    look_at_round,
    release_decision,
    thank_reviewers,
)
from submissions.models import Status

Row = TypeVar("Row")
log = logging.getLogger(__name__)


@shared_task
def look() -> None:
    """Release what was held long enough, remind, free seats, ask who is next, tell what is in."""
    due = Decision.objects.filter(state=Decision.State.HELD, release_at__lte=now())
    each(release_decision, due)
    open_reviews = Review.objects.filter(round__closed_at=None)
    each(look_at_invitation, open_reviews.unanswered())
    each(look_at_review, open_reviews.under_way())
    each(look_at_queue, Queue.objects.filter(paused_at=None))
    each(look_at_round, Round.objects.filter(closed_at=None))
    each(
        look_at_revision,
        Revision.objects.filter(
            returned_at=None,
            decision__state=Decision.State.RELEASED,
            decision__submission__status__in=[Status.REVISION_REQUESTED, Status.RETURNED],
        ),
    )
    unsettled = [Credit.State.WAITING, Credit.State.LEAVING, Credit.State.REFUSED]
    each(look_at_credit, Credit.objects.filter(settled_at=None, state__in=unsettled))
    forget_unconfirmed()
    each(thank_reviewers, Journal.objects.all())


def each(act: Callable[[Row], object], rows: Iterable[Row]) -> None:
    """Do an act for every row; one row's failure must not keep the others waiting."""
    for row in rows:
        try:
            act(row)
        except (ValidationError, ValueError, LookupError, DatabaseError):
            log.exception("The look at %s failed", row)
