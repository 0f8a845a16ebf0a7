"""Versions of a manuscript and their files. A version never changes once it is read."""

from typing import ClassVar

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from submissions.models.manuscript import Submission


def private_storage() -> Storage:
    return storages["private"]


def file_path(file: "File", _name: str) -> str:
    """Neutral: neither the author's file name nor a row number reaches the disk."""
    return f"papers/{file.version.submission.key}/{file.key}"


class Version(models.Model):
    """One upload of a manuscript. ``number`` counts uploads, ``revision`` the rounds (R0, R1)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("being read")
        READ = "read", _("read")
        UNREADABLE = "unreadable", _("could not be read")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    problem = models.TextField(blank=True)
    found = models.JSONField(default=dict)
    losses = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    checks = models.JSONField(default=list, help_text="What the preflight found in the text.")
    checked_at = models.DateTimeField(null=True)
    proof = models.JSONField(default=dict, help_text="What the search for names found.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "number"], name="version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.submission} R{self.revision}"

    @property
    def label(self) -> str:
        return f"R{self.revision}"


class File(models.Model):
    """A private file of a version. It leaves the house only through a view that asks access."""

    class Kind(models.TextChoices):
        MANUSCRIPT = "manuscript", _("manuscript")
        WHOLE_TREE = "whole_tree", _("text as converted")
        TREE = "tree", _("text without title page")
        FIGURE = "figure", _("figure")
        COPY_TREE = "copy_tree", _("text without names")
        COPY = "copy", _("reviewers' copy")
        PRINTED_TEXT = "printed_text", _("text read from a PDF")
        COPY_TEXT = "copy_text", _("text read from a PDF, without names")
        SUPPLEMENT = "supplement", _("supplement, published with the article")
        REVIEW_SUPPLEMENT = "review_supplement", _("supplement for reviewers only")
        TITLE_PAGE = "title_page", _("title page")
        FIGURE_FILE = "figure_file", _("figure as a file of its own")
        COVER_LETTER = "cover_letter", _("cover letter")
        PERMISSION = "permission", _("permission of a rights holder")
        CLEARANCE = "clearance", _("clearance by the employer")
        SIMILARITY = "similarity", _("similarity report")
        CLEAN_SUPPLEMENT = "clean_supplement", _("supplement without traces of its authors")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=20, choices=Kind)
    description = models.CharField(_("what it is"), max_length=250, blank=True)
    replaced_at = models.DateTimeField(null=True, help_text="Kept, but no longer in force.")
    cleaned_from = models.OneToOneField(
        "self", models.CASCADE, null=True, related_name="clean_copy", help_text="Its original."
    )
    original_name = models.CharField(max_length=255, blank=True)
    name = models.CharField(max_length=120)
    file = models.FileField(storage=private_storage, upload_to=file_path, max_length=200)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "kind", "name"], name="file_name_once_in_version"
            )
        ]

    def __str__(self) -> str:
        return self.name


# What authors send beside the manuscript, in the order in which it is shown.
ATTACHED = (
    File.Kind.TITLE_PAGE,
    File.Kind.FIGURE_FILE,
    File.Kind.SUPPLEMENT,
    File.Kind.REVIEW_SUPPLEMENT,
    File.Kind.COVER_LETTER,
    File.Kind.PERMISSION,
    File.Kind.CLEARANCE,
)
