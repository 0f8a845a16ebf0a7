"""Similarity reports of outside services: a number, a date and a PDF, for editors only."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from journal.queries import today
from journal.templatetags.words import size as in_words
from submissions.converting import drop_bytes, keep_file
from submissions.manuscripts.attachments import TYPES
from submissions.models import File, SimilarityReport, Version
from submissions.services.attaching import checked_type
from submissions.services.incoming import short_name
from submissions.services.uploads import Upload

TOOL_AT_MOST = 120


@dataclass(frozen=True)
class Measured:
    """What a service says of a text: how much of it stands elsewhere, in per cent, and when."""

    tool: str
    percent: Decimal
    made_on: date


@transaction.atomic
def attach_similarity(
    version: Version, *, by: User, measured: Measured, upload: Upload | None = None
) -> SimilarityReport:
    """Keep a similarity report of a version, with its PDF if there is one.

    It says nothing to authors or reviewers and decides nothing. The same report again changes
    nothing. Raises ValidationError for a number outside 0 to 100, a day ahead, an unnamed service,
    and a file that is no PDF.
    """
    tool = " ".join(measured.tool.split())[:TOOL_AT_MOST]
    check(version, tool, measured)
    locked = Version.objects.select_for_update().get(pk=version.pk)
    file = keep_pdf(locked, upload) if upload else None
    values = {"tool": tool, "percent": measured.percent, "made_on": measured.made_on}
    same = SimilarityReport.objects.filter(version=locked, file=file, **values).first()
    return same or SimilarityReport.objects.create(version=locked, file=file, by=by, **values)


def check(version: Version, tool: str, measured: Measured) -> None:
    problems = []
    if not tool:
        problems.append(_("Write the name of the service."))
    if not 0 <= measured.percent <= 100:
        problems.append(_("Similarity is a number from 0 to 100."))
    if measured.made_on > today(version.submission.journal):
        problems.append(_("The day of the report lies ahead."))
    if problems:
        raise ValidationError(problems)


def keep_pdf(version: Version, upload: Upload) -> File:
    """Keep the PDF of a report under a neutral name; the same bytes are kept once."""
    size = upload.file.size or 0
    if size > settings.UPLOAD_LIMIT:
        raise ValidationError(
            _("The file has %(size)s; a report may have %(limit)s. Save it smaller.")
            % {"size": in_words(size), "limit": in_words(settings.UPLOAD_LIMIT)}
        )
    checked_type(upload, File.Kind.SIMILARITY)
    kept = File.objects.filter(version=version, kind=File.Kind.SIMILARITY)
    name = f"similarity-{kept.count() + 1}.pdf"
    file = keep_file(
        version,
        File.Kind.SIMILARITY,
        name,
        upload.file,
        media_type=TYPES["pdf"],
        original_name=short_name(upload.name),
    )
    same = kept.filter(sha256=file.sha256).exclude(pk=file.pk).first()
    if same is None:
        return file
    drop_bytes([file.file.name or ""])
    file.delete()
    return same


@transaction.atomic
def remove_similarity(report: SimilarityReport) -> None:
    """Take away a report that was attached by mistake; twice changes nothing."""
    SimilarityReport.objects.filter(pk=report.pk).delete()
    file = report.file
    if file and not SimilarityReport.objects.filter(file=file).exists():
        drop_bytes([file.file.name or ""])
        File.objects.filter(pk=file.pk).delete()
