"""Who may see a manuscript. The one way from an address to a private row of this app."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.links import Grant
from accounts.models import User
from submissions.identity import may_decide, papers_without_editor
from submissions.models import (
    ATTACHED,
    AuthorConsent,
    Contributor,
    File,
    Incoming,
    SimilarityReport,
    Status,
    Submission,
    Version,
)


def submission_for(user: User, key: str, *, as_editor: bool = False) -> Submission:
    """Return a manuscript that the person may see.

    Raises Http404 to strangers, and PermissionDenied with words where ``as_editor`` is asked
    and the person sees it only as one of its authors.
    """
    submission = (
        Submission.objects.visible_to(user)
        .select_related("journal", "article_type", "section", "submitter", "call")
        .filter(key=key)
        .first()
    )
    if submission is None:
        raise Http404
    if as_editor and not is_handled_by(user, submission):
        raise PermissionDenied(
            _("You see this paper as one of its authors; another editor handles it.")
        )
    return submission


def submission_to_decide(user: User, key: str) -> Submission:
    """Return a manuscript to an editor whose word on it is a decision.

    Raises PermissionDenied, in words, to one who only advises and to its authors; Http404 to
    strangers.
    """
    submission = submission_for(user, key, as_editor=True)
    check_decides(user, submission)
    return submission


def check_decides(user: User, submission: Submission) -> None:
    if not may_decide(user, submission):
        raise PermissionDenied(
            _("You advise on this paper; another editor decides. Nothing was changed.")
        )


def is_handled_by(user: User, submission: Submission) -> bool:
    """Say whether a person sees a manuscript as an editor (never as one of its authors)."""
    return Submission.objects.handled_by(user).filter(pk=submission.pk).exists()


def is_author(user: User, submission: Submission) -> bool:
    return Submission.objects.of(user).filter(pk=submission.pk).exists()


def acts_for_authors(user: User, submission: Submission) -> bool:
    """Say whether a person may act for the authors: who sent it, or the corresponding author.

    An editor who entered a paper that came by mail leaves it to its authors once it is sent.
    """
    entered = submission.origin == Submission.Origin.EDITOR and submission.status != Status.DRAFT
    if submission.submitter_id == user.pk and not entered:
        return True
    rows = Contributor.objects.filter(submission=submission, is_corresponding=True)
    return any(is_own_row(user, row) for row in rows)


def sent_by(user: User, key: str) -> Submission:
    """Return a draft or paper to the person who sends it, for the steps of sending."""
    submission = submission_for(user, key)
    if submission.submitter_id != user.pk:
        raise Http404
    return submission


def paper_without_editor(user: User, key: str) -> Submission:
    """Return a paper that no editor can decide, to those of its editors in conflict who run the
    journal; Http404 to everybody else, and as soon as somebody can decide it.
    """
    found = next((row for row in papers_without_editor(user) if row.key == key), None)
    if found is None:
        raise Http404
    return found


def version_for(user: User, submission_key: str, version_key: str) -> Version:
    """Return a version to an author or an editor of its manuscript; Http404 otherwise."""
    submission = submission_for(user, submission_key)
    version = Version.objects.filter(submission=submission, key=version_key).first()
    if version is None:
        raise Http404
    version.submission = submission
    return version


def contributor_for(
    user: User | AnonymousUser, key: str, *, grant: Grant | None = None
) -> Contributor:
    """Return an author's row to this author, by link or by account; Http404 to others.

    A link opens this one row and nothing else; nobody is asked about a draft.
    """
    contributor = (
        Contributor.objects.select_related(
            "submission__journal", "submission__article_type", "user"
        )
        .exclude(submission__status=Status.DRAFT)
        .filter(key=key)
        .first()
    )
    if contributor is None or not (opens(grant, contributor) or is_own_row(user, contributor)):
        raise Http404
    return contributor


def contributor_by_key(key: str) -> Contributor | None:
    """Return an author's row for a door that asks for rights itself."""
    return Contributor.objects.exclude(submission__status=Status.DRAFT).filter(key=key).first()


def opens(grant: Grant | None, contributor: Contributor) -> bool:
    return grant is not None and grant.opens("authorship", contributor.key, contributor.nonce)


def is_own_row(user: User | AnonymousUser, contributor: Contributor) -> bool:
    if not user.is_authenticated:
        return False
    return contributor.user_id == user.pk or has_proved(user, contributor.email)


# What the authors of a manuscript see of their own files; editors see every kind.
AUTHORS_FILES = {
    File.Kind.MANUSCRIPT,
    *ATTACHED,
    File.Kind.FIGURE,
    File.Kind.COPY,
}


def file_for(user: User, submission_key: str, file_key: str) -> File:
    """Return a file of a manuscript that the person may fetch; Http404 otherwise."""
    submission = submission_for(user, submission_key)
    files = File.objects.filter(version__submission=submission, key=file_key)
    if not is_handled_by(user, submission):
        files = files.filter(kind__in=AUTHORS_FILES)
    file = files.select_related("version").first()
    if file is None:
        raise Http404
    return file


def other_for(user: User, key: str) -> Submission:
    """Return a paper to compare with: one that is published, or that the person may see anyway."""
    other = Submission.objects.select_related("journal").filter(key=key).first()
    if other is None or not (
        other.status == Status.PUBLISHED
        or Submission.objects.visible_to(user).filter(pk=other.pk).exists()
    ):
        raise Http404
    return other


def incoming_for(user: User, key: str) -> Incoming:
    """Return a file on its way to the person who sends it; Http404 to everybody else."""
    incoming = Incoming.objects.filter(by_id=user.pk, key=key).first()
    if incoming is None:
        raise Http404
    return incoming


def attached_for(submission: Submission, key: str) -> File:
    """Return a further file in force of a paper that was fetched; Http404 otherwise."""
    files = File.objects.filter(version__submission=submission, kind__in=ATTACHED)
    file = files.select_related("version__submission").filter(key=key, replaced_at=None).first()
    if file is None:
        raise Http404
    return file


def person_for(submission: Submission, key: str) -> Contributor:
    """Return an author of a paper that was fetched; Http404 otherwise."""
    rows = Contributor.objects.filter(submission=submission, key=key)
    person = rows.select_related("user", "submission__journal").first()
    if person is None:
        raise Http404
    return person


def similarity_for(submission: Submission, key: str) -> SimilarityReport:
    """Return a similarity report of a paper that an editor fetched; Http404 otherwise."""
    rows = SimilarityReport.objects.filter(version__submission=submission, key=key)
    report = rows.select_related("file").first()
    if report is None:
        raise Http404
    return report


def consent_for(
    user: User | AnonymousUser, key: str, *, grant: Grant | None = None
) -> AuthorConsent:
    """Return what one person is asked about a change of authors: by link, or by the address
    that their account has proved; Http404 to others.
    """
    rows = AuthorConsent.objects.select_related(
        "change__submission__journal", "change__submission__article_type", "change__by"
    )
    consent = rows.filter(key=key).first()
    if consent is None:
        raise Http404
    by_link = grant is not None and grant.opens("author_change", consent.key, consent.nonce)
    if not (by_link or has_proved(user, consent.email)):
        raise Http404
    return consent


def has_proved(user: User | AnonymousUser, email: str) -> bool:
    if not user.is_authenticated:
        return False
    proved = EmailAddress.objects.filter(user=user, verified=True)
    return bool(email) and proved.filter(email__iexact=email).exists()
