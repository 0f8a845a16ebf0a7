"""Credit for a review in its reviewer's ORCID record: asked for, sent, tried again, taken out."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts import services as accounts
from accounts.queries import person_with_orcid
from journal.models import Errand
from journal.services import send_errand
from reviews import letters, tasks
from reviews.models import Credit, Review

TRIES = 12  # over some five days
FIRST_PAUSE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(days=1)
State = Credit.State


@transaction.atomic
def permit_credit(review: Review, *, orcid: str, token: str, signed_in: bool) -> Credit:
    """Keep the permission that a reviewer gave at ORCID, and send the entry on its way.

    ``token`` is sealed. Only who is signed in gets the iD for the account: a link opens one
    review and nothing else. Raises ValidationError where the iD is another account's, or not the
    one of this account.
    """
    check_done(review)
    person, owner = review.reviewer, person_with_orcid(orcid)
    if owner and owner.pk != person.pk:
        raise ValidationError(
            _(
                "This ORCID iD belongs to another account of the journal. If both are yours, join "
                "them first; nothing was sent to ORCID."
            )
        )
    if person.orcid_proved and person.orcid != orcid:
        raise ValidationError(
            _(
                "You signed in at ORCID as %(given)s, but your account has %(orcid)s. Nothing was "
                "sent to ORCID."
            )
            % {"given": orcid, "orcid": person.orcid}
        )
    accounts.keep_permission(person, orcid, token=token)
    if signed_in:
        accounts.attach_orcid(person, orcid)
    return ask_credit(review, orcid=orcid)


@transaction.atomic
def ask_credit(review: Review, *, orcid: str) -> Credit:
    """Send the entry of a review on its way. Asked twice, it is sent once."""
    check_done(review)
    row, _new = Credit.objects.select_for_update().get_or_create(
        review=review, user=review.reviewer, defaults={"orcid": orcid}
    )
    if row.state == State.LEAVING:
        raise ValidationError(_("The entry is just being taken out. Try again in some minutes."))
    if not _new and row.state in {State.WAITING, State.DEPOSITED}:
        return row
    if row.orcid != orcid:
        row.orcid, row.put_code = orcid, ""
    return send(row, State.WAITING)


@transaction.atomic
def withdraw_credit(review: Review) -> Credit | None:
    """Take the entry of a review out of the record again. Twice changes nothing more."""
    rows = Credit.objects.select_for_update().filter(review=review, user=review.reviewer)
    row = rows.first()
    if row is None or row.state != State.DEPOSITED:
        return row
    return send(row, State.LEAVING)


def send(row: Credit, state: str) -> Credit:
    row.state, row.words, row.asked_at, row.settled_at = state, "", now(), None
    row.save()
    send_errand(tasks.settle_credit, about=about(row), subject_id=row.pk)
    return row


def about(row: Credit) -> str:
    return f"credit:{row.key}"


def check_done(review: Review) -> None:
    if review.state != Review.State.DONE or review.handed_in_at is None:
        raise ValidationError(_("Credit comes with a review that is handed in."))


@transaction.atomic
def look_at_credit(credit: Credit) -> None:
    """Tell of a permission that is gone; try again, with growing pauses, what ORCID did not take
    because it was away, and give up after some days."""
    row = Credit.objects.select_for_update().get(pk=credit.pk)
    if row.state == State.REFUSED and row.settled_at is None:
        letters.reviewers.post_permission_gone(row)
        row.settled_at = now()
        row.save(update_fields=["settled_at"])
    if row.state not in {State.WAITING, State.LEAVING}:
        return
    tried = Errand.objects.about(about(row)).filter(sent_at__gte=row.asked_at)
    last = tried.first()
    if last is None or last.is_open:
        return
    count = tried.count()
    if count >= TRIES:
        row.state, row.words, row.settled_at = State.FAILED, last.outcome[:1000], now()
        row.save(update_fields=["state", "words", "settled_at"])
    elif (last.finished_at or last.sent_at) + pause_after(count) <= now():
        send_errand(tasks.settle_credit, about=about(row), subject_id=row.pk)


def pause_after(tries: int) -> timedelta:
    return min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE)
