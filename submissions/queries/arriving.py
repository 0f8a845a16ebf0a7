"""The files that a person is sending, as the form they are meant for shows them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from submissions.manuscripts.guessing import guess_kinds
from submissions.models import File, Incoming


@dataclass(frozen=True)
class Arriving:
    """A file that is here, or of which a part is: name, bytes, until when it is kept.

    ``kind`` is what it seems to be by its name, beside the other files of the same form.
    """

    key: str
    name: str
    size: int
    received: int
    until: datetime
    kind: str

    @property
    def is_complete(self) -> bool:
        return self.received == self.size

    @property
    def percent(self) -> int:
        return 100 * self.received // self.size


def arriving(user: User, place: str, *, kinds: Collection[str]) -> list[Arriving]:
    """Return the files on their way to one form, in the order in which they were chosen.

    ``kinds`` are those that the form's files may be. A form without any takes one file, so only
    the newest that is all here counts.
    """
    rows = list(Incoming.objects.filter(by=user, place=place))
    guesses = guess_kinds(
        [(row.name, row.size) for row in rows], manuscript=File.Kind.MANUSCRIPT in kinds
    )
    files = [
        Arriving(row.key, row.name, row.size, row.received, row.expires_at, kind)
        for row, kind in zip(rows, guesses, strict=True)
    ]
    if kinds:
        return files
    here = [file for file in files if file.is_complete]
    return [*here[-1:], *(file for file in files if not file.is_complete)]
