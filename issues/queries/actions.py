"""What waits for a person in production, publishing and the post; computed, never stored."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from issues.access import articles_in_production
from issues.models import Article, Issue, Step
from issues.queries.joining import join_actions
from issues.queries.letters import unmended_letters
from issues.queries.readiness import last_proof
from journal.deadlines import is_over
from journal.events import Action
from journal.models import Role
from journal.queries import has_role, manages, members, the_journal
from submissions.models import Assignment, Contributor, Submission
from submissions.queries.people import OPEN_DISPUTE


def actions(user: User) -> list[Action]:
    """Return what waits for a person: proofs to read, steps, chores of the office, failed letters."""
    if not user.is_authenticated:
        return []
    return [
        *proof_actions(user),
        *step_actions(user),
        *office_actions(user),
        *letter_actions(user),
        *issue_actions(user),
        *join_actions(user),
    ]


def proof_actions(user: User) -> Iterator[Action]:
    """Proofs that the person, as the corresponding author, has to read."""
    steps = Step.objects.filter(kind=Step.Kind.PROOF, done_at=None, person_id=user.pk)
    for step in steps.select_related("article"):
        yield Action(
            _("Read the proof and approve it"),
            reverse("issues:proof_page", args=[step.key]),
            since=step.started_at,
            due=step.due_on,
            submission_id=step.article.submission_id,
            kind="proof",
        )


def step_actions(user: User) -> Iterator[Action]:
    """Steps of the office that were given to the person."""
    steps = Step.objects.filter(done_at=None, person_id=user.pk).exclude(kind=Step.Kind.PROOF)
    for step in steps.select_related("article__submission"):
        yield Action(
            _("Edit the text and upload it"),
            reverse("issues:in_production", args=[step.article.submission.key]),
            since=step.started_at,
            due=step.due_on,
            submission_id=step.article.submission_id,
            kind="step",
        )


def does_chores(user: User) -> bool:
    """Say whether production's chores are this person's: production people do them, and those
    who run the journal where it has none."""
    if has_role(user, Role.PRODUCTION):
        return True
    journal = the_journal()
    return manages(user) and journal is not None and not members(journal, Role.PRODUCTION)


class Chore(NamedTuple):
    words: str
    kind: str
    due: date | None = None


def office_actions(user: User) -> Iterator[Action]:
    """Return the most urgent chore of each article in production."""
    chores, places = does_chores(user), manages(user)
    if not (chores or places):
        return
    rows = articles_in_production(user).filter(published_at=None)
    for article in rows.select_related("submission", "version").prefetch_related("steps"):
        asked = chain(chores_of(article) if chores else (), placing_of(article) if places else ())
        for chore in islice(asked, 1):
            yield Action(
                chore.words,
                reverse("issues:in_production", args=[article.submission.key]),
                since=article.submission.status_since,
                due=chore.due,
                submission_id=article.submission_id,
                kind=chore.kind,
            )


def chores_of(article: Article) -> Iterator[Chore]:
    """Return what the office has to do for an article, the most urgent first."""
    if article.problem:
        yield Chore(_("Mend the text: typesetting failed"), "typesetting")
    proof = last_proof(article)
    if proof is None:
        if article.typeset_at:
            yield Chore(_("Send the proof to the author"), "proof")
    elif proof.is_open:
        if proof.due_on and is_over(proof.due_on):
            words = _("The proof is overdue: remind the author")
            yield Chore(words, "proof-overdue", proof.due_on)
    elif proof.done_at and article.version.created_at > proof.done_at:
        yield Chore(_("Send the new proof to the author"), "proof")
    elif proof.corrections:
        number = len(proof.corrections)
        words = ngettext("Make %(number)d correction", "Make %(number)d corrections", number)
        yield Chore(words % {"number": number}, "corrections")


def placing_of(article: Article) -> Iterator[Chore]:
    proof = last_proof(article)
    if article.issue_id is None and proof and proof.outcome == Step.Outcome.APPROVED:
        yield Chore(_("Place it in an issue"), "place")


def letter_actions(user: User) -> Iterator[Action]:
    """Letters that did not leave, for the editor in charge or, without one, for all who handle."""
    charge = Assignment.objects.filter(until=None)
    handled = Submission.objects.handled_by(user).filter(
        Q(pk__in=charge.filter(user_id=user.pk).values("submission_id"))
        | ~Q(pk__in=charge.values("submission_id"))
    )
    failed = unmended_letters().filter(submission__in=handled.values("pk"))
    for row in failed.select_related("letter", "submission"):
        yield Action(
            _("A letter to %(person)s did not leave: send it again")
            % {"person": row.letter.to_name or row.letter.to},
            reverse("issues:letters", args=[row.submission.key]),
            reason=row.letter.error,
            since=row.letter.written_at,
            submission_id=row.submission_id,
            kind="letter",
        )


def issue_actions(user: User) -> Iterable[Action]:
    """Issues that are on their way but held up by an article: by its text or by its authors."""
    if not manages(user):
        return
    coming = Issue.objects.filter(publishing_at__isnull=False, published_at=None)
    disputed = Contributor.objects.filter(OPEN_DISPUTE, submission__article__issue=OuterRef("pk"))
    for issue in coming.filter(Exists(disputed)):
        yield Action(
            _("%(issue)s cannot go out: an author says that something is wrong") % {"issue": issue},
            reverse("issues:compose", args=[issue.slug]),
            since=issue.publishing_at,
            kind="issue",
        )
    for issue in coming.filter(articles__problem__gt="").distinct():
        yield Action(
            _("%(issue)s cannot go out: typesetting failed") % {"issue": issue},
            reverse("issues:compose", args=[issue.slug]),
            since=issue.publishing_at,
            kind="issue",
        )
