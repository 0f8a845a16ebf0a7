"""What reviewers get: the text of a version without names, what was taken out, and a PDF."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from submissions.converting.filing import bytes_of, keep_file
from submissions.converting.proving import prove_version, sought_of, supplements_of
from submissions.converting.wording import note
from submissions.manuscripts.anonymise import WORDS as FINDING_WORDS
from submissions.manuscripts.anonymise import without_names
from submissions.manuscripts.cleaning import CLEANABLE, clean_file
from submissions.manuscripts.latex_wrong import printed
from submissions.manuscripts.pages import copy_pdf
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sandbox import SandboxError
from submissions.manuscripts.seeking import Sought
from submissions.manuscripts.sentences import words_of
from submissions.models import File, Submission, Version

XML = "application/xml"
PDF = "application/pdf"
COPIES_AT_MOST = 3
COPY_FAILED = _("The PDF for reviewers could not be made; they read the text on the page.")


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
    """Make what reviewers get, again where the authors changed while it was made; then search it
    for all that may still tell who they are."""
    for _attempt in range(COPIES_AT_MOST):
        sought = sought_of(version)
        make_copy_without(version, sought)
        clean_supplements(version, sought)
        if sought_of(version) == sought:
            break
    prove_version(version)


def make_copy_without(version: Version, sought: Sought) -> None:
    """Keep the text without these people's names, what was taken out, and a PDF of it.

    Once an editor had it cleaned, what only may tell a name is taken out as well.
    """
    tree_file = File.objects.filter(version=version, kind=File.Kind.TREE).first()
    if tree_file is None:
        copy_of_pdf(version, sought)
        return
    anonymous = without_names(bytes_of(tree_file), sought, also_probable=is_cleaned(version))
    keep_file(version, File.Kind.COPY_TREE, "copy.xml", anonymous.tree, media_type=XML)
    version.findings = summed((found.code, found.text) for found in anonymous.findings)
    try:
        printed_copy = print_copy(version, anonymous.tree)
    except (SandboxError, ValueError):
        version.findings.append(note("copy_failed", COPY_FAILED))
    else:
        keep_file(version, File.Kind.COPY, "copy.pdf", printed_copy, media_type=PDF)
    version.save(update_fields=["findings"])


def is_cleaned(version: Version) -> bool:
    """Say whether an editor had the copy cleaned of what only may tell a name, too."""
    return bool(version.proof.get("cleaned"))


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


def copy_of_pdf(version: Version, sought: Sought) -> None:
    """A PDF manuscript becomes its own copy: without the traces of programs, names covered."""
    manuscript = File.objects.get(version=version, kind=File.Kind.MANUSCRIPT)
    data = printed(bytes_of(manuscript))
    try:
        clean = clean_file(data, "pdf", sought, also_probable=is_cleaned(version))
    except Refusal as refusal:
        version.findings = [note("copy_failed", words_of(refusal))]
        File.objects.filter(version=version, kind=File.Kind.COPY).delete()
    else:
        keep_file(version, File.Kind.COPY, "copy.pdf", clean.data, media_type=PDF)
        version.findings = summed((row["code"], row["text"]) for row in clean.taken)
    copy_text(version, sought)
    version.save(update_fields=["findings"])


def copy_text(version: Version, sought: Sought) -> None:
    """Keep the text of a PDF without names, by which reviewers see what changed between versions."""
    text = File.objects.filter(version=version, kind=File.Kind.PRINTED_TEXT).first()
    if text is not None:
        anonymous = without_names(bytes_of(text), sought, also_probable=is_cleaned(version))
        keep_file(version, File.Kind.COPY_TEXT, "copy_text.xml", anonymous.tree, media_type=XML)


def clean_supplements(version: Version, sought: Sought) -> None:
    """Keep a copy without names of each supplement in force; one that cannot be cleaned has none.

    What was taken out of each is kept beside what was taken out of the text.
    """
    found = [row for row in version.findings if not row.get("file")]
    for original in supplements_of(version):
        ending = original.name.rpartition(".")[2]
        try:
            if ending not in CLEANABLE:
                raise Refusal("unknown")
            clean = clean_file(
                bytes_of(original), ending, sought, also_probable=is_cleaned(version)
            )
        except Refusal:
            File.objects.filter(cleaned_from=original).delete()
            continue
        copy = keep_file(
            original.version,
            File.Kind.CLEAN_SUPPLEMENT,
            f"clean-{original.name}",
            clean.data,
            media_type=original.media_type,
        )
        if copy.cleaned_from_id != original.pk:
            copy.cleaned_from = original
            copy.save(update_fields=["cleaned_from"])
        rows = summed((row["code"], row["text"]) for row in clean.taken)
        found += [row | {"file": original.original_name} for row in rows]
    version.findings = found
    version.save(update_fields=["findings"])


def summed(findings: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return what was taken out by kind: how often, and the first places in words."""
    kinds: dict[str, list[str]] = {}
    for code, text in findings:
        kinds.setdefault(code, []).append(text[:120])
    return [
        note(code, FINDING_WORDS.get(code, FINDING_WORDS["other"]))
        | {"number": len(texts), "texts": list(filter(None, dict.fromkeys(texts)))[:5]}
        for code, texts in kinds.items()
    ]
