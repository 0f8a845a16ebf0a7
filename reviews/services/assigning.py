"""Apply a proposal for the whole desk: each row for itself, as the desk is at this moment."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from reviews.queries.assigning import MOST_TASKS, open_tasks_of, still_missing
from reviews.services.invitations import invite_reviewer
from reviews.services.queues import rank, start_queue
from submissions.models import Submission


@dataclass(frozen=True)
class Wish:
    """One ticked row: this person is to read this paper."""

    paper: Submission
    person: User


@dataclass(frozen=True)
class Applied:
    """What became of a row: empty ``refused`` where it was done."""

    wish: Wish
    refused: str = ""


def apply_assignment(wishes: Iterable[Wish], *, by: User, queue: bool = False) -> list[Applied]:
    """Invite, or with ``queue`` put on the lists of the autopilot, whoever is wished for.

    Each row is applied or refused alone: where a seat was filled, a person asked, or a conflict
    found since the proposal was made, its row says so and the others go through. Twice does no
    harm: what was done is refused the second time.
    """
    rows = list(wishes)
    if not queue:
        return [applied(wish, by=by) for wish in rows]
    return [row for paper in papers_in(rows) for row in listed(paper, rows, by=by)]


def papers_in(wishes: list[Wish]) -> list[Submission]:
    return list({wish.paper.pk: wish.paper for wish in wishes}.values())


def applied(wish: Wish, *, by: User) -> Applied:
    """Invite one person, or say why not."""
    try:
        with transaction.atomic():
            paper = fresh(wish.paper)
            check_room(paper, wish.person)
            invite_reviewer(paper, by=by, reviewer=wish.person)
    except ValidationError as refusal:
        return Applied(wish, " ".join(refusal.messages))
    return Applied(wish)


def fresh(paper: Submission) -> Submission:
    """Read a paper anew for writing."""
    rows = Submission.objects.select_for_update(of=("self",))
    return rows.select_related("journal", "article_type").get(pk=paper.pk)


def check_room(paper: Submission, person: User) -> None:
    """Refuse a seat that was filled, or a person who got enough to do, since the proposal."""
    if not still_missing(paper):
        raise ValidationError(_("All seats of this paper were filled meanwhile."))
    if open_tasks_of(person) >= MOST_TASKS:
        raise ValidationError(
            _("%(name)s was asked for other papers meanwhile.") % {"name": person}
        )


def listed(paper: Submission, wishes: list[Wish], *, by: User) -> list[Applied]:
    """Put the wished people of one paper on its list and start it; whole or not at all."""
    own = [wish for wish in wishes if wish.paper.pk == paper.pk]
    refusals: dict[int, str] = {}
    try:
        with transaction.atomic():
            now = fresh(paper)
            people = []
            for wish in own:
                try:
                    check_room(now, wish.person)
                    people.append(wish.person)
                except ValidationError as refusal:
                    refusals[wish.person.pk] = " ".join(refusal.messages)
            for person in people:
                why = rank(now, people=[person], by=by)
                if why:
                    refusals[person.pk] = " ".join(why)
            if len(refusals) < len(own):
                start_queue(now, by=by)
    except ValidationError as refusal:
        words = " ".join(refusal.messages)
        return [Applied(wish, refusals.get(wish.person.pk, words)) for wish in own]
    return [Applied(wish, refusals.get(wish.person.pk, "")) for wish in own]
