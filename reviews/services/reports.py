"""Handing a review in: what it must hold, and what is written down of it."""

from collections.abc import Mapping
from string import ascii_uppercase
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from journal.letters import recall_letters
from reviews import letters
from reviews.identity import editor_of, may_sign
from reviews.models import Answer, Criterion, Review, Round, Score
from reviews.queries.leaving import is_left
from reviews.services.answers import RoundOver, check_open
from reviews.services.attachments import attach
from reviews.services.co_reviewers import credit_co_reviewers
from reviews.services.drafts import LONGEST, not_writable
from reviews.services.reminders import look_at_round
from submissions.manuscripts.unseen import typed_text
from submissions.services import Upload

Kind = Criterion.Kind


def hand_in(
    review: Review, *, values: Mapping[str, Any], attachment: Upload | None = None
) -> Review:
    """Hand a review in: from now on it is fixed, its reviewer has a copy, reminders end.

    ``values``: ``scores`` (by the criterion's slug, 1 to 5 or None for "not applicable"),
    ``answers`` (texts, and slugs of options), ``to_authors``, ``recommendation``, and optionally
    ``to_editors``, ``conflict``, ``ai_use``, ``reads_again`` and ``signs``; files of answers are kept
    before. Pressing twice changes nothing. Raises ValidationError naming what is missing or too
    long, or where the round has ended.
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
    credit_co_reviewers(review)
    tell_if_late(review)
    look_at_round(review.round)
    return review


def tell_if_late(review: Review) -> None:
    """Tell the editor of a report that came after the decision, since nothing else will."""
    editor = editor_of(review.round.submission) if is_left(review.round) else None
    if editor:
        letters.editors.post_late(review, editor)


def check_complete(review: Review, values: Mapping[str, Any]) -> None:
    """Raise ValidationError naming each thing that a complete review lacks, or that is too long."""
    problems = [
        words
        for criterion in review.own_form.criteria.all()
        if (words := missing_in(review, criterion, values))
    ]
    if not values.get("to_authors", "").strip():
        problems.append(_("Write something for the authors."))
    if values.get("recommendation") not in Review.Recommendation.values:
        problems.append(_("Choose a recommendation."))
    texts = [*values.values(), *values.get("answers", {}).values()]
    if any(isinstance(text, str) and len(text) > LONGEST for text in texts):
        problems.append(
            _("One text has more than %(most)s letters. Shorten it; nothing was cut.")
            % {"most": f"{LONGEST:,}"}
        )
    if problems:
        raise ValidationError(problems)


def missing_in(review: Review, criterion: Criterion, values: Mapping[str, Any]) -> str:
    """Return what a required question lacks, or what is wrong with its answer; "" where nothing."""
    label = {"label": criterion.label}
    answer = str(values.get("answers", {}).get(criterion.slug, "")).strip()
    if criterion.kind == Kind.CHOICE and answer and not criterion.option(answer):
        return _("%(label)s: choose one of the answers.") % label
    if not criterion.is_required:
        return ""
    if criterion.kind == Kind.SCALE:
        given = criterion.slug in values.get("scores", {})
        return "" if given else _("%(label)s: choose a score, or “cannot say”.") % label
    if criterion.kind == Kind.FILE:
        kept = Answer.objects.filter(review=review, criterion=criterion).exclude(file="")
        return "" if kept.exists() else _("%(label)s: choose a file.") % label
    return "" if answer else _("%(label)s: answer this question.") % label


def write_report(review: Review, values: Mapping[str, Any]) -> None:
    for name in ("to_authors", "to_editors", "recommendation", "conflict", "ai_use"):
        setattr(review, name, typed_text(str(values.get(name, ""))).strip())
    review.reads_again = bool(values.get("reads_again"))
    review.signs = may_sign(review.round) and bool(values.get("signs"))
    review.state, review.handed_in_at = Review.State.DONE, now()
    review.letter_name = next_letter(review)
    review.draft, review.draft_aside = {}, {}
    review.save()
    for criterion in review.own_form.criteria.all():
        write_answer(review, criterion, values)


def write_answer(review: Review, criterion: Criterion, values: Mapping[str, Any]) -> None:
    """Write the answer to one question, in the place of one from before the report came back."""
    if criterion.kind == Kind.SCALE:
        scores = values.get("scores", {})
        if criterion.slug in scores:
            given = {"value": scores[criterion.slug]}
            Score.objects.update_or_create(review=review, criterion=criterion, defaults=given)
        else:
            Score.objects.filter(review=review, criterion=criterion).delete()
    elif criterion.kind != Kind.FILE:
        text = typed_text(str(values.get("answers", {}).get(criterion.slug, ""))).strip()
        column = "choice" if criterion.kind == Kind.CHOICE else "text"
        if text:
            Answer.objects.update_or_create(
                review=review, criterion=criterion, defaults={column: text}
            )
        else:
            Answer.objects.filter(review=review, criterion=criterion).delete()


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
