"""What stands in a report beside its texts, and what became of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key, new_nonce
from accounts.validators import validate_orcid
from reviews.models.forms import Criterion
from reviews.models.reading import Review
from submissions.models import Version, private_storage

EDITED = "What authors read instead; null: the reviewer's own words, empty: nothing."


class Score(models.Model):
    """1 to 5, or empty for "not applicable"."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT)
    value = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["criterion__position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "criterion"], name="score_once"),
            models.CheckConstraint(
                condition=models.Q(value=None) | models.Q(value__range=(1, 5)),
                name="scores_are_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.value or '–'}"


def answer_path(answer: "Answer", name: str) -> str:
    return f"reviews/{answer.review.key}/{new_key()}.{name.rpartition('.')[2]}"


class Answer(models.Model):
    """What a report answers to a question that is no scale: a text, a choice, or a file."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    review = models.ForeignKey(Review, models.CASCADE, related_name="answers")
    criterion = models.ForeignKey(Criterion, models.PROTECT)
    text = models.TextField(blank=True)
    choice = models.CharField(max_length=50, blank=True, help_text="The slug of an option.")
    file = models.FileField(
        storage=private_storage, upload_to=answer_path, max_length=200, blank=True
    )
    file_name = models.CharField(max_length=255, blank=True)
    edited = models.TextField(null=True, help_text=EDITED)

    class Meta:
        ordering: ClassVar = ["criterion__position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "criterion"], name="answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.criterion}"

    @property
    def words(self) -> str:
        """The text, the words of the chosen option, or the name of the file."""
        if self.choice:
            return self.criterion.option(self.choice)
        return self.text or self.file_name

    @property
    def text_for_authors(self) -> str:
        """What authors read of a text: the own words, or what an editor made of them."""
        return self.text if self.edited is None else self.edited


class Note(models.Model):
    """A remark on one paragraph of the reading copy; part of the report for the authors."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    review = models.ForeignKey(Review, models.CASCADE, related_name="notes")
    block = models.CharField(max_length=60, help_text="The lasting id of the paragraph.")
    quote = models.CharField(max_length=300, blank=True, help_text="How the paragraph begins.")
    text = models.TextField()
    position = models.PositiveIntegerField(
        default=0, help_text="The paragraph's place in the text."
    )
    saved_at = models.DateTimeField(default=timezone.now)
    edited = models.TextField(null=True, help_text=EDITED)

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.review}: {self.block}"

    @property
    def text_for_authors(self) -> str:
        """What authors read: the own words, or what an editor made of them."""
        return self.text if self.edited is None else self.edited


def earlier_path(report: "EarlierReport", name: str) -> str:
    return f"reviews/{report.review.key}/{new_key()}.{name.rpartition('.')[2]}"


class EarlierReport(models.Model):
    """A report as it was before it went back to its reviewer; only editors see it."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    review = models.ForeignKey(Review, models.CASCADE, related_name="earlier_reports")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField(help_text="Texts, scores, answers, notes, recommendation.")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    attachment = models.FileField(
        storage=private_storage, upload_to=earlier_path, max_length=200, blank=True
    )
    handed_in_at = models.DateTimeField()
    returned_at = models.DateTimeField(default=timezone.now)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "number"], name="earlier_report_once")
        ]

    def __str__(self) -> str:
        return f"{self.review}, {self.number}"


class CoReviewer(models.Model):
    """A colleague who helped with a review, named by the reviewer."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    review = models.ForeignKey(Review, models.CASCADE, related_name="co_reviewers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="co_reviews"
    )
    name = models.CharField(_("name"), max_length=250)
    email = models.EmailField(_("e-mail"))
    orcid = models.CharField("ORCID", max_length=19, blank=True, validators=[validate_orcid])
    affiliation = models.CharField(_("institution"), max_length=250, blank=True)
    warned_of = models.TextField(blank=True, help_text="What speaks against them; for editors.")
    named_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "email"], name="co_reviewer_once")
        ]

    def __str__(self) -> str:
        return self.name


class Rating(models.Model):
    """How useful a report was, in an editor's eyes; never shown to its reviewer."""

    review = models.OneToOneField(Review, models.CASCADE, related_name="rating")
    value = models.PositiveSmallIntegerField(help_text="1 to 5.")
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(value__range=(1, 5)), name="ratings_are_1_to_5"
            )
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.value}"


class Certificate(models.Model):
    """That somebody reviewed for the journal; anybody may check its code. Names no paper."""

    code = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    review = models.ForeignKey(Review, models.PROTECT, related_name="certificates")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="certificates")
    name = models.CharField(max_length=250)
    reviewed_on = models.DateField()
    issued_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "user"], name="certificate_once")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.reviewed_on}"


class Opening(models.Model):
    """A device on which the link of a review was opened, and who was there."""

    class Said(models.TextChoices):
        NOTHING = "", _("not asked yet")
        SELF = "self", _("the reviewer")
        OTHER = "other", _("somebody else")

    review = models.ForeignKey(Review, models.CASCADE, related_name="openings")
    device = models.CharField(
        max_length=64, help_text="A digest of the device's own random cookie."
    )
    said = models.CharField(max_length=8, choices=Said, default=Said.NOTHING, blank=True)
    words = models.CharField(max_length=250, blank=True)
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["first_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "device"], name="opening_once")
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.said or '?'}"
