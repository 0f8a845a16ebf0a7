"""Letters of production and publishing, one function a letter."""

from django.utils import timezone
from django.utils.translation import override

from accounts.models import User
from issues.formats.citation import apa
from issues.formats.front import Front
from issues.models import Article, Step
from journal.letters import Envelope, Link, Recipient
from journal.models import Letter
from journal.queries import today
from journal.templatetags.words import deadline, moment
from journal.wording import one_line
from submissions.letters import Audience, post_about
from submissions.models import Contributor, Submission

REASON_LENGTH = 1000


def recipient_of(author: Contributor) -> Recipient:
    """Return an author as the post knows one: letters come in the account's language."""
    language = author.user.language if author.user else author.submission.language
    return Recipient(author.email, author.name, language)


def due_words(step: Step, language: str) -> str:
    """Return a step's deadline with its zone in the language of a letter."""
    with override(language), timezone.override(step.article.journal.zone):
        return deadline(step.due_on)


def proof_envelope(step: Step, author: Contributor, **more: object) -> Envelope:
    """Return the envelope of a letter that opens the proof without a password."""
    link = Link(page="proof", kind="proof", key=step.key, nonce=step.nonce)
    return Envelope(
        journal=step.article.journal,
        to=recipient_of(author),
        about=f"step:{step.key}",
        links={"link": link},
        **more,  # type: ignore[arg-type]
    )


def post_proof_letter(kind: str, step: Step, author: Contributor, envelope: Envelope) -> Letter:
    return post_about(
        step.article.submission,
        kind,
        envelope,
        audience=Audience.AUTHORS,
        values={"due": due_words(step, envelope.to.language)},
    )


def post_proof(step: Step, author: Contributor, *, by: User) -> Letter:
    """Ask the corresponding author to read the proof."""
    envelope = proof_envelope(step, author, signer=by, dedupe=f"proof:{step.key}")
    return post_proof_letter("proof", step, author, envelope)


def post_proof_reminder(step: Step, author: Contributor) -> Letter:
    """Remind of a proof, at most once a day."""
    day = today(step.article.journal)
    envelope = proof_envelope(step, author, dedupe=f"proof-reminder:{step.key}:{day}")
    return post_proof_letter("proof-reminder", step, author, envelope)


def post_proof_link(step: Step, author: Contributor) -> Letter:
    """Send a new link in the place of one that no longer opens the proof."""
    return post_proof_letter("proof-link", step, author, proof_envelope(step, author))


def post_proof_answered(step: Step, *, to: User) -> Letter:
    """Tell a person of the office that a proof came back."""
    submission, corrected = step.article.submission, step.outcome == Step.Outcome.CORRECTIONS
    return post_about(
        submission,
        "proof-corrections" if corrected else "proof-approved",
        Envelope(
            journal=submission.journal,
            to=Recipient.of(to),
            about=f"step:{step.key}",
            dedupe=f"proof-answer:{step.key}:{to.pk}",
            links={"link": Link(page="issues:in_production", key=submission.key)},
        ),
        audience=Audience.EDITORS,
        values={"number": str(len(step.corrections)), "corrections": numbered(step.corrections)},
    )


def numbered(lines: list[str]) -> str:
    return "\n".join(
        f"{number}. {one_line(line, length=500)}" for number, line in enumerate(lines, 1)
    )


def post_step(step: Step, *, person: User, by: User) -> Letter:
    """Give a person of the office a step."""
    submission = step.article.submission
    to = Recipient.of(person)
    with override(to.language):
        name = str(step.get_kind_display())
    return post_about(
        submission,
        "step",
        Envelope(
            journal=submission.journal,
            to=to,
            about=f"step:{step.key}",
            dedupe=f"step:{step.key}",
            signer=by,
            links={"link": Link(page="issues:in_production", key=submission.key)},
        ),
        audience=Audience.EDITORS,
        values={"step": name, "due": due_words(step, to.language)},
    )


def post_published(article: Article, author: Contributor, front: Front) -> Letter:
    """Tell an author that the article is public, with its citation and address."""
    return post_about(
        article.submission,
        "published",
        Envelope(
            journal=article.journal,
            to=recipient_of(author),
            about=f"article:{article.number}",
            dedupe=f"published:{author.key}",
            links={"link": Link(page="article", key=str(article.number))},
        ),
        audience=Audience.AUTHORS,
        values={"citation": apa(front), "issue": str(article.issue)},
    )


def post_withdrawn_author(submission: Submission, author: Contributor, reason: str) -> Letter:
    """Confirm a withdrawal to an author."""
    return post_about(
        submission,
        "withdrawn-author",
        Envelope(
            journal=submission.journal,
            to=recipient_of(author),
            about=f"submission:{submission.key}",
            dedupe=f"withdrawn:{author.key}",
            links={"link": Link(page="manuscript", key=submission.key)},
        ),
        audience=Audience.AUTHORS,
        values={
            "reason": one_line(reason, length=REASON_LENGTH),
            "moment": moment_words(submission, recipient_of(author).language),
        },
    )


def moment_words(submission: Submission, language: str) -> str:
    """Return when a paper came into its present state, with the zone, in a letter's language."""
    with override(language), timezone.override(submission.journal.zone):
        return moment(submission.status_since)


def post_withdrawn_office(submission: Submission, to: User, *, by: User, reason: str) -> Letter:
    """Tell an editor that a paper was withdrawn."""
    return post_about(
        submission,
        "withdrawn-office",
        Envelope(
            journal=submission.journal,
            to=Recipient.of(to),
            about=f"submission:{submission.key}",
            dedupe=f"withdrawn:{submission.key}:{to.pk}",
            links={"link": Link(page="manuscript", key=submission.key)},
        ),
        audience=Audience.EDITORS,
        values={"by": by.name or by.email, "reason": one_line(reason, length=REASON_LENGTH)},
    )
