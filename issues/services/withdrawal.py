"""Withdrawing a manuscript: the act that touches every app, so it lives in the highest."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from issues import letters
from issues.models import Article
from issues.queries.people import editors_told
from issues.services.composing import unplace
from issues.services.production import cancel_steps
from journal.letters import Recipient, recall_letters
from reviews.services import release_all
from submissions.models import Status, Submission
from submissions.services import move


@transaction.atomic
def withdraw(submission: Submission, *, by: User, reason: str) -> None:
    """Withdraw a manuscript for its authors; a second press changes nothing.

    Reviewers are released and told, waiting letters recalled, a held decision is closed, an
    article leaves its unpublished issue. Raises ValidationError where the paper is decided,
    published or being published.
    """
    if submission.status == Status.WITHDRAWN:
        return
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Write the reason; the editors read it."))
    office = editors_told(submission)
    move(submission, Status.WITHDRAWN, by=by, reason=reason)
    recall_letters(f"submission:{submission.key}")
    release_all(submission)
    article = Article.objects.filter(submission=submission).select_related("issue").first()
    if article:
        unplace(article)
        cancel_steps(article)
    tell_authors(submission, reason)
    for editor in office:
        letters.post_withdrawn_office(submission, editor, by=by, reason=reason)


def tell_authors(submission: Submission, reason: str) -> None:
    """Send the receipt to each author, and to who sent the paper for them."""
    told = set()
    for author in submission.contributors.exclude(email="").select_related("user"):
        letters.post_withdrawn_author(submission, author, reason)
        told.add(author.email.lower())
    sender = submission.submitter
    if submission.origin == Submission.Origin.ASSISTANT and sender.email.lower() not in told:
        letters.post_withdrawn(submission, Recipient.of(sender), reason, f"sender:{submission.key}")
