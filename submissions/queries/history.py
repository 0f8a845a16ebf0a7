"""What happened to a manuscript and what waits for a person, as far as this app can see."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import all_free_days
from journal.events import Action, Event
from submissions.identity import papers_without_editor
from submissions.models import (
    OPEN,
    Assignment,
    AuthorChange,
    AuthorConsent,
    Contributor,
    Recusal,
    SimilarityReport,
    Status,
    StatusChange,
    Submission,
    Version,
)
from submissions.queries.attached import all_attached
from submissions.queries.author_changes import agreed_changes, changes_of, differences
from submissions.queries.people import OPEN_DISPUTE
from submissions.queries.status import expected_by

# Decisions are told by the app that makes them; here only the steps that are nobody's letter.
STEPS = {Status.SUBMITTED, Status.IN_REVIEW, Status.IN_PRODUCTION, Status.PUBLISHED}


def events(submission: Submission, viewer: User) -> list[Event]:
    """Return a manuscript's history for one viewer, in order of time.

    Authors never learn of recusals, nor of another author's dispute, nor who hands a paper to
    whom; they see the editor in charge, who is their contact.
    """
    is_editor = Submission.objects.handled_by(viewer).filter(pk=submission.pk).exists()
    told = [
        *step_events(submission),
        *version_events(submission),
        *charge_events(submission, is_editor=is_editor),
    ]
    told += file_events(submission)
    told += people_events(submission, is_editor=is_editor)
    told += change_events(submission)
    if is_editor:
        told += recusal_events(submission)
        told += similarity_events(submission)
    return sorted(told, key=lambda event: event.at)


def step_events(submission: Submission) -> Iterator[Event]:
    words = {
        Status.SUBMITTED: _("Received"),
        Status.IN_REVIEW: _("The review began"),
        Status.IN_PRODUCTION: _("The paper went into production"),
        Status.PUBLISHED: _("Published"),
        Status.WITHDRAWN: _("Withdrawn by author"),
    }
    for change in StatusChange.objects.filter(submission=submission):
        new = Status(change.new)
        if change.reason and new != Status.WITHDRAWN:
            continue  # it went back; whoever took it back tells that
        if new == Status.IN_REVIEW and change.old == Status.REVISION_REQUESTED:
            yield Event(change.at, _("The revised paper is with the editor"))
        elif new == Status.WITHDRAWN or new in STEPS:
            yield Event(change.at, words[new], change.reason if new == Status.WITHDRAWN else "")


def version_events(submission: Submission) -> Iterator[Event]:
    """A second upload in one round is a replaced file; a new round is told by its revision."""
    earlier = None
    for version in Version.objects.filter(submission=submission):
        sent = submission.submitted_at and version.created_at > submission.submitted_at
        if sent and earlier and earlier.revision == version.revision:
            yield Event(version.created_at, _("The file was replaced"), _("The old one is kept."))
        earlier = version


def file_events(submission: Submission) -> Iterator[Event]:
    """Further files that were added, replaced or removed after the paper had been sent."""
    if submission.submitted_at is None:
        return
    for file in all_attached(submission):
        words = {"kind": file.get_kind_display()}
        if file.created_at > submission.submitted_at:
            yield Event(file.created_at, _("A file was added: %(kind)s") % words, file.description)
        if file.replaced_at:
            yield Event(
                file.replaced_at,
                _("A file was replaced or removed: %(kind)s") % words,
                _("The old one is kept."),
            )


def charge_events(submission: Submission, *, is_editor: bool) -> Iterator[Event]:
    """Editors also read what spoke against one of them, and why they got the paper."""
    for row in Assignment.objects.filter(submission=submission).select_related("user"):
        detail = " ".join([*row.warned_of.splitlines(), row.given_despite]) if is_editor else ""
        yield Event(row.since, _("%(name)s takes care of the paper") % {"name": row.user}, detail)


def people_events(submission: Submission, *, is_editor: bool) -> Iterator[Event]:
    for person in Contributor.objects.filter(submission=submission):
        if person.confirmed_at and person.user_id != submission.submitter_id:
            words = _("%(name)s confirmed the submission") % {"name": person.name}
            yield Event(person.confirmed_at, words)
        if person.disputed_at and is_editor:
            words = _("%(name)s says that something is wrong") % {"name": person.name}
            yield Event(person.disputed_at, words, person.dispute)
        if person.link_copied_at and is_editor:
            words = _("The link of %(name)s was copied") % {"name": person.name}
            yield Event(person.link_copied_at, words)
        if person.settled_at and is_editor:
            words = _("The objection of %(name)s was settled") % {"name": person.name}
            yield Event(person.settled_at, words, person.settlement)


def change_events(submission: Submission) -> Iterator[Event]:
    """Changes of the authors: asked for, and what became of them."""
    outcomes = {
        AuthorChange.State.ACCEPTED: _("The authors were changed"),
        AuthorChange.State.REFUSED: _("The change of the authors was not accepted"),
        AuthorChange.State.TAKEN_BACK: _("The change of the authors was taken back"),
    }
    for change in changes_of(submission):
        words = _("%(name)s asked to change the authors") % {"name": change.by}
        yield Event(change.asked_at, words, "; ".join(differences(change)))
        if change.decided_at:
            words = outcomes[AuthorChange.State(change.state)]
            yield Event(change.decided_at, words, change.answer)


def similarity_events(submission: Submission) -> Iterator[Event]:
    for row in SimilarityReport.objects.filter(version__submission=submission).select_related("by"):
        words = _("%(name)s attached a similarity report") % {"name": row.by}
        yield Event(row.at, words, f"{row.tool}: {row.percent.normalize():f} %")


def recusal_events(submission: Submission) -> Iterator[Event]:
    for row in Recusal.objects.filter(submission=submission).select_related("user"):
        yield Event(row.at, _("%(name)s stands back") % {"name": row.user}, row.reason)


def actions(user: User) -> list[Action]:
    """Return what waits for a person in this app: as author, as co-author, as editor."""
    return [
        *author_actions(user),
        *coauthor_actions(user),
        *consent_actions(user),
        *editor_actions(user),
    ]


def author_actions(user: User) -> Iterator[Action]:
    unreadable = Version.objects.filter(
        submission_id=OuterRef("pk"), state=Version.State.UNREADABLE
    ).exclude(
        Exists(
            Version.objects.filter(
                submission_id=OuterRef("submission_id"), number__gt=OuterRef("number")
            )
        )
    )
    rows = Submission.objects.filter(submitter_id=user.pk)
    for draft in rows.filter(status=Status.DRAFT):
        url = reverse("submissions:check", args=[draft.key])
        words = _("Continue the draft and send it")
        yield Action(words, url, since=draft.saved_at, submission_id=draft.pk, kind="draft")
    for paper in rows.filter(Exists(unreadable), status=Status.SUBMITTED):
        url = reverse("submissions:replace", args=[paper.key])
        words = _("Put another file in the place of the one that could not be read")
        yield Action(words, url, since=paper.submitted_at, submission_id=paper.pk, kind="file")


def coauthor_actions(user: User) -> Iterator[Action]:
    proved = EmailAddress.objects.filter(user_id=user.pk, verified=True).values("email")
    rows = Contributor.objects.filter(
        Q(user_id=user.pk) | Q(email__in=proved), confirmed_at=None, disputed_at=None
    ).exclude(submission__status=Status.DRAFT)
    for person in rows.exclude(submission__submitter_id=user.pk).select_related("submission"):
        yield Action(
            _("Confirm that you are an author"),
            reverse("submissions:authorship", args=[person.key]),
            since=person.submission.submitted_at,
            submission_id=person.submission_id,
            kind="authorship",
        )


def consent_actions(user: User) -> Iterator[Action]:
    """Changes of the authors that wait for the yes or no of a person who is listed."""
    proved = EmailAddress.objects.filter(user_id=user.pk, verified=True).values("email")
    rows = AuthorConsent.objects.filter(
        email__in=proved,
        agreed_at=None,
        refused_at=None,
        change__state=AuthorChange.State.ASKED,
        change__submission__status__in=OPEN,
    )
    for consent in rows.select_related("change"):
        yield Action(
            _("Say whether you agree to the change of the authors"),
            reverse("submissions:author_change", args=[consent.key]),
            since=consent.change.asked_at,
            submission_id=consent.change.submission_id,
            kind="author_change",
        )


def change_actions(user: User) -> Iterator[Action]:
    """Changes of the authors on which an editor decides."""
    changes = agreed_changes(user)
    decided = decided_among(user, [change.submission_id for change in changes])
    for change in changes:
        agreed = change.state == AuthorChange.State.AGREED
        yield Action(
            _("Decide on the change of the authors")
            if change.submission_id in decided
            else _("Advise on the change of the authors"),
            f"{reverse('manuscript', args=[change.submission.key])}?part=people#author-change",
            reason=_("Everybody has agreed") if agreed else _("Somebody does not agree"),
            since=change.asked_at,
            submission_id=change.submission_id,
            kind="author_change",
        )


def decided_among(user: User, papers: list[int]) -> set[int]:
    """Return those of some papers on which a person's word is a decision."""
    if not papers:
        return set()
    rows = Submission.objects.decided_by(user).filter(pk__in=papers)
    return set(rows.values_list("pk", flat=True))


