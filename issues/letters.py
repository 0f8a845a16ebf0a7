"""Letters of production and publishing, one function a letter."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Join, User
from issues.formats.citation import apa
from issues.formats.front import Front
from issues.models import Article, Step
from issues.queries.joining import UNDO
from journal.letters import Envelope, Link, Recipient, post_letter
from journal.models import Letter
from journal.queries import the_journal, today
from journal.templatetags.words import day, deadline, moment
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
    on = today(step.article.journal)
    envelope = proof_envelope(step, author, dedupe=f"proof-reminder:{step.key}:{on}")
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
    return post_withdrawn(submission, recipient_of(author), reason, author.key)


def post_withdrawn(submission: Submission, to: Recipient, reason: str, whose: str) -> Letter:
    """Confirm a withdrawal to one person of the authors' side; ``whose`` is the person's key."""
    return post_about(
        submission,
        "withdrawn-author",
        Envelope(
            journal=submission.journal,
            to=to,
            about=f"submission:{submission.key}",
            dedupe=f"withdrawn:{whose}",
            links={"link": Link(page="manuscript", key=submission.key)},
        ),
        audience=Audience.AUTHORS,
        values={
            "reason": one_line(reason, length=REASON_LENGTH),
            "moment": moment_words(submission, to.language),
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


def about_join(join: Join) -> str:
    return f"join:{join.key}"


def post_join_asked(editor: User, *, by: User, address: str, words: str, join: Join | None) -> None:
    """Ask an editor to look at two accounts; ``join`` is None where no account has the address."""
    journal = the_journal()
    if journal is None:
        return
    page, key = ("issues:join_request", join.key) if join else ("issues:joins", "")
    with override(editor.language):
        found = "" if join else _("No account has this address; perhaps it is misspelt.")
    envelope = Envelope(
        journal=journal,
        to=Recipient.of(editor),
        about=about_join(join) if join else "",
        dedupe=f"join-asked:{join.key}:{editor.pk}" if join else None,
        links={"link": Link(page=page, key=key)},
    )
    values = {
        "person": by.name or by.email,
        "address": by.email,
        "other": address,
        "words": one_line(words, length=REASON_LENGTH),
        "found": found,
    }
    post_letter("join-asked", envelope, values)


def post_to_both(kind: str, join: Join, main: str, *, link: bool = False) -> None:
    """Post the same letter to both addresses of a join; ``main`` is the closed account's."""
    journal = the_journal()
    if journal is None or join.joined_at is None:
        return
    person, until = join.kept, join.joined_at + UNDO
    with override(person.language), timezone.override(journal.zone):
        values = {
            "address": person.email,
            "other": main,
            "when": moment(join.joined_at),
            "until": day(until),
        }
    opens = Link(page="issues:open_join", kind="join", key=join.key, nonce=join.key[:12])
    for number, address in enumerate((person.email, main)):
        envelope = Envelope(
            journal=journal,
            to=Recipient(address, person.name, person.language),
            about=about_join(join),
            dedupe=f"{kind}:{join.key}:{number}",
            links={"link": opens} if link else {},
        )
        post_letter(kind, envelope, values)


def post_join_refused(join: Join, other: str, words: str) -> None:
    """Tell a person that the editors did not join two accounts, and why."""
    journal = the_journal()
    if journal is None:
        return
    envelope = Envelope(
        journal=journal,
        to=Recipient.of(join.kept),
        about=about_join(join),
        dedupe=f"join-refused:{join.key}",
    )
    values = {"other": other, "words": one_line(words, length=REASON_LENGTH)}
    post_letter("join-refused", envelope, values)


def post_address_changed(user: User, *, old: str) -> None:
    """Warn the old main address that another one took its place."""
    journal = the_journal()
    if journal is None:
        return
    envelope = Envelope(journal=journal, to=Recipient(old, user.name, user.language))
    post_letter("address-changed", envelope, {"old": old, "new": user.email})
