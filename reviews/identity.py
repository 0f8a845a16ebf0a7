"""What a person may know of another in one manuscript. Nobody else decides this.

Journals of this house are double-blind: reviewers never learn who wrote a paper, authors never
learn who read it nor how many were asked. An editor who is an author, or otherwise recused,
sees what an author sees.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Role
from journal.queries import members
from reviews.models import Review
from submissions.access import is_author, is_handled_by
from submissions.models import Submission
from submissions.queries import editor_in_charge, editors_of


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
        return anonymous_label(review)


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
