"""Acts between acceptance and an issue: opening production, steps, corrected files, front matter."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.keys import new_nonce
from accounts.models import User
from issues import letters, tasks
from issues.models import Article, Step
from journal.letters import recall_letters
from journal.models import Errand, Journal
from journal.services import send_errand
from submissions.models import Status, Submission, Version
from submissions.services import Upload, add_version, move

FRONT = {"title", "subtitle", "abstract", "keywords", "points"}


@transaction.atomic
def open_production(submission: Submission) -> Article:
    """Make an article of an accepted manuscript: next number, DOI, first errand. Once only.

    The journal's row is locked, so that two articles never get one number. Raises WrongStatus
    where the manuscript is not accepted.
    """
    journal = Journal.objects.select_for_update().get(pk=submission.journal_id)
    article = Article.objects.filter(submission=submission).first()
    if article and submission.status != Status.ACCEPTED:
        return article
    accepted_at = acceptance_of(submission)
    version = submission.versions.filter(state=Version.State.READ).last()
    if version is None:
        raise ValidationError(_("No version of this paper could be read."))
    move(submission, Status.IN_PRODUCTION, by=None)
    if article:
        return take_up_again(article, version, accepted_at)
    number = next_number(journal)
    article = Article.objects.create(
        journal=journal,
        submission=submission,
        number=number,
        doi=doi_of(journal, number),
        version=version,
        accepted_at=accepted_at,
    )
    Step.objects.create(article=article, kind=Step.Kind.TYPESETTING)
    ask_typesetting(article)
    return article


def take_up_again(article: Article, version: Version, accepted_at: Any) -> Article:
    """Go on with an article whose acceptance was reversed and has come again; number and DOI
    are the first ones."""
    Article.objects.filter(pk=article.pk).update(
        version=version, accepted_at=accepted_at, typeset_of="", problem=""
    )
    article.refresh_from_db()
    Step.objects.get_or_create(article=article, kind=Step.Kind.TYPESETTING, done_at=None)
    ask_typesetting(article)
    return article


def acceptance_of(submission: Submission) -> Any:
    """Return when a manuscript was accepted."""
    change = submission.changes.filter(new=Status.ACCEPTED).last()
    return change.at if change else submission.status_since


def next_number(journal: Journal) -> int:
    """Return the number after the highest; rows are never deleted, so none comes twice."""
    return (journal.articles.aggregate(highest=Max("number"))["highest"] or 0) + 1


def doi_of(journal: Journal, number: int) -> str:
    """Return ``prefix/abbreviation.number``; an issue may change, so it is no part of it."""
    if not journal.doi_prefix:
        return ""
    return f"{journal.doi_prefix}/{journal.abbreviation.lower()}.{number}"


def ask_typesetting(article: Article) -> Errand:
    """Have an article's files made; where that already waits, once is enough."""
    waiting = Errand.objects.filter(
        task=tasks.typeset.name, subject_id=article.pk, state=Errand.State.WAITING
    ).first()
    return waiting or send_errand(
        tasks.typeset, about=f"article:{article.submission.key}", subject_id=article.pk
    )


@transaction.atomic
def typeset_again(article: Article) -> Errand:
    """Make all files anew although nothing changed. Refused for published articles."""
    refuse_published(article)
    Article.objects.filter(pk=article.pk).update(typeset_of="", problem="")
    return ask_typesetting(article)


def refuse_published(article: Article) -> None:
    if article.is_published:
        raise ValidationError(
            _("This article is published. It changes by a correction, not by production.")
        )


@transaction.atomic
def take_version(article: Article, *, version: Version) -> None:
    """Let an article be made from a newer version that could be read; files follow."""
    refuse_published(article)
    newer = Article.objects.filter(pk=article.pk, version__number__lt=version.number)
    if newer.update(version=version, problem=""):
        article.version = version
        finish_open_step(article, Step.Kind.COPYEDITING)
        ask_typesetting(article)


@transaction.atomic
def add_corrected_file(article: Article, *, by: User, upload: Upload) -> Version:
    """Keep a copyedited file as the next version; the article follows once it is read."""
    refuse_published(article)
    return add_version(article.submission, by=by, upload=upload, revision=article.version.revision)


@transaction.atomic
def save_front(article: Article, *, values: Mapping[str, Any]) -> None:
    """Keep titles, abstracts and keywords by language; the article's files follow."""
    refuse_published(article)
    submission = article.submission
    changed = [name for name in FRONT & set(values) if getattr(submission, name) != values[name]]
    for name in changed:
        setattr(submission, name, values[name])
    if changed:
        submission.save(update_fields=changed)
        ask_typesetting(article)


@transaction.atomic
def start_step(article: Article, *, kind: str, person: User, due_on: date, by: User) -> Step:
    """Give a person a step of an article until a day; they get a letter.

    Raises ValidationError where such a step is open, or the person is one of the authors.
    """
    refuse_published(article)
    if Submission.objects.of(person).filter(pk=article.submission_id).exists():
        raise ValidationError(_("%(person)s is an author of this paper.") % {"person": person})
    Article.objects.select_for_update().get(pk=article.pk)
    if article.steps.filter(kind=kind, done_at=None).exists():
        raise ValidationError(_("This step is open already. Finish it first."))
    step = Step.objects.create(article=article, kind=kind, person=person, due_on=due_on)
    letters.post_step(step, person=person, by=by)
    return step


def finish_step(step: Step) -> None:
    """End a step as done; a second press changes nothing."""
    Step.objects.filter(pk=step.pk, done_at=None).update(done_at=now())
    recall_letters(f"step:{step.key}")


def finish_open_step(article: Article, kind: str) -> None:
    for step in article.steps.filter(kind=kind, done_at=None):
        finish_step(step)


def cancel_steps(article: Article) -> None:
    """End all open steps and their links; their waiting letters are recalled."""
    for step in article.steps.filter(done_at=None):
        Step.objects.filter(pk=step.pk).update(
            done_at=now(), outcome=Step.Outcome.CANCELLED, nonce=new_nonce()
        )
        recall_letters(f"step:{step.key}")
