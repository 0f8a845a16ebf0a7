"""What waits for editors beside the list of names: seats nobody fills, people no letter reaches."""

from collections.abc import Iterable, Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from journal.events import Action
from reviews.models import Place, Queue, Review
from reviews.queries.unreached import Unreached, unreached
from submissions.models import Submission


class Asking:
    """The lists and the letters of many papers, read once for a page."""

    def __init__(self, papers: Iterable[Submission], reviews: Iterable[Review]) -> None:
        waits = Count("places", filter=Q(places__state=Place.State.WAITING))
        rows = Queue.objects.filter(submission__in=list(papers)).annotate(waits=waits)
        self.queues: dict[int, Queue] = {row.submission_id: row for row in rows}
        self.lost: dict[int, Unreached] = {
            key: outcome
            for key, outcome in unreached(row for row in reviews if row.is_active).items()
            if not outcome.is_hint
        }

    def fills(self, paper: Submission) -> bool:
        """Say whether the autopilot fills the free seats of a paper, so that no editor has to."""
        queue = self.queues.get(paper.pk)
        return (
            queue is not None
            and queue.paused_at is None
            and not queue.stopped
            and bool(queue.waits)  # type: ignore[attr-defined]
        )

    def why_not(self, paper: Submission) -> str:
        """Return why the list of a paper asks nobody, or nothing where there is no list."""
        queue = self.queues.get(paper.pk)
        if queue is None or self.fills(paper):
            return ""
        if queue.stopped:
            return _("The autopilot waits: %(why)s") % {"why": queue.get_stopped_display()}
        if queue.paused_words:
            return _("The autopilot is paused: %(why)s") % {"why": queue.paused_words}
        return _("The autopilot is not on") if queue.paused_at else ""

    def stopped(self, paper: Submission) -> Iterator[Action]:
        """What an editor has to do before the list can go on, beside finding more names."""
        queue = self.queues.get(paper.pk)
        if queue is None or queue.paused_at or queue.stopped not in REMEDIES:
            return
        words, page = {
            Queue.Stopped.COPY: (_("Take the names out of the copy"), "submissions:anonymity"),
            Queue.Stopped.AUTHORS: (_("Let the authors confirm the paper"), "reviews:reviewers"),
            Queue.Stopped.FILE: (_("See to the file of the paper"), "manuscript"),
        }[Queue.Stopped(queue.stopped)]
        yield Action(
            words,
            reverse(page, args=[paper.key]),
            reason=self.why_not(paper),
            since=queue.made_at,
            submission_id=paper.pk,
            kind="queue",
        )

    def unreached(self, paper: Submission, reviews: Iterable[Review]) -> Iterator[Action]:
        """Reviewers whom the last letter did not reach, with the other server's words."""
        for review in reviews:
            outcome = self.lost.get(review.pk)
            if outcome is None or not review.is_active:
                continue
            yield Action(
                _("Find another address of %(name)s, or try again") % {"name": review.reviewer},
                f"{reverse('reviews:reviewers', args=[paper.key])}#seat-{review.key}",
                reason=" ".join(filter(None, [outcome.label, outcome.words[:200]])),
                since=outcome.since,
                submission_id=paper.pk,
                kind="bounce",
            )


REMEDIES = {Queue.Stopped.COPY, Queue.Stopped.AUTHORS, Queue.Stopped.FILE}
