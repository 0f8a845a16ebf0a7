"""Files that could not be read: nobody waits for ever, and whoever sent one hears of it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from submissions import letters
from submissions.converting import give_up
from submissions.models import Version

LOST = _(
    "Reading this file failed three times, and the fault may be ours. Save it under a new name as "
    "Word (.docx) and choose that file, or write to the journal."
)


@transaction.atomic
def close_lost_reading(version: Version) -> None:
    """Say that a version could not be read, after its errand was given up."""
    give_up(version, LOST)


@transaction.atomic
def tell_unreadable(version: Version) -> None:
    """Write to who sent the paper that its file could not be read; once a version."""
    letters.post_unreadable(version)
