"""A report that is in goes back to its reviewer, or an editor changes words for the authors.

Nothing is ever changed silently: the first report is kept for the editors, and words that an
editor changed are marked for the authors and shown to the reviewer.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import working_day, working_days_from
from journal.letters import recall_letters
from journal.queries import today
from reviews import letters
from reviews.models import Answer, Criterion, Decision, EarlierReport, Note, Review, Round, Score
from reviews.queries.pointing import editable_parts
from reviews.services.drafts import LONGEST
from reviews.services.invitations import LONGEST_REVIEW
from reviews.services.reminders import past_marks

DAYS_TO_CORRECT = 5  # working days
REASON_AT_MOST = 2000
TEXTS = ("to_authors", "to_editors", "recommendation", "conflict", "ai_use")
TOLD_OF_ALL = ["editor-reviews-in", "editor-reviews-in-week", "chief-decision-waits"]


def check_changeable(review: Review) -> None:
    """Raise ValidationError, in words, once a decision carries the report, or is about to."""
    if review.state != Review.State.DONE:
        raise ValidationError(
            _("There is no report of %(name)s that is in.") % {"name": review.reviewer}
        )
    decisions = Decision.objects.filter(submission_id=review.round.submission_id)
    if decisions.filter(state=Decision.State.HELD).exists():
        raise ValidationError(
            _("A decision that quotes this report waits to be sent. Undo it first.")
        )
    sent = [Decision.State.RELEASED, Decision.State.REVERSED]
    if decisions.filter(state__in=sent, closed_at__gte=review.handed_in_at).exists():
        raise ValidationError(
            _("The decision with this report has been sent, so the report stays as it is.")
        )


def reason_of(text: str) -> str:
    words = text.strip()[:REASON_AT_MOST]
    if not words:
        raise ValidationError(_("Write why; it is kept."))
    return words


@transaction.atomic
def return_report(review: Review, *, by: User, reason: str, due_on: date | None = None) -> Review:
    """Give a report back to its reviewer with a reason, as a draft, due in five working days.

    The first version is kept, for editors alone; the authors only ever see what a decision
    carries. Raises ValidationError without a reason, for a date that does not lie ahead, and
    once a decision with the report is held or was sent.
    """
    words = reason_of(reason)
    round = Round.objects.select_for_update().get(pk=review.round_id)
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    check_changeable(fresh)
    if round.closed_at is not None:
        raise ValidationError(_("The round is closed, so nothing can be written in it any more."))
    due = due_to_correct(review, due_on)
    keep_earlier(fresh, by, words)
    make_draft(fresh, due)
    Round.objects.filter(pk=round.pk).update(reminded=[])
    recall_letters(f"submission:{round.submission.key}", TOLD_OF_ALL)
    review.refresh_from_db()
    letters.turning.post_returned(review, words=words)
    return review


def due_to_correct(review: Review, due_on: date | None) -> date:
    journal = review.round.submission.journal
    if due_on is None:
        return working_days_from(journal, DAYS_TO_CORRECT)
    if not today(journal) < due_on <= today(journal) + timedelta(days=LONGEST_REVIEW):
        raise ValidationError(_("The new date must lie ahead, within half a year."))
    return working_day(journal, due_on)


def keep_earlier(review: Review, by: User, reason: str) -> None:
    """Keep the report as it is, with a copy of its file: the file itself may be replaced."""
    assert review.handed_in_at  # a report that is in has a date
    earlier = EarlierReport(
        review=review,
        number=review.earlier_reports.count() + 1,
        content=content_of(review),
        version=review.own_version,
        handed_in_at=review.handed_in_at,
        returned_by=by,
        reason=reason,
    )
    if review.attachment:
        with review.attachment.open("rb") as file:
            name = str(review.attachment.name).rpartition("/")[2]
            earlier.attachment.save(name, ContentFile(file.read()), save=False)
    earlier.save()


def content_of(review: Review) -> dict[str, Any]:
    """Return a report as it is kept: texts, scores and answers with what each is called."""
    scores = review.scores.select_related("criterion")
    answers = review.answers.select_related("criterion")
    return {
        **{name: getattr(review, name) for name in (*TEXTS, "edited_to_authors", "edit_reason")},
        "reads_again": review.reads_again,
        "signs": review.signs,
        "scores": [[row.criterion.slug, str(row.criterion.label), row.value] for row in scores],
        "answers": [
            [row.criterion.slug, str(row.criterion.label), answer_words(row)] for row in answers
        ],
        "notes": [[note.block, note.quote, note.text] for note in review.notes.all()],
        "edited_answers": [
            [row.criterion.slug, row.edited] for row in answers if row.edited is not None
        ],
        "edited_notes": [
            [note.block, note.edited] for note in review.notes.all() if note.edited is not None
        ],
    }


def answer_words(answer: Answer) -> str:
    return answer.text or answer.choice or answer.file_name


def make_draft(review: Review, due: date) -> None:
    """Turn a report into a draft: what it said stands in the form again, files and notes stay."""
    review.draft, review.draft_saved_at, review.draft_aside = draft_of(review), now(), {}
    for name in (*TEXTS, "edited_to_authors", "edit_reason"):
        setattr(review, name, "")
    review.state, review.handed_in_at = Review.State.ACCEPTED, None
    review.edited_by = review.edited_at = None
    review.review_due = due
    review.reminded = past_marks(review)
    review.save()
    Score.objects.filter(review=review).delete()
    Answer.objects.filter(review=review).exclude(criterion__kind=Criterion.Kind.FILE).delete()
    Note.objects.filter(review=review).update(edited=None)


def draft_of(review: Review) -> dict[str, str]:
    """Return a report as its form's fields hold it."""
    draft = {name: getattr(review, name) for name in TEXTS}
    draft |= {f"score_{s.criterion.slug}": str(s.value or "na") for s in scores_of(review)}
    for answer in review.answers.select_related("criterion"):
        draft[f"answer_{answer.criterion.slug}"] = answer.text or answer.choice
    ticks = {
        "no_conflict": not review.conflict,
        "used_ai": bool(review.ai_use),
        "reads_again": review.reads_again,
        "signs": review.signs,
    }
    draft |= {name: "on" for name, ticked in ticks.items() if ticked}
    return {name: text for name, text in draft.items() if text}


