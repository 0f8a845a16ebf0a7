"""What waits for editors from people who offer, name colleagues or got a link passed on."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count, F, Max, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from journal.events import Action, Event
from journal.queries import manages
from reviews.models import CoReviewer, Offer, Opening, Suggestion
from submissions.models import Assignment, Status, Submission


def offer_actions(user: User) -> Iterator[Action]:
    """The offers that nobody has answered, as one line, for those who run the journal."""
    waiting = Offer.objects.filter(is_welcome=None).exclude(confirmed_at=None)
    found = waiting.aggregate(number=Count("pk"), since=Min("confirmed_at"))
    if found["number"] and manages(user):
        yield Action(
            ngettext(
                "Answer %(number)s offer to review",
                "Answer %(number)s offers to review",
                found["number"],
            )
            % {"number": found["number"]},
            reverse("reviews:offers"),
            since=found["since"],
            kind="offers",
        )


def colleague_actions(user: User) -> Iterator[Action]:
    """Named colleagues and doubted co-reviewers on papers that a person handles and nobody else
    is in charge of, in three queries."""
    others = Assignment.objects.filter(until=None).exclude(user_id=user.pk)
    papers = Submission.objects.handled_by(user).filter(status=Status.IN_REVIEW)
    papers = papers.exclude(pk__in=others.values("submission_id"))
    named = Suggestion.objects.filter(
        closed_at=None, review__round__submission__in=papers, review__round__closed_at=None
    )
    doubted = CoReviewer.objects.filter(review__round__submission__in=papers).exclude(warned_of="")
    paper = F("review__round__submission_id")
    key = F("review__round__submission__key")
    for row in named.values(paper=paper, paper_key=key).annotate(at=Max("made_at")).order_by("at"):
        yield action(row, _("Invite the named colleague, or put the name away"), "colleague")
    for row in doubted.values(paper=paper, paper_key=key).annotate(at=Max("named_at")):
        yield action(row, _("Say whether a co-reviewer may take part"), "co_reviewer")


def action(row: Mapping[str, Any], words: str, kind: str) -> Action:
    return Action(
        words,
        reverse("reviews:reviewers", args=[row["paper_key"]]),
        since=row["at"],
        submission_id=row["paper"],
        kind=kind,
    )


def link_events(submission: Submission) -> Iterator[Event]:
    """What happened around the links of a paper's reviewers, for its editors."""
    openings = Opening.objects.filter(review__round__submission=submission, said=Opening.Said.OTHER)
    for row in openings.select_related("review__reviewer"):
        words = _("The link of %(name)s was opened by somebody else")
        yield Event(row.last_at, words % {"name": row.review.reviewer})
    named = Suggestion.objects.filter(review__round__submission=submission)
    for suggestion in named.select_related("review__reviewer"):
        words = _("%(name)s was named as a colleague") % {"name": suggestion.name or "–"}
        yield Event(suggestion.made_at, words, suggestion.words)
    helpers = CoReviewer.objects.filter(review__round__submission=submission)
    for helper in helpers.select_related("review__reviewer"):
        words = _("%(name)s was named as co-reviewer by %(reviewer)s")
        yield Event(
            helper.named_at,
            words % {"name": helper.name, "reviewer": helper.review.reviewer},
            helper.warned_of,
        )
