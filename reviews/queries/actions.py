"""What waits for a person in reading and deciding: as editor, as reviewer, as author."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from journal.events import Action
from journal.queries import today
from journal.templatetags.words import day, moment
from reviews.models import Decision, Review, Revision, Round
from reviews.queries.advising import advice_actions, as_adviser
from reviews.queries.appealing import appeal_actions
from reviews.queries.asking import Asking
from reviews.queries.discussions import discussion_actions
from reviews.queries.leaving import left_rounds
from reviews.queries.rounds import Seats, completed_at, needed_in, seats_in
from reviews.queries.waiting import colleague_actions, offer_actions
from submissions.models import Assignment, Contributor, Status, Submission


def actions(user: User) -> list[Action]:
    """Return what waits for a person in this app, in a fixed number of queries."""
    asked = as_adviser(user, editor_actions(user))
    return [
        *reviewer_actions(user),
        *author_actions(user),
        *advice_actions(user),
        *appeal_actions(user),
        *offer_actions(user),
        *colleague_actions(user),
        *asked,
        *discussion_actions(user),  # what is to be decided stands before what is to be read
    ]


def reviewer_actions(user: User) -> Iterator[Action]:
    rows = Review.objects.filter(reviewer_id=user.pk, round__closed_at=None).active()
    for review in rows.select_related("round__submission"):
        invited = review.state == Review.State.INVITED
        yield Action(
            _("Say whether you can review") if invited else _("Write the review and send it"),
            reverse("reviews:page", args=[review.key]),
            reason=str(review.round.submission.own_title),
            since=review.invited_at if invited else review.answered_at,
            due=review.answer_due if invited else review.review_due,
            kind="answer" if invited else "review",
        )


def author_actions(user: User) -> Iterator[Action]:
    """Revisions that a person owes as the one who acts for the authors."""
    corresponding = Contributor.objects.filter(
        submission_id=OuterRef("decision__submission_id"), user_id=user.pk, is_corresponding=True
    )
    sent = Q(decision__submission__submitter_id=user.pk)
    entered = Q(decision__submission__origin=Submission.Origin.EDITOR)
    rows = Revision.objects.filter(
        (sent & ~entered) | Exists(corresponding),
        returned_at=None,
        decision__state=Decision.State.RELEASED,
        decision__submission__status__in=[Status.REVISION_REQUESTED, Status.RETURNED],
    ).select_related("decision__submission")
    for row in rows:
        submission = row.decision.submission
        returned = submission.status == Status.RETURNED
        yield Action(
            _("Complete the paper and send it back")
            if returned
            else _("Answer the reviewers and send the revision"),
            reverse("reviews:revise", args=[submission.key]),
            since=row.decision.closed_at,
            due=row.due_on,
            submission_id=submission.pk,
            kind="revision",
        )


def editor_actions(user: User) -> Iterator[Action]:
    """What waits on papers that a person handles and nobody else is in charge of."""
    others = Assignment.objects.filter(submission_id=OuterRef("pk"), until=None).exclude(
        user_id=user.pk
    )
    papers = list(
        Submission.objects.handled_by(user)
        .filter(~Exists(others), status__in=ASKED)
        .select_related("journal", "article_type")
    )
    rounds = open_rounds(papers)
    left = left_rounds([round for round, _rows in rounds.values()])
    held = {row.submission_id: row for row in held_decisions(papers)}
    revisions = open_revisions(papers)
    asking = Asking(papers, [row for _round, rows in rounds.values() for row in rows])
    for paper in papers:
        if paper.pk in held:
            yield held_action(paper, held[paper.pk])
        elif paper.pk in revisions:
            yield from late_revision(paper, revisions[paper.pk])
        elif paper.pk in rounds and rounds[paper.pk][0].pk in left:
            yield readers_action(paper, rounds[paper.pk][1])
        elif paper.status == Status.SUBMITTED:
            yield from asking.stopped(paper)
            if not asking.fills(paper):
                yield first_step(paper, asking.why_not(paper))
        elif paper.status == Status.IN_REVIEW:
            yield from reading_actions(paper, rounds.get(paper.pk), asking)


ASKED = [Status.SUBMITTED, Status.IN_REVIEW, Status.REVISION_REQUESTED, Status.RETURNED]


def readers_action(paper: Submission, reviews: list[Review]) -> Action:
    """A newer version is here, and an editor has to say who goes on with which."""
    names = ", ".join(str(review.reviewer) for review in reviews if review.is_active)
    return Action(
        _("Say what becomes of the reviewers at work"),
        reverse("reviews:readers", args=[paper.key]),
        reason=_("A new version has come; still at work on the earlier one: %(names)s")
        % {"names": names or "–"},
        since=paper.status_since,
        submission_id=paper.pk,
        kind="readers",
    )


def open_rounds(papers: list[Submission]) -> dict[int, tuple[Round, list[Review]]]:
    rounds = Round.objects.filter(submission__in=papers, closed_at=None)
    found = list(
        rounds.select_related(
            "submission__article_type", "submission__journal", "submission__queue"
        )
    )
    reviews: dict[int, list[Review]] = defaultdict(list)
    for review in Review.objects.filter(round__in=found).select_related("reviewer"):
        reviews[review.round_id].append(review)
    return {round.submission_id: (round, reviews[round.pk]) for round in found}


def held_decisions(papers: list[Submission]) -> list[Decision]:
    return list(Decision.objects.filter(submission__in=papers, state=Decision.State.HELD))


def open_revisions(papers: list[Submission]) -> dict[int, Revision]:
    """Return what authors owe, by paper; of several the last."""
    waiting = [
        paper.pk for paper in papers if paper.status in {Status.REVISION_REQUESTED, Status.RETURNED}
    ]
    rows = Revision.objects.filter(
        returned_at=None,
        decision__state=Decision.State.RELEASED,
        decision__submission__in=waiting,
    )
    ordered = rows.select_related("decision").order_by("decision__decided_at")
    return {row.decision.submission_id: row for row in ordered}


def held_action(paper: Submission, decision: Decision) -> Action:
    words = _("The letter leaves on %(moment)s") % {"moment": moment(decision.release_at)}
    return Action(
        words,
        reverse("manuscript", args=[paper.key]),
        reason=_("Decision: %(kind)s. You can undo it.") % {"kind": decision.get_kind_display()},
        since=decision.decided_at,
        submission_id=paper.pk,
        kind="held",
    )


def late_revision(paper: Submission, revision: Revision) -> Iterator[Action]:
    """What an editor does about a revision that is asked: answer a wish for time, or a delay."""
    if revision.wanted_due:
        yield Action(
            _("Say until when the authors have time"),
            f"{reverse('manuscript', args=[paper.key])}#revision",
            reason=_("They ask for time until %(day)s") % {"day": day(revision.wanted_due)},
            since=revision.wanted_at,
            submission_id=paper.pk,
            kind="more_time",
        )
        return
    days = days_over(paper, revision.due_on)
    if days:
        yield Action(
            _("Ask the authors for the revision, or move its date"),
            reverse("manuscript", args=[paper.key]),
            reason=ngettext(
                "The revision is %(days)s day late", "The revision is %(days)s days late", days
            )
            % {"days": days},
            since=revision.decision.closed_at,
            due=revision.due_on,
            submission_id=paper.pk,
            kind="late_revision",
        )


def days_over(paper: Submission, due: date) -> int:
    return max(0, (today(paper.journal) - due).days)


def first_step(paper: Submission, reason: str = "") -> Action:
    needs = paper.article_type.reviewers
    return Action(
        _("Invite reviewers") if needs else _("Decide"),
        reverse("reviews:reviewers" if needs else "reviews:decide", args=[paper.key]),
        reason=reason,
        since=paper.status_since,
        submission_id=paper.pk,
        kind="invite" if needs else "decide",
    )


def reading_actions(
    paper: Submission, reading: tuple[Round, list[Review]] | None, asking: Asking
) -> Iterator[Action]:
    if reading is None:
        yield Action(
            _("Start the next round, or decide"),
            reverse("manuscript", args=[paper.key]),
            reason=revised_words(paper),
            since=paper.status_since,
            submission_id=paper.pk,
            kind="revision_in",
        )
        return
    round, reviews = reading
    since, seats = completed_at(reviews, needed_in(round)), seats_in(reviews)
    if since:
        yield Action(
            _("Decide"),
            reverse("reviews:decide", args=[paper.key]),
            reason=_("All reviews are in"),
            since=since,
            submission_id=paper.pk,
            kind="decide",
        )
        return
    yield from asking.unreached(paper, reviews)
    yield from late_reviews(paper, reviews)
    yield from asking.stopped(paper)
    if not asking.fills(paper):
        yield from free_seats(paper, round, seats, asking.why_not(paper))


def revised_words(paper: Submission) -> str:
    """Say why a paper in review has no round: a revision came, or it was taken up again."""
    last = Revision.objects.filter(decision__submission=paper).order_by("-decision__pk").first()
    came = last and last.returned_at and last.decision.state == Decision.State.RELEASED
    return _("The revision has come") if came else _("The paper was taken up again")


def late_reviews(paper: Submission, reviews: list[Review]) -> Iterator[Action]:
    for review in reviews:
        if review.state != Review.State.ACCEPTED:
            continue
        days = days_over(paper, review.review_due)
        if days:
            words = ngettext(
                "The review of %(name)s is %(days)s day late",
                "The review of %(name)s is %(days)s days late",
                days,
            )
            yield Action(
                _("Remind the reviewer, move the date, or release"),
                reverse("reviews:reviewers", args=[paper.key]),
                reason=words % {"name": review.reviewer, "days": days},
                since=review.answered_at,
                due=review.review_due,
                submission_id=paper.pk,
                kind="late_review",
            )


def free_seats(paper: Submission, round: Round, seats: Seats, reason: str = "") -> Iterator[Action]:
    missing = needed_in(round) - seats.taken
    if missing > 0:
        yield Action(
            ngettext("Invite %(number)s more reviewer", "Invite %(number)s more reviewers", missing)
            % {"number": missing},
            reverse("reviews:reviewers", args=[paper.key]),
            reason=reason,
            since=round.opened_at,
            submission_id=paper.pk,
            kind="invite",
        )
