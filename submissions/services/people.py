"""The authors of a draft: saved as they are typed, added from a table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from submissions.models import PERSON_FIELDS, Contributor, Submission
from submissions.services.saving import save_draft

PEOPLE_AT_MOST = 300
WRITTEN = (*PERSON_FIELDS, "position", "user")


def save_people(submission: Submission, people: Sequence[Mapping[str, Any]]) -> None:
    """Make the authors of a draft exactly these, in this order; only changed rows are written."""
    rows = {row.key: row for row in Contributor.objects.filter(submission=submission)}
    new, changed, kept = [], [], set()
    for position, person in enumerate(people):
        row = rows.get(person.get("key", ""))
        if row is None:
            row = Contributor(submission=submission)
            new.append(row)
        if take_over(row, person, position) and row.pk:
            changed.append(row)
        kept.add(row.key)
    # the database allows one corresponding author, so the old one steps back first
    if any(row.is_corresponding for row in (*new, *changed)):
        Contributor.objects.filter(submission=submission).update(is_corresponding=False)
    Contributor.objects.bulk_update(changed, WRITTEN)
    Contributor.objects.bulk_create(new)
    Contributor.objects.filter(submission=submission).exclude(key__in=kept).delete()


def take_over(row: Contributor, person: Mapping[str, Any], position: int) -> bool:
    """Write a person's values into a row; say whether anything changed."""
    before = [getattr(row, name) for name in (*PERSON_FIELDS, "position", "user_id")]
    row.position = position
    row.user_id = person.get("user_id", row.user_id)
    for name in PERSON_FIELDS:
        setattr(row, name, person.get(name, getattr(row, name)))
    return before != [getattr(row, name) for name in (*PERSON_FIELDS, "position", "user_id")]


@transaction.atomic
def add_people(
    submission: Submission,
    *,
    people: Iterable[Mapping[str, Any]],
    filled: Mapping[str, Mapping[str, Any]] | None = None,
) -> int:
    """Put people at the end of a draft's authors, and fill gaps of those that ``filled`` names.

    ``filled`` has values by the key of a row; what stands there already stays. Returns how many
    rows were added. Raises ValidationError where the paper would have too many authors, and
    WrongStatus once it was sent.
    """
    save_draft(submission)
    rows = list(Contributor.objects.select_for_update().filter(submission=submission))
    new = [
        Contributor(submission=submission, position=position, **person)
        for position, person in enumerate(people, len(rows))
    ]
    if len(rows) + len(new) > PEOPLE_AT_MOST:
        raise ValidationError(
            ngettext(
                "A paper can have %(most)s authors here; with this table it would have %(number)s.",
                "A paper can have %(most)s authors here; with this table it would have %(number)s.",
                PEOPLE_AT_MOST,
            )
            % {"most": PEOPLE_AT_MOST, "number": len(rows) + len(new)}
        )
    Contributor.objects.bulk_create(new)
    for row in rows:
        for name, value in ((filled or {}).get(row.key) or {}).items():
            setattr(row, name, getattr(row, name) or value)
    Contributor.objects.bulk_update(rows, PERSON_FIELDS)
    return len(new)


@transaction.atomic
def choose_origin(submission: Submission, *, origin: str) -> int:
    """Write down who sends the paper: an author, somebody for the authors, or an editor.

    Who is no author leaves the list of authors; returns how many rows that took out. Raises
    ValidationError for an origin that nobody may choose.
    """
    if origin not in {Origin.AUTHOR, Origin.ASSISTANT, Origin.EDITOR}:
        raise ValidationError(_("Say whether you are an author of this paper."))
    save_draft(submission, origin=origin)
    if origin == Origin.AUTHOR:
        return 0
    own = Contributor.objects.filter(submission=submission, user_id=submission.submitter_id)
    gone, _rows = own.delete()
    first = Contributor.objects.filter(submission=submission).first()
    if first and not submission.contributors.filter(is_corresponding=True).exists():
        Contributor.objects.filter(pk=first.pk).update(is_corresponding=True)
    return gone


Origin = Submission.Origin
