"""Whether an issue can go out: what is checked for each article, and what is still missing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from issues.models import Article, Galley, Issue, Step
from issues.typesetting import is_out_of_date, with_front
from journal.models import ConfirmBefore
from journal.rich import plain
from journal.templatetags.words import own_name
from submissions.queries import disputes
from submissions.queries.author_changes import WAITING


@dataclass(frozen=True)
class Check:
    """One thing asked of every article: ``open`` names where it fails; a warning stops nothing."""

    words: str
    total: int
    open: Sequence[tuple[Article, str]] = ()
    stops: bool = True

    @property
    def passed(self) -> int:
        return self.total - len({article.pk for article, _words in self.open})

    @property
    def sign(self) -> str:
        if not self.open:
            return "ok"
        return "no" if self.stops else "hm"


@dataclass
class Readiness:
    """The state of an issue: its articles in order and all checks."""

    issue: Issue
    articles: list[Article]
    checks: list[Check] = field(default_factory=list)

    @property
    def percent(self) -> int:
        """How much of what is asked is done, in whole per cent; nothing placed is 0."""
        asked = sum(check.total for check in self.checks)
        return round(100 * sum(check.passed for check in self.checks) / asked) if asked else 0

    @property
    def missing(self) -> list[str]:
        """What stops publication, one sentence each; files in the making do not stop it."""
        if not self.articles:
            return [_("No article is placed in this issue.")]
        return [
            f"{title_of(article)}: {words}"
            for check in self.checks
            if check.stops
            for article, words in check.open
        ]

    @cached_property
    def being_made(self) -> list[Article]:
        """Articles whose files do not carry what the database says now."""
        return [article for article in self.articles if is_out_of_date(article)]

    def problems_of(self, article: Article) -> list[tuple[bool, str]]:
        """Return what is open for one article: whether it stops the issue, and the words."""
        return [
            (check.stops, words)
            for check in self.checks
            for each, words in check.open
            if each.pk == article.pk
        ]


def title_of(article: Article) -> str:
    return plain(article.submission.own_title)


def readiness_of(issue: Issue) -> Readiness:
    """Read an issue's articles and check each; a fixed number of queries."""
    rows = with_front(issue.articles.in_order())
    articles = list(rows.prefetch_related("galleys", "steps", "submission__author_changes"))
    checks = [
        check(_("Titles"), articles, untitled),
        check(_("Authors"), articles, unsigned),
        check(_("Authorship"), articles, authorship),
        check(_("Licence agreed to"), articles, unlicensed),
        check(_("PDF and web page"), articles, without_files),
        check(_("Proofs approved"), articles, unproved),
        check(_("Abstracts in the journal's languages"), articles, untranslated, stops=False),
    ]
    return Readiness(issue, articles, checks)


def check(
    words: str,
    articles: list[Article],
    ask: Callable[[Article], Iterable[str]],
    *,
    stops: bool = True,
) -> Check:
    found = [(article, answer) for article in articles for answer in ask(article)]
    return Check(words, len(articles), found, stops)


def untitled(article: Article) -> Iterable[str]:
    if not article.submission.title.get(article.submission.language):
        yield _("no title in the language of the article")


def unsigned(article: Article) -> Iterable[str]:
    people = article.submission.contributors.all()
    if not people:
        yield _("no author is named")
    if not all(person.name for person in people):
        yield _("an author has no name")


def authorship(article: Article) -> Iterable[str]:
    """What about the authors must be settled before readers see their names."""
    people = article.submission.contributors.all()
    for person in people:
        if disputes(person):
            yield _("%(name)s says that something is wrong") % {"name": person.name}
    if any(change.state in WAITING for change in article.submission.author_changes.all()):
        yield _("a change of the authors waits for an answer")
    if article.journal.confirm_before == ConfirmBefore.NEVER:
        return
    silent = [p.name for p in people if p.confirmed_at is None and p.settled_at is None]
    if silent:
        yield _("not confirmed by: %(names)s") % {"names": ", ".join(silent)}


def is_disputed(article: Article) -> bool:
    """Say whether an author disputes an article that is on its way to readers."""
    return any(disputes(person) for person in article.submission.contributors.all())


def unlicensed(article: Article) -> Iterable[str]:
    if article.submission.consent_at is None:
        yield _("the authors have not agreed to the licence")


def without_files(article: Article) -> Iterable[str]:
    kinds = {galley.kind for galley in article.galleys.all()}
    if article.problem:
        yield _("typesetting failed: %(problem)s") % {"problem": article.problem}
    elif not {Galley.Kind.PDF, Galley.Kind.HTML, Galley.Kind.JATS} <= kinds:
        yield _("the files are being made")


def last_proof(article: Article) -> Step | None:
    """Return the last proof that was not cancelled, from rows fetched before."""
    proofs = [step for step in article.steps.all() if step.kind == Step.Kind.PROOF]
    return next((step for step in reversed(proofs) if step.outcome != Step.Outcome.CANCELLED), None)


def unproved(article: Article) -> Iterable[str]:
    proof = last_proof(article)
    if proof is None:
        yield _("no proof was sent")
    elif proof.done_at is None:
        yield _("the proof is with its author")
    elif proof.outcome == Step.Outcome.CORRECTIONS:
        yield _("the author asked for corrections: %(number)d") % {"number": len(proof.corrections)}
    elif proof.done_at < article.version.created_at:
        yield _("the file changed after the proof was approved")


def untranslated(article: Article) -> Iterable[str]:
    submission = article.submission
    if not submission.article_type.abstract_words:
        return
    lacking = [code for code in article.journal.languages if not submission.abstract.get(code)]
    if lacking:
        names = ", ".join(map(own_name, lacking))
        yield _("no abstract in %(languages)s") % {"languages": names}
