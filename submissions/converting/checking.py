"""The preflight of a version: what is found in its text alone, kept with it."""

from django.db import transaction
from django.utils.timezone import now

from submissions.converting.filing import bytes_of
from submissions.manuscripts.preflight import (
    check_citations,
    check_figures,
    check_references,
    dois_of,
    fingerprints,
)
from submissions.manuscripts.preflight.overlap import blocks_of
from submissions.manuscripts.preflight.sizes import size_of
from submissions.models import File, Fingerprint, Version

BATCH = 2_000
TEXTS = (File.Kind.TREE, File.Kind.PRINTED_TEXT)


def check_text(version: Version) -> None:
    """Look a version's text through and keep what was found, its DOIs and its fingerprints.

    Of a PDF it is the text that was read from its pages. Doing it twice changes nothing.
    """
    file = File.objects.filter(version=version, kind__in=TEXTS).first()
    if file is None:
        return
    tree = bytes_of(file)
    found = [*check_citations(tree), *check_figures(tree, sizes(version)), *check_references(tree)]
    with transaction.atomic():
        version.checks = [finding.as_dict() for finding in found]
        version.checked_at = now()
        version.found["dois"] = dois_of(tree)
        version.save(update_fields=["checks", "checked_at", "found"])
        keep_fingerprints(version, fingerprints(blocks_of(tree)))


def sizes(version: Version) -> dict[str, tuple[int, int]]:
    """Return dots across and down of a version's figures by name."""
    figures = File.objects.filter(version=version, kind=File.Kind.FIGURE)
    return {figure.name: size_of(bytes_of(figure)) for figure in figures}


def keep_fingerprints(version: Version, values: set[int]) -> None:
    Fingerprint.objects.filter(version=version).delete()
    rows = [Fingerprint(version=version, value=value) for value in sorted(values)]
    Fingerprint.objects.bulk_create(rows, batch_size=BATCH)