def editor_actions(user: User) -> Iterator[Action]:
    """Papers that nobody has taken yet, papers that a dispute holds, changes of authors."""
    yield from change_actions(user)
    for paper in papers_without_editor(user):
        yield Action(
            _("Name an acting editor: no editor can handle %(code)s") % {"code": paper.code},
            reverse("submissions:acting", args=[paper.key]),
            reason=_("Everybody who could decide wrote it or stands back"),
            kind="acting",
        )
    mine = Submission.objects.handled_by(user).select_related("journal")
    held = Contributor.objects.filter(OPEN_DISPUTE, submission_id=OuterRef("pk"))
    in_charge = Assignment.objects.filter(submission_id=OuterRef("pk"), until=None)
    unassigned = list(mine.filter(~Exists(in_charge), status=Status.SUBMITTED))
    holidays = all_free_days(unassigned[0].journal) if unassigned else set()
    for paper in unassigned:
        url = reverse("manuscript", args=[paper.key])
        words = _("Take charge, or give it to a colleague")
        yield Action(
            words,
            url,
            reason=_("New, and nobody is in charge"),
            since=paper.submitted_at,
            due=expected_by(paper, holidays),
            submission_id=paper.pk,
            kind="unassigned",
        )
    disputed = list(mine.filter(Exists(held)).open())
    decided = decided_among(user, [paper.pk for paper in disputed])
    for paper in disputed:
        url = f"{reverse('manuscript', args=[paper.key])}?part=people#disputes"
        reason = _("An author says that something is wrong; no decision until it is settled")
        words = (
            _("Settle the dispute about authorship")
            if paper.pk in decided
            else _("Advise on the dispute about authorship")
        )
        yield Action(words, url, reason=reason, submission_id=paper.pk, kind="dispute")
