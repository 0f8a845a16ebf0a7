"""Files that arrive in pieces; a broken line goes on where it stopped (tus protocol 1.0)."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.keys import new_key
from submissions.models.files import private_storage


def piece_path(piece: "Piece", _name: str) -> str:
    return f"incoming/{piece.incoming.key}/{piece.start}"


KEPT_FOR = timedelta(days=7)  # since the last piece; then it is thrown away


class Incoming(models.Model):
    """A file on its way: how much of it is here. Its owner alone may go on with it or use it."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="incoming")
    place = models.CharField(max_length=40, blank=True, help_text="The form it is meant for.")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("size")), name="no_more_than_announced"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.received} of {self.size}"

    @property
    def is_complete(self) -> bool:
        return self.received == self.size

    @property
    def expires_at(self) -> datetime:
        return self.touched_at + KEPT_FOR


class Piece(models.Model):
    """A run of bytes of a file on its way, kept as one object, so that any storage will do."""

    incoming = models.ForeignKey(Incoming, models.CASCADE, related_name="pieces")
    start = models.PositiveBigIntegerField()
    size = models.PositiveBigIntegerField()
    file = models.FileField(storage=private_storage, upload_to=piece_path, max_length=200)

    class Meta:
        ordering: ClassVar = ["start"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incoming", "start"], name="piece_once")
        ]

    def __str__(self) -> str:
        return f"{self.incoming_id}: {self.start}+{self.size}"
