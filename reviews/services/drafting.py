"""The letter of a decision before it is edited. Nothing here writes."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from reviews.letters.authors import Choice, draft_decision, recipient
from reviews.queries.deciding import due_on as day_due
from reviews.queries.deciding import reports_for
from submissions.models import Submission
from submissions.queries import current_version


@dataclass(frozen=True)
class Draft:
    """A letter as its editor finds it, with what was chosen for it."""

    kind: str
    language: str
    due_on: date | None
    subject: str
    text: str


def letter_language(submission: Submission) -> str:
    """Return the language of the letter unless the editor chooses another: the recipient's."""
    return recipient(submission).language


def draft_letter_for(
    submission: Submission,
    *,
    by: User,
    kind: str,
    language: str = "",
    due_on: date | None = None,
) -> Draft:
    """Return the letter of a decision, filled from its template, with the reviews numbered."""
    journal = submission.journal
    language = language or letter_language(submission)
    due = day_due(journal, kind, due_on)
    wording = draft_decision(
        submission,
        Choice(kind, language, due, by),
        current_version(submission),
        reports_for(submission),
    )
    return Draft(kind, language, due, wording.subject, wording.text)
