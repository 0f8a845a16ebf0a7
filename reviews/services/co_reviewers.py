"""Colleagues who help with a review, named by its reviewer.

What is known against a person is told to the editors alone. Whoever may not help is refused in one
sentence that fits many causes, from an author to somebody who does not want to be asked: anything
else would answer the question whether somebody wrote the paper.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from reviews import letters
from reviews.identity import editor_of
from reviews.models import CoReviewer, Review
from reviews.queries.people import Concern, concerns_about
from reviews.services.answers import check_open
from submissions.models import Submission

MOST = 4  # a review


@transaction.atomic
def name_co_reviewer(
    review: Review, *, name: str, email: str, affiliation: str = "", orcid: str = ""
) -> CoReviewer:
    """Name a colleague who helps; the same address again corrects what was said.

    Raises ValidationError where the review is not under way, where four are named already, and
    where the person may not help.
    """
    check_open(review)
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.state != Review.State.ACCEPTED:
        raise ValidationError(_("Co-reviewers are named while the review is written."))
    email = email.strip().lower()
    if email == review.reviewer.email.lower():
        raise ValidationError(_("This is your own address. You are named already."))
    said = {"name": name.strip()[:250], "affiliation": affiliation.strip(), "orcid": orcid}
    row = review.co_reviewers.filter(email=email).first()
    if row is None and review.co_reviewers.count() >= MOST:
        raise ValidationError(_("Four co-reviewers can be named. Write to the editors for more."))
    row = row or CoReviewer(review=review, email=email)
    for field, value in said.items():
        setattr(row, field, value)
    weigh(row)
    return row


def barred(submission: Submission, row: CoReviewer, person: User, concerns: list[Concern]) -> bool:
    """Say whether somebody may not help: wrote the paper or stands too near for certain, does not
    want to be asked, has left the journal, or reads the paper already."""
    reads = Review.objects.filter(round__submission=submission, reviewer=person)
    wrote = row.orcid and submission.contributors.filter(orcid=row.orcid).exists()
    return (
        any(concern.blocks for concern in concerns)
        or bool(wrote)
        or not person.is_active
        or reads.exclude(state__in=[Review.State.DECLINED, Review.State.RELEASED]).exists()
    )


def weigh(row: CoReviewer) -> None:
    """Keep a named person; where something may speak against them, ask the editor.

    Raises ValidationError, in words that do not tell the cause, where something does for certain.
    """
    review = row.review
    submission = review.round.submission
    person = User.objects.known_or_new(
        row.email,
        family_name=row.name[:120],
        affiliation=row.affiliation,
        language=review.reviewer.language,
    )
    concerns = concerns_about(submission, person)
    if barred(submission, row, person, concerns):
        raise ValidationError(
            _(
                "%(name)s cannot be named here. There are several possible reasons, and we name "
                "none. Please write to the editor; what you have typed is kept."
            )
            % {"name": row.name}
        )
    row.warned_of = " ".join(dict.fromkeys(concern.words for concern in concerns))
    row.user = None if row.warned_of else person
    row.save()
    editor = editor_of(submission) if row.warned_of else None
    if editor:
        letters.colleagues.post_co_reviewer_doubted(row, editor)


@transaction.atomic
def unname_co_reviewer(co_reviewer: CoReviewer) -> None:
    """Take a co-reviewer off: by the reviewer while the review is written, or by an editor."""
    fresh = CoReviewer.objects.filter(pk=co_reviewer.pk).first()
    if fresh is None:
        return
    if fresh.review.certificates.filter(user=fresh.user).exists() and fresh.user:
        raise ValidationError(_("%(name)s has the certificate already.") % {"name": fresh.name})
    fresh.delete()


@transaction.atomic
def allow_co_reviewer(co_reviewer: CoReviewer, *, by: User) -> None:
    """Let a co-reviewer take part in spite of a warning; told at once where the review is in."""
    row = CoReviewer.objects.select_for_update().get(pk=co_reviewer.pk)
    if not row.warned_of:
        return
    row.warned_of = ""
    row.save(update_fields=["warned_of"])
    if row.review.state == Review.State.DONE:
        credit(row)


def credit_co_reviewers(review: Review) -> None:
    """Credit and tell everybody who helped with a review that is handed in; the doubted ones
    wait for the editor."""
    for row in review.co_reviewers.filter(warned_of=""):
        credit(row)


def credit(row: CoReviewer) -> None:
    if row.user_id is None:
        row.user = User.objects.known_or_new(
            row.email, family_name=row.name[:120], language=row.review.reviewer.language
        )
        row.save(update_fields=["user"])
    letters.colleagues.post_co_reviewer(row)
