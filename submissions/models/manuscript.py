"""A manuscript and the rows that tell its history."""

from typing import ClassVar

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from accounts.models import User
from journal.models import ArticleType, Call, Journal, Letter, Member, Role, Section, Topic
from journal.multilingual import WordsField
from journal.rich import html, plain
from submissions.models.people import Contributor
from submissions.models.status import OPEN, Status


def written_by_guests() -> models.Q:
    """Those that a guest editor of their own call wrote or sent.

    They go to the journal's own editors, so that no guest decides for another.
    """
    guests = Member.objects.at(timezone.now().date()).filter(role=Role.GUEST)
    named = Contributor.objects.filter(
        submission_id=models.OuterRef("pk"),
        user_id__in=guests.filter(call_id=models.OuterRef(models.OuterRef("call_id"))).values(
            "user_id"
        ),
    )
    sent = guests.filter(
        call_id=models.OuterRef("call_id"), user_id=models.OuterRef("submitter_id")
    )
    entered = models.Q(origin=Submission.Origin.EDITOR)
    return models.Q(models.Exists(named)) | (models.Q(models.Exists(sent)) & ~entered)


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def of(self, user: User) -> "SubmissionQuerySet":
        """Those that a person wrote or sent: by account or by a confirmed address.

        A draft is its sender's alone; nobody else named in it sees it before it is sent. An
        editor who entered a paper that came by mail is not one of its people once it is sent.
        """
        addresses = EmailAddress.objects.filter(user_id=user.pk, verified=True).values("email")
        named = Contributor.objects.filter(
            models.Q(user_id=user.pk) | models.Q(email__in=addresses),
            submission_id=models.OuterRef("pk"),
        )
        sent = ~models.Q(status=Status.DRAFT)
        entered = sent & models.Q(origin=self.model.Origin.EDITOR)
        sender = models.Q(submitter_id=user.pk) & ~entered
        return self.filter(sent & models.Exists(named) | sender)

    def handled_by(self, user: User) -> "SubmissionQuerySet":
        """Those that a person may see as an editor: by role or assignment, never one's own.

        A recusal, or being an author in any way, precedes every role.
        """
        roles = Member.objects.filter(user_id=user.pk).at(timezone.now().date())
        every = roles.deciding().filter(journal_id=models.OuterRef("journal_id"))
        section = roles.filter(role=Role.SECTION, section_id=models.OuterRef("section_id"))
        guest = roles.filter(role=Role.GUEST, call_id=models.OuterRef("call_id"))
        apart = models.Exists(guest) & ~written_by_guests()
        assigned = Assignment.objects.filter(
            submission_id=models.OuterRef("pk"), user_id=user.pk, until=None
        )
        return (
            self.exclude(status=Status.DRAFT)
            .filter(models.Exists(every) | models.Exists(section) | apart | models.Exists(assigned))
            .exclude(pk__in=self.model.objects.of(user).values("pk"))
            .exclude(
                models.Exists(
                    Recusal.objects.filter(submission_id=models.OuterRef("pk"), user_id=user.pk)
                )
            )
        )

    def decided_by(self, user: User) -> "SubmissionQuerySet":
        """Those on which a person's word is a decision: handled, and not by advice alone.

        A role whose row says "advises only" gives no word; nor does an assignment to somebody
        who only advises. Whoever acts for this one paper without any role decides it.
        """
        roles = Member.objects.filter(user_id=user.pk).at(timezone.now().date())
        editors = roles.filter(role__in=[Role.MANAGER, Role.SECTION, Role.GUEST])
        full = roles.filter(models.Q(role=Role.CHIEF) | models.Q(advises=False))
        every = full.deciding().filter(journal_id=models.OuterRef("journal_id"))
        section = full.filter(role=Role.SECTION, section_id=models.OuterRef("section_id"))
        guest = full.filter(role=Role.GUEST, call_id=models.OuterRef("call_id"))
        assigned = Assignment.objects.filter(
            submission_id=models.OuterRef("pk"), user_id=user.pk, until=None
        )
        words = models.Q(models.Exists(every) | models.Exists(section) | models.Exists(guest))
        if not editors.filter(advises=True).exists():
            words |= models.Q(models.Exists(assigned))
        return self.handled_by(user).filter(words)

    def visible_to(self, user: User) -> "SubmissionQuerySet":
        return self.filter(
            models.Q(pk__in=self.model.objects.of(user).values("pk"))
            | models.Q(pk__in=self.model.objects.handled_by(user).values("pk"))
        )

    def open(self) -> "SubmissionQuerySet":
        return self.filter(status__in=OPEN)


