"""Acts of keeping minutes: a meeting, the votes on papers, its closing."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Journal
from reviews.models import Decision, Meeting, Vote
from submissions.models import Submission

FIELDS = ("held_on", "place", "present", "words")
COUNTS = ("in_favour", "against", "abstained")


@transaction.atomic
def hold_meeting(journal: Journal, *, by: User, values: Mapping[str, Any]) -> Meeting:
    """Open the minutes of a meeting. ``values``: held_on, and maybe place, present, words."""
    return Meeting.objects.create(
        journal=journal, made_by=by, **{name: values[name] for name in FIELDS if name in values}
    )


@transaction.atomic
def edit_meeting(meeting: Meeting, *, values: Mapping[str, Any]) -> Meeting:
    row = open_meeting(meeting)
    for name in FIELDS:
        setattr(row, name, values.get(name, getattr(row, name)))
    row.save(update_fields=FIELDS)
    return row


def open_meeting(meeting: Meeting) -> Meeting:
    """Lock a meeting for a change; refuse one that is closed."""
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.closed_at:
        raise ValidationError(_("This meeting is closed; its minutes stay as they are."))
    return row


@transaction.atomic
def put_vote(meeting: Meeting, submission: Submission, *, values: Mapping[str, Any]) -> Vote:
    """Write down what a meeting said of a paper, or correct it; one line a paper."""
    row = open_meeting(meeting)
    last = row.votes.aggregate(last=Max("position"))["last"] or 0
    vote, _made = Vote.objects.get_or_create(
        meeting=row,
        submission=submission,
        defaults={"position": last + 1, "proposal": values["proposal"]},
    )
    vote.proposal, vote.words = values["proposal"], values.get("words", "")
    for name in COUNTS:
        setattr(vote, name, values.get(name) or 0)
    vote.save(update_fields=["proposal", "words", *COUNTS])
    return vote


@transaction.atomic
def drop_vote(meeting: Meeting, submission: Submission) -> None:
    Vote.objects.filter(meeting=open_meeting(meeting), submission=submission).delete()


@transaction.atomic
def close_meeting(meeting: Meeting) -> None:
    """End a meeting: its minutes stay as they are. Closing twice changes nothing."""
    Meeting.objects.filter(pk=meeting.pk, closed_at=None).update(closed_at=now())


def tie_votes(decision: Decision) -> None:
    """Let the votes on a paper lead to the decision that followed them; call it when it is sent."""
    rows = Vote.objects.filter(submission_id=decision.submission_id)
    rows.exclude(decision__state=Decision.State.RELEASED).update(decision=decision)
