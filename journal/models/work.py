"""Background work as rows: what is to be done, and what became of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key


class ErrandQuerySet(models.QuerySet["Errand"]):
    def about(self, subject: str) -> "ErrandQuerySet":
        return self.filter(about=subject)

    def open(self) -> "ErrandQuerySet":
        return self.filter(state__in=[Errand.State.WAITING, Errand.State.RUNNING])


class Errand(models.Model):
    """One piece of background work: sent by an act, carried out by a worker, never lost.

    ``task`` is the Celery task's full name, ``about`` the thing it is for
    (``version:<key>``), ``subject_id`` the row it works on.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    task = models.CharField(max_length=120)
    about = models.CharField(max_length=60, db_index=True)
    subject_id = models.PositiveBigIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    owner = models.CharField(max_length=200, blank=True)
    outcome = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["sent_at"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="errand_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.about}: {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}


class QueuedMessage(models.Model):
    """A message of the bundled broker (``journal.queue``); times are seconds since the epoch."""

    queue = models.CharField(max_length=60)
    payload = models.TextField()
    priority = models.SmallIntegerField(default=0)
    created_at = models.FloatField()
    due_at = models.FloatField(default=0)
    lease_until = models.FloatField(null=True)
    owner = models.CharField(max_length=200, default="", blank=True)
    deliveries = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, default="ready")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["queue", "state", "-priority", "id"], name="queue_next")
        ]

    def __str__(self) -> str:
        return f"{self.queue} {self.pk}"