class Submission(models.Model):
    """A manuscript. It has a key from its first second and a code from its submission on."""

    class Origin(models.TextChoices):
        AUTHOR = "author", _("sent by an author")
        ASSISTANT = "assistant", _("sent by someone for the authors")
        EDITOR = "editor", _("came by mail and was entered by an editor")
        ARCHIVE = "archive", _("from the back catalogue")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    code = models.CharField(max_length=30, unique=True, null=True, default=None)
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="submissions")
    submitter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="submissions"
    )
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    status_since = models.DateTimeField(default=timezone.now)
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.AUTHOR)

    language = models.CharField(_("language of the paper"), max_length=2, default="en")
    article_type = models.ForeignKey(ArticleType, models.PROTECT, verbose_name=_("kind of paper"))
    section = models.ForeignKey(Section, models.PROTECT, null=True, verbose_name=_("section"))
    topics = models.ManyToManyField(Topic, blank=True, verbose_name=_("topics"))
    call = models.ForeignKey(Call, models.PROTECT, null=True, blank=True)

    title = WordsField(_("title"))
    subtitle = WordsField(_("subtitle"))
    running_title = WordsField(_("running title"))
    abstract = WordsField(_("abstract"))
    keywords = WordsField(_("keywords"))
    points = WordsField(_("points for practitioners"))
    codes = models.JSONField(
        _("codes"), default=dict, blank=True, help_text="Lists by scheme: jel, udc, irsti."
    )
    latin_references = models.JSONField(
        default=dict, blank=True, help_text="Romanised references by their own words, folded."
    )
    cover_note = models.TextField(_("note to the editors"), blank=True)

    consent_at = models.DateTimeField(_("licence agreed to at"), null=True)
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(status=Status.DRAFT)
                | models.Q(status=Status.WITHDRAWN)
                | models.Q(code__isnull=False),
                name="submitted_papers_have_a_code",
            )
        ]

    def __str__(self) -> str:
        return self.code or str(self.title) or self.key

    @property
    def own_title(self) -> str:
        """The title in the language of the paper, without mark-up: for lists and letters."""
        return plain(self.title.text(self.language))

    @property
    def rich_title(self) -> SafeString:
        """The title as HTML, with the little mark-up that titles may hold."""
        return mark_safe(html(self.title.text(self.language)))  # noqa: S308 - html escapes


class Assignment(models.Model):
    """Who handles a manuscript; the row without an end is in force."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    warned_of = models.TextField(blank=True, help_text="What spoke against them when they got it.")
    given_despite = models.TextField(_("reason for giving it to them all the same"), blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=models.Q(until=None),
                name="one_editor_in_charge",
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.user}"


class Recusal(models.Model):
    """A person who must not handle a manuscript, with the reason; precedes every role."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="recusals")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="recusals")
    reason = models.TextField()
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "user"], name="recusal_once")
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.user}"


class StatusChange(models.Model):
    """One step of a manuscript's history; written by ``move`` only."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="changes")
    old = models.CharField(max_length=20, choices=Status)
    new = models.CharField(max_length=20, choices=Status)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="status_changes"
    )
    reason = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.submission}: {self.old} → {self.new}"


class ManuscriptLetter(models.Model):
    """Joins a letter to the manuscript it is about, and says who may read it."""

    class Audience(models.TextChoices):
        AUTHORS = "authors", _("authors")
        EDITORS = "editors", _("editors")
        REVIEWER = "reviewer", _("one reviewer")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="manuscript_letters")
    letter = models.OneToOneField(Letter, models.CASCADE, related_name="manuscript_letter")
    audience = models.CharField(max_length=8, choices=Audience)

    def __str__(self) -> str:
        return f"{self.submission}: {self.letter}"
