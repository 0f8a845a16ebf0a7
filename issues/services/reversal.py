"""Reversing a decision where production may have begun: it stops, and its links end."""

from django.db import transaction

from accounts.models import User
from issues.models import Article
from issues.services.composing import unplace
from issues.services.production import cancel_steps
from reviews import services as reviews
from reviews.models import Decision
from reviews.services import LetterText
from submissions.models import Status

TAKEN = [Status.ACCEPTED, Status.IN_PRODUCTION, Status.PUBLISHED]


@transaction.atomic
def reverse_decision(decision: Decision, *, by: User, reason: str, letter: LetterText) -> Decision:
    """Reverse a decision; an article that was made of the paper leaves its issue and waits.

    Its number and DOI stay with the paper, for the case that it is accepted again. Raises
    ValidationError where the paper is published or on its way, or something followed.
    """
    reversed_one = reviews.reverse_decision(decision, by=by, reason=reason, letter=letter)
    article = (
        Article.objects.filter(submission_id=decision.submission_id)
        .exclude(submission__status__in=TAKEN)  # accepted again meanwhile: pressed a second time
        .select_related("issue")
        .first()
    )
    if article:
        unplace(article)
        cancel_steps(article)
    return reversed_one
