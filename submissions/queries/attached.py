"""The further files of a paper: what authors send beside the manuscript."""

from django.db.models import QuerySet

from submissions.models import ATTACHED, File, Submission


def all_attached(submission: Submission) -> QuerySet[File]:
    """Return every further file of a paper, also those that another took the place of."""
    files = File.objects.filter(version__submission=submission, kind__in=ATTACHED)
    return files.select_related("version")


def attached(submission: Submission) -> list[File]:
    """Return the further files in force, in the order of their kinds."""
    files = all_attached(submission).filter(replaced_at=None)
    return sorted(files, key=lambda file: (ATTACHED.index(File.Kind(file.kind)), file.pk))
