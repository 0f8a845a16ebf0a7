"""The review itself: a draft that saves itself and is never overwritten unseen, and handing in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from string import ascii_uppercase
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from journal.letters import recall_letters
from reviews import letters
from reviews.models import Review, Round, Score
from reviews.services.answers import RoundOver, check_open
from reviews.services.attachments import attach
from reviews.services.reminders import look_at_round
from submissions.services import Upload

LONGEST = 200_000  # letters a field


@dataclass(frozen=True)
class Saved:
    """When the draft was last saved; ``aside`` where a newer one stood there already."""

    at: datetime | None
    aside: bool


def stamp(moment: datetime | None) -> str:
    """Return the text by which a window says which draft it has seen."""
    return moment.isoformat() if moment else ""


@transaction.atomic
def save_draft(review: Review, *, values: Mapping[str, str], seen_at: str) -> Saved:
    """Keep what is typed. ``seen_at`` is the stamp of the draft that the window started from.

    A window that has not seen the newest draft does not overwrite it: its text is kept beside,
    for the person to choose. Raises ValidationError where nothing can be written any more.
    """
    check_open(review)
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.state != Review.State.ACCEPTED:
        raise ValidationError(not_writable(fresh))
    typed = {name: text[:LONGEST] for name, text in values.items()}
    if typed == fresh.draft:
        return Saved(fresh.draft_saved_at, aside=False)
    if fresh.draft_saved_at and seen_at != stamp(fresh.draft_saved_at):
        fresh.draft_aside = {"at": stamp(now()), "values": typed}
        fresh.save(update_fields=["draft_aside"])
        return Saved(fresh.draft_saved_at, aside=True)
    fresh.draft, fresh.draft_saved_at = typed, now()
    fresh.save(update_fields=["draft", "draft_saved_at"])
    return Saved(fresh.draft_saved_at, aside=False)


def not_writable(review: Review) -> str:
    if review.state == Review.State.DONE:
        return _("This review was handed in already, so nothing was changed. Thank you.")
    return _("This review is not under way, so nothing was saved here. Your window keeps the text.")


@transaction.atomic
def choose_draft(review: Review, *, aside: bool) -> None:
    """Go on with the text that was kept beside (they change places), or put it away."""
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if not fresh.draft_aside or fresh.state != Review.State.ACCEPTED:
        return
    other = fresh.draft_aside.get("values", {})
    if aside:
        fresh.draft_aside = {"at": stamp(fresh.draft_saved_at), "values": fresh.draft}
        fresh.draft, fresh.draft_saved_at = other, now()
    else:
        fresh.draft_aside = {}
    fresh.save(update_fields=["draft", "draft_saved_at", "draft_aside"])


def hand_in(
    review: Review, *, values: Mapping[str, Any], attachment: Upload | None = None
) -> Review:
    """Hand a review in: from now on it is fixed, its reviewer has a copy, reminders end.

    ``values``: ``scores`` (by the criterion's slug, 1 to 5 or None for "not applicable"),
    ``to_authors``, ``recommendation``, and optionally ``to_editors``, ``conflict``, ``ai_use``
    and ``reads_again``. Pressing twice changes nothing. Raises ValidationError naming what is
    missing, or where the round has ended.
    """
    if attachment and review.state == Review.State.ACCEPTED:
        attach(review, upload=attachment)
    return fix_report(review, values)


@transaction.atomic
def fix_report(review: Review, values: Mapping[str, Any]) -> Review:
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.state == Review.State.DONE:
        review.refresh_from_db()
        return review
    check_open(review)
    if fresh.state != Review.State.ACCEPTED:
        raise RoundOver(not_writable(fresh))
    check_complete(review, values)
    write_report(review, values)
    recall_letters(f"review:{review.key}")
    letters.reviewers.post_received(review)
    look_at_round(review.round)
    return review


def check_complete(review: Review, values: Mapping[str, Any]) -> None:
    """Raise ValidationError naming each thing that a complete review lacks."""
    scores = values.get("scores", {})
    problems = [
        _("%(label)s: choose a score or N.A.") % {"label": criterion.label}
        for criterion in review.round.form.criteria.all()
        if criterion.slug not in scores
    ]
    if not values.get("to_authors", "").strip():
        problems.append(_("Write something for the authors."))
    if values.get("recommendation") not in Review.Recommendation.values:
        problems.append(_("Choose a recommendation."))
    if problems:
        raise ValidationError(problems)


def write_report(review: Review, values: Mapping[str, Any]) -> None:
    for name in ("to_authors", "to_editors", "recommendation", "conflict", "ai_use"):
        setattr(review, name, str(values.get(name, "")).strip()[:LONGEST])
    review.reads_again = bool(values.get("reads_again"))
    review.state, review.handed_in_at = Review.State.DONE, now()
    review.letter_name = next_letter(review)
    review.draft, review.draft_aside = {}, {}
    review.save()
    for criterion in review.round.form.criteria.all():
        Score.objects.create(
            review=review, criterion=criterion, value=values["scores"][criterion.slug]
        )


def next_letter(review: Review) -> str:
    """Return the reviewer's letter: the one of an earlier round, or the next that is free."""
    Round.objects.select_for_update().get(pk=review.round_id)
    named = Review.objects.filter(round__submission_id=review.round.submission_id).exclude(
        letter_name=""
    )
    own = named.filter(reviewer_id=review.reviewer_id).first()
    if own:
        return own.letter_name
    used = set(named.values_list("letter_name", flat=True))
    singles = list(ascii_uppercase)
    doubles = [first + second for first in singles for second in singles]
    return next(name for name in singles + doubles if name not in used)
