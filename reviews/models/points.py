"""What authors are asked, point by point, and what they answer."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from reviews.models.decisions import Decision
from reviews.models.reading import Review

EDITOR = "editor"


class Point(models.Model):
    """One numbered point of a report, or of the decision's letter, as it was when it was sent."""

    class Weight(models.TextChoices):
        MUST = "must", _("must change")
        SHOULD = "should", _("should change")
        OPTIONAL = "optional", _("optional")

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="points")
    review = models.ForeignKey(
        Review, models.CASCADE, null=True, related_name="points", help_text="Empty: the editor's."
    )
    number = models.PositiveSmallIntegerField()
    weight = models.CharField(max_length=8, choices=Weight, blank=True)
    text = models.TextField()
    block = models.CharField(
        max_length=60, blank=True, help_text="The paragraph of the judged version that it is on."
    )

    class Meta:
        ordering: ClassVar = [models.F("review__letter_name").asc(nulls_first=True), "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["decision", "review", "number"],
                condition=models.Q(review__isnull=False),
                name="point_number_once_in_report",
            ),
            models.UniqueConstraint(
                fields=["decision", "number"],
                condition=models.Q(review=None),
                name="point_number_once_in_letter",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """The name by which forms and answers call it: A.1, or editor.1."""
        return f"{self.review.letter_name if self.review else EDITOR}.{self.number}"


class PointAnswer(models.Model):
    """The authors' answer to one point, and the changed paragraphs that it speaks of."""

    point = models.OneToOneField(Point, models.CASCADE, related_name="answer")
    text = models.TextField(blank=True)
    blocks = models.JSONField(
        null=True, help_text="Keys of changes that the authors chose; null while nobody chose."
    )

    def __str__(self) -> str:
        return f"Answer to {self.point_id}"
