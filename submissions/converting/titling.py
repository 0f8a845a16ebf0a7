"""A title page that is a file of its own fills what the manuscript does not say."""

from typing import Any

from django.db import transaction

from journal.errands import Unable
from submissions.converting.filing import bytes_of
from submissions.converting.prefilling import prefill
from submissions.converting.reading import convert_version, read_paper
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sentences import words_of
from submissions.models import File, Status, Version

# What belongs to one file's text and not to the paper.
OF_THE_TEXT = {"taken", "opened", "unplaced", "language", "problem", "people", "settled"}


def read_upload(version_id: int) -> None:
    """Read a version's manuscript, and after it the title pages beside it, whatever came of it."""
    try:
        convert_version(version_id)
    finally:
        for file in title_pages(version_id):
            fill_from(file)


def title_pages(version_id: int) -> list[File]:
    """Return the title pages of a draft to which a version belongs."""
    version = Version.objects.filter(pk=version_id, submission__status=Status.DRAFT).first()
    if version is None:
        return []
    files = File.objects.filter(
        version__submission_id=version.submission_id,
        kind=File.Kind.TITLE_PAGE,
        replaced_at=None,
    )
    return list(files)


def read_title_page(file_id: int) -> None:
    """Read a title page that came later than the manuscript; one still unread takes it along.

    Raises Unable, in words, where it cannot be read; the form stays as it is.
    """
    file = File.objects.filter(pk=file_id, kind=File.Kind.TITLE_PAGE).first()
    version = newest(file) if file else None
    if file and version and version.state != Version.State.WAITING:
        fill_from(file)


def newest(file: File) -> Version | None:
    submission = file.version.submission_id
    return Version.objects.filter(submission_id=submission).order_by("-number").first()


def fill_from(file: File) -> None:
    """Put what a title page says into the newest version's findings and into the draft."""
    try:
        paper = read_paper(bytes_of(file), file.name)
    except Refusal as refusal:
        raise Unable(str(words_of(refusal))) from refusal
    with transaction.atomic():
        version = newest(file)
        if version is None:
            return
        version = Version.objects.select_for_update().get(pk=version.pk)
        version.found = completed(version.found, paper.found)
        version.save(update_fields=["found"])
        prefill(version)


def completed(found: dict[str, Any], page: dict[str, Any]) -> dict[str, Any]:
    """Return findings with those of a title page where there are none, or only doubtful ones."""
    result = dict(found)
    for name, value in page.items():
        if name in OF_THE_TEXT or not value:
            continue
        if isinstance(value, dict) and "certain" not in value:
            result[name] = completed(result.get(name) or {}, value)
        elif not result.get(name) or is_better(value, result[name]):
            result[name] = value
    return result


def is_better(new: Any, old: Any) -> bool:
    """Say whether a single value is certain where the earlier one is not; lists stay whole."""
    return (
        isinstance(new, dict)
        and isinstance(old, dict)
        and bool(new.get("certain"))
        and not old.get("certain", True)
    )
