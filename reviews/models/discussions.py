"""Discussions about a manuscript: threads with chosen people, never mixing the blind sides."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key, new_nonce
from submissions.models import Submission, private_storage

LONGEST = 20_000  # letters of one message


class Thread(models.Model):
    """One discussion. ``side`` says who may take part beside the editors."""

    class Side(models.TextChoices):
        EDITORS = "editors", _("editors only")
        AUTHORS = "authors", _("editors and authors")
        REVIEWER = "reviewer", _("editors and one reviewer")

    class Stage(models.TextChoices):
        SUBMISSION = "submission", _("submission")
        REVIEW = "review", _("review")
        PRODUCTION = "production", _("production")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="threads")
    side = models.CharField(max_length=8, choices=Side, default=Side.EDITORS)
    stage = models.CharField(max_length=10, choices=Stage)
    subject = models.CharField(_("subject"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.subject


class Participant(models.Model):
    """A person in a discussion; ``key`` and ``nonce`` are for the link in their letters."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="participants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="discussions")
    read_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    link_renewed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thread", "user"], name="participant_once")
        ]

    def __str__(self) -> str:
        return f"{self.thread}: {self.user}"


def message_path(message: "Message", name: str) -> str:
    return f"discussions/{message.thread.key}/{new_key()}.{name.rpartition('.')[2]}"


class Message(models.Model):
    """One message; what was sent is not changed."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(_("message"))
    attachment = models.FileField(
        storage=private_storage, upload_to=message_path, max_length=200, blank=True
    )
    attachment_name = models.CharField(max_length=255, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.thread}, {self.at}"
