"""Accepting other authors: nobody reviews a paper of their own."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from reviews.models import Review
from submissions import services as submissions
from submissions.models import AuthorChange
from submissions.queries.conflicts import people_in_change, persons_of, same_person


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
    """Return who would certainly be an author and is asked to review, or reads: by account, any
    address, ORCID, or name and institution."""
    rows = Review.objects.active().filter(round__submission=change.submission)
    people = [review.reviewer for review in rows.select_related("reviewer")]
    authors = people_in_change(change.after)
    return [
        user
        for user, person in zip(people, persons_of(people), strict=True)
        if any(same_person(person, author) for author in authors)
    ]
