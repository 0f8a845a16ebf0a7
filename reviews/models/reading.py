"""Rounds and reviews."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key, new_nonce
from journal.models import ReviewMode
from reviews.models.forms import Form, Recommendation
from submissions.models import Submission, Version, private_storage


class Round(models.Model):
    """One reading of one version."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="rounds")
    version = models.ForeignKey(Version, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    form = models.ForeignKey(Form, models.PROTECT)
    mode = models.CharField(
        max_length=8,
        choices=ReviewMode,
        default=ReviewMode.DOUBLE,
        help_text="Who knows of whom, as it was when the round was opened.",
    )
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)
    reminded = models.JSONField(default=list, help_text="What the editors were told already.")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "number"], name="round_number_once"),
            models.UniqueConstraint(
                fields=["submission"], condition=models.Q(closed_at=None), name="one_open_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission}, round {self.number}"


def attachment_path(review: "Review", name: str) -> str:
    return f"reviews/{review.key}/{new_key()}.{name.rpartition('.')[2]}"


class ReviewQuerySet(models.QuerySet["Review"]):
    def unanswered(self) -> "ReviewQuerySet":
        return self.filter(state=Review.State.INVITED)

    def under_way(self) -> "ReviewQuerySet":
        return self.filter(state=Review.State.ACCEPTED)

    def in_hand(self) -> "ReviewQuerySet":
        return self.filter(state=Review.State.DONE)

    def active(self) -> "ReviewQuerySet":
        """Those from which something is still to come."""
        return self.filter(state__in=[Review.State.INVITED, Review.State.ACCEPTED])


class Review(models.Model):
    """Invitation, answer, draft and report of one reviewer in one round: one row's life."""

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        DONE = "done", _("handed in")
        RELEASED = "released", _("released")

    Recommendation = Recommendation

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews")
    form = models.ForeignKey(
        Form, models.PROTECT, null=True, help_text="The own variant; empty: the round's."
    )
    version = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        related_name="reviews",
        help_text="The version that is read or was judged, where it is not the round's.",
    )
    state = models.CharField(max_length=8, choices=State, default=State.INVITED)
    # given when the review is handed in: a gap between letters would tell authors who was asked
    letter_name = models.CharField(
        _("name for others"), max_length=2, blank=True, help_text="A, B, C"
    )
    warned_of = models.TextField(blank=True)
    invited_despite = models.TextField(_("reason for inviting all the same"), blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now)
    answer_due = models.DateField()
    review_due = models.DateField()
    answered_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True, help_text="Kept when the review is reopened.")
    decline_reason = models.TextField(blank=True)
    suggestion = models.TextField(blank=True)
    released_at = models.DateTimeField(null=True)
    moved_due_at = models.DateTimeField(null=True, help_text="When its reviewer moved the date.")
    reminded = models.JSONField(default=list, help_text="Reminders that are done with.")
    link_copied_at = models.DateTimeField(null=True)
    link_renewed_at = models.DateTimeField(null=True)

    draft = models.JSONField(default=dict)
    draft_saved_at = models.DateTimeField(null=True)
    draft_aside = models.JSONField(default=dict, help_text="What a second window wrote.")

    to_authors = models.TextField(_("for the authors"), blank=True)
    to_editors = models.TextField(_("only for the editors"), blank=True)
    recommendation = models.CharField(max_length=8, choices=Recommendation, blank=True)
    conflict = models.TextField(_("conflict of interest"), blank=True)
    ai_use = models.TextField(_("use of AI"), blank=True)
    reads_again = models.BooleanField(default=False)
    signs = models.BooleanField(
        default=False, help_text="The reviewer wants to be named to the authors."
    )
    edited_to_authors = models.TextField(
        blank=True, help_text="What authors read instead where an editor had to change words."
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    edited_at = models.DateTimeField(null=True)
    edit_reason = models.TextField(blank=True)
    attachment = models.FileField(
        storage=private_storage, upload_to=attachment_path, max_length=200, blank=True
    )
    attachment_name = models.CharField(max_length=255, blank=True)
    handed_in_at = models.DateTimeField(null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["invited_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "reviewer"], name="one_review_each_round"),
            models.UniqueConstraint(
                fields=["round", "letter_name"],
                condition=~models.Q(letter_name=""),
                name="review_letter_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(handed_in_at__isnull=False),
                name="done_reviews_have_a_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}, reviewer {self.letter_name or '?'}"

    @property
    def own_form(self) -> Form:
        """The form that this reviewer fills in."""
        return self.form or self.round.form

    def get_recommendation_display(self) -> str:  # type: ignore[no-redef] # the form decides
        """Return the recommendation in the words of the form, or "" where none is given."""
        return self.own_form.recommendation_words(self.recommendation)

    @property
    def own_version(self) -> Version:
        """The version that this reviewer reads or judged."""
        return self.version or self.round.version

    @property
    def text_for_authors(self) -> str:
        """What authors and other reviewers read: the own words, or what an editor made of them."""
        return self.edited_to_authors or self.to_authors

    @property
    def is_active(self) -> bool:
        return self.state in {self.State.INVITED, self.State.ACCEPTED}
