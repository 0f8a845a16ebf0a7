"""Write reviews into ORCID records and take them out: what a worker does with rows.

Every step may be repeated: what ORCID has already is found by our identifier, and a row that is
settled is left alone.
"""

from django.conf import settings
from django.utils.timezone import now

from accounts.models import OrcidPermission
from accounts.orcid import Away, Gone, Revoked, Unwelcome, add_entry, put_code_of, remove_entry
from accounts.sealing import unseal
from journal.errands import Unable
from journal.models import ReviewMode
from reviews.formats.orcid_entry import Convener, ReviewEntry, as_json
from reviews.models import Credit

NAMED = {ReviewMode.OPEN}


def settle_credit(credit_id: int) -> None:
    """Bring one entry where its person wants it. Raises Unable where ORCID is away; the look of
    the minute sends the errand again, with growing pauses."""
    credit = Credit.objects.select_related("review__round__submission__journal").get(pk=credit_id)
    work = {Credit.State.WAITING: deposit, Credit.State.LEAVING: withdraw}.get(
        Credit.State(credit.state)
    )
    if work is None:
        return
    try:
        work(credit, token_of(credit))
    except Revoked as reason:
        OrcidPermission.objects.filter(user=credit.user_id, orcid=credit.orcid).delete()
        settle(credit, Credit.State.REFUSED, words=str(reason))
    except (Unwelcome, Gone) as reason:
        settle(credit, Credit.State.FAILED, words=str(reason))
    except Away as reason:
        raise Unable(f"ORCID is away: {reason}") from reason


def deposit(credit: Credit, token: str) -> None:
    put_code = credit.put_code or add_entry(entry_of(credit), orcid=credit.orcid, token=token)
    settle(credit, Credit.State.DEPOSITED, put_code=put_code)


def withdraw(credit: Credit, token: str) -> None:
    """Take an entry out; one that its person has deleted at ORCID is out already."""
    put_code = credit.put_code or put_code_of(credit.key, orcid=credit.orcid, token=token)
    try:
        if put_code:
            remove_entry(put_code, orcid=credit.orcid, token=token)
    except Gone:
        pass
    settle(credit, Credit.State.WITHDRAWN)


def token_of(credit: Credit) -> str:
    """Return the permission. Raises Revoked where it was taken back or cannot be read any more."""
    row = OrcidPermission.objects.filter(user=credit.user_id, orcid=credit.orcid).first()
    token = unseal(row.token) if row else ""
    if not token:
        raise Revoked("No permission is kept.")
    return token


def settle(credit: Credit, state: str, *, put_code: str | None = None, words: str = "") -> None:
    """Write down what became of it. A refusal is not settled before its person is told."""
    code = {Credit.State.DEPOSITED: put_code or "", Credit.State.WITHDRAWN: ""}
    told = None if state == Credit.State.REFUSED else now()
    Credit.objects.filter(pk=credit.pk, state=credit.state).update(
        state=state,
        put_code=code.get(Credit.State(state), credit.put_code),
        words=words[:1000],
        settled_at=told,
    )


def entry_of(credit: Credit) -> dict[str, object]:
    """Return what ORCID is told of one review."""
    review = credit.review
    journal = review.round.submission.journal
    done = review.handed_in_at or review.invited_at
    entry = ReviewEntry(
        identifier=credit.key,
        done_on=done.astimezone(journal.zone).date(),
        is_anonymous=review.round.mode not in NAMED,
        convener=Convener(
            name=journal.publisher.text("en") or journal.name.text("en"),
            city=journal.place.text("en") or "–",
            country=settings.ORCID_COUNTRY,
            group=settings.ORCID_GROUP_ID,
            ror=settings.ORCID_ROR,
        ),
    )
    return as_json(entry)