def scores_of(review: Review) -> list[Score]:
    return list(review.scores.select_related("criterion"))


@transaction.atomic
def edit_report(
    review: Review, *, by: User, text: str, reason: str, parts: Mapping[str, str] | None = None
) -> Review:
    """Change what authors will read of a report; the own words of its reviewer are kept.

    ``parts`` has the words for further texts by the keys of their rows: answers that authors see,
    and comments on paragraphs; an empty one is left out for them. Giving back the reviewer's own
    words takes the change away. Raises ValidationError without a text or a reason, and once a
    decision with the report is held or was sent.
    """
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    check_changeable(fresh)
    words = plain(text)
    if not words:
        raise ValidationError(_("Write what the authors read instead."))
    given = {key: plain(words) for key, words in (parts or {}).items()}
    if any(len(each) > LONGEST for each in (words, *given.values())):
        raise ValidationError(_("This text is too long; shorten it."))
    fresh.edited_to_authors = "" if words == plain(fresh.to_authors) else words
    if edit_parts(fresh, given) or fresh.edited_to_authors:
        fresh.edit_reason = reason_of(reason)
        fresh.edited_by, fresh.edited_at = by, now()
    else:
        fresh.edit_reason = ""
        fresh.edited_by = fresh.edited_at = None
    fresh.save(update_fields=["edited_to_authors", "edit_reason", "edited_by", "edited_at"])
    review.refresh_from_db()
    return review


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def edit_parts(review: Review, given: Mapping[str, str]) -> bool:
    """Write what authors read of answers and comments; say whether any differs from its own."""
    rows = editable_parts(review)
    for row in rows:
        if row.key in given:
            words = given[row.key]
            row.edited = None if words == plain(row.text) else words
            row.save(update_fields=["edited"])
    return any(row.edited is not None for row in rows)
