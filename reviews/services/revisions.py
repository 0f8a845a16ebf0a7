"""Revisions: the authors answer each point and send a new version; the next round follows.

After a minor or major revision the paper is in review again, but with no open round: the
editor opens the next one, or decides on the revised version. After a return for completion it
is submitted again.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import working_day
from journal.letters import recall_letters
from journal.queries import today
from reviews import letters
from reviews.identity import editor_of
from reviews.models import Decision, Review, Revision, Round
from reviews.queries import comments_for, open_points
from reviews.services.decisions import LONGEST_REVISION
from reviews.services.drafts import LONGEST, Saved, stamp
from reviews.services.invitations import invite_reviewer
from reviews.services.points import answers_of, write_answers
from reviews.services.reminders import STATES_OF_REVISION, passed, revision_schedule
from reviews.services.rounds import close_if_over
from reviews.validators import check_size, kind_of_attachment
from submissions.converting.filing import keep_file
from submissions.models import File, Incoming, Status, Submission, Version
from submissions.services import Upload, WrongStatus, add_version, move
from submissions.services.incoming import (
    PIECE_AT_MOST,
    announce,
    drop_incoming,
    keep_piece,
    use_up,
)

REMINDERS = ["revision-reminder", "revision-overdue", "revision-date-moved"]


def locked(revision: Revision) -> Revision:
    return (
        Revision.objects.select_for_update(of=("self",))
        .select_related("decision__submission__journal", "decision__by", "version")
        .get(pk=revision.pk)
    )


def is_unreadable(revision: Revision) -> bool:
    """Say whether what was sent could not be read, so another file is welcome."""
    version = revision.version
    return version is not None and version.state == Version.State.UNREADABLE


def check_wanted(revision: Revision) -> None:
    """Raise WrongStatus, in words, unless the paper waits for this revision."""
    submission = revision.decision.submission
    if submission.status not in STATES_OF_REVISION:
        raise WrongStatus(
            _("No revision is awaited now: the paper is in the state “%(state)s”.")
            % {"state": submission.get_status_display()}
        )


@transaction.atomic
def save_answer(
    revision: Revision, *, answer: str, answers: Mapping[str, str], seen_at: str
) -> Saved:
    """Keep the authors' answers while they are typed.

    A window that has not seen the newest answers does not overwrite them; ``aside`` says so,
    and the window keeps its own text.
    """
    fresh = locked(revision)
    if fresh.returned_at is not None and not is_unreadable(fresh):
        raise ValidationError(_("This revision was sent already, so nothing was changed."))
    typed = {key: text[:LONGEST] for key, text in answers.items() if text.strip()}
    if (answer, typed) == (fresh.answer, answers_of(fresh)):
        return Saved(fresh.saved_at, aside=False)
    if fresh.saved_at and seen_at != stamp(fresh.saved_at):
        return Saved(fresh.saved_at, aside=True)
    fresh.answer, fresh.saved_at = answer[:LONGEST], now()
    fresh.save(update_fields=["answer", "saved_at"])
    write_answers(fresh, typed)
    return Saved(fresh.saved_at, aside=False)


@transaction.atomic
def return_revision(
    revision: Revision,
    *,
    by: User,
    answer: str,
    upload: Upload,
    answers: Mapping[str, str] | None = None,
    reply: Upload | None = None,
) -> Version:
    """Send the revised paper: a new version that nobody can change, and the answers to it.

    ``answers`` are by reviewer and number ("A.1"), ``reply`` an optional letter as a file.
    Pressing twice returns the version of the first time. Where that one could not be read,
    another file takes its place. Raises ValidationError where a point has no answer and there
    is no letter either, neither typed nor as a file.
    """
    kind_of_letter = kind_of_reply(reply) if reply else ""
    fresh = locked(revision)
    again = is_unreadable(fresh)
    if fresh.version is not None and not again:
        return fresh.version
    if not again:
        check_wanted(fresh)
    if not (answer.strip() or reply):
        check_answered(fresh, answers or {})
    submission, kind = fresh.decision.submission, fresh.decision.kind
    version = add_version(
        submission, by=by, upload=upload, revision=next_revision(submission, kind, again=again)
    )
    if reply:
        keep_reply(version, reply, kind_of_letter)
    fresh.answer = answer.strip()[:LONGEST]
    fresh.version, fresh.returned_at = version, fresh.returned_at or now()
    fresh.wanted_due = fresh.wanted_at = None  # what was asked for is no question any more
    fresh.save(update_fields=["answer", "version", "returned_at", "wanted_due", "wanted_at"])
    write_answers(fresh, answers or {})
    if not again:
        finish(fresh, by)
    revision.refresh_from_db()
    return version


def check_answered(revision: Revision, answers: Mapping[str, str]) -> None:
    """Raise ValidationError that names each point without an answer."""
    missing = [words for _key, words in open_points(comments_for(revision), answers)]
    if missing:
        raise ValidationError(missing)


def next_revision(submission: Submission, kind: str, *, again: bool) -> int:
    """Return the number of the revision; a completion belongs to the round that was not read."""
    current = (
        submission.versions.order_by("-number").values_list("revision", flat=True).first() or 0
    )
    return current if again or kind == Decision.Kind.RETURN else current + 1


def kind_of_reply(reply: Upload) -> str:
    """Return what kind of file an answer is. Raises ValidationError for kinds that are not taken."""
    check_size(reply.file.size or 0)
    file = reply.file.open("rb")
    try:
        return kind_of_attachment(bytes(file.read()), reply.name)
    finally:
        file.seek(0)  # not closed: its bytes are kept afterwards


def keep_reply(version: Version, reply: Upload, kind: str) -> None:
    if reply.incoming:
        use_up(reply.incoming)
    keep_file(
        version,
        File.Kind.REVIEW_SUPPLEMENT,  # never printed beside the article
        f"reply.{kind}",
        reply.file,
        media_type="application/octet-stream",
        original_name=reply.name[-255:],
    )


def finish(revision: Revision, by: User) -> None:
    """Move the paper, stop the reminders, and write to the author and the editor."""
    submission = revision.decision.submission
    returned = revision.decision.kind == Decision.Kind.RETURN
    move(submission, Status.SUBMITTED if returned else Status.IN_REVIEW, by=by)
    recall_letters(f"decision:{revision.decision.key}", REMINDERS)
    for round in Round.objects.filter(submission=submission, closed_at=None):
        close_if_over(round)
    letters.authors.post_revision_received(revision)
    editor = editor_of(submission)
    if editor:
        letters.editors.post_revision_received(revision, editor)


def keep_for_later(upload: Upload, *, by: User, place: str) -> None:
    """Keep a chosen file of a form that was not sent yet, so that nobody chooses it twice.

    It waits, for its sender alone, in the place where files that come in pieces wait; an
    earlier one for the same form gives way. Raises ValidationError where there is no room.
    """
    content, start = upload.file, 0
    for earlier in Incoming.objects.filter(by=by, place=place):
        drop_incoming(earlier)
    incoming = announce(by, name=upload.name, size=content.size or 0, place=place)
    with content.open("rb") as file:
        while piece := file.read(PIECE_AT_MOST):
            start = keep_piece(incoming, start=start, content=bytes(piece))


@transaction.atomic
def move_revision_due(revision: Revision, *, to: date, by: User) -> Revision:
    """Give the authors another date; they are told, and the reminders follow it."""
    fresh = locked(revision)
    check_wanted(fresh)
    journal = fresh.decision.submission.journal
    if not today(journal) < to <= today(journal) + timedelta(days=LONGEST_REVISION):
        raise ValidationError(_("The new date must lie ahead, within a year."))
    due = working_day(journal, to)
    if due != fresh.due_on or fresh.wanted_due:
        fresh.due_on, fresh.wanted_due, fresh.wanted_at = due, None, None
        fresh.reminded = passed(revision_schedule(fresh), today(journal))
        fresh.save(update_fields=["due_on", "reminded", "wanted_due", "wanted_at"])
        recall_letters(f"decision:{fresh.decision.key}", REMINDERS)
        letters.authors.post_revision_due_moved(fresh)
    return fresh


@transaction.atomic
def start_next_round(
    submission: Submission, *, by: User, earlier: Iterable[Review], reason: str
) -> list[Review]:
    """Open the next round and invite reviewers of the last one again, with one press.

    ``reason`` is what is written down where something speaks against one of them.
    """
    return [
        invite_reviewer(submission, by=by, reviewer=review.reviewer, reason=reason)
        for review in earlier
    ]
