"""What happened to a review beside its own dates: reopened, moved, returned, asked again."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reviews.models.reading import Review
from submissions.models import Version


class Turn(models.Model):
    """One turn in the life of a review that its row does not keep, because a later one overwrote it.

    ``by`` is empty where the reviewer acted, or time did. ``day`` is the date that was given,
    ``version`` the one that is read from then on.
    """

    class Kind(models.TextChoices):
        INVITED = "invited", _("invited")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        RELEASED = "released", _("released")
        REOPENED = "reopened", _("reopened")
        DUE_MOVED = "due_moved", _("date moved")
        KEPT = "kept", _("stays with the earlier version")
        MOVED = "moved", _("went on to the new version")
        SENT_AGAIN = "sent_again", _("sent again")
        ADDRESS = "address", _("another address")

    review = models.ForeignKey(Review, models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    day = models.DateField(null=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "kind", "at"], name="turn_once")
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.get_kind_display()}"
