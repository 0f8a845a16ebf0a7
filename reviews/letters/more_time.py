"""Letters about the date of a revision that its authors want moved."""

from accounts.models import User
from journal.letters import Envelope, Link
from journal.models import Letter
from journal.templatetags.words import day, deadline
from reviews.letters.authors import recipient
from reviews.letters.envelopes import Audience, code_of, post_to_editor, voice
from reviews.models import Revision
from reviews.wording import quoted
from submissions.letters import post_about


def post_asked(revision: Revision, to: User) -> Letter:
    """Tell an editor that the authors want a date which only editors give."""
    assert revision.wanted_at  # the act that posts this letter has just written it
    stamp = f"{revision.wanted_at.timestamp():.0f}"
    return post_date(revision, to, "editor-revision-more-time", revision.wanted_reason, stamp)


def post_moved(revision: Revision, to: User, reason: str) -> Letter:
    """Tell an editor that the authors moved their date, as they may once."""
    return post_date(revision, to, "editor-revision-moved", reason, str(revision.due_on))


def post_date(revision: Revision, to: User, kind: str, reason: str, occasion: str) -> Letter:
    submission = revision.decision.submission
    with voice(to.language, submission.journal):
        values = {
            "code": code_of(submission, revision.decision.round_version),
            "due": deadline(revision.due_on),
            "due_brief": day(revision.due_on, "brief"),
            "wanted": deadline(revision.wanted_due),
            "reason": quoted(reason) or "–",
        }
        key = f"{kind}:{revision.decision.key}:{occasion}:{to.key}"
        return post_to_editor(submission, kind, to, values=values, dedupe=key[:120])


def post_refused(revision: Revision, words: str, by: User) -> Letter:
    """Tell the author who acts for all that the date stays, with the editor's words."""
    assert revision.wanted_at  # it stands until this letter is written
    decision = revision.decision
    submission = decision.submission
    to = recipient(submission)
    with voice(to.language, submission.journal):
        envelope = Envelope(
            journal=submission.journal,
            to=to,
            about=f"decision:{decision.key}",
            dedupe=f"time-refused:{decision.key}:{revision.wanted_at.timestamp():.0f}",
            signer=by,
            links={"link": Link("reviews:revise", key=submission.key)},
        )
        values = {
            "code": code_of(submission, decision.round_version),
            "due": deadline(revision.due_on),
            "due_brief": day(revision.due_on, "brief"),
            "words": quoted(words),
        }
        kind = "revision-date-refused"
        return post_about(submission, kind, envelope, audience=Audience.AUTHORS, values=values)
