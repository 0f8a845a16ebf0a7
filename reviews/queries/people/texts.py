"""What people wrote, read and say of themselves: the texts by which reviewers are found."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Count, Max, Sum, TextField
from django.db.models.functions import Cast, Length

from journal.models import Publication
from journal.rich import plain
from reviews.finding import Text, index_of
from reviews.models import Review
from reviews.queries.people.rows import Row
from submissions.models import Contributor, Status, Submission

if TYPE_CHECKING:
    from reviews.finding.index import Index

_index: tuple[object, "Index | None"] = (None, None)


def index_of_people(rows: Iterable[Row]) -> "Index":
    """Return the index of everybody's texts; one for a process, made anew when a text changes."""
    global _index
    said = {row.user_id: f"{row.expertise}\n{row.offer_words}".strip() for row in rows}
    stamp = (str(settings.DATA_DIR), hash(tuple(said.items())), *stamp_of_texts())
    known, index = _index
    if index is None or known != stamp:
        index = index_of(texts_of(said))
        _index = (stamp, index)
    return index


def stamp_of_texts() -> tuple[object, ...]:
    """Return what tells one state of the texts from another; works of a list are never changed,
    only added and taken away."""
    works = Publication.objects.aggregate(Count("pk"), Max("pk"), Sum("user_id"))
    papers = Submission.objects.exclude(status=Status.DRAFT).aggregate(
        Count("pk"),
        Max("pk"),
        Max("saved_at"),
        Max("status_since"),
        titles=Sum(Length(Cast("title", TextField()))),
    )
    wrote = Contributor.objects.aggregate(Count("pk"), Max("pk"), Sum("user_id"))
    read = Review.objects.filter(state=Review.State.DONE).aggregate(
        Count("pk"), Max("pk"), Sum("reviewer_id"), Max("handed_in_at")
    )
    return tuple(value for found in (works, papers, wrote, read) for value in found.values())


def texts_of(said: dict[int, str]) -> Iterator[Text]:
    """Return all texts of all people: statements, lists of works, own papers, papers reviewed."""
    for person, words in said.items():
        if words:
            yield Text(person, words, "says")
    works = Publication.objects.order_by("pk").values_list(
        "user_id", "title", "keywords", "abstract", "year"
    )
    for person, title, keywords, abstract, year in works.iterator(2_000):
        yield Text(person, f"{title}\n{title}\n{keywords}\n{abstract}", "work", title, year)
    papers = papers_by_number()
    yield from wrote(papers)
    yield from read(papers)


def papers_by_number() -> dict[int, dict[str, Any]]:
    rows = Submission.objects.exclude(status=Status.DRAFT)
    names = ("pk", "status", "language", "title", "keywords", "abstract", "submitted_at")
    return {row["pk"]: row for row in rows.values(*names).iterator(2_000)}


def wrote(papers: dict[int, dict[str, Any]]) -> Iterator[Text]:
    """Return own papers here; what is published is everybody's to know."""
    rows = Contributor.objects.exclude(user=None).order_by("pk")
    for person, pk in rows.values_list("user_id", "submission_id"):
        paper = papers.get(pk)
        if paper:
            number = 0 if paper["status"] == Status.PUBLISHED else pk
            words = paper_words(paper)
            yield Text(person, words, "wrote", title_of(paper), year_of(paper), number)


def read(papers: dict[int, dict[str, Any]]) -> Iterator[Text]:
    """Return the papers that people reviewed: titles and keywords, never their authors."""
    rows = Review.objects.filter(state=Review.State.DONE).order_by("reviewer_id")
    pairs = dict.fromkeys(rows.values_list("reviewer_id", "round__submission_id"))
    for person, pk in pairs:
        paper = papers.get(pk)
        if paper:
            words = paper_words(paper, abstract=False)
            yield Text(person, words, "read", title_of(paper), year_of(paper), pk)


def paper_words(paper: dict[str, Any], *, abstract: bool = True) -> str:
    """Return what a paper says of itself, in all its languages; titles and keywords count twice."""
    titles = [plain(title) for title in paper["title"].values() if isinstance(title, str)]
    words = [word for each in paper["keywords"].values() if isinstance(each, list) for word in each]
    texts = [text for text in paper["abstract"].values() if isinstance(text, str)]
    return "\n".join([*titles, *words] * 2 + (texts if abstract else []))


def title_of(paper: dict[str, Any]) -> str:
    return plain(str(paper["title"].text(paper["language"])))


def year_of(paper: dict[str, Any]) -> int | None:
    return paper["submitted_at"].year if paper["submitted_at"] else None


def words_of(submission: Submission) -> str:
    """Return what is looked for: the words of a paper and the names of its topics."""
    paper = {name: getattr(submission, name) for name in ("title", "keywords", "abstract")}
    topics = [str(name) for topic in submission.topics.all() for name in topic.name.values()]
    return "\n".join([paper_words(paper), *topics])
