"""Letters after a decision: its reversal, an appeal, a paper that is taken up again."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from journal.letters import Envelope, Recipient, draft_letter
from journal.models import Letter
from journal.templatetags.words import day
from journal.wording import Wording, one_line
from reviews.letters.authors import copies, recipient
from reviews.letters.envelopes import (
    Audience,
    code_of,
    manuscript_link,
    post_to_editor,
    voice,
)
from reviews.models import Appeal, Decision
from reviews.wording import quoted
from submissions.letters import manuscript_values, post_about, post_text_about
from submissions.models import Status, Submission
from submissions.queries import current_version


def envelope_to(
    submission: Submission, to: Recipient, *, about: str, dedupe: str, signer: User | None
) -> Envelope:
    return Envelope(
        journal=submission.journal,
        to=to,
        about=about,
        dedupe=dedupe[:120],
        signer=signer,
        links={"link": manuscript_link(submission)},
    )


def draft_to_authors(
    submission: Submission, kind: str, values: dict[str, str], *, by: User, language: str = ""
) -> Wording:
    """Return a letter to the authors as the editor finds it, in the language of its reader."""
    to = recipient(submission, language=language)
    with voice(to.language, submission.journal):
        envelope = envelope_to(submission, to, about="", dedupe="", signer=by)
        common = manuscript_values(submission) | {
            "code": code_of(submission, current_version(submission)),
            "title": quoted(str(submission.own_title)),
        }
        return draft_letter(kind, envelope, common | values)


def draft_reversal(decision: Decision, *, by: User, before: str, language: str = "") -> Wording:
    """Return the letter that takes a decision back; nothing in it waits for words."""
    submission = decision.submission
    to = recipient(submission, language=language)
    with voice(to.language, submission.journal):
        values = {
            "decision": str(decision.get_kind_display()),
            "day": day(decision.closed_at or decision.decided_at),
            "state": str(Status(before).label),
        }
    return draft_to_authors(submission, "decision-reversed", values, by=by, language=to.language)


def draft_reopening(submission: Submission, *, by: User, language: str = "") -> Wording:
    return draft_to_authors(
        submission, "paper-reopened", places(language), by=by, language=language
    )


def places(language: str) -> dict[str, str]:
    with override(language or None):
        return {"reasons": "[[" + _("your words: why, in one or two sentences") + "]]"}


def post_reversal(decision: Decision, subject: str, text: str, language: str) -> list[Letter]:
    """Post the correction to the author who had the decision, and to all who had a copy."""
    return post_to_all(
        decision.submission,
        "decision-reversed",
        Wording(subject, text.strip() + "\n"),
        key=f"reversal:{decision.key}",
        signer=decision.reversed_by,
        language=language,
    )


def post_reopening(submission: Submission, wording: Wording, *, by: User, key: str) -> list[Letter]:
    to = recipient(submission)
    return post_to_all(
        submission, "paper-reopened", wording, key=key, signer=by, language=to.language
    )


def post_to_all(
    submission: Submission,
    kind: str,
    wording: Wording,
    *,
    key: str,
    signer: User | None,
    language: str,
) -> list[Letter]:
    """Post an editor's letter to the corresponding author, with copies to the others."""
    about = f"submission:{submission.key}"

    def post(to: Recipient, name: str, dedupe: str, words: Wording) -> Letter:
        envelope = envelope_to(submission, to, about=about, dedupe=dedupe, signer=signer)
        return post_text_about(submission, name, envelope, audience=Audience.AUTHORS, wording=words)

    main = recipient(submission, language=language)
    return [
        post(main, kind, key, wording),
        *(
            post(to, f"{kind}-copy", f"{key}:{to.email}", copy_for(to, wording, submission))
            for to in copies(submission)
        ),
    ]


def copy_for(to: Recipient, wording: Wording, submission: Submission) -> Wording:
    """Return a letter with the line that says why a co-author receives it."""
    with voice(to.language, submission.journal):
        why = _("You receive this copy because you are an author of this paper.")
    return Wording(wording.subject, f"{wording.text.rstrip()}\n\n{why}\n")


def post_appeal(appeal: Appeal, to: User) -> Letter:
    """Tell an editor that the authors appeal, with their words; the link opens the appeal."""
    submission = appeal.decision.submission
    with voice(to.language, submission.journal):
        return post_to_editor(
            submission,
            "appeal-received",
            to,
            values={
                "decision": str(appeal.decision.get_kind_display()),
                "decider": one_line(str(appeal.decision.by)),
                "day": day(appeal.decision.closed_at),
                "words": quoted(appeal.text),
            },
            dedupe=f"appeal:{appeal.key}:{to.key}",
        )


def post_appeal_sent(appeal: Appeal) -> Letter:
    """Confirm to its writer that an appeal is here, and say what happens next."""
    submission = appeal.decision.submission
    envelope = envelope_to(
        submission,
        Recipient.of(appeal.by),
        about=f"submission:{submission.key}",
        dedupe=f"appeal-sent:{appeal.key}",
        signer=None,
    )
    values = {"words": quoted(appeal.text)}
    return post_about(submission, "appeal-sent", envelope, audience=Audience.AUTHORS, values=values)


def post_appeal_answered(appeal: Appeal) -> list[Letter]:
    """Bring the answer to an appeal to the authors: the decision first, then the words."""
    submission = appeal.decision.submission
    kind = "appeal-upheld" if appeal.outcome == Appeal.Outcome.UPHELD else "appeal-refused"
    to = recipient(submission)
    assert appeal.answered_by  # the act that posts this letter has just written it
    wording = draft_to_authors(
        submission, kind, {"words": quoted(appeal.answer)}, by=appeal.answered_by
    )
    return post_to_all(
        submission,
        kind,
        wording,
        key=f"appeal-answer:{appeal.key}",
        signer=appeal.answered_by,
        language=to.language,
    )
