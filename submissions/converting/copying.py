"""What reviewers get: the text of a version without names, what was taken out, and a PDF."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from submissions.converting.filing import bytes_of, keep_file
from submissions.converting.wording import note
from submissions.manuscripts.anonymise import WORDS as FINDING_WORDS
from submissions.manuscripts.anonymise import Person, without_names
from submissions.manuscripts.cleaning import clean_pdf
from submissions.manuscripts.latex_wrong import printed
from submissions.manuscripts.pages import copy_pdf
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sandbox import SandboxError
from submissions.manuscripts.sentences import words_of
from submissions.models import Contributor, File, Submission, Version

XML = "application/xml"
PDF = "application/pdf"
COPIES_AT_MOST = 3
COPY_FAILED = _("The PDF for reviewers could not be made; they read the text on the page.")
PDF_NAMES = _("A PDF is not searched for names in its text. Please look through it yourself.")


def prepare_copy(version_id: int) -> None:
    """Make the reviewers' copy anew, with the names of the authors as they are now.

    A version that is still to be read is left alone: its own errand makes the copy afterwards.
    """
    version = version_of(version_id)
    if version is not None and version.state == Version.State.READ:
        make_copy(version)


def version_of(version_id: int) -> Version | None:
    rows = Version.objects.select_related("submission__journal", "submission__submitter")
    return rows.filter(pk=version_id).first()


def make_copy(version: Version) -> None:
    """Make what reviewers get; again where the authors changed while it was made."""
    for _attempt in range(COPIES_AT_MOST):
        people = people_of(version)
        make_copy_without(version, people)
        if people_of(version) == people:
            return


def make_copy_without(version: Version, people: list[Person]) -> None:
    """Keep the text without these people's names, what was taken out, and a PDF of it."""
    tree_file = File.objects.filter(version=version, kind=File.Kind.TREE).first()
    if tree_file is None:
        copy_of_pdf(version)
        return
    anonymous = without_names(bytes_of(tree_file), people)
    keep_file(version, File.Kind.COPY_TREE, "copy.xml", anonymous.tree, media_type=XML)
    version.findings = summed(anonymous.findings)
    try:
        printed = print_copy(version, anonymous.tree)
    except (SandboxError, ValueError):
        version.findings.append(note("copy_failed", COPY_FAILED))
    else:
        keep_file(version, File.Kind.COPY, "copy.pdf", printed, media_type=PDF)
    version.save(update_fields=["findings"])


def print_copy(version: Version, tree: bytes) -> bytes:
    """Print the text without names; the running head has the paper's number and no name."""
    paper = version.submission
    figures = File.objects.filter(version=version, kind=File.Kind.FIGURE)
    return copy_pdf(
        tree,
        {figure.name: bytes_of(figure) for figure in figures},
        title=title_of(paper, version),
        heading=f"{paper.code or paper.journal.abbreviation} {version.label}",
        language=paper.language,
    )


def title_of(paper: Submission, version: Version) -> str:
    """Return the title as typed, or as read where nothing is typed yet."""
    read = (version.found.get("title") or {}).get("value") or ""
    return str(paper.title.text(paper.language) or read)


def copy_of_pdf(version: Version) -> None:
    """A PDF manuscript becomes its own copy, without the traces that programs leave in it."""
    manuscript = File.objects.get(version=version, kind=File.Kind.MANUSCRIPT)
    with tempfile.TemporaryDirectory(prefix="copy-") as folder:
        try:
            clean = clean_pdf(printed(bytes_of(manuscript)), Path(folder))
        except Refusal as refusal:
            version.findings = [note("copy_failed", words_of(refusal))]
        else:
            keep_file(version, File.Kind.COPY, "copy.pdf", clean, media_type=PDF)
            version.findings = [note("pdf", PDF_NAMES)]
    version.save(update_fields=["findings"])


def people_of(version: Version) -> list[Person]:
    """Return all whose names must not be in the copy: typed authors, read ones, the sender."""
    sender = version.submission.submitter
    rows: list[Contributor | User] = [
        *Contributor.objects.filter(submission=version.submission_id),
        sender,
    ]
    people = [
        Person(
            family=row.family_name,
            given=row.given_name,
            patronymic=row.patronymic,
            printed=row.printed_name or row.latin_name,
            email=row.email,
            orcid=row.orcid,
            affiliation=row.affiliation,
        )
        for row in rows
    ]
    parts = ("family", "given", "patronymic", "printed", "email", "orcid", "affiliation")
    for author in version.found.get("authors") or []:
        people.append(Person(**{part: author[part] for part in parts}))
    return people


def summed(findings: Iterable[Any]) -> list[dict[str, Any]]:
    """Return what was taken out by kind: how often, and the first places in words."""
    kinds: dict[str, list[str]] = {}
    for finding in findings:
        kinds.setdefault(finding.code, []).append(finding.text[:120])
    return [
        note(code, FINDING_WORDS[code])
        | {"number": len(texts), "texts": list(dict.fromkeys(texts))[:5]}
        for code, texts in kinds.items()
    ]
