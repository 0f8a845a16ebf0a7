"""The journal, its people and what it publishes about itself."""

from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key, new_nonce
from journal.multilingual import WordsField


def journal_languages() -> list[str]:
    return ["en", "ru", "kk"]


class ConfirmBefore(models.TextChoices):
    """By when each co-author has to confirm; the corresponding author of a paper that another
    person sent always confirms before review."""

    NEVER = "never", _("never; they may")
    REVIEW = "review", _("the review begins")
    PUBLICATION = "publication", _("the article appears")


class Journal(models.Model):
    """One deployment serves one journal; every manuscript and issue still points at its row."""

    name = WordsField(_("name"))
    abbreviation = models.CharField(
        _("abbreviation"),
        max_length=12,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9]*$")],
        help_text=_("Begins the number of every paper, as in IJCSRP-2026-0042."),
    )
    tagline = WordsField(_("one sentence about the journal"))
    description = WordsField(_("description"))
    publisher = WordsField(_("publisher"))
    place = WordsField(_("place of the publisher"))
    since = models.PositiveSmallIntegerField(_("first year"), default=2013)
    issn = models.CharField("ISSN", max_length=9, blank=True)
    email = models.EmailField(_("address of the journal"))
    timezone = models.CharField(_("time zone"), max_length=50, default="Asia/Almaty")
    timezone_name = WordsField(_("place that names the time zone"))
    languages = models.JSONField(_("languages"), default=journal_languages)
    doi_prefix = models.CharField(_("DOI prefix"), max_length=40, blank=True)
    licence_name = models.CharField(_("licence"), max_length=60, default="CC BY 4.0")
    licence_url = models.URLField(default="https://creativecommons.org/licenses/by/4.0/")

    answer_days = models.PositiveSmallIntegerField(_("days to answer an invitation"), default=7)
    review_days = models.PositiveSmallIntegerField(_("days to review"), default=21)
    minor_days = models.PositiveSmallIntegerField(_("days for a minor revision"), default=21)
    major_days = models.PositiveSmallIntegerField(_("days for a major revision"), default=60)
    completion_days = models.PositiveSmallIntegerField(_("days for completion"), default=14)
    proof_days = models.PositiveSmallIntegerField(_("working days for a proof"), default=5)
    hold_minutes = models.PositiveSmallIntegerField(_("minutes a decision is held"), default=10)

    required_texts = models.JSONField(
        _("texts required in other languages"),
        default=dict,
        blank=True,
        help_text="Lists of languages by title, abstract, keywords; beside the paper's own.",
    )
    preflight = models.JSONField(
        _("checks before submission"),
        default=dict,
        blank=True,
        help_text="off, warn or stop by the name of a check; what is left out has its usual way.",
    )
    confirm_before = models.CharField(
        _("co-authors must confirm before"),
        max_length=12,
        choices=ConfirmBefore,
        default=ConfirmBefore.NEVER,
    )

    shares_reports = models.BooleanField(
        _("reviewers read the other reports after the decision"), default=True
    )
    opens_before_answer = models.BooleanField(
        _("the paper may be read before the invitation is answered"), default=False
    )
    editors_may_review = models.BooleanField(_("an editor in charge may also review"), default=True)
    keeps_minutes = models.BooleanField(_("the board keeps minutes of decisions"), default=False)
    guest_share = models.PositiveSmallIntegerField(
        _("papers of guest editors in an issue at most, per cent"), default=25
    )

    is_sample = models.BooleanField(default=False, editable=False)
    setup_nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    edition = models.PositiveBigIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.name)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class ReviewMode(models.TextChoices):
    """The models of peer review, in the words of ANSI/NISO Z39.106-2023."""

    SINGLE = "single", _("Single anonymous: reviewers know the authors")
    DOUBLE = "double", _("Double anonymous: neither knows the other")
    OPEN = "open", _("Open: both know each other")
    SIGNED = "signed", _("Double anonymous, reviewers may sign")


class Section(models.Model):
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="sections")
    slug = models.SlugField()
    name = WordsField(_("name"))
    description = WordsField(_("description"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "slug"], name="section_slug_once")
        ]

    def __str__(self) -> str:
        return str(self.name)


