"""Who may be asked to review: what people offer beside their name, and what they have written."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key, new_nonce
from journal.models.house import Topic


class Sector(models.TextChoices):
    ACADEMIC = "academic", _("Academic")
    PRACTITIONER = "practitioner", _("Practitioner")
    BOTH = "both", _("Academic and practitioner")


class Expert(models.Model):
    """What a person offers as a reviewer, and what they ask of the journal.

    Name, languages, country, institution, expertise and absence stand with the person. ``key``
    and ``nonce`` are for links by which somebody without an account says when to ask again.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="expert")
    sector = models.CharField(_("sector"), max_length=12, choices=Sector, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, verbose_name=_("topics"))
    is_early_career = models.BooleanField(_("early in the career"), default=False)
    yearly_limit = models.PositiveSmallIntegerField(
        _("reviews a year at most"), null=True, blank=True
    )
    offered_at = models.DateTimeField(null=True, help_text="When the person offered to review.")
    offer_words = models.TextField(blank=True)
    welcomed_at = models.DateTimeField(null=True, help_text="When an editor took the offer up.")
    not_before = models.DateField(_("not before"), null=True, blank=True)
    never_at = models.DateTimeField(null=True, help_text="When they asked never to be asked.")
    thanked_publicly = models.BooleanField(
        _("may be named in the yearly list of reviewers"), null=True
    )

    def __str__(self) -> str:
        return str(self.user)


class Publication(models.Model):
    """A work of a person, from a list that they or an editor gave; read for its words."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="publications")
    title = models.CharField(_("title"), max_length=500)
    abstract = models.TextField(_("abstract"), blank=True)
    keywords = models.TextField(_("keywords"), blank=True)
    authors = models.TextField(_("authors"), blank=True, help_text="One name a line.")
    year = models.PositiveSmallIntegerField(_("year"), null=True)
    doi = models.CharField("DOI", max_length=250, blank=True)
    language = models.CharField(_("language"), max_length=2, blank=True)

    class Meta:
        ordering: ClassVar = ["-year", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "title"], name="publication_once")
        ]

    def __str__(self) -> str:
        return self.title
