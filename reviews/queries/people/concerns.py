"""What speaks against a person as reviewer of a paper, with what editors have said of it before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Expert
from journal.queries import today
from journal.templatetags.words import day
from reviews.models import ConflictRuling, Review, Round
from reviews.queries.people.rows import Row, rows_of
from reviews.queries.rounds import needed_in
from submissions.models import Submission
from submissions.queries.conflicts import Finder, Finding, Person

Ruling = ConflictRuling.Ruling
NOTED = "noted"  # a conflict that an editor knows of and that nothing here shows
UNRULED = {"author", "recused", "never", "not_before", "all_suggested"}


@dataclass(frozen=True)
class Said:
    """What editors said of one finding: the last word counts, those before it are kept."""

    last: ConflictRuling
    earlier: list[ConflictRuling]


@dataclass(frozen=True)
class Concern:
    """What speaks against a person: ``blocks`` for good, or needs a written reason.

    ``kind`` and ``evidence`` name the finding when an editor rules on it; ``said`` is there where
    one holds it to be a conflict.
    """

    words: str
    blocks: bool = False
    kind: str = ""
    evidence: str = ""
    said: Said | None = None

    @property
    def may_be_ruled(self) -> bool:
        return bool(self.kind) and self.kind not in UNRULED


@dataclass(frozen=True)
class Against:
    """Everything about a person and a paper: what counts, and what was put aside before."""

    concerns: list[Concern]
    put_aside: list[Said]

    @property
    def blocked(self) -> bool:
        return any(concern.blocks for concern in self.concerns)


class Judge:
    """The findings around one paper, read with the rulings of its editors."""

    def __init__(self, submission: Submission, *, viewer: User | None = None) -> None:
        self.finder = Finder(submission, viewer=viewer)
        self.on = today(submission.journal)
        self.rulings: dict[int, list[ConflictRuling]] = {}
        for row in ConflictRuling.objects.filter(submission=submission).select_related("by"):
            self.rulings.setdefault(row.user_id, []).append(row)
        self.all_suggested = all_suggested_so_far(submission, self.finder)

    def about(self, row: Row) -> Against:
        """Return what speaks against somebody as a reviewer, the gravest first."""
        found = self.finder.about(row.person)
        concerns, put_aside = ruled(found, self.rulings.get(row.user_id, []))
        asked = [*wishes(row.never_at is not None, row.not_before, self.on), *concerns]
        if self.all_suggested and not any(each.blocks for each in asked):
            asked += self.suggested_too(row.person)
        return Against(sorted(asked, key=lambda each: not each.blocks), put_aside)

    def as_editor(self, person: Person) -> Against:
        """Return what speaks against somebody who handles the paper or may be given it."""
        found = self.finder.about(person, as_editor=True)
        return Against(*ruled(found, self.rulings.get(person.user_id or 0, [])))

    def suggested_too(self, person: Person) -> list[Concern]:
        if not self.finder.suggested(person):
            return []
        words = _("With this person, all reviewers of the round would be suggested by the authors.")
        return [Concern(words, kind="all_suggested")]


def ruled(
    found: Iterable[Finding], rulings: list[ConflictRuling]
) -> tuple[list[Concern], list[Said]]:
    """Return the findings that count after what editors said of them, and what was put aside.

    ``rulings`` come newest first.
    """
    told = by_finding(rulings)
    concerns, put_aside = [], []
    for each in found:
        said = told.pop((each.kind, each.evidence), None)
        if each.blocks or said is None:
            concerns.append(Concern(each.words, each.blocks, each.kind, each.evidence))
        elif said.last.ruling == Ruling.DISMISSED:
            put_aside.append(said)
        else:
            concerns.append(pinned(said, each.words))
    # what was pinned counts even where nothing shows it any more
    concerns += [pinned(said) for said in told.values() if said.last.ruling == Ruling.PINNED]
    # what was noted and taken back has nothing but its history to show
    put_aside += [
        said
        for (kind, _evidence), said in told.items()
        if kind == NOTED and said.last.ruling == Ruling.DISMISSED
    ]
    return concerns, put_aside


def by_finding(rulings: list[ConflictRuling]) -> dict[tuple[str, str], Said]:
    rows: dict[tuple[str, str], list[ConflictRuling]] = {}
    for row in rulings:
        rows.setdefault((row.kind, row.evidence), []).append(row)
    return {finding: Said(said[0], said[1:]) for finding, said in rows.items()}


def pinned(said: Said, words: str = "") -> Concern:
    ruling = said.last
    held = _("%(name)s holds that this is a conflict: %(why)s") % {
        "name": ruling.by,
        "why": ruling.reason,
    }
    return Concern(f"{words} {held}".strip(), True, ruling.kind, ruling.evidence, said)


def wishes(never: bool, not_before: date | None, on: date) -> list[Concern]:
    """Return what a person asked of the journal: never to be asked again, or not before a day."""
    if never:
        return [Concern(_("Asked not to be asked again."), True, "never")]
    if not_before and not_before > on:
        words = _("Asked not to be asked before %(day)s.") % {"day": day(not_before)}
        return [Concern(words, True, "not_before")]
    return []


def all_suggested_so_far(submission: Submission, finder: Finder) -> bool:
    """Say whether the next seat fills the round and all others are taken by people whom the
    authors suggest."""
    if not finder.wishes:
        return False
    rounds = Round.objects.filter(submission=submission, closed_at=None)
    round = rounds.select_related("submission__article_type", "submission__queue").first()
    taken = taken_seats(round) if round else []
    needed = needed_in(round) if round else submission.article_type.reviewers
    if len(taken) + 1 < needed:
        return False
    people = rows_of(User.objects.filter(pk__in=[review.reviewer_id for review in taken]))
    return all(finder.suggested(row.person) for row in people)


def taken_seats(round: Round) -> list[Review]:
    """Return the reviews of a round that count: asked, at work or in."""
    rows = Review.objects.filter(round=round)
    return list(rows.exclude(state__in=[Review.State.DECLINED, Review.State.RELEASED]))


def concerns_about(
    submission: Submission, user: User, *, viewer: User | None = None
) -> list[Concern]:
    """Return what speaks against a person as reviewer of a paper, the gravest first."""
    row = rows_of(User.objects.filter(pk=user.pk))[0]
    return Judge(submission, viewer=viewer).about(row).concerns


def findings_now(submission: Submission, user: User) -> list[Concern]:
    """Return what may be ruled on: findings of today, as a reviewer and as an editor, whatever
    was said of them before."""
    row = rows_of(User.objects.filter(pk=user.pk))[0]
    finder = Finder(submission)
    found = [*finder.about(row.person), *finder.about(row.person, as_editor=True)]
    return [Concern(each.words, each.blocks, each.kind, each.evidence) for each in found]


def entry_of(user: User) -> Expert | None:
    """Return what a person offers as a reviewer."""
    return Expert.objects.filter(user=user).first()
