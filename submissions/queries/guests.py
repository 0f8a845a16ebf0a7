"""How many papers of a call are its guest editors' own, as the counter that they all see."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import User
from journal.models import Call, Journal, Member, Role
from journal.queries import manages, today
from submissions.models import Submission
from submissions.models.manuscript import written_by_guests


@dataclass(frozen=True)
class GuestShare:
    """The papers sent to a call, whatever became of them, and those by its guest editors.

    What became of a paper changes nothing here: a guest must not learn it of a colleague's.
    """

    call: Call | None
    own: int
    total: int
    limit: int

    @property
    def is_above(self) -> bool:
        return self.own * 100 > self.limit * self.total


def guest_shares(user: User, journal: Journal) -> list[GuestShare]:
    """Return the share of each call with guest editors: of all to those who run the journal, of
    their own to guests. Three queries, however many papers there are."""
    guests = Member.objects.at(today(journal)).filter(journal=journal, role=Role.GUEST)
    if not manages(user):
        guests = guests.filter(user_id=user.pk)
    calls = list(Call.objects.filter(pk__in=guests.values("call_id")))
    sent = Submission.objects.filter(call__in=calls).exclude(code=None) if calls else None
    if sent is None:
        return []
    total, own = by_call(sent), by_call(sent.filter(written_by_guests()))
    return [
        GuestShare(call, own.count(call.pk), total.count(call.pk), journal.guest_share)
        for call in calls
    ]


def by_call(rows: QuerySet[Submission]) -> list[int]:
    return [pk for pk in rows.order_by().values_list("call_id", flat=True) if pk is not None]


def guest_share_of(keys: list[int], journal: Journal) -> GuestShare | None:
    """Return the share among some papers, by row number; None where no guest wrote any."""
    rows = Submission.objects.filter(Q(pk__in=keys))
    own = rows.filter(written_by_guests()).count()
    return GuestShare(None, own, len(keys), journal.guest_share) if own else None
