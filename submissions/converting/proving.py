"""The proof of a version: all that its reviewers could fetch, searched for its authors."""

import hashlib
from dataclasses import asdict
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import now

from accounts.models import User
from submissions.converting.filing import bytes_of
from submissions.manuscripts.proving import Leaving, Trace, prove
from submissions.manuscripts.sandbox import SandboxError
from submissions.manuscripts.seeking import Person, Sought
from submissions.manuscripts.seeking.sounds import keys
from submissions.models import Contributor, Dismissal, File, Statement, Version

Kind = File.Kind
FETCHED = (Kind.COPY_TREE, Kind.COPY, Kind.COPY_TEXT, Kind.FIGURE)
SUPPLEMENTS = (Kind.SUPPLEMENT, Kind.REVIEW_SUPPLEMENT)
TREE_NAME, PDF_NAME, TEXT_NAME = "copy.xml", "copy.pdf", "copy_text.xml"
PARTS = ("family", "given", "patronymic", "printed", "email", "orcid", "affiliation")


def prove_version(version: Version) -> None:
    """Search what reviewers may fetch and keep the findings with the version.

    A search that is stopped is a finding itself: nothing is proved then. What an editor decided
    about the version (to have it cleaned, to ask the authors) stays.
    """
    files = leaving(version)
    try:
        traces = prove(sought_of(version), files, texts_of(version))
        failed = False
    except SandboxError:
        traces, failed = [Trace("unsearched", "", "", "", True, False)], True
    traces = without_twins(traces, files)
    kinds = {file.key: kind_of(file.name) for file in files}
    decided = {key: version.proof[key] for key in ("cleaned", "asked_at") if key in version.proof}
    version.proof = decided | {
        "at": now().isoformat(),
        "failed": failed,
        "files": len(files),
        "findings": [as_row(trace, kinds) for trace in [*traces, *uncleaned(version)]],
    }
    version.save(update_fields=["proof"])


def as_row(trace: Trace, kinds: dict[str, str]) -> dict[str, Any]:
    """A finding as it is kept, with a name by which a form can mean it."""
    name = hashlib.sha256(f"{trace.code}|{trace.file}|{trace.text}".encode()).hexdigest()[:12]
    row = asdict(trace) | {"id": name, "kind": kinds.get(trace.file, "")}
    return row | {"can_clean": trace.can_clean and bool(trace.file)}  # typed texts are the authors'


def without_twins(traces: list[Trace], files: list[Leaving]) -> list[Trace]:
    """Leave out of the PDF what was found in the text and title that it was printed from, and out
    of a text that was read from the PDF what was found in this."""
    names = {file.key: file.name for file in files}
    sources = {PDF_NAME: (TREE_NAME, ""), TEXT_NAME: (PDF_NAME, "")}

    def is_twin(trace: Trace) -> bool:
        own = sources.get(names.get(trace.file, ""), ())
        return any(
            (trace.code, trace.text.casefold()) == (other.code, other.text.casefold())
            for other in traces
            if names.get(other.file, "") in own
        )

    return [trace for trace in traces if not is_twin(trace)]


def kind_of(name: str) -> str:
    """The kind of a file that leaves, out of the name under which it does."""
    if name == TREE_NAME:
        return "copy_tree"
    return name.partition(".")[0].partition("-")[0]


def leaving(version: Version) -> list[Leaving]:
    """Return every file of a version that a reviewer may fetch."""
    files = [
        Leaving(file.key, file.name, bytes_of(file))
        for file in File.objects.filter(version=version, kind__in=FETCHED)
    ]
    for original in supplements_of(version):
        copy = File.objects.filter(cleaned_from=original).first()
        if copy:
            files.append(
                Leaving(copy.key, copy.name.replace("clean-", "supplement-"), bytes_of(copy))
            )
    return files


def supplements_of(version: Version) -> QuerySet[File]:
    """Return the supplements in force of a version's paper."""
    files = File.objects.filter(version__submission=version.submission_id, kind__in=SUPPLEMENTS)
    return files.filter(replaced_at=None).select_related("version__submission")


def uncleaned(version: Version) -> list[Trace]:
    """A supplement of which no clean copy could be made: reviewers do not get it."""
    without = supplements_of(version).filter(clean_copy=None)
    return [Trace("uncleaned", file.key, file.original_name, "", False, False) for file in without]


def texts_of(version: Version) -> dict[str, str]:
    """Return what reviewers read in letters and on pages beside the files."""
    paper = version.submission
    texts = {}
    for name in ("title", "abstract", "keywords", "points"):
        for language, value in (getattr(paper, name) or {}).items():
            words = "; ".join(value) if isinstance(value, list) else str(value)
            texts[f"{name} ({language})"] = words
    return texts


def sought_of(version: Version) -> Sought:
    """Return all that must not be in the copy: typed authors, read ones, the sender, grants."""
    dismissed = Dismissal.objects.filter(submission=version.submission_id)
    funding = Statement.objects.filter(
        submission=version.submission_id, kind=Statement.Kind.FUNDING
    )
    return Sought(
        tuple(people_of(version)),
        tuple(funding.values_list("text", flat=True)),
        frozenset(text.casefold() for text in dismissed.values_list("text", flat=True)),
    )


def people_of(version: Version) -> list[Person]:
    """Return all whose names must not be in the copy."""
    rows: list[Contributor | User] = [
        *Contributor.objects.filter(submission=version.submission_id),
        version.submission.submitter,
    ]
    people = [person for row in rows for person in persons(row)]
    for author in version.found.get("authors") or []:
        people.append(Person(**{part: author[part] for part in PARTS}))
    return people


def persons(row: Contributor | User) -> list[Person]:
    """Return one person as the search knows people; a second spelling of the name stands apart."""
    places = [row.affiliation]
    places += [place.get("name", "") for place in getattr(row, "more_affiliations", None) or []]
    person = Person(
        family=row.family_name,
        given=row.given_name,
        patronymic=row.patronymic,
        email=row.email,
        orcid=row.orcid,
        affiliation="\n".join(filter(None, places)),
    )
    known = {key for word in (row.given_name, row.patronymic) for key in keys(word)}
    others = []
    for name in sorted({row.printed_name, row.latin_name} - {""}):
        family = [word for word in name.split() if known.isdisjoint(keys(word))]
        others.append(Person(family=family[-1] if family else name, given=row.given_name))
    return [person, *others]
