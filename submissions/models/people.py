"""The people of a manuscript and what they declare."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key, new_nonce
from accounts.models import Named
from accounts.validators import validate_orcid, validate_ror


class Contributor(Named):
    """An author in the order of the paper. Whoever is mailed may confirm or dispute by link."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    submission = models.ForeignKey(
        "submissions.Submission", models.CASCADE, related_name="contributors"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="contributions"
    )
    position = models.PositiveSmallIntegerField(default=0)
    email = models.EmailField(_("e-mail"), blank=True)
    orcid = models.CharField("ORCID", max_length=19, blank=True, validators=[validate_orcid])
    affiliation = models.CharField(_("institution"), max_length=250, blank=True)
    ror = models.CharField("ROR", max_length=40, blank=True, validators=[validate_ror])
    country = models.CharField(_("country"), max_length=2, blank=True)
    is_corresponding = models.BooleanField(_("corresponding author"), default=False)
    roles = models.JSONField(_("contributions"), default=list, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    disputed_at = models.DateTimeField(null=True)
    dispute = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=models.Q(is_corresponding=True),
                name="one_corresponding_author",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Statement(models.Model):
    """What the authors declare; printed with the article."""

    class Kind(models.TextChoices):
        CONFLICTS = "conflicts", _("Conflicts of interest")
        FUNDING = "funding", _("Funding")
        DATA = "data", _("Data")
        ETHICS = "ethics", _("Ethics")
        AI = "ai", _("Use of AI")
        ACKNOWLEDGEMENTS = "acknowledgements", _("Acknowledgements")

    submission = models.ForeignKey(
        "submissions.Submission", models.CASCADE, related_name="statements"
    )
    kind = models.CharField(max_length=16, choices=Kind)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "kind"], name="statement_once")
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.kind}"
