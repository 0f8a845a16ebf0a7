"""The day on which a review is due, for its reviewer's own calendar."""

from datetime import UTC, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from journal.calendars import DueDay
from journal.templatetags.words import deadline
from reviews.letters.envelopes import code_of, voice
from reviews.models import Review

# sequences count seconds from here: they rise whatever happens to a review, tell nothing of the
# paper, and stay within the 31 bits that calendars keep
SEQUENCES_FROM = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())


def due_day(review: Review, *, at: datetime, cancelled: bool = False) -> DueDay:
    """Return a review's day as its reviewer may keep it: no title, no name, no personal address.

    A file that is written later has a higher sequence, so it moves the day in the calendar. The
    address opens on devices that have opened the link; elsewhere it offers to send a new one.
    ``cancelled`` takes the day out of the calendar again.
    """
    submission = review.round.submission
    reviewer: User = review.reviewer
    with voice(reviewer.language, submission.journal):
        code = code_of(submission, review.round.version)
        address = f"{settings.SITE_URL}{reverse('reviews:page', args=[review.key])}"
        said = _("Due %(due)s. The letter of the editors has the link to your review.") % {
            "due": deadline(review.review_due)
        }
        return DueDay(
            uid=f"{review.key}@{submission.journal.email.rpartition('@')[2]}",
            day=review.review_due.isoformat(),
            at=int(at.timestamp()),
            sequence=int(at.timestamp()) - SEQUENCES_FROM + cancelled,
            title=_("Review due: %(code)s") % {"code": code},
            words=_("This review is no longer needed. Thank you.") if cancelled else said,
            address=address,
            organizer=submission.journal.email,
            cancelled=cancelled,
        )
