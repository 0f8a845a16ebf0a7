"""What a person may know of another in one manuscript. Nobody else decides this.

The round's mode says who knows of whom (``ReviewMode``); it is the article type's at the moment
when the round is opened, and never changes afterwards. Usual is double anonymous: reviewers
never learn who wrote a paper, authors never who read it. Where authors may know a reviewer, they
learn the name with the report, once that is sent to them; in no mode do they learn who was asked
or who declined. An editor who is an author, or otherwise recused, sees what an author sees.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import ReviewMode, Role
from journal.queries import members
from reviews.models import Review, Round, Thread
from submissions.access import is_author, is_handled_by
from submissions.models import Contributor, Submission
from submissions.queries import editor_in_charge, editors_of

AUTHORS_KNOWN = {ReviewMode.SINGLE, ReviewMode.OPEN}


@dataclass(frozen=True)
class Sight:
    """What one person sees of one manuscript, asked once for a whole page."""

    viewer_id: int | None
    is_editor: bool
    is_author: bool

    @property
    def sees_reviewers(self) -> bool:
        return self.is_editor

    @property
    def sees_authors(self) -> bool:
        return self.is_editor or self.is_author

    def label(self, review: Review) -> str:
        """Return the words by which this person may call the reviewer."""
        if self.viewer_id is not None and review.reviewer_id == self.viewer_id:
            return _("You")
        if self.is_editor:
            return str(review.reviewer)
        return label_for_authors(review) if self.is_author else label_for_reviewers(review)


def sight_of(viewer: User, submission: Submission) -> Sight:
    """Return what a person sees of a manuscript; being an author precedes every role."""
    if not viewer.is_authenticated:
        return Sight(None, is_editor=False, is_author=False)
    return Sight(
        viewer.pk,
        is_editor=is_handled_by(viewer, submission),
        is_author=is_author(viewer, submission),
    )


def label_for(viewer: User, review: Review) -> str:
    """Return how a person may call the reviewer: "You", a name, or "Reviewer A"."""
    return sight_of(viewer, review.round.submission).label(review)


def mode_of_next_round(submission: Submission) -> str:
    """Return the mode that a round opened now would have."""
    return submission.article_type.review_mode


def shows_authors(mode: str) -> bool:
    """Say whether reviewers know who wrote the paper, in a mode."""
    return mode in AUTHORS_KNOWN


def sees_authors(review: Review) -> bool:
    """Say whether the reviewer of a review knows who wrote the paper."""
    return shows_authors(review.round.mode)


def authors_for(review: Review) -> list[Contributor]:
    """Return the authors as the reviewer may see them, in their order; none where they are hidden."""
    if not sees_authors(review):
        return []
    return list(Contributor.objects.filter(submission_id=review.round.submission_id))


def may_sign(round: Round) -> bool:
    """Say whether it is each reviewer's choice to be named to the authors."""
    return round.mode == ReviewMode.SIGNED


def is_signed(review: Review) -> bool:
    """Say whether authors read a report under its writer's name; never before it is handed in."""
    if review.state != Review.State.DONE:
        return False
    return review.round.mode == ReviewMode.OPEN or (may_sign(review.round) and review.signs)


def label_for_authors(review: Review) -> str:
    """Return what authors call the writer of a report: "Reviewer A", with the name if signed."""
    return signed_label(review) if is_signed(review) else anonymous_label(review)


def label_for_reviewers(review: Review) -> str:
    """Return what other reviewers of the round call one; a signature is meant for the authors."""
    known = review.round.mode == ReviewMode.OPEN and is_signed(review)
    return signed_label(review) if known else anonymous_label(review)


def signed_label(review: Review) -> str:
    return _("Reviewer %(letter)s, %(name)s") % {
        "letter": review.letter_name,
        "name": review.reviewer,
    }


def anonymous_label(review: Review) -> str:
    """Return "Reviewer A"; before a report is handed in there is no letter, so "Reviewer"."""
    if not review.letter_name:
        return _("Reviewer")
    return _("Reviewer %(letter)s") % {"letter": review.letter_name}


def editor_of(submission: Submission) -> User | None:
    """Return the editor who is told of what happens: in charge, or the first who may be told.

    Never a person with a conflict, whatever their role.
    """
    people, in_charge = editors_of(submission), editor_in_charge(submission)
    if in_charge in people:
        return in_charge
    return people[0] if people else None


def chiefs_of(submission: Submission) -> list[User]:
    """Return the editors-in-chief who may be told of a manuscript, or else the managers."""
    may = editors_of(submission)
    chiefs = [user for user in members(submission.journal, Role.CHIEF) if user in may]
    return chiefs or [user for user in members(submission.journal, Role.MANAGER) if user in may]


def may_take_part(user: User, thread: Thread) -> bool:
    """Say whether a person stands on the side of a discussion now.

    Roles change: who has become an author, or stands back, leaves the editors' side; who
    declined leaves the reviewers'.
    """
    submission = thread.submission
    if is_handled_by(user, submission):
        return True
    if thread.side == Thread.Side.AUTHORS:
        return is_author(user, submission)
    if is_author(user, submission) or stands_back(user, submission):
        return False
    if thread.side == Thread.Side.REVIEWER:
        return reviews_here(user, submission)
    return thread.stage == Thread.Stage.PRODUCTION and user in producers(submission)


def is_of_editors(user: User, submission: Submission) -> bool:
    """Say whether a person stands on the editors' side of a paper now."""
    return is_handled_by(user, submission)


def stands_back(user: User, submission: Submission) -> bool:
    return submission.recusals.filter(user_id=user.pk).exists()


def reviews_here(user: User, submission: Submission) -> bool:
    rows = Review.objects.filter(round__submission=submission, reviewer_id=user.pk)
    return rows.filter(state__in=WITH_A_VOICE).exists()


WITH_A_VOICE = [Review.State.INVITED, Review.State.ACCEPTED, Review.State.DONE]


def producers(submission: Submission) -> list[User]:
    return list(members(submission.journal, Role.PRODUCTION))
