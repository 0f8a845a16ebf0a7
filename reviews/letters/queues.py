"""Letters to editors about the list of names that the autopilot asks."""

from collections.abc import Sequence

from accounts.models import User
from journal.models import Letter
from journal.wording import one_line
from reviews.letters.envelopes import code_of, post_to_editor, voice
from reviews.wording import quoted
from submissions.models import Submission
from submissions.queries import current_version


def post_passed(submission: Submission, to: User, *, lines: Sequence[str], dedupe: str) -> Letter:
    """Say who on the list was passed over, and why: one line each."""
    with voice(to.language, submission.journal):
        return post_to_editor(
            submission,
            "editor-queue-passed",
            to,
            values={
                "code": code_of(submission, current_version(submission)),
                "people": "\n".join(f"- {quoted(one_line(line, length=300))}" for line in lines),
            },
            dedupe=dedupe,
        )
