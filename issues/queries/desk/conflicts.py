"""Papers of which an editor sees only that another editor handles them."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from submissions.models import Recusal, Status, Submission


@dataclass(frozen=True)
class Conflict:
    """Number, title and one sentence; no count, no date and no link, whatever happens."""

    number: str
    title: str
    language: str
    words: str


def conflicts_of(user: User) -> list[Conflict]:
    """Return a person's own papers and those they are recused from, once they were sent.

    What becomes of a paper changes nothing here, so no row tells anything by vanishing.
    """
    own = Submission.objects.of(user)
    recused = Recusal.objects.filter(user_id=user.pk).values("submission_id")
    rows = (
        Submission.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=recused))
        .exclude(status=Status.DRAFT)
        .exclude(code=None)
        .exclude(origin=Submission.Origin.ARCHIVE)
        .order_by("code")
    )
    written = set(own.values_list("pk", flat=True))
    return [conflict(row, is_own=row.pk in written) for row in rows]


def conflict(submission: Submission, *, is_own: bool) -> Conflict:
    words = (
        _("You are one of its authors: another editor handles it.")
        if is_own
        else _("You stand back from it: another editor handles it.")
    )
    number = (submission.code or "").partition("-")[2]
    return Conflict(number, submission.own_title, submission.language, words)
