"""The yearly thanks to reviewers."""

from django.db import transaction

from journal.models import Journal
from journal.queries import today
from reviews import letters
from reviews.queries.yearly import unthanked

AT_ONCE = 25  # letters a look, so that a small mail server keeps up
JANUARY, FIRST_DAY = 1, 8  # after the holidays


@transaction.atomic
def thank_reviewers(journal: Journal) -> int:
    """Post the thanks for the past year in January, once to each person; return how many."""
    day = today(journal)
    if day.month != JANUARY or day.day < FIRST_DAY:
        return 0
    rows = unthanked(journal, day.year - 1)[:AT_ONCE]
    for row in rows:
        letters.roster.post_yearly_thanks(
            journal,
            row.person,
            year=day.year - 1,
            reviews=row.reviews + row.co_reviews,
            is_named=row.is_named,
        )
    return len(rows)
