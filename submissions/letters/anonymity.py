"""The letter that asks authors for a file which names nobody."""

from collections.abc import Sequence
from typing import Protocol

from django.utils.timezone import now
from django.utils.translation import override

from accounts.models import User
from journal.letters import Envelope, Link, Recipient
from journal.models import Letter
from submissions.letters.papers import Audience, about, post_about
from submissions.models import Submission, Version


class Said(Protocol):
    """What of a finding the letter says."""

    @property
    def words(self) -> str: ...

    @property
    def text(self) -> str: ...


def post_names_left(version: Version, findings: Sequence[Said], by: User) -> Letter:
    """Ask for a file that names nobody, and say each place that does; once in a minute."""
    submission = version.submission
    recipient = corresponding(submission)
    with override(recipient.language):
        lines = [
            f"- {said.words}: {said.text}" if said.text else f"- {said.words}" for said in findings
        ]
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient.of(recipient),
        about=about(submission),
        dedupe=f"names:{version.key}:{now():%Y%m%d%H%M}",
        links={"replace": Link("submissions:replace", submission.key)},
    )
    values = {"findings": "\n".join(lines), "editor": by.name}
    return post_about(submission, "names-left", envelope, audience=Audience.AUTHORS, values=values)


def corresponding(submission: Submission) -> User:
    """Return the corresponding author's account, or who sent the paper where there is none."""
    rows = submission.contributors.filter(is_corresponding=True).select_related("user")
    person = rows.exclude(user=None).first()
    return person.user if person and person.user else submission.submitter
