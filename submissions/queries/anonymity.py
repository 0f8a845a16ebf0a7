"""What may still tell reviewers who the authors are, in the reader's words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.models import Errand
from submissions.models import Dismissal, File, Submission, Version, Waiver

WORDS: dict[str, str | Promise] = {
    "name": gettext_lazy("A name of an author"),
    "email": gettext_lazy("An e-mail address"),
    "orcid": gettext_lazy("An ORCID iD"),
    "affiliation": gettext_lazy("A place of work of an author"),
    "section": gettext_lazy("A section that tells who the authors are"),
    "link": gettext_lazy("A link or folder that leads to somebody"),
    "grant": gettext_lazy("The number of a grant"),
    "thanks": gettext_lazy("Thanks, or who paid for the work"),
    "own_work": gettext_lazy("Earlier work that the authors call their own"),
    "phrase": gettext_lazy("Words about the authors' own work or place"),
    "property": gettext_lazy("A property of the file"),
    "trace": gettext_lazy("A trace of the program that wrote the file"),
    "picture": gettext_lazy("What a camera or program wrote into a picture"),
    "picture_page": gettext_lazy("A page that is a picture: nobody can search its words"),
    "embedded": gettext_lazy("A file inside the file"),
    "file_name": gettext_lazy("The name of a file"),
    "unread": gettext_lazy("A file that could not be opened"),
    "uncleaned": gettext_lazy("A supplement that nobody here can clean; reviewers do not get it"),
    "unsearched": gettext_lazy("The search was stopped, so nothing is proved"),
}
REMEDIES: dict[str, str | Promise] = {
    "phrase": gettext_lazy("The authors write about it as about anybody's work: “Smith (2021) …”."),
    "picture_page": gettext_lazy("Look at the page yourself, or ask for the paper as Word."),
    "unread": gettext_lazy("Ask the authors for the file in another form."),
    "uncleaned": gettext_lazy("Ask the authors for the file in another form."),
    "unsearched": gettext_lazy("Search again, or ask the authors for another file."),
}
LEAKS_AT_MOST = 8
CLEANED = gettext_lazy("“Clean” takes it out.")
BY_AUTHORS = gettext_lazy("Only the authors can change it.")
PLACES: dict[str, str | Promise] = {
    "copy": gettext_lazy("the PDF for reviewers"),
    "copy_tree": gettext_lazy("the text"),
    "copy_text": gettext_lazy("the text read from the PDF"),
    "figure": gettext_lazy("a figure"),
    "supplement": gettext_lazy("a supplement"),
    "": gettext_lazy("what is typed in the form"),
}


@dataclass(frozen=True)
class Finding:
    """One finding: what it is, where, its text, and what takes it out."""

    id: str
    code: str
    text: str
    words: str
    place: str
    block: str
    remedy: str
    certain: bool
    can_clean: bool


@dataclass(frozen=True)
class Anonymity:
    """How far a version is from naming nobody."""

    version: Version | None
    searched_at: datetime | None
    is_working: bool
    certain: list[Finding]
    probable: list[Finding]
    dismissed: list[Dismissal]
    waivers: list[Waiver]
    asked_at: datetime | None

    @property
    def can_clean(self) -> bool:
        return any(finding.can_clean for finding in (*self.certain, *self.probable))

    @property
    def stops(self) -> bool:
        """Whether nothing of it may go to reviewers now."""
        return bool(self.certain) and not self.waivers

    @property
    def number(self) -> int:
        return len(self.certain) + len(self.probable)


def anonymity_of(submission: Submission, version: Version | None) -> Anonymity:
    """Return what the search found in a version, without what an editor found to be harmless."""
    proof = version.proof if version else {}
    dismissed = list(Dismissal.objects.filter(submission=submission).select_related("by"))
    waivers = Waiver.objects.filter(version=version, kind=Waiver.Kind.ANONYMITY)
    found = open_findings(version, dismissed)
    return Anonymity(
        version=version,
        searched_at=moment(proof.get("at")),
        is_working=version is not None and is_working(version),
        certain=[finding for finding in found if finding.certain],
        probable=[finding for finding in found if not finding.certain],
        dismissed=dismissed,
        waivers=list(waivers.select_related("by")),
        asked_at=moment(proof.get("asked_at")),
    )


def open_leaks(submission: Submission, version: Version | None) -> list[Finding]:
    """Return what the authors themselves should change before reviewers read the paper."""
    dismissed = list(Dismissal.objects.filter(submission=submission))
    found = open_findings(version, dismissed)
    return [finding for finding in found if not finding.can_clean][:LEAKS_AT_MOST]


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def is_working(version: Version) -> bool:
    """Say whether a worker is about to make or search the copy."""
    return Errand.objects.about(f"version:{version.key}").open().exists()


def open_findings(version: Version | None, dismissed: list[Dismissal]) -> list[Finding]:
    """Return the findings of a version that nobody dismissed."""
    if version is None:
        return []
    harmless = {(row.code, row.text.casefold()) for row in dismissed}
    rows = version.proof.get("findings") or []
    names = file_names(version)
    return [
        finding_of(row, names)
        for row in rows
        if (row["code"], row["text"].casefold()) not in harmless
    ]


def file_names(version: Version) -> dict[str, str]:
    """Return how the authors called their supplements, by the keys of the clean copies."""
    files = File.objects.filter(
        version__submission=version.submission_id, kind=File.Kind.CLEAN_SUPPLEMENT
    )
    return {
        file.key: file.cleaned_from.original_name
        for file in files.select_related("cleaned_from")
        if file.cleaned_from
    }


def clean_supplements(submission: Submission) -> list[File]:
    """Return what reviewers get of a paper's supplements: the copies without names, in order."""
    files = File.objects.filter(
        version__submission=submission,
        kind=File.Kind.CLEAN_SUPPLEMENT,
        cleaned_from__replaced_at=None,
    )
    return list(files.select_related("cleaned_from").order_by("cleaned_from_id"))


def finding_of(row: dict[str, Any], names: dict[str, str]) -> Finding:
    """Return a kept finding in words."""
    is_tree = row["kind"] in ("copy_tree", "copy_text")
    remedy = REMEDIES.get(row["code"]) or (CLEANED if row["can_clean"] else BY_AUTHORS)
    return Finding(
        id=row["id"],
        code=row["code"],
        text=row["text"],
        words=str(WORDS.get(row["code"], row["code"])),
        place=place_words(row, names, is_tree=is_tree),
        block=row["place"] if row["kind"] == "copy_tree" else "",
        remedy=str(remedy),
        certain=row["certain"],
        can_clean=row["can_clean"],
    )


def place_words(row: dict[str, Any], names: dict[str, str], *, is_tree: bool) -> str:
    """Say where a finding stands: the file, and the page or part of it."""
    if not row["file"]:
        return f"{PLACES['']}: {row['place']}" if row["place"] else ""
    where = names.get(row["file"]) or str(PLACES.get(row["kind"], ""))
    if row["place"].isdecimal():
        return _("%(file)s, page %(number)s") % {"file": where, "number": row["place"]}
    return where if is_tree or not row["place"] else f"{where}, {row['place']}"


def may_leave(version: Version) -> bool:
    """Say whether a version may go to reviewers: nothing certain is open, or an editor answers
    for it."""
    dismissed = list(Dismissal.objects.filter(submission=version.submission_id))
    if not any(finding.certain for finding in open_findings(version, dismissed)):
        return True
    return Waiver.objects.filter(version=version, kind=Waiver.Kind.ANONYMITY).exists()
