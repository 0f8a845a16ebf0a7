"""What an author's list of papers needs of all apps."""

from accounts.models import User
from issues.queries.actions import actions
from journal.events import Action
from reviews import queries as reviews
from submissions import queries as submissions
from submissions.models import Submission


def waiting_for(user: User) -> dict[int, Action]:
    """Return what waits for a person, by the row number of the paper."""
    found: dict[int, Action] = {}
    for action in [*reviews.actions(user), *actions(user), *submissions.actions(user)]:
        if action.submission_id is not None:
            found.setdefault(action.submission_id, action)
    return found


def revised_of(user: User) -> set[int]:
    """Return a person's papers of which a revision lies with the editor, by row number."""
    return reviews.newly_revised(Submission.objects.of(user).values_list("pk", flat=True))
