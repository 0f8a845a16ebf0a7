"""What is typed into a draft is kept, complete or not; never over something newer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from journal.models import Section, Topic
from journal.multilingual import Words
from submissions.models import Contributor, ReviewerWish, Statement, Status, Submission
from submissions.queries import current_version, doubts
from submissions.services.status import WrongStatus

SETTLED_AT_MOST = 300
NAME_AT_MOST = 80  # of a doubt: a field, or the key of an author
WISHES_AT_MOST = 20
WISH_FIELDS = ("kind", "name", "email", "affiliation", "reason")


class Newer(ValidationError):
    """Another window or device saved something since this one was opened."""


@dataclass(frozen=True)
class Window:
    """One open page: when the draft it shows was saved, and a number of its own.

    The number becomes the microseconds of the time of saving, so a save of this same page, whose
    answer has not arrived yet, is told from one of another page, with no table of open pages.
    """

    seen: datetime
    number: int

    def is_behind(self, saved_at: datetime | None) -> bool:
        if saved_at is None or saved_at == self.seen:
            return False
        return saved_at.microsecond != self.number


@dataclass(frozen=True)
class People:
    """What the page "Statements" says of people, and from which window.

    ``roles`` are contributor roles by the key of an author; ``wishes`` the reviewers whom the
    authors suggest or oppose, each with the ``key`` of its row, or None to leave them as they are.
    """

    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    wishes: Sequence[Mapping[str, str]] | None = None
    window: Window | None = None


def save_draft(submission: Submission, *, window: Window | None = None, **columns: Any) -> None:
    """Write columns of a draft; call it inside a transaction where ``window`` is given.

    Raises WrongStatus once the paper has been sent, and Newer where another window saved
    something that this one does not show.
    """
    saved_at = now()
    if window:
        fresh = Submission.objects.select_for_update().filter(pk=submission.pk).first()
        if fresh and window.is_behind(fresh.saved_at):
            raise Newer(_("This draft was changed in another window. Nothing was overwritten."))
        saved_at = saved_at.replace(microsecond=window.number)
    columns["saved_at"] = saved_at
    saved = Submission.objects.filter(pk=submission.pk, status=Status.DRAFT).update(**columns)
    if not saved:
        raise WrongStatus(_("This paper has been sent already, so nothing was changed here."))
    for name, value in columns.items():
        setattr(submission, name, value)


@transaction.atomic
def choose_language(submission: Submission, *, language: str) -> None:
    """Change the language of a draft; the points for practitioners, asked in it alone, go along.

    Raises ValidationError for a language the journal has not.
    """
    if language not in submission.journal.languages:
        raise ValidationError(_("The journal takes no papers in this language."))
    points = Words(submission.points)
    if not points.get(language) and points.get(submission.language):
        points[language] = points.pop(submission.language)
    save_draft(submission, language=language, points=points)


@transaction.atomic
def settle_doubts(submission: Submission, *, names: Iterable[str] | None = None) -> None:
    """Write down that a person looked at doubtful values: those named, or all there are."""
    version = current_version(submission)
    if version is None:
        return
    if names is None:
        names = [doubt.name for doubt in doubts(submission, version)]
    settled = {*(version.found.get("settled") or []), *(name[:NAME_AT_MOST] for name in names)}
    version.found["settled"] = sorted(settled)[:SETTLED_AT_MOST]
    version.save(update_fields=["found"])


@transaction.atomic
def copy_found(submission: Submission, *, group: str, source: str, language: str) -> None:
    """Copy what the file says in a language that the journal has not into one that it has.

    ``group`` is titles, abstracts or keywords. Nothing is copied over words that stand there.
    """
    columns = {"titles": "title", "abstracts": "abstract", "keywords": "keywords"}
    version = current_version(submission)
    found = ((version.found.get(group) or {}).get(source) or {}) if version else {}
    if group not in columns or not found or language not in submission.journal.languages:
        raise ValidationError(_("There is nothing to copy."))
    texts = Words(getattr(submission, columns[group]))
    if not texts.get(language):
        texts[language] = found["value"]
        changed: dict[str, Any] = {columns[group]: texts}
        save_draft(submission, **changed)


@transaction.atomic
def save_statements(
    submission: Submission,
    *,
    statements: Mapping[str, str],
    section: Section | None = None,
    topics: Iterable[Topic] = (),
    cover_note: str = "",
    consent: bool = False,
    people: People | None = None,
) -> None:
    """Keep what stands on the page "Statements", complete or not; an empty statement is removed.

    Raises Newer where another window saved something meanwhile.
    """
    people = people or People()
    save_draft(
        submission,
        window=people.window,
        section=section or submission.section,
        cover_note=cover_note,
        consent_at=(submission.consent_at or now()) if consent else None,
    )
    submission.topics.set(topics)
    for kind, text in statements.items():
        if text:
            Statement.objects.update_or_create(
                submission=submission, kind=kind, defaults={"text": text}
            )
        else:
            Statement.objects.filter(submission=submission, kind=kind).delete()
    save_roles(submission, people.roles)
    if people.wishes is not None:
        save_wishes(submission, people.wishes[:WISHES_AT_MOST])


def save_roles(submission: Submission, roles: Mapping[str, Sequence[str]]) -> None:
    rows = [
        row
        for row in Contributor.objects.filter(submission=submission, key__in=list(roles))
        if row.roles != list(roles[row.key])
    ]
    for row in rows:
        row.roles = list(roles[row.key])
    Contributor.objects.bulk_update(rows, ["roles"])


def save_wishes(submission: Submission, wishes: Sequence[Mapping[str, str]]) -> None:
    """Make the wishes for reviewers exactly these."""
    rows = {row.key: row for row in ReviewerWish.objects.filter(submission=submission)}
    kept = set()
    for position, wish in enumerate(wishes):
        row = rows.get(wish.get("key", "")) or ReviewerWish(submission=submission)
        row.position = position
        for name in WISH_FIELDS:
            setattr(row, name, wish.get(name, getattr(row, name)))
        row.save()
        kept.add(row.key)
    ReviewerWish.objects.filter(submission=submission).exclude(key__in=kept).delete()
