"""What happened to a paper in production, in words fit for its office or its authors."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from issues.models import Article, Step
from journal.events import Event
from journal.templatetags.words import day
from submissions.models import Submission

Outcome = Step.Outcome


def events(submission: Submission, viewer: User) -> list[Event]:
    """Return production's part of a manuscript's history for one viewer, in order of time.

    Authors see their proofs; who works on the paper in the office is the office's business.
    """
    article = Article.objects.filter(submission=submission).first()
    if article is None:
        return []
    told = list(proof_events(article))
    if Submission.objects.handled_by(viewer).filter(pk=submission.pk).exists():
        told += office_events(article)
    return sorted(told, key=lambda event: event.at)


def proof_events(article: Article) -> Iterator[Event]:
    answers = {
        Outcome.APPROVED: _("The proof was approved"),
        Outcome.CORRECTIONS: _("The author asked for corrections in the proof"),
    }
    for step in article.steps.filter(kind=Step.Kind.PROOF):
        due = _("Answer due %(day)s.") % {"day": day(step.due_on)}
        yield Event(step.started_at, _("The proof was sent to the author"), due)
        if step.done_at and step.outcome in answers:
            yield Event(step.done_at, answers[Outcome(step.outcome)])


def office_events(article: Article) -> Iterator[Event]:
    if article.typeset_at:
        yield Event(article.typeset_at, _("PDF, web page and EPUB were made"))
    for step in article.steps.filter(kind=Step.Kind.COPYEDITING).select_related("person"):
        words = _("%(name)s edits the text") % {"name": step.person}
        yield Event(step.started_at, words, _("Due %(day)s.") % {"day": day(step.due_on)})
        if step.done_at and step.outcome != Outcome.CANCELLED:
            yield Event(step.done_at, _("The text is edited"))
