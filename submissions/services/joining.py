"""Two accounts of one person become one: papers, authorship, charge, recusals, history."""

import json
from collections.abc import Collection
from typing import Any

from django.core import serializers
from django.db.models import Q
from django.utils.timezone import now

from accounts.models import Join, User
from accounts.services import Column, Spared, hand_over
from journal import services as journal
from submissions.models import (
    Assignment,
    AuthorChange,
    Contributor,
    Dismissal,
    Incoming,
    Recusal,
    SimilarityReport,
    Status,
    StatusChange,
    Submission,
    Version,
    Waiver,
)
from submissions.queries.joining import listed_twice

COLUMNS: list[Column] = [
    (Assignment, "by"),
    (Assignment, "user"),
    (AuthorChange, "by"),
    (AuthorChange, "decided_by"),
    (Contributor, "settled_by"),
    (Contributor, "user"),
    (Dismissal, "by"),
    (Incoming, "by"),
    (Recusal, "by"),
    (Recusal, "user"),
    (SimilarityReport, "by"),
    (StatusChange, "by"),
    (Submission, "submitter"),
    (Version, "by"),
    (Waiver, "by"),
]


def join_people(kept: User, closed: User, *, as_one: Collection[str] = ()) -> dict[str, Any]:
    """Give everything in manuscripts to the kept account.

    ``as_one`` are keys of papers on which the person asked that two lines of authors become one.
    """
    removed = [
        line
        for lines in listed_twice([kept, closed])
        if lines[0].submission.key in as_one
        for line in make_one(lines, kept)
    ]
    moved = journal.join_people(kept, closed)
    spared: Spared = {(Recusal, "user"): recused_already(kept, closed)}
    moved["removed"] = removed
    moved["rows"] |= hand_over(COLUMNS, kept=kept, closed=closed, spared=spared)
    moved["ended"] = leave_own_papers(kept)
    return moved


def recused_already(kept: User, closed: User) -> list[int]:
    own = Recusal.objects.filter(user=kept).values("submission_id")
    rows = Recusal.objects.filter(user=closed, submission__in=own)
    return list(rows.values_list("pk", flat=True))


def make_one(lines: list[Contributor], kept: User) -> list[dict[str, Any]]:
    """Keep one line of a person's in a paper, with the roles of all; return what was taken out.

    The corresponding author's line stays, else that of the kept account, else the first.
    """
    stays, *others = sorted(
        lines, key=lambda line: (not line.is_corresponding, line.user_id != kept.pk)
    )
    taken_out: list[dict[str, Any]] = json.loads(serializers.serialize("json", others))
    stays.user = kept
    stays.roles = list(dict.fromkeys(role for line in [stays, *others] for role in line.roles))
    stays.confirmed_at = next(
        (line.confirmed_at for line in [stays, *others] if line.confirmed_at), None
    )
    stays.save(update_fields=["user", "roles", "confirmed_at"])
    Contributor.objects.filter(pk__in=[line.pk for line in others]).delete()
    return taken_out


def leave_own_papers(kept: User) -> list[int]:
    """End the charge of papers that the person wrote, or stands back from, as the other account;
    otherwise nobody would handle them."""
    own = Submission.objects.of(kept).values("pk")
    recused = Recusal.objects.filter(user=kept).values("submission_id")
    rows = Assignment.objects.filter(
        Q(submission__in=own) | Q(submission__in=recused), user=kept, until=None
    )
    keys = list(rows.values_list("pk", flat=True))
    Assignment.objects.filter(pk__in=keys).update(until=now())
    return keys


def part_people(join: Join) -> None:
    """Undo ``join_people``; an article that appeared since keeps its authors as printed."""
    for noted in join.moved["removed"]:
        papers = Submission.objects.filter(pk=noted["fields"]["submission"])
        if papers.exclude(status=Status.PUBLISHED).exists():
            for line in serializers.deserialize("python", [noted]):
                line.save()
    journal.part_people(join)
    take_back_charge(join)


def take_back_charge(join: Join) -> None:
    """Let a charge that the join ended go on, where nobody has taken the paper since."""
    for row in Assignment.objects.filter(pk__in=join.moved["ended"]):
        others = Assignment.objects.filter(submission=row.submission_id, until=None)
        if not others.exists():
            Assignment.objects.filter(pk=row.pk).update(until=None)
