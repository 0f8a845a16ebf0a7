"""Acts around the proof: sent by the office, read by the corresponding author through a link."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.keys import new_nonce
from accounts.models import User
from issues import letters
from issues.models import Article, Galley, Step
from issues.queries.people import corresponding_author, office_of
from issues.queries.production import waiting_version
from issues.services.production import refuse_published
from issues.typesetting import is_out_of_date
from journal.deadlines import working_days_from
from journal.letters import recall_letters
from journal.models import Letter
from submissions.models import Version

LINK_PAUSE = timedelta(hours=1)


@transaction.atomic
def send_proof(article: Article, *, by: User) -> Step:
    """Ask the corresponding author to read the proof; pressing twice sends one letter.

    Raises ValidationError where the files are not ready, a corrected file is not yet in them, or
    no author has an address.
    """
    refuse_published(article)
    article = Article.objects.select_for_update().get(pk=article.pk)
    waiting = article.steps.filter(kind=Step.Kind.PROOF, done_at=None).first()
    if waiting:
        return waiting
    author = corresponding_author(article.submission)
    if author is None:
        raise ValidationError(_("No author of this paper has an e-mail address."))
    newer = waiting_version(article)
    if newer and newer.state != Version.State.UNREADABLE:
        raise ValidationError(
            _("A corrected file is being read. Send the proof when the article is made from it.")
        )
    pdf = article.galleys.filter(kind=Galley.Kind.PDF).exists()
    if not pdf or is_out_of_date(article):
        raise ValidationError(
            _("The files of this article are being made. Send the proof when they are ready.")
        )
    step = Step.objects.create(
        article=article,
        kind=Step.Kind.PROOF,
        person=author.user,
        due_on=working_days_from(article.journal, article.journal.proof_days),
    )
    letters.post_proof(step, author, by=by)
    return step


def close_proof(step: Step, *, outcome: str, notes: str) -> None:
    """Write down the answer to a proof, once; refuse the second in words."""
    closed = Step.objects.filter(pk=step.pk, kind=Step.Kind.PROOF, done_at=None).update(
        done_at=now(), outcome=outcome, notes=notes
    )
    step.refresh_from_db()
    if not closed:
        raise ValidationError(
            _("This proof is closed: %(outcome)s. Nothing was changed.")
            % {"outcome": step.get_outcome_display()}
        )
    recall_letters(f"step:{step.key}")


def tell_office(step: Step, *, but: User | None = None) -> None:
    for person in office_of(step.article.submission):
        if person != but:
            letters.post_proof_answered(step, to=person)


@transaction.atomic
def approve_proof(step: Step, *, by: User | None = None, words: str = "") -> Step:
    """Approve a proof. ``by`` names the person of the office who writes down an answer that
    came by letter, with its ``words``; approving twice changes nothing."""
    if step.outcome == Step.Outcome.APPROVED:
        return step
    close_proof(step, outcome=Step.Outcome.APPROVED, notes=words)
    tell_office(step, but=by)
    return step


@transaction.atomic
def ask_corrections(step: Step, *, words: str) -> Step:
    """Keep the author's corrections, one a line, and tell the office.

    Raises ValidationError where there is none, or the proof is closed.
    """
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if not lines:
        raise ValidationError(_("Write at least one correction, or approve the proof."))
    close_proof(step, outcome=Step.Outcome.CORRECTIONS, notes="\n".join(lines))
    tell_office(step)
    return step


@transaction.atomic
def renew_proof_link(step: Step) -> Letter | None:
    """Send a new link to the registered address and end all older ones, at most once an hour."""
    author = corresponding_author(step.article.submission)
    recent = Letter.objects.filter(
        about=f"step:{step.key}", kind="proof-link", written_at__gt=now() - LINK_PAUSE
    )
    if author is None or recent.exists():
        return recent.first()
    Step.objects.filter(pk=step.pk).update(nonce=new_nonce())
    step.refresh_from_db()
    return letters.post_proof_link(step, author)


def remind_proof(step: Step) -> Letter | None:
    """Remind the author of a proof; once a day, and never after the answer."""
    author = corresponding_author(step.article.submission)
    if step.done_at or author is None:
        return None
    return letters.post_proof_reminder(step, author)
