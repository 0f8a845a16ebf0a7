"""Who may read a letter about a manuscript."""

from django.http import Http404

from accounts.models import User
from journal.models import Letter
from reviews.identity import sight_of
from reviews.models import (
    Review,
)
from submissions.models import ManuscriptLetter

Audience = ManuscriptLetter.Audience


def letter_for(user: User, key: str) -> Letter:
    """Return a letter about a manuscript to a person who may read it; Http404 otherwise.

    Editors read all of a manuscript they handle; authors those written to authors; a reviewer
    those about the own review.
    """
    joined = (
        ManuscriptLetter.objects.select_related("letter__journal", "submission")
        .filter(letter__key=key)
        .first()
    )
    if joined is None or not may_read(user, joined):
        raise Http404
    return joined.letter


def may_read(user: User, joined: ManuscriptLetter) -> bool:
    sight = sight_of(user, joined.submission)
    if sight.is_editor:
        return True
    if joined.letter.about.startswith("thread:"):  # not all authors are in a discussion
        return bool(user.is_authenticated) and joined.letter.to.lower() == user.email.lower()
    if joined.audience == Audience.AUTHORS:
        return sight.is_author
    kind, _colon, key = joined.letter.about.partition(":")
    return (
        joined.audience == Audience.REVIEWER
        and kind == "review"
        and bool(user.is_authenticated)
        and Review.objects.filter(key=key, reviewer_id=user.pk).exists()
    )
