"""Who may see what is written of reviewers: names on a list, colleagues, offers, wishes."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from accounts.links import Grant
from accounts.models import User
from journal.models import Expert
from journal.queries import manages
from reviews.models import (
    CoReviewer,
    Offer,
    Place,
    Suggestion,
)
from submissions.access import is_handled_by
from submissions.models import Submission


def place_for(submission: Submission, key: str) -> Place:
    """Return a name on the list of a paper that an editor fetched; Http404 otherwise."""
    rows = Place.objects.filter(queue__submission=submission, key=key)
    place = rows.select_related("user", "queue__submission__journal").first()
    if place is None:
        raise Http404
    return place


def suggestion_for(user: User, key: str) -> Suggestion:
    """Return a named colleague to an editor of the paper; Http404 to everybody else."""
    row = Suggestion.objects.select_related(
        "review__round__submission__journal", "review__reviewer"
    ).filter(key=key)
    found = row.first()
    if found is None or not is_handled_by(user, found.review.round.submission):
        raise Http404
    return found


def co_reviewer_for(
    user: User | AnonymousUser, key: str, *, grant: Grant | None = None, as_editor: bool = False
) -> CoReviewer:
    """Return a co-reviewer's row: to the person, by account or by the letter's link; with
    ``as_editor`` to editors of the paper. Http404 to everybody else."""
    row = (
        CoReviewer.objects.select_related("review__round__submission__journal", "user")
        .filter(key=key)
        .first()
    )
    if row is None:
        raise Http404
    if as_editor:
        allowed = isinstance(user, User) and is_handled_by(user, row.review.round.submission)
    else:
        own = bool(user.is_authenticated) and row.user_id == user.pk
        linked = grant is not None and grant.opens("co_review", row.key, row.nonce)
        allowed = own or (linked and row.user_id is not None)
    if not allowed:
        raise Http404
    return row


def expert_for(user: User | AnonymousUser, key: str, *, grant: Grant | None) -> Expert:
    """Return what a person says of being asked: to the person, by account or by the letter's
    link; Http404 to everybody else."""
    row = Expert.objects.select_related("user").filter(key=key).first()
    if row is None:
        raise Http404
    own = bool(user.is_authenticated) and row.user_id == user.pk
    linked = grant is not None and grant.opens("expert", row.key, row.nonce)
    if not (own or (linked and row.user.is_active)):
        raise Http404
    return row


def offer_by_link(key: str, *, grant: Grant | None) -> Offer:
    """Return an offer to whoever has the link that was sent to its address; Http404 otherwise."""
    row = Offer.objects.select_related("journal", "user").filter(key=key).first()
    if row is None or grant is None or not grant.opens("offer", row.key, row.nonce):
        raise Http404
    return row


def offer_for(user: User, key: str) -> Offer:
    """Return an offer whose address is proved to those who run the journal; Http404 otherwise."""
    row = Offer.objects.select_related("journal", "user").exclude(confirmed_at=None)
    found = row.filter(key=key).first()
    if found is None or not manages(user):
        raise Http404
    return found
