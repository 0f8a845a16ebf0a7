"""Accepting other authors: nobody reviews a paper of their own."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from reviews.models import Review
from submissions import services as submissions
from submissions.models import AuthorChange


@transaction.atomic
def accept_author_change(change: AuthorChange, *, by: User, words: str = "") -> AuthorChange:
    """Accept a change of the authors, unless one of them is reviewing the paper just now.

    Raises ValidationError with the names of those reviewers, and whatever the change itself
    refuses.
    """
    reading = reviewers_among(change)
    if reading:
        raise ValidationError(
            _("%(names)s reads this paper as a reviewer. Release them first.")
            % {"names": ", ".join(str(person) for person in reading)}
        )
    return submissions.accept_author_change(change, by=by, words=words)


def reviewers_among(change: AuthorChange) -> list[User]:
    """Return who would be an author and is asked to review, or reads, by any proved address."""
    emails = {row["email"].lower() for row in change.after}
    rows = Review.objects.active().filter(round__submission=change.submission)
    people = [review.reviewer for review in rows.select_related("reviewer")]
    proved = EmailAddress.objects.filter(user__in=people, verified=True)
    own = {(row.user_id, row.email.lower()) for row in proved}
    own |= {(person.pk, person.email.lower()) for person in people}
    found = {user for user, email in own if email in emails}
    return [person for person in people if person.pk in found]
