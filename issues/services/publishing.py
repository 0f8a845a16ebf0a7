"""Publishing an issue: a promise first, then one step to the public.

Volume, issue and date of publication stand in every PDF, EPUB and JATS file, so a press on
Publish does not show anything yet. ``publish`` fixes the date and marks the issue as on its way;
errands typeset each article whose files do not carry that date; ``release_issue`` (called at once
where nothing is left to typeset, else by ``issues.periodic`` every minute) copies the files to
the public storage and then flips issue, articles and manuscripts in one transaction, which checks
once more that every file was made from what the database says now. So readers never meet a wrong
date, and a process killed anywhere leaves an issue that is either not public or complete: what
was copied before is found again and not copied twice.

While an issue is on its way nobody can compose it; ``stop_publishing`` takes the promise back.
A date in the future lets the issue wait for its day.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.files.base import File as StoredFile
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from issues import letters
from issues.models import Article, Galley, Issue
from issues.models.archive import FARTHEST
from issues.queries.readiness import is_disputed, readiness_of
from issues.services.production import ask_typesetting
from issues.typesetting import is_out_of_date, printed_front, with_front
from journal.deadlines import end_of
from journal.queries import today
from journal.services import raise_edition
from submissions.models import Status
from submissions.services import move


def publish(issue: Issue, *, by: User, on: date | None = None) -> Issue:
    """Publish an issue on a day (today); pressing twice, or two editors at once, is harmless.

    Raises ValidationError, one sentence for each thing that is missing.
    """
    fix_date(issue, by=by, on=on)
    release_issue(issue)
    issue.refresh_from_db()
    return issue


@transaction.atomic
def fix_date(issue: Issue, *, by: User, on: date | None) -> None:
    """Promise the day of publication and have every file made that does not carry it."""
    issue = Issue.objects.select_for_update().get(pk=issue.pk)
    if issue.is_published or issue.is_on_its_way:
        return
    missing = readiness_of(issue).missing
    if missing:
        raise ValidationError(missing)
    issue.planned_on = sound_date(issue, on)
    issue.publishing_at, issue.publishing_by = now(), by
    issue.save(update_fields=["planned_on", "publishing_at", "publishing_by"])
    for article in articles_of(issue):
        if is_out_of_date(article):
            ask_typesetting(article)


def sound_date(issue: Issue, on: date | None) -> date:
    earliest = today(issue.journal)
    on = on or earliest
    if not earliest <= on <= earliest + FARTHEST:
        raise ValidationError(
            _("The date of publication is today or within the next %(days)d days.")
            % {"days": FARTHEST.days}
        )
    return on


@transaction.atomic
def stop_publishing(issue: Issue) -> None:
    """Take the promise back; refused once the issue is public."""
    stopped = Issue.objects.filter(pk=issue.pk, published_at=None).update(
        planned_on=None, publishing_at=None, publishing_by=None
    )
    if not stopped:
        raise ValidationError(_("This issue is public already."))
    for article in articles_of(issue):
        ask_typesetting(article)


def release_issue(issue: Issue) -> bool:
    """Make an issue public if it is on its way and everything is ready; say whether it is.

    Harmless at any time and as often as one likes.
    """
    issue = Issue.objects.get(pk=issue.pk)
    articles = articles_of(issue)
    if not is_due(issue) or any(map(is_out_of_date, articles)) or any(map(is_disputed, articles)):
        return issue.is_published
    for article in articles:
        copy_to_public(article)
    return flip(issue)


def is_due(issue: Issue) -> bool:
    if issue.planned_on is None or not issue.is_on_its_way:
        return False
    return issue.planned_on <= today(issue.journal)


def articles_of(issue: Issue) -> Sequence[Article]:
    return list(with_front(issue.articles.in_order()))


def copy_to_public(article: Article) -> None:
    """Copy files of an article that readers will fetch; those copied before stay as they are."""
    for galley in article.galleys.filter(public=""):
        with galley.file.open("rb") as source:
            galley.public.save(galley.name, StoredFile(source), save=False)
        Galley.objects.filter(pk=galley.pk, file=galley.file.name).update(public=galley.public.name)


@transaction.atomic
def flip(issue: Issue) -> bool:
    """The one step to the public, with everything checked again under the issue's lock."""
    issue = Issue.objects.select_for_update().get(pk=issue.pk)
    articles = articles_of(issue)
    waiting = Galley.objects.filter(article__issue=issue, public="").exists()
    held = waiting or any(map(is_disputed, articles))
    if not is_due(issue) or held or any(map(is_out_of_date, articles)):
        return issue.is_published
    moment = moment_of(issue)
    Issue.objects.filter(pk=issue.pk).update(published_at=moment)
    for article in articles:
        Article.objects.filter(pk=article.pk).update(published_at=moment)
        article.published_at = moment
        move(article.submission, Status.PUBLISHED, by=issue.publishing_by)
        tell_authors(article)
    raise_edition(issue.journal)
    return True


def tell_authors(article: Article) -> None:
    front = printed_front(article)
    for author in article.submission.contributors.all():
        if author.email:
            letters.post_published(article, author, front)


def moment_of(issue: Issue) -> datetime:
    """Return now, or the end of the printed day where typesetting ran past midnight."""
    day = issue.planned_on or today(issue.journal)
    return min(now(), end_of(issue.journal, day))
