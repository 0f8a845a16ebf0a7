"""Discussions as one person may see them, and who could take part in one."""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from journal.events import Action, Event
from reviews.identity import WITH_A_VOICE, may_take_part, producers, stands_back
from reviews.models import Message, Participant, Review, Thread
from submissions.access import is_author, is_handled_by
from submissions.models import Contributor, Status, Submission
from submissions.queries import editors_of

Side = Thread.Side
PRODUCING = {Status.ACCEPTED, Status.IN_PRODUCTION, Status.PUBLISHED}
MOST_SHOWN = 500  # messages of one thread on its page


@dataclass(frozen=True)
class Said:
    """One message as a viewer reads it: who wrote it, in words that may be known."""

    message: Message
    writer: str
    is_own: bool


def stage_of(submission: Submission) -> str:
    """Return the stage in which a discussion begins now."""
    if submission.status in PRODUCING:
        return Thread.Stage.PRODUCTION
    if submission.status in {Status.SUBMITTED, Status.RETURNED}:
        return Thread.Stage.SUBMISSION
    return Thread.Stage.REVIEW


def threads_of(submission: Submission, viewer: User) -> list[Thread]:
    """Return the discussions that a person may read: editors all, others those they are in."""
    rows = Thread.objects.filter(submission=submission).select_related("by", "submission")
    if not is_handled_by(viewer, submission):
        rows = rows.filter(taking_part(viewer))
    return [row for row in rows if may_take_part(viewer, row)]


def taking_part(user: User) -> Exists:
    own = Participant.objects.filter(thread_id=OuterRef("pk"), user_id=user.pk, left_at=None)
    return Exists(own)


def people_in(thread: Thread) -> list[Participant]:
    """Return who gets the letters of a discussion, in the order in which they joined."""
    rows = thread.participants.filter(left_at=None).select_related("user")
    return [row for row in rows if may_take_part(row.user, thread)]


def messages_in(thread: Thread, viewer: User) -> list[Said]:
    """Return the messages with the names by which this viewer may call their writers."""
    rows = thread.messages.select_related("by")[:MOST_SHOWN]
    return [Said(row, writer_for(viewer, row, thread), row.by_id == viewer.pk) for row in rows]


def writer_for(viewer: User, message: Message, thread: Thread) -> str:
    """Return what a person calls the writer. Blind sides never share a thread, so a name is
    hidden only where a role has changed since: who no longer stands on this side has none."""
    if message.by_id == viewer.pk:
        return _("You")
    if is_handled_by(viewer, thread.submission) or may_take_part(message.by, thread):
        return str(message.by)
    return _("An editor")


def authors_to_ask(submission: Submission) -> list[User]:
    """Return the authors who have an account or proved their address, the sender first."""
    emails = [row.email.lower() for row in submission.contributors.all() if row.email]
    proved = EmailAddress.objects.filter(email__in=emails, verified=True).values("user_id")
    known = Contributor.objects.filter(submission=submission).exclude(user=None).values("user_id")
    rows = User.objects.filter(Q(pk__in=known) | Q(pk__in=proved), is_active=True)
    people = list(rows.order_by("pk"))
    if submission.origin != Submission.Origin.EDITOR and submission.submitter not in people:
        people.insert(0, submission.submitter)
    return [each for each in people if is_author(each, submission)]


def reviews_to_ask(submission: Submission) -> list[Review]:
    """Return the latest review of each reviewer who may be written to."""
    rows = Review.objects.filter(round__submission=submission, state__in=WITH_A_VOICE)
    latest: dict[int, Review] = {}
    for row in rows.select_related("reviewer", "round__submission").order_by("round__number"):
        latest[row.reviewer_id] = row
    return list(latest.values())


def colleagues_to_ask(submission: Submission) -> list[User]:
    """Return who may take part on the editors' side, with production once it has begun."""
    people = editors_of(submission)
    if stage_of(submission) == Thread.Stage.PRODUCTION:
        others = [each for each in producers(submission) if each not in people]
        people += [
            each
            for each in others
            if not is_author(each, submission) and not stands_back(each, submission)
        ]
    return people


def others_to_ask(thread: Thread, people: list[Participant]) -> list[User]:
    """Return who of the same side could be asked in as well."""
    if thread.side == Side.AUTHORS:
        could = [*authors_to_ask(thread.submission), *colleagues_to_ask(thread.submission)]
    else:
        could = colleagues_to_ask(thread.submission)
    inside = {place.user_id for place in people}
    return [user for user in could if user.pk not in inside and may_take_part(user, thread)]


def unread(user: User) -> QuerySet[Participant]:
    """Return a person's places in open discussions where others wrote something since."""
    others = Message.objects.filter(thread_id=OuterRef("thread_id")).exclude(by_id=user.pk)
    never = Q(read_at=None) & Exists(others)
    places = Participant.objects.filter(
        never | Exists(others.filter(at__gt=OuterRef("read_at"))),
        user_id=user.pk,
        left_at=None,
        thread__closed_at=None,
    ).annotate(last_at=Max("thread__messages__at"))
    return places.select_related("thread__submission", "thread__by")


def discussion_actions(user: User) -> Iterator[Action]:
    """Messages that a person has not read yet."""
    for place in unread(user):
        if may_take_part(user, place.thread):
            yield Action(
                _("Read what was written to you"),
                reverse("reviews:discussion", args=[place.thread.key]),
                reason=place.thread.subject,
                since=place.last_at,  # type: ignore[attr-defined]
                submission_id=place.thread.submission_id,
                kind="discussion",
            )


def discussion_events(submission: Submission) -> Iterator[Event]:
    """What editors see of discussions in the history: who began which, and with whom."""
    for thread in Thread.objects.filter(submission=submission).select_related("by"):
        words = _("%(name)s began a discussion: %(subject)s")
        yield Event(
            thread.made_at,
            words % {"name": thread.by, "subject": thread.subject},
            str(thread.get_side_display()),
        )


def name_for(recipient: User, writer: User, thread: Thread) -> str:
    """Return the writer's name for a letter, in the recipient's language."""
    with override(recipient.language):
        if is_handled_by(recipient, thread.submission) or may_take_part(writer, thread):
            return str(writer)
        return _("An editor")
