"""Decisions, which are held before they happen, and the revisions that answer them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from reviews.models.reading import Round
from submissions.models import Submission, Version


class Decision(models.Model):
    class Kind(models.TextChoices):
        DESK_REJECT = "desk_reject", _("Decline without review")
        RETURN = "return", _("Return for completion")
        MINOR = "minor", _("Minor revision")
        MAJOR = "major", _("Major revision")
        RESUBMIT = "resubmit", _("Resubmit as new")
        ACCEPT = "accept", _("Accept")
        REJECT = "reject", _("Reject")

    class State(models.TextChoices):
        HELD = "held", _("held")
        RELEASED = "released", _("sent")
        UNDONE = "undone", _("undone")
        REVERSED = "reversed", _("reversed")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="decisions")
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="decisions")
    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=8, choices=State, default=State.HELD)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    language = models.CharField(max_length=2, default="en")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    due_on = models.DateField(null=True)
    decided_at = models.DateTimeField(default=timezone.now)
    release_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    keeps_reading = models.BooleanField(
        default=False, help_text="Reviewers at work finish although the authors revise."
    )
    reversed_at = models.DateTimeField(null=True)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reversal_reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["decided_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["submission"], condition=models.Q(state="held"), name="one_held_decision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.get_kind_display()}"

    @property
    def round_version(self) -> Version | None:
        """The version that was judged, where there was a round."""
        return self.round.version if self.round else None

    @property
    def asks_for_revision(self) -> bool:
        return self.kind in {self.Kind.MINOR, self.Kind.MAJOR, self.Kind.RETURN}


class Revision(models.Model):
    """The authors' answer to a decision: a new version and their words to each point."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="revision")
    due_on = models.DateField()
    answer = models.TextField(_("your answer"), blank=True)
    reminded = models.JSONField(default=list, help_text="Reminders that are done with.")
    saved_at = models.DateTimeField(null=True)
    version = models.OneToOneField(Version, models.PROTECT, null=True, related_name="revision_row")
    returned_at = models.DateTimeField(null=True)
    moved_due_at = models.DateTimeField(null=True, help_text="When the authors moved the date.")
    wanted_due = models.DateField(null=True, help_text="A later date that waits for the editor.")
    wanted_at = models.DateTimeField(null=True)
    wanted_reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Revision after {self.decision}"
