"""Steps between acceptance and publication, each with a person and a date."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key, new_nonce
from issues.models.archive import Article


class Step(models.Model):
    """One step: typesetting is done by a worker, a proof is read by the author through a link."""

    class Kind(models.TextChoices):
        COPYEDITING = "copyediting", _("Copyediting")
        TYPESETTING = "typesetting", _("Typesetting")
        PROOF = "proof", _("Proof")

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("approved")
        CORRECTIONS = "corrections", _("corrections asked for")
        CANCELLED = "cancelled", _("cancelled")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="production_steps"
    )
    due_on = models.DateField(null=True)
    started_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["started_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "kind"],
                condition=models.Q(done_at=None),
                name="one_open_step_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.kind}"

    @property
    def is_open(self) -> bool:
        return self.done_at is None

    @property
    def corrections(self) -> list[str]:
        """What the author asks to change, one correction a line."""
        if self.outcome != self.Outcome.CORRECTIONS:
            return []
        return [line for line in self.notes.splitlines() if line.strip()]
