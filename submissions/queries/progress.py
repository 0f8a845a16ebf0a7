"""How far the reading of a file is, told as it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import now

from journal.models import Errand
from submissions.models import Version

SLOW_AFTER = timedelta(seconds=20)


@dataclass(frozen=True)
class Progress:
    """``state`` is waiting, running, read or unreadable; ``since`` when that began."""

    state: str
    since: datetime
    is_slow: bool

    @property
    def is_over(self) -> bool:
        return self.state in {"read", "unreadable"}


def progress_of(version: Version) -> Progress:
    """Return how far the worker is with a version."""
    errand = Errand.objects.about(f"version:{version.key}").order_by("pk").first()
    if version.state != Version.State.WAITING or errand is None:
        state = "waiting" if version.state == Version.State.WAITING else str(version.state)
        since = version.created_at
    elif errand.state == Errand.State.FAILED:
        state, since = "unreadable", errand.finished_at or version.created_at
    elif errand.state == Errand.State.RUNNING:
        state, since = "running", errand.started_at or version.created_at
    else:
        state, since = "waiting", version.created_at
    return Progress(state, since, now() - version.created_at > SLOW_AFTER)
