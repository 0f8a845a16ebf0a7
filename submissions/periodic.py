"""Time's door into this app: every minute, idempotent."""

from datetime import timedelta

from celery import shared_task
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Concat
from django.utils.timezone import now

from journal.models import Errand, Letter
from submissions.models import (
    KEPT_FOR,
    OPEN,
    Assignment,
    AuthorChange,
    AuthorConsent,
    Contributor,
    Incoming,
    Status,
    Submission,
    Version,
)
from submissions.services import (
    close_lost_reading,
    discard,
    drop_incoming,
    end_acting,
    remind_of_author_change,
    remind_of_authorship,
    remind_of_draft,
    tell_unreadable,
)

DRAFT_DAYS = 90
REMINDED_BEFORE = 7
RECENT = timedelta(days=30)
ASKED_AGAIN_AFTER = timedelta(days=7)


@shared_task
def look() -> None:
    close_lost_readings()
    tell_of_unreadable_files()
    clear_old_drafts()
    clear_old_incoming()
    remind_authors()
    remind_of_changes()
    end_what_ended()


def close_lost_readings() -> None:
    """Versions whose errand was given up, so that nobody waits for ever."""
    waiting = Version.objects.filter(
        state=Version.State.WAITING, created_at__gt=now() - RECENT
    ).select_related("submission")
    for version in waiting:
        errand = Errand.objects.about(f"version:{version.key}").order_by("pk").first()
        if errand and errand.state == Errand.State.FAILED:
            close_lost_reading(version)


def tell_of_unreadable_files() -> None:
    """Papers that were sent before their file was read, and then it could not be."""
    newer = Version.objects.filter(
        submission_id=OuterRef("submission_id"), number__gt=OuterRef("number")
    )
    versions = Version.objects.filter(
        ~Exists(newer),
        state=Version.State.UNREADABLE,
        submission__status=Status.SUBMITTED,
        created_at__gt=now() - RECENT,
    )
    for version in versions.select_related("submission__journal", "submission__submitter"):
        tell_unreadable(version)


def clear_old_drafts() -> None:
    """Drafts that nobody touched for 90 days go; their owner was told a week before."""
    drafts = Submission.objects.filter(status=Status.DRAFT).select_related("journal", "submitter")
    told = now() - timedelta(days=DRAFT_DAYS - REMINDED_BEFORE)
    for draft in drafts.filter(saved_at__lt=told):
        if draft.saved_at and draft.saved_at < now() - timedelta(days=DRAFT_DAYS):
            discard(draft)
        else:
            remind_of_draft(draft)


def clear_old_incoming() -> None:
    """Files on their way that nobody sent on or used for a week go, with their bytes."""
    for incoming in Incoming.objects.filter(touched_at__lt=now() - KEPT_FOR):
        drop_incoming(incoming)


def remind_authors() -> None:
    """Authors who have not answered after a week are asked once more."""
    reminded = Letter.objects.filter(
        dedupe=Concat(Value("authorship-reminder:"), OuterRef("key"), Value(":"), OuterRef("nonce"))
    )
    rows = Contributor.objects.filter(
        ~Exists(reminded),
        confirmed_at=None,
        disputed_at=None,
        submission__status__in=OPEN,
        submission__submitted_at__lt=now() - ASKED_AGAIN_AFTER,
        submission__submitted_at__gt=now() - ASKED_AGAIN_AFTER - RECENT,
    )
    for contributor in rows.exclude(email=""):
        remind_of_authorship(contributor)


def remind_of_changes() -> None:
    """People who have said neither yes nor no to a change of authors after a week."""
    reminded = Letter.objects.filter(
        dedupe=Concat(
            Value("author-change:"), OuterRef("key"), Value(":"), OuterRef("nonce"), Value(":again")
        )
    )
    rows = AuthorConsent.objects.filter(
        ~Exists(reminded),
        agreed_at=None,
        refused_at=None,
        change__state=AuthorChange.State.ASKED,
        change__submission__status__in=OPEN,
        change__asked_at__lt=now() - ASKED_AGAIN_AFTER,
    )
    for consent in rows:
        remind_of_author_change(consent)


def end_what_ended() -> None:
    """People from outside who act for a paper that has come to its end."""
    ended = [Status.PUBLISHED, Status.WITHDRAWN, Status.DECLINED]
    rows = Assignment.objects.filter(until=None, submission__status__in=ended)
    for assignment in rows.select_related("submission", "user"):
        end_acting(assignment)
