"""Letters about manuscripts; every one is joined to its manuscript and its readers."""

from collections.abc import Mapping

from journal.letters import Envelope, post_letter, post_text
from journal.models import Letter
from journal.wording import Wording, short_title
from submissions.models import ManuscriptLetter, Submission

Audience = ManuscriptLetter.Audience


def post_about(
    submission: Submission,
    kind: str,
    envelope: Envelope,
    *,
    audience: str,
    values: Mapping[str, str],
) -> Letter:
    """Post a letter from its wording and join it to the manuscript."""
    letter = post_letter(kind, envelope, manuscript_values(submission) | dict(values))
    return join(submission, letter, audience)


def post_text_about(
    submission: Submission, kind: str, envelope: Envelope, *, audience: str, wording: Wording
) -> Letter:
    """Post a letter whose words an editor wrote, and join it to the manuscript."""
    return join(submission, post_text(kind, envelope, wording), audience)


def join(submission: Submission, letter: Letter, audience: str) -> Letter:
    ManuscriptLetter.objects.get_or_create(
        letter=letter, defaults={"submission": submission, "audience": audience}
    )
    return letter


def manuscript_values(submission: Submission) -> dict[str, str]:
    """Return the placeholders that every letter about a manuscript has; never a name."""
    return {
        "code": submission.code or submission.journal.abbreviation,
        "title": str(submission.own_title),
        "short_title": short_title(submission.own_title),
        "article_type": str(submission.article_type),
    }
