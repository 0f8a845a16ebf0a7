"""Changes of the authors after submission: both lists, what differs, who has agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Member, Role
from submissions.models import (
    OPEN,
    PERSON_FIELDS,
    Assignment,
    AuthorChange,
    AuthorConsent,
    Contributor,
    Submission,
)
from submissions.queries.people import people_of

Listed = Mapping[str, Any]
State = AuthorChange.State
WAITING = (State.ASKED, State.AGREED)
# What a list of authors says of each; compared, printed and written back.
LISTED_FIELDS = ("key", *PERSON_FIELDS)


def listed(people: Sequence[Contributor]) -> list[dict[str, Any]]:
    """Return authors as a list that can be kept: values by name, in order."""
    return [{name: getattr(person, name) for name in LISTED_FIELDS} for person in people]


def unlisted(submission: Submission, rows: Sequence[Listed]) -> list[Contributor]:
    """Return a kept list as rows that are not saved."""
    return [
        Contributor(submission=submission, position=place, **{n: row[n] for n in LISTED_FIELDS})
        for place, row in enumerate(rows)
    ]


def open_change(submission: Submission) -> AuthorChange | None:
    """Return the change of authors that waits for an answer."""
    rows = AuthorChange.objects.filter(submission=submission, state__in=WAITING)
    return rows.select_related("by", "submission__journal").first()


def change_by_key(submission: Submission, key: str) -> AuthorChange | None:
    """Return one change of a paper that was fetched."""
    return AuthorChange.objects.filter(submission=submission, key=key).first()


def changes_of(submission: Submission) -> list[AuthorChange]:
    """Return all changes that were asked for, the newest first."""
    rows = AuthorChange.objects.filter(submission=submission).select_related("by", "decided_by")
    return list(rows.prefetch_related("consents").order_by("-asked_at", "-pk"))


def may_change_authors(submission: Submission) -> bool:
    """Say whether a change of the authors can be asked for now."""
    return submission.status in OPEN


def name_of(row: Listed) -> str:
    """Return the name of an author in a kept list."""
    parts = (row["given_name"], row["patronymic"], row["family_name"])
    return " ".join(part for part in parts if part) or str(row["email"])


def line_of(row: Listed) -> str:
    """Return one author of a kept list in one line: name, institution, whether corresponding."""
    parts = [name_of(row), row["affiliation"]]
    if row["is_corresponding"]:
        parts.append(_("corresponding author"))
    return ", ".join(part for part in parts if part)


def lines_of(rows: Sequence[Listed]) -> list[str]:
    return [line_of(row) for row in rows]


def differences(change: AuthorChange) -> list[str]:
    """Return in words what a change would do: who comes, who goes, what is corrected."""
    before = {row["key"]: row for row in change.before}
    after = {row["key"]: row for row in change.after}
    words = [
        _("New: %(who)s") % {"who": line_of(row)} for k, row in after.items() if k not in before
    ]
    words += [
        _("No longer an author: %(who)s") % {"who": line_of(row)}
        for key, row in before.items()
        if key not in after
    ]
    kept_before = [key for key in before if key in after]
    kept_after = [key for key in after if key in before]
    if kept_before != kept_after:
        words.append(_("Another order"))
    words += [
        _("Corrected: %(who)s") % {"who": line_of(after[key])}
        for key in kept_after
        if without_role(before[key]) != without_role(after[key])
    ]
    return [*words, *corresponding_words(change)]


def corresponding_words(change: AuthorChange) -> list[str]:
    """Return who corresponds from then on, where that changes."""
    old, new = (
        next((row for row in rows if row["is_corresponding"]), None)
        for rows in (change.before, change.after)
    )
    if new is None or (old and old["key"] == new["key"]):
        return []
    return [_("New corresponding author: %(who)s") % {"who": name_of(new)}]


def without_role(row: Listed) -> dict[str, Any]:
    return {name: row[name] for name in LISTED_FIELDS if name != "is_corresponding"}


def is_current(change: AuthorChange) -> bool:
    """Say whether the authors still are as they were when the change was asked for."""
    return listed(people_of(change.submission)) == change.before


def unanswered(change: AuthorChange) -> list[AuthorConsent]:
    """Return the people who have not agreed to a change, whether or not they refused."""
    return [row for row in change.consents.all() if row.agreed_at is None]


def agreed_changes(user: User) -> list[AuthorChange]:
    """Return the changes that wait for an editor: for who is in charge, and for those who decide
    where nobody is, or somebody who only advises."""
    others = Assignment.objects.filter(submission_id=OuterRef("pk"), until=None).exclude(
        Q(user_id=user.pk) | Q(user_id__in=advisers())
    )
    papers = Submission.objects.handled_by(user).filter(~Exists(others), status__in=OPEN)
    rows = AuthorChange.objects.filter(submission__in=papers)
    waiting = Q(state=State.AGREED) | Q(
        Exists(AuthorConsent.objects.filter(change_id=OuterRef("pk"), refused_at__isnull=False)),
        state=State.ASKED,
    )
    return list(rows.filter(waiting).select_related("submission"))


def advisers() -> QuerySet[Member, int]:
    """Return the people to whom a role gives no word; an assignment gives them none either."""
    roles = Member.objects.filter(advises=True).at(timezone.now().date())
    return roles.exclude(role=Role.CHIEF).values_list("user_id", flat=True)


@dataclass(frozen=True)
class Told:
    """A change of the authors as its page and the editors' page show it."""

    change: AuthorChange
    differences: list[str]
    before: list[str]
    after: list[str]
    consents: list[AuthorConsent]
    waits: bool

    @property
    def silent(self) -> list[AuthorConsent]:
        """Who has said neither yes nor no."""
        return [row for row in self.consents if not (row.agreed_at or row.refused_at)]

    @property
    def is_opposed(self) -> bool:
        return any(row.refused_at for row in self.consents)


def told_changes(submission: Submission) -> list[Told]:
    """Return all changes of a paper's authors, the newest first."""
    return [told(change) for change in changes_of(submission)]


def told(change: AuthorChange) -> Told:
    return Told(
        change=change,
        differences=differences(change),
        before=lines_of(change.before),
        after=lines_of(change.after),
        consents=list(change.consents.all()),
        waits=change.state in WAITING,
    )
