"""Who may decide a paper, and what happens where nobody can."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from accounts.models import User
from journal.models import Member, Role
from journal.queries import manages, members
from submissions.models import OPEN, Assignment, Recusal, Submission

EDITORS = (Role.CHIEF, Role.MANAGER, Role.SECTION, Role.GUEST)


def may_decide(user: User, submission: Submission) -> bool:
    """Say whether a person's word on a paper is a decision: neither an author's nor advice."""
    return Submission.objects.decided_by(user).filter(pk=submission.pk).exists()


def deciders_of(submission: Submission) -> list[User]:
    """Return the people who may decide a paper, the chief first; whoever acts for it is one."""
    people = members(submission.journal, Role.CHIEF)
    people += [each for each in members(submission.journal, *EDITORS) if each not in people]
    charge = Assignment.objects.filter(submission=submission, until=None).select_related("user")
    people += [row.user for row in charge if row.user not in people]
    return [person for person in people if may_decide(person, submission)]


def needs_acting_editor(submission: Submission) -> bool:
    """Say whether nobody can decide an open paper: all editors wrote it or stand back."""
    return submission.status in OPEN and not deciders_of(submission)


def papers_without_editor(user: User) -> list[Submission]:
    """Return the open papers that nobody can decide, to a person who runs the journal.

    Only those in which the person has a conflict: of all others the person is an editor.
    """
    rows = list(in_conflict(user).filter(status__in=OPEN)) if manages(user) else []
    if not rows:
        return []
    charge = Assignment.objects.filter(submission__in=rows, until=None).select_related("user")
    people = {row.user for row in charge} | set(members(rows[0].journal, *EDITORS))
    decided = decided_by_any(people, rows)
    return [row for row in rows if row.pk not in decided]


def in_conflict(user: User) -> QuerySet[Submission]:
    """Return the papers that a person wrote, or from which they stand back."""
    recused = Recusal.objects.filter(user_id=user.pk).values("submission_id")
    own = Submission.objects.of(user).values("pk")
    return Submission.objects.filter(Q(pk__in=own) | Q(pk__in=recused))


def decided_by_any(people: Iterable[User], rows: Collection[Submission]) -> set[int]:
    keys = [row.pk for row in rows]
    return {
        pk
        for person in people
        for pk in Submission.objects.decided_by(person)
        .filter(pk__in=keys)
        .values_list("pk", flat=True)
    }


def possible_acting_editors(submission: Submission) -> list[User]:
    """Return the members who may be asked to act for a paper: no conflict, and not by advice."""
    people = members(submission.journal, *EDITORS, Role.BOARD)
    return [person for person in people if may_act(person, submission)]


def may_act(person: User, submission: Submission) -> bool:
    """Say whether a person may be put in the place of the editors of a paper."""
    advises = Member.objects.filter(user_id=person.pk, advises=True).exclude(role=Role.CHIEF)
    return (
        person.is_active
        and not in_conflict(person).filter(pk=submission.pk).exists()
        and not submission.contributors.filter(email__iexact=person.email).exists()
        and submission.submitter_id != person.pk
        and not advises.exists()
    )


def acts_for_papers(user: User) -> bool:
    """Say whether a person is in charge of a paper, with or without a role in the journal."""
    return Assignment.objects.filter(user_id=user.pk, until=None).exists()
