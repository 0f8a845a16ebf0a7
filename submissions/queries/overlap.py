"""Which other papers share text with a version, and which look like the same paper again."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Count, Exists, OuterRef, Q

from accounts.models import User
from submissions.manuscripts.preflight import Sharing, compare, likeness
from submissions.manuscripts.preflight.overlap import blocks_of
from submissions.models import Contributor, Fingerprint, Status, Submission, Version
from submissions.queries.versions import reading_version, text_of

PERCENT_AT_LEAST = 5  # of the text; less is what papers of one field share anyway
SUMS_AT_LEAST = 12
SAME_PERCENT = 40
SAME_TITLE = 0.85
OTHERS_AT_MOST = 10
RECENT_TITLES = 2_000


@dataclass(frozen=True)
class Overlap:
    """Another paper and how many percent of this text stand in it, nearly."""

    other: Submission
    percent: float
    same_people: bool

    @property
    def is_same_paper(self) -> bool:
        return self.same_people and self.percent >= SAME_PERCENT


def overlaps(version: Version) -> list[Overlap]:
    """Return the papers of the archive and of the desk that share text, the most alike first.

    Of each only its newest version counts; drafts of other people are nobody's business.
    """
    own = set(Fingerprint.objects.filter(version=version).values_list("value", flat=True))
    if not own:
        return []
    newer = Version.objects.filter(
        submission_id=OuterRef("version__submission_id"),
        number__gt=OuterRef("version__number"),
        state=Version.State.READ,
    )
    shared = (
        Fingerprint.objects.filter(
            value__in=Fingerprint.objects.filter(version=version).values("value")
        )
        .exclude(version__submission_id=version.submission_id)
        .exclude(version__submission__status=Status.DRAFT)
        .exclude(Exists(newer))
        .values_list("version__submission_id")
        .annotate(number=Count("pk"))
        .filter(number__gte=SUMS_AT_LEAST)
        .order_by("-number")[:OTHERS_AT_MOST]
    )
    found = {pk: likeness(own, number) for pk, number in shared}
    kept = {pk: percent for pk, percent in found.items() if percent >= PERCENT_AT_LEAST}
    return [overlap_with(version.submission, pk, percent) for pk, percent in kept.items()]


def overlap_with(submission: Submission, pk: int, percent: float) -> Overlap:
    other = Submission.objects.select_related("journal").get(pk=pk)
    same = same_people(submission, [pk])
    return Overlap(other, percent, pk in same)


def same_people(submission: Submission, others: Iterable[int] | None = None) -> set[int]:
    """Return the papers, or those of ``others``, that somebody of this one wrote or sent too."""
    people = list(Contributor.objects.filter(submission=submission))
    users = {person.user_id for person in people if person.user_id} | {submission.submitter_id}
    emails = {person.email.lower() for person in people if person.email}
    orcids = {person.orcid for person in people if person.orcid}
    named = Contributor.objects.filter(
        Q(user_id__in=users) | Q(email__in=emails) | Q(orcid__in=orcids),
        submission_id=OuterRef("pk"),
    )
    rows = Submission.objects.exclude(pk=submission.pk).exclude(status=Status.DRAFT)
    if others is not None:
        rows = rows.filter(pk__in=list(others))
    own = rows.filter(Exists(named) | Q(submitter_id__in=users))
    return set(own.values_list("pk", flat=True)[:RECENT_TITLES])


def sent_before(submission: Submission) -> list[Submission]:
    """Return papers of the same people with nearly the same title, the newest first."""
    title = submission.own_title.casefold()
    if len(title) < 10:
        return []
    rows = Submission.objects.filter(pk__in=same_people(submission))
    return [row for row in rows if alike(title, row.own_title.casefold())]


def alike(title: str, other: str) -> bool:
    matcher = SequenceMatcher(None, title[:300], other[:300])
    return matcher.quick_ratio() >= SAME_TITLE and matcher.ratio() >= SAME_TITLE


def may_be_shown(other: Submission, viewer: User) -> bool:
    """Say whether a person may know which paper the other one is: it is published, or theirs."""
    if other.status == Status.PUBLISHED:
        return True
    return Submission.objects.visible_to(viewer).filter(pk=other.pk).exists()


def sharing(version: Version, other: Submission) -> Sharing | None:
    """Return every passage that a version shares with another paper; None without a text."""
    theirs = reading_version(other)
    own_tree = text_of(version)
    other_tree = text_of(theirs) if theirs else None
    if own_tree is None or other_tree is None:
        return None
    return compare(blocks_of(own_tree), blocks_of(other_tree))
