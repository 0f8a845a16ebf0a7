"""Devices on which a reviewer's link is used: written down when something is done there.

Whoever only opens an address (a mail scanner, a preview) leaves no row.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from accounts.keys import new_nonce
from reviews import letters
from reviews.identity import editor_of
from reviews.models import Opening, Review
from reviews.services.answers import LINK_PAUSE
from reviews.services.ended_links import end_discussion_links

MOST = 40  # devices a review; more are not written down
TOUCHED_EVERY = timedelta(hours=6)


def touch_device(review: Review, *, device: str) -> None:
    """Keep a link alive that is used on a device known already."""
    row = review.openings.filter(device=device).first()
    if row and row.last_at < now() - TOUCHED_EVERY:
        Opening.objects.filter(pk=row.pk).update(last_at=now())


@transaction.atomic
def note_use(review: Review, *, device: str) -> None:
    """Write down that something was done on a device."""
    if not review.openings.filter(device=device).exists():
        if review.openings.count() < MOST:
            Opening.objects.get_or_create(review=review, device=device)
        return
    touch_device(review, device=device)


@transaction.atomic
def say_who(review: Review, *, device: str, is_reviewer: bool) -> Opening:
    """Keep who is at a device. Where it is not the reviewer, the editor is told, once a review."""
    said = Opening.Said.SELF if is_reviewer else Opening.Said.OTHER
    row = review.openings.filter(device=device).first()
    if row is None:
        make_room(review)
        row = Opening.objects.get_or_create(review=review, device=device)[0]
    if row.said == said:
        return row
    row.said, row.last_at = said, now()
    row.save(update_fields=["said", "last_at"])
    editor = None if is_reviewer else editor_of(review.round.submission)
    if editor:
        letters.colleagues.post_passed_on(review, editor, dedupe=f"passed-on:{review.key}")
    return row


def make_room(review: Review) -> None:
    """Forget the passed-on device that was silent longest, where there are too many of them."""
    if review.openings.count() >= MOST:
        others = review.openings.filter(said=Opening.Said.OTHER).order_by("last_at")
        Opening.objects.filter(pk__in=others.values("pk")[:1]).delete()


@transaction.atomic
def renew_from_device(review: Review, *, device: str) -> bool:
    """End the link that was passed on and send its reviewer a new one, at most once an hour.

    The device may then be used again: only what comes by the registered address opens anything.
    """
    moment = now()
    due = Review.objects.filter(pk=review.pk).exclude(link_renewed_at__gt=moment - LINK_PAUSE)
    nonce = new_nonce()
    if not due.update(link_renewed_at=moment, nonce=nonce):
        return False
    review.nonce, review.link_renewed_at = nonce, moment
    review.openings.filter(device=device).delete()
    end_discussion_links(review)
    letters.reviewers.post_new_link(review)
    return True
