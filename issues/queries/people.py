"""Who is told and who is asked, in production and after."""

from accounts.models import User
from journal.models import Role
from journal.queries import members
from submissions.access import is_handled_by
from submissions.models import Assignment, Contributor, Recusal, Submission


def corresponding_author(submission: Submission) -> Contributor | None:
    """Return the author to whom the office writes."""
    people = submission.contributors.exclude(email="").select_related("user")
    return people.order_by("-is_corresponding", "position").first()


def responsible(submission: Submission) -> User | None:
    """Return the editor in charge."""
    row = Assignment.objects.filter(submission=submission, until=None).select_related("user")
    return next((assignment.user for assignment in row), None)


def editors_told(submission: Submission) -> list[User]:
    """Return the editor in charge, else the editors who run the journal; never one of the authors
    and nobody who is recused."""
    charge = responsible(submission)
    people = [charge] if charge else members(submission.journal, Role.CHIEF, Role.MANAGER)
    return [person for person in people if is_handled_by(person, submission)]


def office_of(submission: Submission) -> list[User]:
    """Return those who learn what happens in production: production people and editors."""
    people = members(submission.journal, Role.PRODUCTION)
    free = [person for person in people if may_produce(person, submission)]
    return list(dict.fromkeys([*free, *editors_told(submission)]))


def production_people(submission: Submission) -> list[User]:
    """Return those to whom a step of a paper can be given."""
    people = members(submission.journal, Role.PRODUCTION, Role.MANAGER, Role.CHIEF)
    return [person for person in people if may_produce(person, submission)]


def may_produce(person: User, submission: Submission) -> bool:
    """Say that a person is neither an author of a paper nor recused from it."""
    return not (
        Submission.objects.of(person).filter(pk=submission.pk).exists()
        or Recusal.objects.filter(submission=submission, user=person).exists()
    )
