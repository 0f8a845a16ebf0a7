"""Letters about a change of the authors: to everybody listed before or after, and to editors."""

from dataclasses import replace

from django.utils.translation import override

from accounts.models import User
from journal.letters import Envelope, Link, Recipient
from journal.models import Letter
from submissions.letters.papers import Audience, about, post_about, post_to_editor, quoted
from submissions.models import AuthorChange, AuthorConsent
from submissions.queries import owner_of_address
from submissions.queries.author_changes import differences, lines_of

ASKED, AGREED = "author-change-asked", "author-change-agreed"
KIND = "author_change"


def recipient(change: AuthorChange, email: str, name: str) -> Recipient:
    """Return a person of a list; whoever has an account gets the letter in its language."""
    owner = owner_of_address(email)
    return Recipient(email, name, owner.language if owner else change.submission.language)


def values_of(change: AuthorChange, language: str) -> dict[str, str]:
    """Return what a change is about, in the words of the reader."""
    with override(language):
        return {
            "asker": change.by.name or change.by.email,
            "reason": quoted(change.reason),
            "differences": quoted("\n".join(differences(change))),
            "before": quoted(numbered(lines_of(change.before))),
            "after": quoted(numbered(lines_of(change.after))),
        }


def numbered(lines: list[str]) -> str:
    return "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))


def post_asked(consent: AuthorConsent, *, again: bool = False) -> Letter:
    """Ask one person whether they agree to a change of the authors; ``again`` after a week."""
    change = consent.change
    link = Link("submissions:open_author_change", consent.key, kind=KIND, nonce=consent.nonce)
    to = recipient(change, consent.email, consent.name)
    mark = ":again" if again else ""
    envelope = Envelope(
        journal=change.submission.journal,
        to=to,
        about=about(change.submission),
        dedupe=f"author-change:{consent.key}:{consent.nonce}{mark}",
        links={"agree": link, "no": replace(link, query="?answer=no")},
    )
    return post_about(
        change.submission,
        ASKED,
        envelope,
        audience=Audience.AUTHORS,
        values=values_of(change, to.language),
    )


def post_agreed(change: AuthorChange, editor: User) -> Letter:
    """Tell an editor that everybody has agreed, so the change can be decided."""
    occasion = f"{change.key}:{latest(change)}"
    values = values_of(change, editor.language)
    return post_to_editor(change.submission, editor, AGREED, occasion, values)


def latest(change: AuthorChange) -> str:
    """Return a mark of the last answer, so that agreeing anew after a no is told anew."""
    given = [row.agreed_at for row in change.consents.all() if row.agreed_at]
    return f"{max(given, default=change.asked_at).timestamp():.0f}"


def post_opposed(change: AuthorChange, consent: AuthorConsent, editor: User) -> Letter:
    """Tell an editor that somebody does not agree; nothing is changed."""
    assert consent.refused_at  # the act that posts this letter has just written it
    occasion = f"{consent.key}:{consent.refused_at.timestamp():.0f}"
    values = values_of(change, editor.language)
    values |= {"person": consent.name, "words": quoted(consent.words)}
    return post_to_editor(change.submission, editor, "author-change-opposed", occasion, values)


def post_outcome(change: AuthorChange, kind: str, email: str, name: str) -> Letter:
    """Tell one person what became of a change: accepted, refused, or taken back."""
    to = recipient(change, email, name)
    envelope = Envelope(
        journal=change.submission.journal,
        to=to,
        about=about(change.submission),
        dedupe=f"{kind}:{change.key}:{email}"[:120],
    )
    values = values_of(change, to.language) | {"words": quoted(change.answer) or "–"}
    return post_about(change.submission, kind, envelope, audience=Audience.AUTHORS, values=values)
