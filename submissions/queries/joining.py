"""What two accounts of one person have in one paper."""

from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet

from accounts.models import User
from submissions.models import AuthorChange, Contributor, Status

CLOSED = [Status.PUBLISHED, Status.WITHDRAWN, Status.DECLINED]
OPEN_CHANGE = [AuthorChange.State.ASKED, AuthorChange.State.AGREED]


def lines_of(people: Sequence[User]) -> QuerySet[Contributor]:
    """Return the lines of authors that are these people's, by account or by a proved address.

    A draft of somebody else is left out: nobody named in it sees it before it is sent.
    """
    proved = EmailAddress.objects.filter(user__in=people, verified=True).values("email")
    rows = Contributor.objects.filter(Q(user__in=people) | Q(email__in=proved))
    drafts = Q(submission__status=Status.DRAFT) & ~Q(submission__submitter__in=people)
    return rows.exclude(drafts)


def listed_twice(people: Sequence[User]) -> list[list[Contributor]]:
    """Return, for each paper that lists these accounts more than once, the lines.

    Papers that are out or closed stay as they are, and so do those whose list of authors is
    being changed: there the authors and an editor decide.
    """
    changing = AuthorChange.objects.filter(state__in=OPEN_CHANGE).values("submission_id")
    rows = (
        lines_of(people)
        .exclude(submission__status__in=CLOSED)
        .exclude(submission__in=changing)
        .select_related("submission")
    )
    papers: dict[int, list[Contributor]] = {}
    for row in rows.order_by("submission_id", "position", "pk"):
        papers.setdefault(row.submission_id, []).append(row)
    return [lines for lines in papers.values() if len(lines) > 1]
