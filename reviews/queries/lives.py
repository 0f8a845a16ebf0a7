"""The life of one review in words for editors: its own dates, and the turns that they forget."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from journal.events import Event
from journal.templatetags.words import day
from reviews.identity import anonymous_label
from reviews.models import Review, Turn
from submissions.models import Submission

Kind = Turn.Kind
Told = tuple[str, datetime]


def lives(submission: Submission) -> QuerySet[Review]:
    """Return the reviews of a paper with all that their lives consist of, in few queries."""
    return (
        Review.objects.filter(round__submission=submission)
        .select_related("reviewer", "invited_by", "edited_by", "round__version", "version")
        .prefetch_related(
            "turns__by",
            "turns__version",
            "earlier_reports__returned_by",
            "earlier_reports__version",
        )
    )


def life_of(review: Review) -> list[Event]:
    """Return what happened to a review, oldest first."""
    found = {
        **dict(own_dates(review)),
        **{(turn.kind, turn.at): turn_event(review, turn) for turn in review.turns.all()},
    }
    reopened = {at for kind, at in found if kind == Kind.REOPENED}
    told = [
        event
        for (kind, at), event in found.items()
        if not (kind == Kind.ACCEPTED and at in reopened)  # reopened and so accepted: said once
    ]
    return sorted([*told, *report_events(review)], key=lambda event: event.at)


def own_dates(review: Review) -> Iterator[tuple[Told, Event]]:
    """Return what the row itself says."""
    name = {"name": review.reviewer}
    asked_before = any(
        turn.kind == Kind.INVITED and turn.at < review.invited_at for turn in review.turns.all()
    )
    words = _("%(name)s was invited again") if asked_before else _("%(name)s was invited to review")
    by = _("By %(editor)s.") % {"editor": review.invited_by}
    reason = " ".join(filter(None, [by, review.warned_of, review.invited_despite]))
    yield (Kind.INVITED, review.invited_at), Event(review.invited_at, words % name, reason)
    if review.declined_at:
        declined = Event(review.declined_at, _("%(name)s declined") % name, review.decline_reason)
        yield (Kind.DECLINED, review.declined_at), declined
    if review.answered_at and review.state != Review.State.DECLINED:
        at = review.answered_at
        yield (Kind.ACCEPTED, at), Event(at, accepted_words(review, at) % name)
    if review.released_at:
        at = review.released_at
        yield (Kind.RELEASED, at), Event(at, _("%(name)s was released") % name)


def accepted_words(review: Review, at: datetime) -> str:
    after_all = review.declined_at is not None and review.declined_at < at
    return _("%(name)s accepted after all") if after_all else _("%(name)s accepted")


def turn_event(review: Review, turn: Turn) -> Event:
    """Return a turn in words; who did it stands below."""
    if turn.kind == Kind.ACCEPTED:
        words = accepted_words(review, turn.at)
    elif turn.kind == Kind.DUE_MOVED and turn.by is None:
        words = _("%(name)s moved the date to %(day)s")
    else:
        words = WORDS[Kind(turn.kind)]()
    values = {
        "name": review.reviewer,
        "day": day(turn.day) if turn.day else "",
        "version": turn.version.label if turn.version else "",
    }
    by = _("By %(editor)s.") % {"editor": turn.by} if turn.by else ""
    return Event(turn.at, words % values, " ".join(filter(None, [by, turn.words])))


WORDS = {
    Kind.INVITED: lambda: _("%(name)s was invited to review"),
    Kind.DECLINED: lambda: _("%(name)s declined"),
    Kind.RELEASED: lambda: _("%(name)s was released"),
    Kind.REOPENED: lambda: _("The review of %(name)s was opened again, due %(day)s"),
    Kind.DUE_MOVED: lambda: _("%(name)s has time until %(day)s"),
    Kind.KEPT: lambda: _("%(name)s finishes on %(version)s"),
    Kind.MOVED: lambda: _("%(name)s goes on with %(version)s, due %(day)s"),
    Kind.SENT_AGAIN: lambda: _("The letter to %(name)s was sent again"),
    Kind.ADDRESS: lambda: _("%(name)s is written to at another address"),
}


def report_events(review: Review) -> Iterator[Event]:
    """Return when reports came, went back and were edited, each with the version it judged."""
    name = {"name": review.reviewer}
    for earlier in review.earlier_reports.all():
        yield sent(review, earlier.handed_in_at, earlier.version.label)
        by = _("By %(editor)s.") % {"editor": earlier.returned_by}
        returned = _("The report went back to %(name)s") % name
        yield Event(earlier.returned_at, returned, f"{by} {earlier.reason}")
    if review.handed_in_at:
        yield sent(review, review.handed_in_at, review.own_version.label)
    if review.edited_at:
        words = _("The report of %(name)s was edited for the authors") % name
        by = _("By %(editor)s.") % {"editor": review.edited_by}
        yield Event(review.edited_at, words, f"{by} {review.edit_reason}")
    if review.link_copied_at:
        yield Event(review.link_copied_at, _("The link of %(name)s was copied") % name)


def sent(review: Review, at: datetime, version: str) -> Event:
    words = _("%(name)s sent the review (%(label)s)")
    judged = _("It is about version %(version)s.") % {"version": version}
    label = anonymous_label(review)
    return Event(at, words % {"name": review.reviewer, "label": label}, judged)


def review_events(submission: Submission) -> Iterable[Event]:
    """Return the lives of all reviews of a paper; for editors alone."""
    for review in lives(submission):
        yield from life_of(review)
