"""Submit a paper: its number, its new status, its letters; all or nothing."""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Length
from django.utils.timezone import now

from accounts.models import User
from journal.models import Journal
from journal.queries import today
from journal.services import send_errand
from submissions import letters
from submissions.identity import needs_acting_editor
from submissions.models import Contributor, Status, Submission
from submissions.queries import current_version, editors_of, missing, owners_of_addresses
from submissions.services.status import move
from submissions.tasks import prepare_copy

PROFILE_FIELDS = (
    "family_name",
    "given_name",
    "patronymic",
    "latin_name",
    "affiliation",
    "country",
)


@transaction.atomic
def submit(submission: Submission, *, by: User) -> str:
    """Send a draft to the editors and return its number.

    Pressing twice gives the same number and no second letter. Raises ValidationError with all
    that is missing, each in words; then nothing was changed.
    """
    fresh = Submission.objects.select_for_update().get(pk=submission.pk)
    if fresh.code:
        submission.code, submission.status = fresh.code, fresh.status
        return fresh.code
    problems = missing(fresh)
    if problems:
        raise ValidationError([problem.words for problem in problems])
    fresh.code, fresh.submitted_at = next_code(fresh.journal), now()
    fresh.save(update_fields=["code", "submitted_at"])
    move(fresh, Status.SUBMITTED, by=by)
    know_people(fresh, by)
    renew_copy(fresh)
    post_submitted(fresh, by)
    submission.refresh_from_db()
    return fresh.code


def next_code(journal: Journal) -> str:
    """Return the next number of the year at the journal's place: IJCSRP-2026-0001.

    The journal's row is locked, so two papers sent at one moment get two numbers; papers with a
    number are never deleted, so none is used again. Call it inside a transaction.
    """
    Journal.objects.select_for_update().get(pk=journal.pk)
    start = f"{journal.abbreviation}-{today(journal).year}-"
    codes = Submission.objects.filter(code__startswith=start, code__regex=rf"^{start}\d+$")
    last = codes.order_by(-Length("code"), "-code").values_list("code", flat=True).first()
    number = int(re.findall(r"\d+", last)[-1]) if last else 0
    return f"{start}{number + 1:04}"


def know_people(submission: Submission, by: User) -> None:
    """Join authors to the accounts that proved their addresses; who sends it has confirmed."""
    authors = list(submission.contributors.all())
    owners = owners_of_addresses(author.email for author in authors)
    for author in authors:
        if author.user_id is None:
            author.user = owners.get(author.email.lower())
        if author.user_id == by.pk:
            author.confirmed_at = now()
            fill_profile(by, author)
    known = [author for author in authors if author.user_id]
    Contributor.objects.bulk_update(known, ["user", "confirmed_at"], batch_size=100)


def fill_profile(user: User, contributor: Contributor) -> None:
    """Take over into an empty profile what its owner has just typed as an author."""
    if user.name:
        return
    for name in PROFILE_FIELDS:
        setattr(user, name, getattr(user, name) or getattr(contributor, name))
    user.save(update_fields=PROFILE_FIELDS)


def renew_copy(submission: Submission) -> None:
    """Have the reviewers' copy made anew: now it is certain whose names must not be in it."""
    version = current_version(submission)
    if version:
        send_errand(prepare_copy, about=f"version:{version.key}", subject_id=version.pk)


def post_submitted(submission: Submission, by: User) -> None:
    """Write to the author, to the co-authors and to the editors who may handle the paper."""
    others = coauthors(submission, by)
    if submission.origin == Submission.Origin.AUTHOR:
        letters.post_received(submission, by)
    else:
        corresponding = next((row for row in others if row.is_corresponding), None)
        letters.post_received_for(submission, by, corresponding)
    asked = [*others]
    for contributor in others:
        if contributor.is_corresponding and submission.origin != Submission.Origin.AUTHOR:
            letters.post_sent_for_you(contributor)
            asked.remove(contributor)
    letters.post_authorships(asked)
    for editor in editors_of(submission):
        letters.post_new_paper(submission, editor)
    if needs_acting_editor(submission):
        letters.post_nobody_can_handle(submission)


def coauthors(submission: Submission, by: User) -> list[Contributor]:
    """Return the authors other than the person who sends the paper."""
    others = submission.contributors.exclude(user=by).exclude(email__iexact=by.email)
    return [contributor for contributor in others if contributor.email]
