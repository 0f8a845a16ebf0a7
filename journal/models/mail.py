"""The post: a letter is a row, so it can be read, counted, found again and sent again."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from journal.models.house import Journal
from journal.multilingual import WordsField


class Bounce(models.TextChoices):
    """What came back after a letter was sent."""

    HARD = "hard", _("no such address")
    FULL = "full", _("the mailbox is full")
    REFUSED = "refused", _("refused by the other server")
    AWAY = "away", _("automatic answer: away")


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self) -> "LetterQuerySet":
        return self.filter(status=Letter.Status.QUEUED, recalled_at=None)

    def failed(self) -> "LetterQuerySet":
        return self.filter(status=Letter.Status.FAILED)


class Letter(models.Model):
    """One letter to one person.

    ``text`` keeps marks as ``[[link]]`` where a personal address stands; ``links`` says what
    each mark means, and the address itself is made only while sending.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        RECALLED = "recalled", _("recalled before it was sent")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="letters")
    kind = models.SlugField(max_length=60)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    dedupe = models.CharField(max_length=120, unique=True, null=True, default=None)
    to = models.EmailField()
    to_name = models.CharField(max_length=250, blank=True)
    from_name = models.CharField(max_length=250, blank=True)
    reply_to = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="en")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    links = models.JSONField(default=dict)
    calendar = models.JSONField(
        default=dict, blank=True, help_text="A day that goes with it as a calendar file."
    )
    message_id = models.CharField(max_length=120, unique=True)

    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    next_try_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    recalled_at = models.DateTimeField(null=True)
    not_after = models.DateTimeField(null=True)
    bounce = models.CharField(max_length=8, choices=Bounce, blank=True)
    bounced_at = models.DateTimeField(null=True)
    bounce_words = models.TextField(blank=True, help_text="What the other server said.")
    written_at = models.DateTimeField()

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-written_at", "-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["written_at"],
                condition=models.Q(status__in=["queued", "sending"]),
                name="letter_on_its_way",
            )
        ]

    def __str__(self) -> str:
        return self.subject


class LetterTemplate(models.Model):
    """The journal's own wording of a letter, in place of the shipped one."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="letter_templates")
    kind = models.SlugField(max_length=60)
    subject = WordsField()
    body = WordsField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "kind"], name="letter_template_once")
        ]

    def __str__(self) -> str:
        return self.kind


class Address(models.Model):
    """What is known of an address: whether letters reach it."""

    class State(models.TextChoices):
        GOOD = "good", _("reached")
        BOUNCED = "bounced", _("bounced")
        SUPPRESSED = "suppressed", _("wants no letters")

    email = models.EmailField(unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.GOOD)
    reason = models.TextField(blank=True)
    since = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")

    def __str__(self) -> str:
        return self.email


class MailboxMessage(models.Model):
    """A letter as it would have left the house; exists in the embedded mode only."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    letter = models.OneToOneField(Letter, models.CASCADE, null=True, related_name="delivered")
    to = models.CharField(max_length=320, db_index=True)
    subject = models.CharField(max_length=320)
    text = models.TextField()
    raw = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.subject
