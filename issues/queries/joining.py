"""Joins of two accounts: what both have, what stands against it, the log of the last month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Join, User
from journal.events import Action
from journal.models import Member, Role
from journal.queries import manages, members, the_journal
from reviews.models import Review
from reviews.queries.joining import Clash, clashes
from submissions.access import is_handled_by
from submissions.models import Contributor, Submission
from submissions.queries.joining import listed_twice

UNDO = timedelta(days=30)
LOG = timedelta(days=365)


@dataclass(frozen=True)
class Account:
    """What one account has, as far as whoever looks may know."""

    user: User
    addresses: list[EmailAddress]
    papers: int
    reviews: int
    roles: list[str]

    @property
    def in_words(self) -> str:
        """What stands in the account, in one line; empty where nothing does."""
        papers = ngettext("one paper", "%(number)d papers", self.papers) % {"number": self.papers}
        reviews = ngettext("one review", "%(number)d reviews", self.reviews)
        counted = [
            papers if self.papers else "",
            reviews % {"number": self.reviews} if self.reviews else "",
        ]
        return ", ".join(filter(None, [*counted, *self.roles]))


def account_of(user: User, *, viewer: User | None = None) -> Account:
    """Return what an account has; a viewer other than its owner counts only what they handle."""
    papers = Submission.objects.of(user)
    reviews = Review.objects.filter(reviewer=user)
    if viewer:
        handled = Submission.objects.handled_by(viewer).values("pk")
        papers = papers.filter(pk__in=handled)
        reviews = reviews.filter(round__submission__in=handled)
    roles = Member.objects.filter(user=user).at(now().date())
    return Account(
        user=user,
        addresses=list(EmailAddress.objects.filter(user=user).order_by("-primary", "email")),
        papers=papers.count(),
        reviews=reviews.count(),
        roles=list(dict.fromkeys(str(role.get_role_display()) for role in roles.order_by("pk"))),
    )


@dataclass(frozen=True)
class Double:
    """One paper on which a person is listed more than once."""

    submission: Submission
    lines: list[Contributor]


def doubles(kept: User, closed: User) -> list[Double]:
    return [Double(lines[0].submission, lines) for lines in listed_twice([kept, closed])]


def stands_against(kept: User, closed: User, *, viewer: User) -> list[str]:
    """Return why two accounts cannot be joined; of papers that the viewer does not handle nothing
    but that another editor sees more."""
    reasons = []
    for clash in clashes(kept, closed):
        if is_handled_by(viewer, clash.submission):
            reasons.append(words_of(clash))
        else:
            reasons.append(_("Another editor has to look at these two accounts."))
    return list(dict.fromkeys(reasons))


def words_of(clash: Clash) -> str:
    words = (
        _("One of the two wrote %(code)s, the other is its reviewer. Release the review first.")
        if clash.is_own
        else _("Both review %(code)s in the same round. Release one of the reviews first.")
    )
    return words % {"code": clash.submission.code or clash.submission}


def waiting_joins() -> QuerySet[Join]:
    """Return the requests that no editor has answered."""
    rows = Join.objects.filter(joined_at=None, undone_at=None)
    return rows.filter(kept__is_active=True, closed__is_active=True).select_related(
        "kept", "closed"
    )


def past_joins() -> QuerySet[Join]:
    """Return what was joined, undone or refused in the last year: the log."""
    rows = Join.objects.filter(asked_at__gt=now() - LOG)
    over = rows.filter(Q(joined_at__isnull=False) | Q(undone_at__isnull=False))
    return over.select_related("kept", "closed", "by")


def joins_of(user: User) -> QuerySet[Join]:
    """Return a person's own requests that wait, and joins of the last month."""
    recent = Q(joined_at__gt=now() - UNDO, undone_at=None)
    waits = Q(joined_at=None, undone_at=None, closed__is_active=True, by_id=user.pk)
    return Join.objects.filter(recent | waits, kept_id=user.pk).select_related("kept", "closed")


def undo_until(join: Join) -> datetime | None:
    """Return until when a join can be undone; None where it cannot."""
    if join.joined_at is None or join.undone_at or join.joined_at + UNDO < now():
        return None
    return join.joined_at + UNDO


def old_address(join: Join) -> str:
    """Return the main address that the closed account has, or had before the join."""
    return str(join.moved.get("main") or join.closed.email)


def decided_by(join: Join) -> User | None:
    """Return the editor who joined, or refused to join, on a request."""
    return User.objects.filter(key=join.moved.get("decided_by", "")).first()


def deciders(*, but: User) -> list[User]:
    """Return the editors who answer a request; nobody answers their own."""
    journal = the_journal()
    people = members(journal, Role.CHIEF, Role.MANAGER) if journal else []
    return [person for person in people if person.pk != but.pk]


def join_actions(user: User) -> Iterator[Action]:
    """Requests to join two accounts, for those who run the journal."""
    if not manages(user):
        return
    for join in waiting_joins().exclude(kept_id=user.pk).exclude(closed_id=user.pk):
        yield Action(
            _("%(person)s asks to join two accounts") % {"person": join.kept},
            reverse("issues:join_request", args=[join.key]),
            since=join.asked_at,
            kind="join",
        )
