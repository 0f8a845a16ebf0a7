"""Meetings of the board: what one member may see of them."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Journal
from journal.templatetags.words import day
from reviews.documents import Line, Minutes
from reviews.models import Decision, Meeting, Review, Vote
from submissions.models import Status, Submission
from submissions.queries import editor_in_charge

DECIDABLE = [Status.SUBMITTED, Status.IN_REVIEW, Status.REVISION_REQUESTED, Status.RETURNED]


@dataclass(frozen=True)
class MeetingPage:
    """A meeting as its viewer sees it; a paper of which they know nothing has no line."""

    meeting: Meeting
    votes: list[Vote]
    papers: list[Submission]


def meetings_of(journal: Journal) -> list[Meeting]:
    return list(Meeting.objects.filter(journal=journal).select_related("made_by"))


def meeting_page(meeting: Meeting, viewer: User) -> MeetingPage:
    """Return a meeting with the votes on papers that the viewer handles."""
    votes = list(votes_seen(meeting, viewer))
    named = {vote.submission_id for vote in votes}
    papers = Submission.objects.handled_by(viewer).filter(status__in=DECIDABLE)
    return MeetingPage(
        meeting, votes, [row for row in papers.order_by("code") if row.pk not in named]
    )


def votes_seen(meeting: Meeting, viewer: User) -> QuerySet[Vote]:
    seen = Submission.objects.handled_by(viewer).values("pk")
    rows = Vote.objects.filter(meeting=meeting, submission__in=seen)
    return rows.select_related("submission__journal", "decision", "meeting")


def minutes_of(meeting: Meeting, viewer: User, *, with_names: bool) -> Minutes:
    """Return the minutes as values for a document, in the journal's first language.

    Names of authors, editors and reviewers stand only in the committee's copy.
    """
    journal = meeting.journal
    language = journal.languages[0] if journal.languages else "en"
    with translation.override(language):
        return Minutes(
            language=language,
            journal=journal.name.text(language),
            publisher=journal.publisher.text(language),
            held_on=day(meeting.held_on),
            place=meeting.place,
            present=[line.strip() for line in meeting.present.splitlines() if line.strip()],
            words=meeting.words.strip(),
            with_names=with_names,
            is_closed=meeting.closed_at is not None,
            lines=[line_of(vote, with_names) for vote in votes_seen(meeting, viewer)],
        )


def line_of(vote: Vote, with_names: bool) -> Line:
    paper = vote.submission
    return Line(
        code=paper.code or "",
        title=paper.own_title,
        names=names_of(paper) if with_names else [],
        proposal=str(vote.get_proposal_display()),
        in_favour=vote.in_favour,
        against=vote.against,
        abstained=vote.abstained,
        words=vote.words.strip(),
        decision=decision_words(vote.decision),
    )


def names_of(paper: Submission) -> list[str]:
    """Return who stands behind a line: authors, the editor in charge, who reported."""
    authors = ", ".join(person.name for person in paper.contributors.all() if person.name)
    reports = Review.objects.filter(round__submission=paper).in_hand().select_related("reviewer")
    reviewers = ", ".join(dict.fromkeys(str(review.reviewer) for review in reports))
    editor = editor_in_charge(paper)
    return [
        words
        for words, found in (
            (_("Authors: %(names)s") % {"names": authors}, authors),
            (_("Editor: %(name)s") % {"name": editor}, editor),
            (_("Reviewers: %(names)s") % {"names": reviewers}, reviewers),
        )
        if found
    ]


def decision_words(decision: Decision | None) -> str:
    if decision is None or decision.state != Decision.State.RELEASED:
        return ""
    return _("%(kind)s, %(day)s") % {
        "kind": decision.get_kind_display(),
        "day": day(decision.closed_at),
    }