class ArticleType(models.Model):
    """A kind of contribution with its limits; numbers are words."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="article_types")
    slug = models.SlugField()
    name = WordsField(_("name"))
    hint = WordsField(_("one line of help"))
    min_words = models.PositiveIntegerField(_("words at least"), default=0)
    max_words = models.PositiveIntegerField(_("words at most"), default=0)
    abstract_least = models.PositiveIntegerField(_("words of the abstract at least"), default=0)
    abstract_words = models.PositiveIntegerField(_("words of the abstract at most"), default=0)
    reviewers = models.PositiveSmallIntegerField(_("reviewers needed"), default=2)
    practitioners = models.PositiveSmallIntegerField(
        _("of these practitioners, at least"), default=0
    )
    review_mode = models.CharField(
        _("who knows of whom"), max_length=8, choices=ReviewMode, default=ReviewMode.DOUBLE
    )
    has_points = models.BooleanField(_("has points for practitioners"), default=True)
    is_research = models.BooleanField(_("counts as research"), default=True)
    is_open = models.BooleanField(_("authors may choose it"), default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "slug"], name="article_type_slug_once")
        ]

    def __str__(self) -> str:
        return str(self.name)


class Topic(models.Model):
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="topics")
    slug = models.SlugField()
    name = WordsField(_("name"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "slug"], name="topic_slug_once")
        ]

    def __str__(self) -> str:
        return str(self.name)


class Call(models.Model):
    """A call for papers; a special issue has one, and its guest editors are its members."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="calls")
    slug = models.SlugField()
    title = WordsField(_("title"))
    description = WordsField(_("text"))
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))

    class Meta:
        ordering: ClassVar = ["closes_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "slug"], name="call_slug_once"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="call_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Role(models.TextChoices):
    CHIEF = "chief", _("Editor-in-chief")
    MANAGER = "manager", _("Managing editor")
    SECTION = "section", _("Section editor")
    GUEST = "guest", _("Guest editor")
    PRODUCTION = "production", _("Copyeditor and typesetter")
    BOARD = "board", _("Member of the editorial board")


class MemberQuerySet(models.QuerySet["Member"]):
    def at(self, day: date) -> "MemberQuerySet":
        """Those whose term covers a day."""
        return self.filter(
            models.Q(since__isnull=True) | models.Q(since__lte=day),
            models.Q(until__isnull=True) | models.Q(until__gte=day),
        )

    def deciding(self) -> "MemberQuerySet":
        """Those who see and handle every manuscript."""
        return self.filter(role__in=[Role.CHIEF, Role.MANAGER])


class Member(models.Model):
    """A role is a row with a beginning and an end."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role)
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True)
    call = models.ForeignKey(Call, models.PROTECT, null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    advises = models.BooleanField(_("advises only; somebody else decides"), default=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["journal", "user", "role"],
                condition=models.Q(section=None, call=None),
                name="member_role_once",
            ),
            models.UniqueConstraint(fields=["user", "section"], name="section_editor_once"),
            models.UniqueConstraint(fields=["user", "call"], name="guest_editor_once"),
            models.CheckConstraint(
                condition=models.Q(role=Role.SECTION, section__isnull=False)
                | (~models.Q(role=Role.SECTION) & models.Q(section__isnull=True)),
                name="section_editors_have_a_section",
            ),
            models.CheckConstraint(
                condition=models.Q(role=Role.GUEST, call__isnull=False)
                | (~models.Q(role=Role.GUEST) & models.Q(call__isnull=True)),
                name="guest_editors_have_a_call",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"


class Page(models.Model):
    """A public page about the journal, written by its editors."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="pages")
    slug = models.SlugField()
    title = WordsField(_("title"))
    body = WordsField(_("text"))
    group = models.CharField(
        max_length=10,
        choices=[("journal", _("The journal")), ("people", _("For authors and reviewers"))],
        default="journal",
    )
    position = models.PositiveSmallIntegerField(default=0)
    reviewed_on = models.DateField(_("last reviewed on"))

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "slug"], name="page_slug_once")
        ]

    def __str__(self) -> str:
        return str(self.title)


class Announcement(models.Model):
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="announcements")
    slug = models.SlugField()
    title = WordsField(_("title"))
    body = WordsField(_("text"))
    published_on = models.DateField(_("published on"))

    class Meta:
        ordering: ClassVar = ["-published_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "slug"], name="announcement_slug_once")
        ]

    def __str__(self) -> str:
        return str(self.title)


class Holiday(models.Model):
    """A day on which nothing falls due."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="holidays")
    day = models.DateField()
    name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "day"], name="holiday_once")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.name}"
