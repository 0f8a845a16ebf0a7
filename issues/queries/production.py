"""Production: what is under way, with whom, until when; and one article on its way."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import User
from issues import tasks
from issues.access import articles_in_production
from issues.models import Article, Galley, Step
from issues.queries.readiness import last_proof
from issues.typesetting import is_out_of_date
from journal.models import Errand
from journal.queries import today
from submissions.models import Version


@dataclass
class InProduction:
    """One article of the production list. Nothing in here asks the database."""

    article: Article
    today: date

    @property
    def step(self) -> Step | None:
        """The open step with the nearest date."""
        steps = [step for step in self.article.steps.all() if step.is_open]
        return min(steps, key=lambda step: step.due_on or date.max, default=None)

    @property
    def days_over(self) -> int:
        due = self.step.due_on if self.step else None
        return max((self.today - due).days, 0) if due else 0

    @property
    def words(self) -> str:
        """Where the article stands, in words."""
        if self.article.problem:
            return _("Typesetting failed")
        if self.step:
            return str(self.step.get_kind_display())
        return self.proof_words

    @property
    def badge(self) -> str:
        if self.article.problem:
            return "bad"
        return "info" if self.step else ("good" if self.is_approved else "warn")

    @property
    def is_approved(self) -> bool:
        proof = last_proof(self.article)
        return proof is not None and proof.outcome == Step.Outcome.APPROVED

    @property
    def proof_words(self) -> str:
        proof = last_proof(self.article)
        if proof is None:
            return _("Proof not sent yet")
        if proof.is_open:
            return _("With the author")
        return _("Approved") if self.is_approved else _("Corrections asked for")

    @property
    def person(self) -> str:
        if self.step is None:
            return ""
        if self.step.person:
            return str(self.step.person)
        return _("the author") if self.step.kind == Step.Kind.PROOF else _("the worker")


def production_list(user: User) -> list[InProduction]:
    """Return what a person sees of production: most overdue first, then the longest there."""
    rows = (
        articles_in_production(user)
        .filter(published_at=None)
        .select_related("journal", "issue", "submission__journal", "submission__article_type")
        .prefetch_related("steps__person")
        .order_by("accepted_at", "pk")
    )
    found = [InProduction(article, today(article.journal)) for article in rows]
    return sorted(found, key=lambda row: -row.days_over)


@dataclass(frozen=True)
class Making:
    """How the files of an article stand: ready, waiting, running or failed, and the words."""

    state: str
    words: str


def making_of(article: Article) -> Making:
    """Return whether an article's files are ready, being made, or could not be made."""
    errand = Errand.objects.filter(task=tasks.typeset.name, subject_id=article.pk).first()
    state = errand.state if errand else None
    if article.is_published or not is_out_of_date(article):
        return Making("ready", _("The files are ready."))
    if state == Errand.State.RUNNING:
        return Making("running", _("The files are being made. This takes about a minute."))
    if state == Errand.State.WAITING:
        return Making("waiting", _("The files will be made as soon as a worker is free."))
    if article.problem:
        return Making("failed", article.problem)
    if errand and state == Errand.State.FAILED:
        words = _("Typesetting failed three times: %(outcome)s")
        return Making("failed", words % {"outcome": errand.outcome[:300]})
    return Making("waiting", _("Something changed, so the files are made anew within a minute."))


def galleys_of(article: Article) -> list[Galley]:
    """Return the files that a person opens, not the pictures inside them."""
    order = [Galley.Kind.HTML, Galley.Kind.PDF, Galley.Kind.EPUB, Galley.Kind.JATS]
    rows = article.galleys.exclude(kind=Galley.Kind.FIGURE)
    return sorted(rows, key=lambda galley: order.index(Galley.Kind(galley.kind)))


def waiting_version(article: Article) -> Version | None:
    """Return a newer upload that is being read, or could not be read."""
    newest = article.submission.versions.last()
    if newest and newest.number > article.version.number:
        return newest
    return None
