"""The people of a manuscript and what they declare."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.keys import new_key, new_nonce
from accounts.models import Named
from accounts.validators import validate_orcid, validate_ror

# What is typed of an author; printed, compared and written back in this order.
PERSON_FIELDS = (
    "family_name",
    "given_name",
    "patronymic",
    "latin_name",
    "email",
    "affiliation",
    "ror",
    "country",
    "more_affiliations",
    "orcid",
    "is_corresponding",
)


class Contributor(Named):
    """An author in the order of the paper. Whoever is mailed may confirm or dispute by link."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    submission = models.ForeignKey(
        "submissions.Submission", models.CASCADE, related_name="contributors"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="contributions"
    )
    position = models.PositiveSmallIntegerField(default=0)
    email = models.EmailField(_("e-mail"), blank=True)
    orcid = models.CharField("ORCID", max_length=19, blank=True, validators=[validate_orcid])
    proved_orcid = models.CharField(
        max_length=19,
        blank=True,
        help_text="With which iD the author signed in at ORCID; counts while the iD is the same.",
    )
    affiliation = models.CharField(_("institution"), max_length=250, blank=True)
    ror = models.CharField("ROR", max_length=40, blank=True, validators=[validate_ror])
    country = models.CharField(_("country"), max_length=2, blank=True)
    more_affiliations = models.JSONField(
        default=list, blank=True, help_text="Further institutions: name, ror, country."
    )
    is_corresponding = models.BooleanField(_("corresponding author"), default=False)
    roles = models.JSONField(_("contributions"), default=list, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    disputed_at = models.DateTimeField(null=True)
    dispute = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, help_text="When an editor ended the dispute.")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    settlement = models.TextField(_("how the dispute was settled"), blank=True)
    link_copied_at = models.DateTimeField(null=True, help_text="When an editor saw the link.")

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=models.Q(is_corresponding=True),
                name="one_corresponding_author",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_proved_orcid(self) -> bool:
        """Whether the author signed in at ORCID with the iD that stands here, for this paper or
        for the own account."""
        if not self.orcid:
            return False
        own = self.user is not None and self.user.orcid_proved and self.user.orcid == self.orcid
        return own or self.proved_orcid == self.orcid


class Statement(models.Model):
    """What the authors declare; printed with the article."""

    class Kind(models.TextChoices):
        CONFLICTS = "conflicts", _("Conflicts of interest")
        FUNDING = "funding", _("Funding")
        DATA = "data", _("Data")
        ETHICS = "ethics", _("Ethics")
        AI = "ai", _("Use of AI")
        ACKNOWLEDGEMENTS = "acknowledgements", _("Acknowledgements")

    submission = models.ForeignKey(
        "submissions.Submission", models.CASCADE, related_name="statements"
    )
    kind = models.CharField(max_length=16, choices=Kind)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "kind"], name="statement_once")
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.kind}"


class ReviewerWish(models.Model):
    """A reviewer whom the authors suggest, or ask the editors not to invite; with the reason."""

    class Kind(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        OPPOSED = "opposed", _("not to be asked")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="wishes")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=250)
    email = models.EmailField(_("e-mail"), blank=True)
    affiliation = models.CharField(_("institution"), max_length=250, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["kind", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_kind_display()}"


class AuthorChange(models.Model):
    """A change of the authors after submission: asked with a reason, confirmed by each person
    listed before or after, decided by an editor. Both lists are kept."""

    class State(models.TextChoices):
        ASKED = "asked", _("waits for the authors")
        AGREED = "agreed", _("waits for the editor")
        ACCEPTED = "accepted", pgettext_lazy("change of authors", "accepted")
        REFUSED = "refused", _("refused")
        TAKEN_BACK = "taken_back", _("taken back")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    submission = models.ForeignKey(
        "submissions.Submission", models.CASCADE, related_name="author_changes"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    before = models.JSONField(default=list, help_text="The authors when the change was asked for.")
    after = models.JSONField(default=list, help_text="The authors as they are to be.")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(_("words of the editor"), blank=True)

    class Meta:
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=models.Q(state__in=["asked", "agreed"]),
                name="one_open_author_change",
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.get_state_display()}"


class AuthorConsent(models.Model):
    """What one person says to a change of the authors, by a link of their own."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    change = models.ForeignKey(AuthorChange, models.CASCADE, related_name="consents")
    name = models.CharField(max_length=250)
    email = models.EmailField()
    agreed_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["change", "email"], name="consent_once")
        ]

    def __str__(self) -> str:
        return f"{self.change}: {self.name}"
