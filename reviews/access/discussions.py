"""Who may read a discussion: by account, or by the link of a letter."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max
from django.http import Http404
from django.utils.timezone import now

from accounts.links import Grant
from accounts.models import User
from reviews.access.reviewing import LINK_DAYS
from reviews.identity import may_take_part
from reviews.models import (
    Message,
    Participant,
    Thread,
)
from submissions.access import is_handled_by


def thread_for(
    user: User | AnonymousUser, key: str, *, grant: Grant | None = None, as_editor: bool = False
) -> tuple[Thread, User]:
    """Return a discussion and the person who reads it: by account, or by the letter's link.

    Raises Http404 to whoever is not in it, or stands on another side by now.
    """
    thread = Thread.objects.select_related("submission__journal", "by").filter(key=key).first()
    reader = thread_reader(user, key, grant)
    if thread is None or reader is None:
        raise Http404
    if as_editor and not is_handled_by(reader, thread.submission):
        raise Http404
    return thread, reader


def thread_reader(user: User | AnonymousUser, key: str, grant: Grant | None = None) -> User | None:
    """Return as whom somebody may read a discussion, or None; a link gives an account nothing."""
    thread = Thread.objects.select_related("submission__journal").filter(key=key).first()
    if thread is None:
        return None
    inside = Participant.objects.filter(thread=thread, left_at=None).select_related(
        "user", "thread"
    )
    is_inside = isinstance(user, User) and inside.filter(user=user).exists()
    if isinstance(user, User) and (is_inside or is_handled_by(user, thread.submission)):
        return user if may_take_part(user, thread) else None
    if grant is None or (grant.kind, grant.key) != ("discussion", key):
        return None
    place = inside.filter(nonce=grant.nonce).first()
    if place is None or is_silent(place) or not may_take_part(place.user, thread):
        return None
    return place.user


def silent_place(grant: Grant) -> Participant | None:
    """Return whose link to a discussion has run out, so that a new one may be sent to them."""
    rows = Participant.objects.filter(thread__key=grant.key, left_at=None, nonce=grant.nonce)
    place = rows.select_related("user", "thread__submission__journal").first()
    if grant.kind != "discussion" or place is None or not is_silent(place):
        return None
    return place if may_take_part(place.user, place.thread) else None


def is_silent(place: Participant) -> bool:
    """Say whether a link has run out: nothing was written in the discussion, and the person has
    read nothing there, for as long as a link outlives its task."""
    said = place.thread.messages.aggregate(last=Max("at"))["last"]
    signs = filter(None, (place.thread.made_at, said, place.read_at, place.link_renewed_at))
    return max(signs) < now() - timedelta(days=LINK_DAYS)


def message_for(thread: Thread, key: str) -> Message:
    """Return a message of a discussion that was fetched; Http404 otherwise."""
    message = Message.objects.filter(thread=thread, key=key).first()
    if message is None:
        raise Http404
    return message
