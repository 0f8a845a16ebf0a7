"""Who wrote with whom: other papers here, and what stands in people's lists of publications."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Max, Q, Sum
from django.utils.timezone import now

from accounts.models import User
from journal.models import Publication
from submissions.models import Contributor, Status, Submission
from submissions.queries.conflicts.likeness import SHORTEST, may_be, tokens_of
from submissions.queries.conflicts.persons import Person

YEARS = 5
PAPERS_AT_MOST = 800
LINE = ("submission_id", "user_id", "email", "orcid")
TOLD = ("key", "title", "language", "submitted_at", "created_at")
NAMES_OF_ONE_WORK = 60


@dataclass(frozen=True)
class Shared:
    """Another paper here that somebody wrote with an author of this one."""

    number: int
    key: str
    author: str
    title: str
    year: int


def shared_papers(submission: Submission, authors: Iterable[Person]) -> dict[str, list[Shared]]:
    """Return the papers of the last years by those who share them: account, address or ORCID."""
    people = list(authors)
    numbers = papers_of_authors(submission, people)
    rows = Contributor.objects.filter(submission__in=numbers)
    lists: dict[int, list[set[str]]] = defaultdict(list)
    for number, user_id, email, orcid in rows.values_list(*LINE):
        lists[number].append(signs(user_id, email, orcid))
    found: dict[str, list[Shared]] = defaultdict(list)
    for paper in Submission.objects.filter(pk__in=numbers).only(*TOLD):
        listed = set().union(*lists[paper.pk])
        author = next((each for each in people if signs_of(each) & listed), None)
        if author is None:
            continue
        year = (paper.submitted_at or paper.created_at).year
        shared = Shared(paper.pk, paper.key, author.name, paper.own_title, year)
        for sign in listed:
            found[sign].append(shared)
    return found


def papers_of_authors(submission: Submission, people: list[Person]) -> list[int]:
    ids = {person.user_id for person in people if person.user_id}
    emails = {email for person in people for email in person.emails}
    orcids = {orcid for person in people for orcid in person.orcids}
    since = now() - timedelta(days=round(365.25 * YEARS))
    rows = Contributor.objects.filter(
        Q(user_id__in=ids) | Q(email__in=emails) | Q(orcid__in=orcids),
        submission__created_at__gte=since,
    )
    rows = rows.exclude(submission=submission).exclude(submission__status=Status.DRAFT)
    found = rows.order_by("-submission_id").values_list("submission_id", flat=True).distinct()
    return list(found[:PAPERS_AT_MOST])


def known_papers(viewer: User | None, papers: Iterable[int]) -> set[int]:
    """Return those of some papers that are published or that the viewer handles."""
    public = Q(status=Status.PUBLISHED)
    handled = Submission.objects.handled_by(viewer).values("pk") if viewer else []
    rows = Submission.objects.filter(public | Q(pk__in=handled), pk__in=papers)
    return set(rows.values_list("pk", flat=True))


def signs(user_id: int | None, email: str, orcid: str) -> set[str]:
    """Return by what a line of a list of authors is recognised."""
    told = (f"user:{user_id or ''}", f"mail:{email.lower()}", f"orcid:{orcid}")
    return {sign for sign in told if not sign.endswith(":")}


def signs_of(person: Person) -> set[str]:
    """Return by what a person is recognised in a list of authors."""
    return {
        *(f"mail:{email}" for email in person.emails),
        *(f"orcid:{orcid}" for orcid in person.orcids),
        *([f"user:{person.user_id}"] if person.user_id else []),
    }


class Work(NamedTuple):
    """One name beside a person in the list of their publications."""

    user_id: int
    name: tuple[str, ...]
    title: str
    year: int | None


class Listed:
    """The names in everybody's lists of publications, by each word of a name."""

    def __init__(self, stamp: object, by_word: dict[str, list[Work]]) -> None:
        self.stamp = stamp
        self.by_word = by_word

    def beside(self, author: Person) -> Iterable[Work]:
        """Return the works in whose lists an author of the paper seems to be named."""
        seen = set()
        for words in author.written:
            for work in self.by_word.get(max(words, key=len), ()):
                if id(work) not in seen and may_be(work.name, words):
                    seen.add(id(work))
                    yield work


_listed = Listed(None, {})


def listed_works() -> Listed:
    """Return the names in all lists; read anew only when a list has changed."""
    global _listed
    rows = Publication.objects.exclude(authors="")
    stamp = (
        str(settings.DATA_DIR),
        *rows.aggregate(Count("pk"), Max("pk"), Sum("user_id")).values(),
    )
    if _listed.stamp != stamp:
        _listed = Listed(stamp, read_lists(rows.values_list("user_id", "authors", "title", "year")))
    return _listed


def read_lists(rows: Iterable[tuple[int, str, str, int | None]]) -> dict[str, list[Work]]:
    by_word: dict[str, list[Work]] = defaultdict(list)
    for user_id, authors, title, year in rows:
        for line in authors.splitlines()[:NAMES_OF_ONE_WORK]:
            words = tokens_of(line)
            work = Work(user_id, words, title, year)
            for word in words:
                if len(word) >= SHORTEST:
                    by_word[word].append(work)
    return dict(by_word)
