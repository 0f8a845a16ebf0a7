"""The edition counter: every act that changes a public page raises it.

Other processes see a new edition by the time stamp of one file (embedded) or by a Redis key.
"""

from contextlib import suppress
from pathlib import Path

import redis
from django.conf import settings
from django.db.models import F

from journal.dispatch import after_commit
from journal.models import Journal

KEY = "journal:edition"


def raise_edition(journal: Journal) -> None:
    """Say that public pages changed; takes effect when the act's transaction commits."""
    Journal.objects.filter(pk=journal.pk).update(edition=F("edition") + 1)
    after_commit(announce, journal.pk)


def announce(journal_id: int) -> None:
    """Let the other processes know; a Redis that is away costs them at most the page's age."""
    if settings.REDIS_URL:
        with suppress(redis.RedisError):
            redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2).incr(KEY)
    else:
        stamp = Path(settings.DATA_DIR, "edition")
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(str(journal_id))
