"""Acts of composing an issue: make it, place articles, order them, head them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from issues.models import Article, Issue
from issues.services.production import ask_typesetting
from journal.models import Journal
from journal.multilingual import Words
from journal.services import raise_edition
from submissions.models import Status


@transaction.atomic
def create_issue(journal: Journal, *, values: Mapping[str, Any]) -> Issue:
    """Make an empty issue. ``values``: volume, number, year, and maybe running_number, title,
    description. Raises ValidationError where the volume has this number already."""
    refuse_doubled(journal, values)
    slug = f"{values['volume']}-{values['number']}"
    return Issue.objects.create(journal=journal, slug=slug, **values)


def refuse_doubled(journal: Journal, values: Mapping[str, Any], *, but: int = 0) -> None:
    same = journal.issues.filter(volume=values["volume"], number=values["number"])
    if same.exclude(pk=but).exists():
        raise ValidationError(
            _("Volume %(volume)s, issue %(number)s exists already.")
            % {"volume": values["volume"], "number": values["number"]}
        )


@transaction.atomic
def edit_issue(issue: Issue, *, values: Mapping[str, Any]) -> Issue:
    """Change an issue; a published one keeps its numbers and its address."""
    issue = Issue.objects.select_for_update().get(pk=issue.pk)
    refuse_on_its_way(issue)
    if issue.is_published:
        values = {name: values[name] for name in ("title", "description") if name in values}
    else:
        refuse_doubled(issue.journal, values, but=issue.pk)
        issue.slug = f"{values['volume']}-{values['number']}"
    for name, value in values.items():
        setattr(issue, name, value)
    issue.save(update_fields=[*values, "slug"])
    if issue.is_published:
        raise_edition(issue.journal)
    for article in issue.articles.filter(published_at=None).select_related("submission"):
        ask_typesetting(article)
    return issue


def refuse_on_its_way(issue: Issue) -> None:
    if issue.is_on_its_way:
        raise ValidationError(_("This issue is being published. Stop that first."))


def open_issue(issue: Issue) -> Issue:
    """Lock an issue for composing; refuse one that is public or on its way."""
    issue = Issue.objects.select_for_update().get(pk=issue.pk)
    if issue.is_published:
        raise ValidationError(_("This issue is published; its order stays."))
    refuse_on_its_way(issue)
    return issue


@transaction.atomic
def place(article: Article, issue: Issue, *, by: User) -> Article:
    """Put an article at the end of an issue; placing it there twice changes nothing.

    Volume and issue stand in the article's files, so they are made anew.
    """
    issue = open_issue(issue)
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.issue_id == issue.pk:
        return article
    if article.issue_id:
        raise ValidationError(
            _("This article stands in %(issue)s. Take it out there first.")
            % {"issue": article.issue}
        )
    if article.submission.status != Status.IN_PRODUCTION:
        raise ValidationError(_("Only papers in production can be placed in an issue."))
    last = issue.articles.aggregate(last=Max("position"))["last"] or 0
    article.issue, article.position = issue, last + 1
    article.heading = usual_heading(article)
    article.save(update_fields=["issue", "position", "heading"])
    ask_typesetting(article)
    return article


def usual_heading(article: Article) -> Words:
    """Return the heading under which an article stands unless an editor says otherwise."""
    submission = article.submission
    return submission.section.name if submission.section else submission.article_type.name


@transaction.atomic
def unplace(article: Article) -> None:
    """Take an article out of its issue; it waits again among those not yet placed."""
    if article.issue is None:
        return
    issue = open_issue(article.issue)
    Article.objects.filter(pk=article.pk).update(issue=None, position=0, heading=Words())
    article.issue = None
    renumber(issue, list(issue.articles.in_order()))
    ask_typesetting(article)


@transaction.atomic
def shift(article: Article, *, to: int) -> None:
    """Move an article to a place in its issue's order, counted from 1; bounds are kept."""
    if article.issue is None:
        raise ValidationError(_("This article stands in no issue."))
    issue = open_issue(article.issue)
    order = [each for each in issue.articles.in_order() if each.pk != article.pk]
    order.insert(min(max(to - 1, 0), len(order)), article)
    renumber(issue, order)


def renumber(issue: Issue, order: Iterable[Article]) -> None:
    """Write positions 1, 2, 3 …"""
    for position, article in enumerate(order, start=1):
        Article.objects.filter(pk=article.pk, issue=issue).update(position=position)


@transaction.atomic
def set_heading(article: Article, *, heading: Words, with_following: bool = False) -> None:
    """Head an article; ``with_following`` also those below that had the same heading so far."""
    if article.issue is None:
        raise ValidationError(_("This article stands in no issue."))
    issue = open_issue(article.issue)
    after = issue.articles.filter(position__gte=article.position).in_order()
    for each in after:
        if each.pk != article.pk and (not with_following or each.heading != article.heading):
            break
        Article.objects.filter(pk=each.pk).update(heading=heading)
