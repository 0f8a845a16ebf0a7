"""What stands between a guest editor and the authors of a paper."""

from django.utils import timezone

from accounts.models import User
from journal.models import Member, Role
from reviews.queries.people.concerns import Concern
from reviews.queries.people.standing import editors_against
from submissions.models import Submission


def acts_as_guest(user: User, submission: Submission) -> bool:
    """Say whether a person handles a paper only as a guest editor of its call."""
    call, section = submission.call, submission.section
    rows = Member.objects.filter(user_id=user.pk).at(timezone.now().date())
    if call is None or not rows.filter(role=Role.GUEST, call=call).exists():
        return False
    return not (
        rows.filter(role__in=[Role.CHIEF, Role.MANAGER]).exists()
        or (section is not None and rows.filter(role=Role.SECTION, section=section).exists())
    )


def near_to_guest(submission: Submission, user: User) -> list[Concern]:
    """Return what speaks against a guest editor's handling a paper and was not put aside."""
    if submission.call_id is None or not acts_as_guest(user, submission):
        return []
    return editors_against(submission, [user], user)[0].against.concerns
