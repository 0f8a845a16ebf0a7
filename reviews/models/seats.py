"""Who is to be asked next, and what speaks against whom."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from reviews.models.reading import Review
from submissions.models import Submission


class Queue(models.Model):
    """The autopilot of a round: how many are needed, how many are asked at once.

    It is made standing still (``paused_at``) and moves once an editor starts it. ``stopped``
    says what kept the last look from asking whoever is next.
    """

    class Stopped(models.TextChoices):
        NOT = "", _("it works")
        EMPTY = "empty", _("the list of names is used up")
        HELD = "held", _("a decision waits to be sent")
        OVER = "over", _("the round was closed")
        COPY = "copy", _("the reviewers' copy may still name the authors")
        AUTHORS = "authors", _("authors have to confirm first")
        FILE = "file", _("the paper's file cannot be read yet")
        EDITOR = "editor", _("no editor is there in whose name to write")

    submission = models.OneToOneField(Submission, models.CASCADE, related_name="queue")
    wanted = models.PositiveSmallIntegerField(_("reviews needed"), default=2)
    at_once = models.PositiveSmallIntegerField(_("asked at the same time"), default=2)
    answer_days = models.PositiveSmallIntegerField(_("days to answer"), default=7)
    review_days = models.PositiveSmallIntegerField(_("days to review"), default=21)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    paused_words = models.TextField(blank=True, help_text="Why it stands still, for the editors.")
    stopped = models.CharField(max_length=8, choices=Stopped, default=Stopped.NOT, blank=True)

    def __str__(self) -> str:
        return f"{self.submission}: {self.wanted}"


class Place(models.Model):
    """One name in the order in which they are asked."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        INVITED = "invited", _("asked")
        SKIPPED = "skipped", _("passed over")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    queue = models.ForeignKey(Queue, models.CASCADE, related_name="places")
    position = models.PositiveSmallIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="places")
    reason = models.TextField(blank=True, help_text="Why to ask them despite a warning.")
    warned_of = models.TextField(
        blank=True, help_text="The findings for which the reason was given, one a line."
    )
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    words = models.TextField(blank=True, help_text="Why the person was passed over.")
    review = models.OneToOneField(Review, models.SET_NULL, null=True, related_name="place")
    moved_on_at = models.DateTimeField(
        null=True, help_text="When the next was asked because this one did not answer."
    )

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["queue", "user"], name="place_once")
        ]

    def __str__(self) -> str:
        return f"{self.queue}, {self.position}"


class ConflictRuling(models.Model):
    """What an editor said of a conflict that was found; it is not raised again.

    A row is never changed: who says something else later writes another, and the newest counts.
    ``evidence`` names the finding (its kind and the rows that it rests on), so that a new
    finding between the same two people is a new question.
    """

    class Ruling(models.TextChoices):
        DISMISSED = "dismissed", _("no conflict")
        PINNED = "pinned", _("a conflict")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="conflict_rulings")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="conflict_rulings"
    )
    kind = models.CharField(max_length=20)
    evidence = models.CharField(max_length=250, blank=True)
    ruling = models.CharField(max_length=10, choices=Ruling)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.submission}, {self.user}: {self.get_ruling_display()}"
