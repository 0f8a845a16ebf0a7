"""What all letters of reading and deciding have in common."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.utils import timezone, translation

from accounts.models import User
from journal.letters import Envelope, Link, Recipient
from journal.models import Expert, Journal, Letter
from journal.wording import one_line
from reviews.models import Review
from reviews.wording import quoted
from submissions.letters import post_about
from submissions.models import ManuscriptLetter, Submission, Version

Audience = ManuscriptLetter.Audience


@contextmanager
def voice(language: str, journal: Journal) -> Iterator[None]:
    """Speak a recipient's language and the journal's time."""
    with translation.override(language), timezone.override(journal.zone):
        yield


def code_of(submission: Submission, version: Version | None) -> str:
    """Return the number for subjects: IJCSRP-2026-0042, with .R1 once it is revised."""
    code = submission.code or submission.journal.abbreviation
    return f"{code}.{version.label}" if version and version.revision else code


def review_link(review: Review, query: str = "") -> Link:
    """Return the personal link of a reviewer."""
    return Link("review", kind="review", key=review.key, nonce=review.nonce, query=query)


def wishes_link(person: User) -> Link:
    """Return the link by which a person says when to be asked again; it opens no review."""
    expert, _made = Expert.objects.get_or_create(user=person)
    return Link("reviews:open_wishes", kind="expert", key=expert.key, nonce=expert.nonce)


def manuscript_link(submission: Submission) -> Link:
    return Link("manuscript", key=submission.key)


def post_to_reviewer(
    review: Review,
    kind: str,
    *,
    values: Mapping[str, str] | None = None,
    dedupe: str | None = None,
    not_after: datetime | None = None,
    calendar: Mapping[str, Any] | None = None,
) -> Letter:
    """Post a letter about one review to its reviewer, in the name of the inviting editor."""
    submission = review.round.submission
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient.of(review.reviewer),
        about=f"review:{review.key}",
        dedupe=dedupe,
        not_after=not_after,
        signer=review.invited_by,
        links={
            "link": review_link(review),
            "yes": review_link(review, "?answer=yes"),
            "no": review_link(review, "?answer=no"),
            "more_time": review_link(review, "?more=time"),
            "wishes": wishes_link(review.reviewer),
        },
        calendar=calendar or {},
    )
    common = {
        "code": code_of(submission, review.own_version),
        "title": quoted(one_line(submission.own_title, length=500)),
    }
    return post_about(
        submission, kind, envelope, audience=Audience.REVIEWER, values=common | dict(values or {})
    )


def post_to_editor(
    submission: Submission,
    kind: str,
    to: User,
    *,
    values: Mapping[str, str] | None = None,
    dedupe: str | None = None,
    query: str = "",
) -> Letter:
    """Post a letter about a manuscript to one of its editors, in the name of the journal.

    The link leads to the paper; with ``query`` to the page on which it is decided.
    """
    decide = Link("reviews:decide", key=submission.key, query=query)
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient.of(to),
        about=f"submission:{submission.key}",
        dedupe=dedupe,
        links={"link": decide if query else manuscript_link(submission)},
    )
    return post_about(
        submission, kind, envelope, audience=Audience.EDITORS, values=dict(values or {})
    )
