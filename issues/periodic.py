"""Time's door into publishing: every minute, idempotent, one row's trouble never stops another."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from celery import shared_task
from django.core.exceptions import ValidationError
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from issues import services
from issues.models import Article, Issue, Step
from issues.tasks import typeset
from issues.typesetting import is_out_of_date, with_front
from journal.models import Errand
from journal.queries import today
from submissions.models import Status, Submission, Version

log = logging.getLogger(__name__)


@shared_task
def look() -> None:
    for_each(accepted_papers(), services.open_production)
    for_each(corrected_articles(), take_newest)
    for_each(changed_articles(), services.ask_typesetting)
    for_each(due_proofs(), services.remind_proof)
    for_each(
        Issue.objects.filter(publishing_at__isnull=False, published_at=None), services.release_issue
    )


def for_each(rows: Iterable[Any], act: Callable[[Any], Any]) -> None:
    """Carry out an act for each row; a refusal or a defect is logged and the next one comes."""
    for row in rows:
        try:
            act(row)
        except ValidationError as refusal:
            log.warning("%s for %s: %s", act.__name__, row, refusal.messages)
        except Exception:  # noqa: BLE001 - the other rows must not wait for this one
            log.exception("%s failed for %s", act.__name__, row)


def accepted_papers() -> Iterable[Submission]:
    came_in = Submission.objects.exclude(origin=Submission.Origin.ARCHIVE)
    return came_in.filter(status=Status.ACCEPTED)


def corrected_articles() -> Iterable[Article]:
    """Articles of which a newer version was uploaded and read."""
    return (
        Article.objects.unpublished()
        .filter(
            submission__versions__number__gt=F("version__number"),
            submission__versions__state=Version.State.READ,
        )
        .distinct()
    )


def take_newest(article: Article) -> None:
    read = article.submission.versions.filter(state=Version.State.READ)
    services.take_version(article, version=read.order_by("-number")[0])


def changed_articles() -> Iterable[Article]:
    """Articles whose files are out of date and that nobody has sent to a worker since.

    One whose last errand failed waits for a person, so that a broken text is not tried for ever.
    """
    last = Errand.objects.filter(task=typeset.name, subject_id=OuterRef("pk")).order_by("-pk")
    rows = (
        with_front(Article.objects.unpublished())
        .annotate(last_errand=Coalesce(Subquery(last.values("state")[:1]), Value("done")))
        .filter(last_errand=Errand.State.DONE)
    )
    return [article for article in rows if is_out_of_date(article)]


def due_proofs() -> Iterable[Step]:
    """Proofs whose last day is today at the journal's place."""
    steps = Step.objects.filter(kind=Step.Kind.PROOF, done_at=None, due_on__isnull=False)
    rows = steps.select_related("article__journal", "article__submission__journal")
    return [step for step in rows if step.due_on == today(step.article.journal)]
