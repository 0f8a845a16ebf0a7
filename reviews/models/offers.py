"""Colleagues whom reviewers name, and people who offer to review."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key, new_nonce
from journal.models import Journal
from reviews.models.reading import Review


class Suggestion(models.Model):
    """A person named by a reviewer, or by whoever got the reviewer's link; editors may invite."""

    class Source(models.TextChoices):
        REVIEWER = "reviewer", _("named by the reviewer")
        FORWARDED = "forward", _("written on a device to which the link was passed on")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    review = models.ForeignKey(Review, models.CASCADE, related_name="suggestions")
    source = models.CharField(max_length=8, choices=Source, default=Source.REVIEWER)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    invited = models.ForeignKey(Review, models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "email"],
                condition=~models.Q(email=""),
                name="suggested_once",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email or self.words[:60]


class Offer(models.Model):
    """An offer to review. Nothing of it reaches the roster before its address is proved."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="offers")
    email = models.EmailField()
    values = models.JSONField(default=dict, help_text="What was typed, by the form's fields.")
    language = models.CharField(max_length=2, default="en")
    made_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="offers"
    )
    is_welcome = models.BooleanField(null=True, help_text="Empty: no editor has answered yet.")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.email
