"""What a manuscript is checked against, and what editors decide about findings."""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from submissions.models.files import File, Version
from submissions.models.manuscript import Submission

MUCH_ELSEWHERE = 30  # per cent


class Fingerprint(models.Model):
    """One of the sums that stand for a version's text, so that overlap is found by look-up."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="fingerprints")
    value = models.BigIntegerField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "value"], name="fingerprint_once")
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.value}"


class Retraction(models.Model):
    """A retracted work, from a snapshot in the form of Retraction Watch that a command loads."""

    doi = models.CharField("DOI", max_length=250, unique=True)
    title = models.TextField()
    kind = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    notice_doi = models.CharField(max_length=250, blank=True)
    retracted_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.doi


class SimilarityReport(models.Model):
    """A similarity report of an outside service, as an editor attached it."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="similarity_reports")
    tool = models.CharField(_("service"), max_length=120)
    percent = models.DecimalField(_("similarity in %"), max_digits=4, decimal_places=1)
    made_on = models.DateField(_("made on"))
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-made_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(percent__range=(0, 100)), name="percent_is_0_to_100"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tool}: {self.percent} %"

    @property
    def originality(self) -> Decimal:
        """The other view of the same number."""
        return 100 - self.percent

    @property
    def is_high(self) -> bool:
        """Whether somebody should look at the passages; it is a hint and decides nothing."""
        return self.percent >= MUCH_ELSEWHERE


class Waiver(models.Model):
    """An editor sends a version out although a check stops it, and says why."""

    class Kind(models.TextChoices):
        ANONYMITY = "anonymity", _("names in the reviewers' copy")

    version = models.ForeignKey(Version, models.CASCADE, related_name="waivers")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.version}: {self.reason}"


class Dismissal(models.Model):
    """A finding that an editor looked at and found to be none; it is not raised again."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="dismissals")
    code = models.CharField(max_length=40)
    text = models.CharField(max_length=250)
    reason = models.CharField(max_length=250, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "code", "text"], name="dismissed_once")
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.text}"
