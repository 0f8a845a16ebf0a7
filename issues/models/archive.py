"""Issues, articles and their forms.

An article's number is its address for ever; it is given when production opens and never
again to another. Its files are private until the issue is published.
"""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from journal.models import Journal
from journal.multilingual import WordsField
from submissions.models import Status, Submission, Version, private_storage

FARTHEST = timedelta(days=90)  # how long before its day an issue may be set on its way


def public_storage() -> Storage:
    return storages["public"]


class IssueQuerySet(models.QuerySet["Issue"]):
    def published(self) -> "IssueQuerySet":
        return self.filter(published_at__isnull=False)

    def newest_first(self) -> "IssueQuerySet":
        return self.order_by("-year", "-volume", "-number")


class Issue(models.Model):
    """An issue. Between the press on Publish and the moment it is public it is *on its way*.

    ``planned_on`` is the date that stands in its articles' files, so ``published_at`` always
    lies on that day; ``publishing_at`` and ``publishing_by`` say since when and by whose word.
    """

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="issues")
    slug = models.SlugField(help_text=_("Stands in the address, as 14-1."))
    volume = models.PositiveSmallIntegerField(_("volume"))
    number = models.PositiveSmallIntegerField(_("number"))
    year = models.PositiveSmallIntegerField(_("year"))
    running_number = models.PositiveSmallIntegerField(_("running number"), null=True, blank=True)
    title = WordsField(_("title"))
    description = WordsField(_("description"))
    preview_key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    planned_on = models.DateField(_("publication date"), null=True)
    publishing_at = models.DateTimeField(null=True)
    publishing_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)

    objects = IssueQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "slug"], name="issue_slug_once"),
            models.UniqueConstraint(
                fields=["journal", "volume", "number"], name="issue_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.volume}({self.number}), {self.year}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def is_on_its_way(self) -> bool:
        return self.publishing_at is not None and self.published_at is None


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> "ArticleQuerySet":
        """What the public may see; every public page starts here."""
        return self.filter(published_at__isnull=False)

    def unpublished(self) -> "ArticleQuerySet":
        """Those in production: no issue has taken them to readers, nobody withdrew them."""
        return self.filter(published_at=None, submission__status=Status.IN_PRODUCTION)

    def in_order(self) -> "ArticleQuerySet":
        return self.order_by("position", "pk")


class Article(models.Model):
    """An accepted manuscript on its way to readers, and the article afterwards.

    ``typeset_of`` is the fingerprint of what its files were made from; where it differs from
    the present one, the files are out of date.
    """

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="articles")
    submission = models.OneToOneField(Submission, models.PROTECT, related_name="article")
    number = models.PositiveIntegerField(_("number"))
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    issue = models.ForeignKey(Issue, models.PROTECT, null=True, related_name="articles")
    position = models.PositiveSmallIntegerField(default=0)
    heading = WordsField(_("heading in the issue"))
    doi = models.CharField("DOI", max_length=120, blank=True)
    accepted_at = models.DateTimeField()
    typeset_at = models.DateTimeField(null=True)
    typeset_of = models.CharField(max_length=64, blank=True)
    problem = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "number"], name="article_number_once"),
            models.UniqueConstraint(
                fields=["doi"], condition=~models.Q(doi=""), name="article_doi_once"
            ),
            models.CheckConstraint(
                condition=models.Q(published_at=None) | models.Q(issue__isnull=False),
                name="published_articles_have_an_issue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.submission.title}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


def galley_path(galley: "Galley", _name: str) -> str:
    return f"articles/{galley.article.number}/{galley.name}"


class Galley(models.Model):
    """One form of an article: JATS, HTML, PDF, EPUB, or a figure that belongs to them.

    ``file`` is private; ``public`` is filled at publication and served to everybody.
    """

    class Kind(models.TextChoices):
        JATS = "jats", "JATS"
        HTML = "html", "HTML"
        PDF = "pdf", "PDF"
        EPUB = "epub", "EPUB"
        FIGURE = "figure", _("Figure")

    article = models.ForeignKey(Article, models.CASCADE, related_name="galleys")
    kind = models.CharField(max_length=6, choices=Kind)
    name = models.CharField(max_length=120)
    file = models.FileField(storage=private_storage, upload_to=galley_path, max_length=200)
    public = models.FileField(
        storage=public_storage, upload_to=galley_path, max_length=200, blank=True
    )
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["kind", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "name"], name="galley_name_once")
        ]

    def __str__(self) -> str:
        return self.name
