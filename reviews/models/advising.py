"""What is said about a decision: advice before it, an appeal after it, the board's minutes."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from journal.models import Journal
from reviews.models.decisions import Decision
from reviews.models.reading import Round
from submissions.models import Submission


class Advice(models.Model):
    """What an editor who only advises would decide, with the letter; one press makes it so."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="advice")
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="advice")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="advice")
    kind = models.CharField(max_length=12, choices=Decision.Kind)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(help_text="The letter as it would be sent.")
    words = models.TextField(blank=True, help_text="To the editors who decide.")
    language = models.CharField(max_length=2, default="en")
    due_on = models.DateField(null=True)
    given_at = models.DateTimeField(default=timezone.now)
    decision = models.OneToOneField(Decision, models.SET_NULL, null=True, related_name="advice")

    class Meta:
        ordering: ClassVar = ["given_at", "pk"]

    def __str__(self) -> str:
        return f"{self.submission}: {self.get_kind_display()}"


class Appeal(models.Model):
    """What authors say against a decision, and what the editors answer."""

    class Outcome(models.TextChoices):
        OPEN = "", _("waits for an answer")
        UPHELD = "upheld", _("the paper is taken up again")
        REFUSED = "refused", _("the decision stands")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    decision = models.OneToOneField(Decision, models.CASCADE, related_name="appeal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(_("your reasons"))
    made_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.OPEN, blank=True)
    answer = models.TextField(_("answer to the authors"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Appeal against {self.decision}"


class Meeting(models.Model):
    """A meeting of the board, with its minutes."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="meetings")
    held_on = models.DateField(_("held on"))
    place = models.CharField(_("place"), max_length=250, blank=True)
    present = models.TextField(_("present"), blank=True, help_text="One name a line.")
    words = models.TextField(_("further business"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return str(self.held_on)


class Vote(models.Model):
    """What a meeting said of one paper."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="votes")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="votes")
    proposal = models.CharField(max_length=12, choices=Decision.Kind)
    words = models.TextField(blank=True)
    in_favour = models.PositiveSmallIntegerField(default=0)
    against = models.PositiveSmallIntegerField(default=0)
    abstained = models.PositiveSmallIntegerField(default=0)
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="votes")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "submission"], name="vote_once")
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.submission}"
