"""Talking about a manuscript: begin, answer, ask somebody in, end. Blind sides never mix."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.keys import new_nonce
from accounts.models import User
from journal.wording import one_line
from reviews import letters
from reviews.identity import editor_of, is_of_editors, may_take_part
from reviews.models import Message, Participant, Review, Thread
from reviews.models.discussions import LONGEST
from reviews.queries.discussions import (
    authors_to_ask,
    colleagues_to_ask,
    people_in,
    stage_of,
)
from reviews.services.answers import LINK_PAUSE
from reviews.services.attachments import without_traces
from reviews.validators import check_size, kind_of_attachment
from submissions.manuscripts.unseen import typed_text
from submissions.models import Submission
from submissions.services import Upload

Side = Thread.Side
A_MOMENT = timedelta(minutes=10)
A_DAY = 30  # messages that one person may write about one paper


@dataclass(frozen=True)
class Words:
    """What somebody writes: the text, and a file whose traces are taken out."""

    text: str
    upload: Upload | None = None


@dataclass(frozen=True)
class CleanFile:
    data: bytes
    kind: str
    name: str


def start_discussion(
    submission: Submission,
    *,
    by: User,
    side: str,
    subject: str,
    words: Words,
    people: Iterable[User] = (),
    review: Review | None = None,
) -> Thread:
    """Begin a discussion and write to everybody in it.

    Editors choose the side and the people; what authors and reviewers begin goes to the editor
    who handles the paper. Raises ValidationError where a person stands on another side, where
    nobody would read it, and for empty or too long words.
    """
    file = cleaned(words, by)
    subject = one_line(subject, length=200).strip()
    if not subject:
        raise ValidationError(_("Write in a few words what it is about."))
    with transaction.atomic():
        Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
        same = begun_just_now(submission, by, side, subject, clean(words.text))
        if same is not None and file is None:
            return same
        thread = Thread(
            submission=submission, side=side, stage=stage_of(submission), subject=subject, by=by
        )
        chosen = circle(thread, by, list(people), review)
        thread.save()
        Participant.objects.bulk_create(
            Participant(thread=thread, user=person, read_at=now() if person == by else None)
            for person in chosen
        )
        write(thread, by, words, file)
    return thread


def begun_just_now(
    submission: Submission, by: User, side: str, subject: str, text: str
) -> Thread | None:
    """Return the discussion that the same press began a moment ago."""
    rows = Thread.objects.filter(submission=submission, by=by, side=side, subject=subject)
    just_now = rows.filter(made_at__gt=now() - A_MOMENT, messages__by=by, messages__text=text)
    return just_now.first()


def circle(thread: Thread, by: User, people: list[User], review: Review | None) -> list[User]:
    """Return who takes part, the writer first; refuses whoever stands on another side."""
    submission = thread.submission
    if not is_of_editors(by, submission):
        editor = editor_of(submission)
        if editor is None:
            raise ValidationError(
                _("No editor can answer here just now. Write to %(office)s.")
                % {"office": submission.journal.email}
            )
        people = [editor]
    elif thread.side == Side.REVIEWER:
        people = [review.reviewer] if review else []
    elif not people:
        people = authors_to_ask(submission) if thread.side == Side.AUTHORS else []
        people = people or colleagues_to_ask(submission)
    chosen = list(dict.fromkeys([by, *people]))
    for person in chosen:
        if not may_take_part(person, thread):
            raise ValidationError(
                _("%(name)s cannot take part in this discussion.") % {"name": person}
            )
    if len(chosen) < 2:
        raise ValidationError(_("Choose whom you write to."))
    return chosen


def answer(thread: Thread, *, by: User, words: Words) -> Message:
    """Write into a discussion; the others get a letter. Pressing twice writes once."""
    file = cleaned(words, by)
    with transaction.atomic():
        fresh = Thread.objects.select_for_update().get(pk=thread.pk)
        if fresh.closed_at is not None:
            raise ValidationError(_("This discussion has been ended. Your text is kept below."))
        last = fresh.messages.last()
        if last and last.by_id == by.pk and last.text == clean(words.text) and file is None:
            return last
        return write(thread, by, words, file)


def cleaned(words: Words, by: User) -> CleanFile | None:
    """Check the words and clean the file, before the database is touched."""
    text = clean(words.text)
    if not text:
        raise ValidationError(_("Write something first."))
    if len(text) > LONGEST:
        raise ValidationError(
            _("The message has %(number)s letters; %(most)s is the most. Nothing was sent.")
            % {"number": len(text), "most": LONGEST}
        )
    if words.upload is None:
        return None
    check_size(words.upload.file.size or 0)
    with words.upload.file.open("rb") as file:
        data = bytes(file.read())
    kind = kind_of_attachment(data, words.upload.name)
    return CleanFile(without_traces(data, kind, by), kind, words.upload.name[-255:])


def clean(text: str) -> str:
    return typed_text(text).strip()


def write(thread: Thread, by: User, words: Words, file: CleanFile | None) -> Message:
    check_pace(thread, by)
    message = Message(thread=thread, by=by, text=clean(words.text), at=now())
    if file:
        message.attachment.save(f"file.{file.kind}", ContentFile(file.data), save=False)
        message.attachment_name = file.name
    message.save()
    Participant.objects.filter(thread=thread, user=by).update(read_at=message.at)
    for place in people_in(thread):
        if place.user_id != by.pk:
            letters.discussions.post_message(message, place)
    return message


def check_pace(thread: Thread, by: User) -> None:
    """Refuse what no person writes by hand in a day."""
    rows = Message.objects.filter(by=by, thread__submission_id=thread.submission_id)
    if rows.filter(at__gt=now() - timedelta(days=1)).count() >= A_DAY:
        raise ValidationError(_("That is enough for one day. Go on tomorrow; nothing was sent."))


@transaction.atomic
def ask_in(thread: Thread, *, person: User, by: User) -> Participant:
    """Let one more person of the same side take part; they read all that was written."""
    if thread.side == Side.REVIEWER and not is_of_editors(person, thread.submission):
        raise ValidationError(_("A reviewer talks with the editors alone."))
    if not may_take_part(person, thread):
        raise ValidationError(_("%(name)s cannot take part in this discussion.") % {"name": person})
    place, made = Participant.objects.get_or_create(thread=thread, user=person)
    if place.left_at is not None:
        place.left_at = None
        place.save(update_fields=["left_at"])
    last = thread.messages.last()
    if made and last and person != by:
        letters.discussions.post_message(last, place)
    return place


@transaction.atomic
def mark_read(thread: Thread, *, by: User) -> None:
    """Write down that a person has read what stands in a discussion now."""
    Participant.objects.filter(thread=thread, user=by).update(read_at=now())


@transaction.atomic
def renew_discussion_link(place: Participant) -> bool:
    """Send a new link to a discussion with its last message, to the registered address; at most
    once an hour. The old link ends."""
    moment, nonce = now(), new_nonce()
    due = Participant.objects.filter(pk=place.pk).exclude(link_renewed_at__gt=moment - LINK_PAUSE)
    if not due.update(link_renewed_at=moment, nonce=nonce):
        return False
    place.nonce = nonce
    last = place.thread.messages.last()
    if last:
        letters.discussions.post_message(last, place, again=f":{nonce}")
    return True


@transaction.atomic
def end_discussion(thread: Thread, *, by: User) -> None:
    """End a discussion; it can be read, and an editor may open it again."""
    Thread.objects.filter(pk=thread.pk, closed_at=None).update(closed_at=now())


@transaction.atomic
def go_on(thread: Thread, *, by: User) -> None:
    """Open an ended discussion again."""
    Thread.objects.filter(pk=thread.pk).update(closed_at=None)
