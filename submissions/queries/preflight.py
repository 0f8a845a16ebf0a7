"""The preflight as a person sees it: what was found in the text, beside what is typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.template.defaultfilters import date as written
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Journal
from submissions.manuscripts.preflight import CHECKS, Weight, romanised_list
from submissions.manuscripts.preflight.references import key_of
from submissions.manuscripts.romanise import Scheme
from submissions.models import Retraction, Statement, Submission, Version
from submissions.queries.overlap import may_be_shown, overlaps, sent_before
from submissions.queries.versions import current_version, is_printed, length_of, text_of

REQUIRED = (
    Statement.Kind.CONFLICTS,
    Statement.Kind.FUNDING,
    Statement.Kind.DATA,
    Statement.Kind.ETHICS,
    Statement.Kind.AI,
)
FAR_TOO_LONG = 1.2
READ_FROM_TEXT = ("references_missing", "far_too_long")
KEYWORDS = (3, 8)
ORDER = {Weight.STOP: 0, Weight.WARN: 1}


@dataclass(frozen=True)
class Place:
    """One place of a finding: the reason in words, the text as printed, the block it is in, and
    the key of the other paper where it is about one."""

    reason: str
    text: str = ""
    block: str = ""
    other: str = ""


@dataclass
class Group:
    """All findings of one kind, with what to do about them."""

    code: str
    name: str | Promise
    remedy: str
    weight: Weight
    places: list[Place] = field(default_factory=list)

    @property
    def stops(self) -> bool:
        return self.weight == Weight.STOP


def weight_of(journal: Journal, code: str) -> Weight:
    """Return what a check does in a journal: its own choice, or the usual one."""
    check = CHECKS[code]
    chosen = journal.preflight.get(code, check.weight)
    if chosen not in set(Weight) or (chosen == Weight.STOP and not check.stoppable):
        return check.weight
    return Weight(chosen)


def weight_in(version: Version | None, journal: Journal, code: str) -> Weight:
    """Return what a check does to a version; what is read from the pages of a PDF may be a guess."""
    weight = weight_of(journal, code)
    is_guess = version is not None and code in READ_FROM_TEXT and is_printed(version)
    return Weight.WARN if is_guess and weight == Weight.STOP else weight


def preflight(submission: Submission, version: Version | None, viewer: User) -> list[Group]:
    """Return what the checks found in a paper, stopping ones first, in words for the viewer.

    Another paper is named only to who may know of it; to the rest it is "another paper".
    """
    rows = [*typed_findings(submission, version), *text_findings(version)]
    rows += [*retracted_findings(version), *doubled_findings(submission, version, viewer)]
    groups: dict[str, Group] = {}
    for code, place, values in rows:
        weight = weight_in(version, submission.journal, code)
        if weight != Weight.OFF:
            group = groups.setdefault(code, group_of(code, weight, values))
            group.places.append(place)
    return sorted(groups.values(), key=lambda group: ORDER[group.weight])


Row = tuple[str, Place, dict[str, Any]]


def group_of(code: str, weight: Weight, values: dict[str, Any]) -> Group:
    check = CHECKS[code]
    return Group(code, check.name, filled(check.remedy, values), weight)


def row(code: str, values: dict[str, Any], text: str = "", block: str = "", other: str = "") -> Row:
    return code, Place(filled(CHECKS[code].reason, values), text, block, other), values


def filled(words: Promise, values: dict[str, Any]) -> str:
    """Return a sentence with its values; a sentence without places may hold a bare % sign."""
    return str(words) % values if values else str(words)


def text_findings(version: Version | None) -> Iterator[Row]:
    """Return what was found in the text when it was read; romanised references are settled."""
    if version is None:
        return
    settled = version.submission.latin_references
    for found in version.checks:
        code = found["code"]
        if code not in CHECKS or (code == "not_latin" and key_of(found["text"]) in settled):
            continue
        yield row(code, found["values"], found["text"], found["block"])


def typed_findings(submission: Submission, version: Version | None) -> Iterator[Row]:
    """Lengths and numbers of what is typed, against the kind of paper."""
    yield from length_findings(submission, version)
    yield from missing_parts(submission)
    kind, own = submission.article_type, submission.language
    words = len(str(submission.abstract.get(own) or "").split())
    if kind.abstract_words and words > kind.abstract_words:
        yield row("abstract_long", {"words": words, "most": kind.abstract_words})
    elif words and words < kind.abstract_least:
        yield row("abstract_short", {"words": words, "least": kind.abstract_least})
    for language in submission.journal.languages:
        number = len(submission.keywords.get(language) or [])
        if number and language != own and not KEYWORDS[0] <= number <= KEYWORDS[1]:
            yield row("keywords_number", {"number": number}, language.upper())


def missing_parts(submission: Submission) -> Iterator[Row]:
    """Abstract and statements, where the journal only warns; else ``missing`` names them."""
    own, journal = submission.language, submission.journal
    lacks_abstract = submission.article_type.abstract_words and not submission.abstract.get(own)
    if lacks_abstract and weight_of(journal, "abstract_missing") == Weight.WARN:
        yield row("abstract_missing", {})
    if weight_of(journal, "statement_missing") == Weight.WARN:
        given = set(Statement.objects.filter(submission=submission).values_list("kind", flat=True))
        for kind in REQUIRED:
            if kind not in given:
                yield row("statement_missing", {"name": kind.label})


def length_findings(submission: Submission, version: Version | None) -> Iterator[Row]:
    length = length_of(submission, version)
    if length is None:
        return
    values = {"words": length.words, "most": length.most, "least": length.least}
    if length.most and length.words > length.most * FAR_TOO_LONG:
        yield row("far_too_long", values)
    elif length.is_long:
        yield row("too_long", values)
    elif length.is_short:
        yield row("too_short", values)


def retracted_findings(version: Version | None) -> Iterator[Row]:
    """References that are in the snapshot of retracted works."""
    dois = (version.found.get("dois") if version else None) or {}
    known = {each.doi: each for each in Retraction.objects.filter(doi__in=set(dois.values()))}
    for block, doi in dois.items():
        if doi in known:
            found = known[doi]
            when = written(found.retracted_on, "j E Y") if found.retracted_on else ""
            words = _(" on %(day)s") % {"day": when} if when else ""
            reason = f" ({found.reason})" if found.reason else ""
            yield row("retracted", {"when": words}, f"{found.title}, {doi}{reason}", block)


def doubled_findings(
    submission: Submission, version: Version | None, viewer: User
) -> Iterator[Row]:
    """Papers that share text with this one, or are it."""
    told = set()
    for found in overlaps(version) if version else []:
        other = found.other
        is_shown = may_be_shown(other, viewer)
        if not is_shown and not is_handled(submission, viewer):
            continue  # an author learns nothing of papers that others have sent
        title = other.own_title if is_shown else _("another paper of this journal")
        code = "same_paper" if found.is_same_paper else "overlap"
        told.add(other.pk)
        values = {"percent": round(found.percent), "title": f"{title} ({found.percent:g} %)"}
        if code == "overlap":
            values["title"] = title
        yield row(code, values, other=other.key if is_shown else "")
    for other in sent_before(submission):
        if other.pk not in told and may_be_shown(other, viewer):
            name = f"{other.own_title} ({other.code})" if other.code else other.own_title
            yield row("same_paper", {"title": name}, other=other.key)


def is_handled(submission: Submission, viewer: User) -> bool:
    return Submission.objects.handled_by(viewer).filter(pk=submission.pk).exists()


def stops(submission: Submission) -> Iterator[tuple[str, str]]:
    """Return the codes and words of what keeps a paper from being sent, where the journal says so.

    Only findings of the text and lengths; missing fields are told by ``missing`` itself.
    """
    version = current_version(submission)
    rows: Iterable[Row] = [
        *typed_findings(submission, version),
        *text_findings(version),
        *retracted_findings(version),
    ]
    for code, place, _values in rows:
        if weight_in(version, submission.journal, code) == Weight.STOP:
            yield code, " ".join(filter(None, [place.reason, place.text[:80]]))


@lru_cache(maxsize=1)
def choosable() -> tuple[str, ...]:
    """Return the codes that a journal may set, in the order of the settings page."""
    return tuple(code for code in CHECKS if code != "names")


@dataclass(frozen=True)
class LatinReference:
    """A reference, its Latin form as kept or proposed, and whether a person has kept it."""

    block: str
    text: str
    latin: str
    is_kept: bool


def romanised_of(
    submission: Submission, version: Version | None, scheme: Scheme, *, anew: bool = False
) -> list[LatinReference]:
    """Return the references that need a Latin form; with ``anew`` the kept ones are not shown."""
    tree = text_of(version) if version else None
    rows = romanised_list(tree, scheme) if tree else []
    kept = submission.latin_references
    return [
        LatinReference(
            each.block,
            each.text,
            each.proposal if anew else kept.get(key_of(each.text), each.proposal),
            key_of(each.text) in kept,
        )
        for each in rows
    ]
