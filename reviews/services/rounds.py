"""Rounds: one reading of one version, opened by an editor, closed by a decision."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.letters import recall_letters
from reviews import letters
from reviews.identity import mode_of_next_round, shows_authors
from reviews.models import Decision, Review, Round
from reviews.queries.leaving import is_left
from reviews.services.guests import check_near
from reviews.services.questions import form_for
from reviews.services.turns import answered_yes
from submissions.models import Status, Submission, Version
from submissions.queries import current_version
from submissions.services import WrongStatus, check_anonymous, check_decider

READABLE = {Status.SUBMITTED, Status.IN_REVIEW}


def open_round_of(submission: Submission) -> Round | None:
    return (
        Round.objects.filter(submission=submission, closed_at=None)
        .select_related("submission__journal", "version", "form")
        .first()
    )


@transaction.atomic
def open_round(submission: Submission, *, by: User) -> Round:
    """Open the next round on the current version and the current form.

    Where a round is open already, that one is returned. Raises ValidationError where the paper
    is not with the editors, where its file has not been read yet, and where reviewers of an
    earlier version are still at work and nobody has said what becomes of them.
    """
    if submission.status not in READABLE:
        raise WrongStatus(
            _("Reviewers can be asked while the paper is with the editors. It is now: %(state)s.")
            % {"state": submission.get_status_display()}
        )
    check_decider(submission)
    check_near(submission, by)
    existing = open_round_of(submission)
    if existing and is_left(existing):
        end_left(existing)
        existing = None
    if existing:
        check_names(existing.version, existing.mode)
        return existing
    version, mode = readable_version(submission), mode_of_next_round(submission)
    check_names(version, mode)
    try:
        with transaction.atomic():
            return create_round(submission, version, mode)
    except IntegrityError:
        # another editor opened it in the same second
        return Round.objects.get(submission=submission, closed_at=None)


def create_round(submission: Submission, version: Version, mode: str) -> Round:
    last = Round.objects.filter(submission=submission).aggregate(n=Max("number"))["n"] or 0
    return Round.objects.create(
        submission=submission,
        version=version,
        number=last + 1,
        mode=mode,
        form=form_for(submission),
    )


def end_left(round: Round) -> None:
    """Close a round that a decision left open, once nobody is at work in it any more.

    Raises ValidationError while somebody is: an editor must say what becomes of them first.
    """
    if round.reviews.active().exists():
        raise ValidationError(
            _(
                "Reviewers are still at work on the earlier version. Say first what becomes of "
                "them: the page of the paper asks for it."
            )
        )
    close_round(round)


@transaction.atomic
def close_if_over(round: Round) -> bool:
    """Close a round that a decision left open where the authors' new version is here and the last
    report on the old one is in, too; say whether it was."""
    over = (
        round.submission.status in READABLE
        and is_left(round)
        and not round.reviews.active().exists()
    )
    if over:
        close_round(round)
    return over


def check_names(version: Version, mode: str) -> None:
    """Refuse a version that names its authors, where its reviewers must not know them."""
    if not shows_authors(mode):
        check_anonymous(version)


def check_copy(submission: Submission) -> None:
    """Refuse a paper whose copy names its authors, where its next reviewer must not know them."""
    round = open_round_of(submission)
    if round:
        check_names(round.version, round.mode)
    else:
        check_names(readable_version(submission), mode_of_next_round(submission))


def readable_version(submission: Submission) -> Version:
    """Return the version that reviewers would read; refuses one that is not ready."""
    version = current_version(submission)
    if version is None or version.state == Version.State.UNREADABLE:
        raise ValidationError(
            _("The file of this paper could not be read. Ask the authors for another one first.")
        )
    if version.state == Version.State.WAITING:
        raise ValidationError(
            _("The file of this paper is being read just now. Try again in a minute.")
        )
    return version


def close_round(round: Round) -> None:
    """End a round: whoever has not handed in is released with thanks, reminders end."""
    for review in round.reviews.active().select_related(
        "round__submission__journal", "round__version", "reviewer", "invited_by"
    ):
        end_review(review)
    Round.objects.filter(pk=round.pk, closed_at=None).update(closed_at=now())


def leave_round(round: Round) -> None:
    """Let those at work finish although a decision was made: only open questions end.

    A round in which nobody is at work is closed.
    """
    if not round.reviews.under_way().exists():
        close_round(round)
        return
    for review in round.reviews.unanswered().select_related(
        "round__submission__journal", "round__version", "reviewer", "invited_by"
    ):
        end_review(review)


def end_review(review: Review, *, words: str = "") -> bool:
    """Release one reviewer: no letter waits any longer, and a thank-you goes out, once, with an
    editor's own words if there are any. It takes the day out of the calendar of whoever agreed.

    Who never got the invitation, because it had not left the house, gets no letter at all.
    """
    released = (
        Review.objects.filter(pk=review.pk)
        .active()
        .update(state=Review.State.RELEASED, released_at=now())
    )
    if not released:
        return False
    unsent = recall_letters(f"review:{review.key}", ["review-invitation"])
    recall_letters(f"review:{review.key}")
    review.refresh_from_db(fields=["state", "released_at", "answered_at", "declined_at"])
    if not unsent:
        letters.reviewers.post_released(review, words=words, in_calendar=answered_yes(review))
    return True


@transaction.atomic
def release_all(submission: Submission) -> None:
    """End all reading and deciding on a manuscript (it was withdrawn), with thanks.

    A held decision is undone without a word; letters that wait are recalled. Whoever handed in and
    waits for an outcome is told that there will be none.
    """
    waiting = Review.objects.filter(
        round__submission=submission, round__closed_at=None, state=Review.State.DONE
    )
    for review in waiting.select_related("round__submission__journal", "reviewer", "invited_by"):
        letters.outcomes.post_paper_withdrawn(review)
    held = Decision.objects.filter(submission=submission, state=Decision.State.HELD)
    held.update(state=Decision.State.UNDONE, closed_at=now())
    for round in Round.objects.filter(submission=submission, closed_at=None):
        close_round(round)
    for key in Decision.objects.filter(submission=submission).values_list("key", flat=True):
        recall_letters(f"decision:{key}", ["revision-reminder", "revision-overdue"])
    recall_letters(
        f"submission:{submission.key}",
        ["editor-reviews-in", "editor-reviews-in-week", "chief-decision-waits"],
    )
