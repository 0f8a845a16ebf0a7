"""Send a letter again, and find those that stayed behind."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now

from journal.dispatch import send_after_commit
from journal.letters import new_message_id
from journal.models import Letter
from journal.tasks import send_letter


@transaction.atomic
def resend_letter(letter: Letter, *, to: str = "") -> Letter:
    """Post the same words once more, to the same or another address; the old row stays."""
    copy = Letter.objects.get(pk=letter.pk)
    copy.pk, copy.key = None, Letter._meta.get_field("key").get_default()
    copy.to = to or letter.to
    copy.status, copy.dedupe, copy.error = Letter.Status.QUEUED, None, ""
    copy.tries, copy.next_try_at, copy.claimed_at = 0, None, None
    copy.sent_at, copy.recalled_at, copy.not_after = None, None, None
    copy.message_id, copy.written_at = new_message_id(letter.journal), now()
    copy.save(force_insert=True)
    send_after_commit(send_letter, copy.pk)
    return copy


def sweep_letters() -> int:
    """Return what hung while being sent, drop what is too late, send what waits."""
    moment = now()
    hung = timedelta(minutes=1 if settings.MAILBOX else 10)
    Letter.objects.filter(status=Letter.Status.SENDING, claimed_at__lt=moment - hung).update(
        status=Letter.Status.QUEUED, claimed_at=None
    )
    Letter.objects.waiting().filter(not_after__lte=moment).update(
        status=Letter.Status.RECALLED, recalled_at=moment
    )
    due = (
        Letter.objects.waiting()
        .filter(Q(next_try_at=None) | Q(next_try_at__lte=moment))
        .filter(written_at__lt=moment - timedelta(seconds=30))
        .order_by("written_at")[:500]
    )
    for letter in due:
        send_letter.delay(letter.pk)
    return len(due)
