"""Credit for a review in its reviewer's ORCID record."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from accounts.validators import validate_orcid
from reviews.models.reading import Review


class Credit(models.Model):
    """One review in the ORCID record of one person, who asked for it; names no paper.

    The permission of the person is kept with the account. The put-code is ORCID's own number of
    the entry: while it is there, the entry is.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("on its way to ORCID")
        DEPOSITED = "deposited", _("in the ORCID record")
        REFUSED = "refused", _("the permission is gone")
        FAILED = "failed", _("not taken by ORCID")
        LEAVING = "leaving", _("being taken out of the ORCID record")
        WITHDRAWN = "withdrawn", _("taken out of the ORCID record")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    review = models.ForeignKey(Review, models.PROTECT, related_name="credits")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="credits")
    orcid = models.CharField("ORCID", max_length=19, validators=[validate_orcid])
    put_code = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    words = models.TextField(blank=True, help_text="What ORCID said last, for operators.")
    asked_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "user"], name="credit_once")
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.get_state_display()}"
