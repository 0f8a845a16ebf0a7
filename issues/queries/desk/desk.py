"""The desk as one value: three numbers, chips, and the rows that a person asked for."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from issues.queries.desk.conflicts import Conflict, conflicts_of
from issues.queries.desk.facts import gather
from issues.queries.desk.filters import Chip, Filter, chips, further_filters, quick_filters
from issues.queries.desk.rows import Row, row_of
from journal.events import Action
from journal.models import Journal
from journal.queries import today
from reviews.models import Review
from submissions.models import OPEN, Contributor, Submission

SHOWS = ("need", "wait", "stuck", "open", "closed")
HEAVY = ("abstract", "keywords", "points", "cover_note", "subtitle")


@dataclass(frozen=True)
class Wish:
    """What a person asked the desk for: whose turn, one filter, words to find, the order."""

    show: str = "need"
    only: str = ""
    words: str = ""
    newest_first: bool = False

    @property
    def wants_closed(self) -> bool:
        return self.show == "closed" or bool(self.words)


@dataclass
class Desk:
    """``need``, ``wait`` and ``stuck`` count open papers and add up to all of them."""

    wish: Wish
    need: int
    wait: int
    stuck: int
    oldest: int
    shown: int
    quick: list[Chip]
    further: list[Chip]
    rows: list[Row]
    conflicts: list[Conflict]

    @property
    def open(self) -> int:
        return self.need + self.wait + self.stuck


def desk_for(user: User, journal: Journal, wish: Wish, actions: Collection[Action]) -> Desk:
    """Return a person's desk. ``actions`` are what the apps say waits for the person.

    A search looks at every paper, whosever turn it is.
    """
    everything = rows_for(user, journal, wish, actions)
    found = matching([row for row in everything if is_wanted(row, wish)], wish.words)
    quick, further = quick_filters(user), further_filters(found)
    return Desk(
        wish=wish,
        quick=chips(quick, found, chosen=wish.only),
        further=chips(further, found, chosen=wish.only),
        shown=len(found),
        rows=chosen(found, wish, [*quick, *further]),
        conflicts=conflicts_for(user, wish),
        **tallies(everything),
    )


def is_wanted(row: Row, wish: Wish) -> bool:
    """Say whether a row belongs to what is shown, before filters and words."""
    if wish.words:
        return True
    if wish.show in {"open", "closed"}:
        return row.is_open == (wish.show == "open")
    return row.turn == wish.show


def tallies(rows: Collection[Row]) -> dict[str, int]:
    """Return the three numbers, and how many days the oldest paper that needs me has waited."""
    turns = Counter(row.turn for row in rows)
    oldest = max((row.days for row in rows if row.turn == "need"), default=0)
    return {"need": turns["need"], "wait": turns["wait"], "stuck": turns["stuck"], "oldest": oldest}


def chosen(rows: list[Row], wish: Wish, filters: list[Filter]) -> list[Row]:
    """Return the rows that pass the filter, the oldest first unless the newest are wanted."""
    if wish.only == "conflict":
        return []
    wanted = next((each for each in filters if each.name == wish.only), None)
    rows = [row for row in rows if wanted is None or wanted.test(row)]
    return sorted(rows, key=lambda row: row.since, reverse=wish.newest_first)


def rows_for(user: User, journal: Journal, wish: Wish, actions: Collection[Action]) -> list[Row]:
    """Return all papers that a person handles, the closed ones only where they are wanted
    or an appeal waits for an answer."""
    handled = Submission.objects.handled_by(user).exclude(origin=Submission.Origin.ARCHIVE)
    if not wish.wants_closed:
        appealed = [each.submission_id for each in actions if each.kind == "appeal"]
        handled = handled.filter(Q(status__in=OPEN) | Q(pk__in=appealed))
    # few kinds and sections, many papers: read each of them once, not with every row
    papers = list(handled.prefetch_related("journal", "article_type", "section").defer(*HEAVY))
    facts, day = gather([paper.pk for paper in papers], actions), today(journal)
    return [row_of(paper, facts, day) for paper in papers]


def matching(rows: list[Row], words: str) -> list[Row]:
    """Return the rows in whose number, title or people all the words occur, in any alphabet."""
    wanted = words.casefold().split()
    if not wanted:
        return rows
    people = people_of([row.submission.pk for row in rows])
    return [
        row
        for row in rows
        if all(
            word in haystack(row, people.get(row.submission.pk, "")).casefold() for word in wanted
        )
    ]


def haystack(row: Row, people: str) -> str:
    titles = " ".join(map(str, row.submission.title.values()))
    return f"{row.submission.code} {titles} {row.editor or ''} {people}"


def people_of(ids: Collection[int]) -> dict[int, str]:
    """Return the names and addresses of authors and reviewers by manuscript."""
    found: dict[int, str] = {}
    for author in Contributor.objects.filter(submission_id__in=ids):
        add(found, author.submission_id, f"{author.name} {author.latin_name} {author.email}")
    reviews = Review.objects.filter(round__submission_id__in=ids)
    for review in reviews.select_related("reviewer", "round"):
        add(found, review.round.submission_id, f"{review.reviewer} {review.reviewer.email}")
    return found


def add(found: dict[int, str], key: int, words: str) -> None:
    found[key] = f"{found.get(key, '')} {words}"


def conflicts_for(user: User, wish: Wish) -> list[Conflict]:
    """Return conflicts where nothing is filtered; a search finds them by number and title."""
    if wish.only not in {"", "conflict"} or wish.show not in {"need", "open"}:
        return []
    wanted = wish.words.casefold().split()
    return [
        each
        for each in conflicts_of(user)
        if all(word in f"{each.number} {each.title}".casefold() for word in wanted)
    ]
