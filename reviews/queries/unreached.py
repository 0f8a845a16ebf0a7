"""Whom our letters do not reach: what came back of the last letter about a review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import now
from django.utils.translation import gettext as _

from journal.models import Bounce, Letter
from reviews.models import Review

PATIENCE = timedelta(days=3)  # a mailbox may be emptied, a server may think again


@dataclass(frozen=True)
class Unreached:
    """What became of the last letter to a reviewer, where it did not arrive as it should.

    ``kind`` is a ``Bounce``; a letter that the other server did not even take is a hard one.
    """

    kind: str
    words: str
    since: datetime

    @property
    def is_hint(self) -> bool:
        """Say whether the letter arrived all the same, and a machine answered."""
        return self.kind == Bounce.AWAY

    @property
    def is_lost(self) -> bool:
        """Say whether no further letter will arrive."""
        return self.kind == Bounce.HARD

    @property
    def gives_way(self) -> bool:
        """Say whether whoever is next need not wait for this person any longer."""
        return self.is_lost or (not self.is_hint and now() >= self.since + PATIENCE)

    @property
    def label(self) -> str:
        """Return what is so, in words."""
        return {
            Bounce.HARD: _("Letters do not arrive: no such address."),
            Bounce.FULL: _("The last letter did not arrive: the mailbox is full."),
            Bounce.REFUSED: _("The last letter was refused by the other server."),
            Bounce.AWAY: _("An automatic answer came, which is no answer to your question."),
        }[Bounce(self.kind)]


def unreached(reviews: Iterable[Review]) -> dict[int, Unreached]:
    """Return by row number whom the last letter did not reach; one query for all."""
    by_about = {f"review:{review.key}": review.pk for review in reviews}
    if not by_about:
        return {}
    rows = Letter.objects.filter(about__in=list(by_about)).exclude(status=Letter.Status.RECALLED)
    last = {row.about: row for row in rows.defer("text", "links").order_by("pk")}
    found = {by_about[about]: outcome_of(row) for about, row in last.items()}
    return {key: outcome for key, outcome in found.items() if outcome}


def is_lost(review: Review) -> bool:
    """Say whether no further letter will reach a reviewer, as far as one knows."""
    outcome = unreached([review]).get(review.pk)
    return outcome is not None and outcome.is_lost


def outcome_of(letter: Letter) -> Unreached | None:
    if letter.bounce:
        return Unreached(letter.bounce, letter.bounce_words, letter.bounced_at or now())
    if letter.status == Letter.Status.FAILED:
        return Unreached(Bounce.HARD, letter.error, letter.claimed_at or letter.written_at)
    return None
