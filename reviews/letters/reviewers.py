"""Letters to reviewers. None names an author, unless the mode of the round lets them know."""

from collections import Counter
from contextlib import AbstractContextManager
from datetime import date, timedelta

import babel
import babel.numbers
from django.utils.timezone import now
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from journal.deadlines import end_of
from journal.models import Letter
from journal.templatetags.words import day, deadline
from journal.wording import one_line
from reviews.identity import authors_for
from reviews.letters.due_days import due_day
from reviews.letters.envelopes import post_to_reviewer, voice
from reviews.models import Credit, Criterion, Form, Review
from reviews.queries.modes import mode_words
from reviews.wording import quoted, reading_hours
from submissions.models import Submission, Version


def speaking(review: Review) -> AbstractContextManager[None]:
    """Speak to the reviewer of a review."""
    return voice(review.reviewer.language, review.round.submission.journal)


def post_invitation(review: Review) -> Letter:
    """Ask a person to review: everything that is needed to decide stands in the letter."""
    with speaking(review):
        return post_to_reviewer(
            review,
            "review-invitation",
            values=invitation_values(review),
            not_after=end_of(review.round.submission.journal, review.answer_due),
        )


def invitation_values(review: Review) -> dict[str, str]:
    submission, version = review.round.submission, review.round.version
    return {
        "abstract": quoted(str(submission.abstract.text(submission.language))),
        "answer_by": day(review.answer_due),
        "answer_by_brief": day(review.answer_due, "brief"),
        "due": deadline(review.review_due),
        "length": length_of(submission, version),
        "effort": effort_of(version),
        "asks": asked_by(review.own_form),
        "look": look_first(review),
        "mode": mode_of(review),
    }


def asked_by(form: Form) -> str:
    """Return what a form asks in one line: "8 scores from 1 to 5, a text for the authors, …"."""
    kinds = Counter(form.criteria.values_list("kind", flat=True))
    scores = kinds.pop(Criterion.Kind.SCALE, 0)
    others = sum(kinds.values())
    parts = []
    if scores:
        words = ngettext("%(n)s score from 1 to 5", "%(n)s scores from 1 to 5", scores)
        parts.append(words % {"n": scores})
    if others:
        words = ngettext("%(n)s further question", "%(n)s further questions", others)
        parts.append(words % {"n": others})
    rest = _("a text for the authors, a recommendation, two short statements")
    return ", ".join([*parts, rest])


def look_first(review: Review) -> str:
    """Return the sentence with the mark of the link to the paper, where the journal lets people
    look before they answer."""
    if not review.round.submission.journal.opens_before_answer:
        return ""
    return _("You can look at the paper first: %s") % "[[link]]"


def length_of(submission: Submission, version: Version) -> str:
    """Return kind, words and language of a paper: "Case study, 5,800 words in English"."""
    locale = babel.Locale((get_language() or "en")[:2])
    words = version.counts.get("words", 0)
    parts = [str(submission.article_type)]
    if words:
        number = babel.numbers.format_decimal(words, locale=locale)
        parts.append(ngettext("%(n)s word", "%(n)s words", words) % {"n": number})
    language = locale.languages.get(submission.language, submission.language)
    return ", ".join([*parts, _("in %(language)s") % {"language": language}])


def effort_of(version: Version) -> str:
    words = version.counts.get("words", 0)
    if not words:
        return _("a few hours")
    hours = reading_hours(words)
    return ngettext("about %(hours)s hour", "about %(hours)s hours", hours) % {"hours": hours}


def mode_of(review: Review) -> str:
    """Return who knows of whom, with the authors' names where the reviewer may know them."""
    names = "; ".join(one_line(author.name) for author in authors_for(review))
    return " ".join(filter(None, [mode_words(review.round), f"({quoted(names)})" if names else ""]))


def post_invitation_reminder(review: Review, *, dedupe: str) -> Letter:
    journal = review.round.submission.journal
    with speaking(review):
        return post_to_reviewer(
            review,
            "review-invitation-reminder",
            values=invitation_values(review),
            dedupe=dedupe,
            not_after=end_of(journal, review.answer_due),
        )


def post_seat_freed(review: Review) -> Letter:
    """Say, politely, that an invitation without an answer has ended."""
    with speaking(review):
        return post_to_reviewer(review, "review-seat-freed")


def post_accepted(review: Review) -> Letter:
    """Thank a reviewer who agreed, with the date and the link to keep."""
    with speaking(review):
        return post_to_reviewer(
            review,
            "review-accepted",
            values={
                "due_brief": day(review.review_due, "brief"),
                "due": deadline(review.review_due),
                "effort": effort_of(review.round.version),
            },
            calendar=due_day(review, at=now()).kept(),
        )


def post_review_reminder(review: Review, *, late: bool, dedupe: str, sent_on: date) -> Letter:
    """Remind of a review: before or on its day, or a week after it."""
    journal = review.round.submission.journal
    with speaking(review):
        return post_to_reviewer(
            review,
            "review-overdue" if late else "review-reminder",
            values={
                "due": deadline(review.review_due),
                "due_brief": day(review.review_due, "brief"),
            },
            dedupe=dedupe,
            not_after=end_of(journal, sent_on + timedelta(days=2)),
        )


def post_received(review: Review) -> Letter:
    """Send a reviewer the copy of what was handed in."""
    with speaking(review):
        return post_to_reviewer(
            review, "review-received", values={"report": quoted(report_text(review))}
        )


def post_permission_gone(credit: Credit) -> Letter:
    """Tell a reviewer that ORCID no longer lets the journal write into the record."""
    with speaking(credit.review):
        dedupe = f"permission-gone:{credit.key}:{credit.asked_at:%Y%m%d%H%M%S}"
        return post_to_reviewer(credit.review, "orcid-permission-gone", dedupe=dedupe)


def report_text(review: Review) -> str:
    """Return a report as plain text, for the copy that its writer gets."""
    scores = [
        f"- {score.criterion.label}: {score.value or _('cannot say')}"
        for score in review.scores.select_related("criterion")
    ]
    parts = [
        _("Recommendation: %(words)s") % {"words": review.get_recommendation_display()},
        "\n".join(scores),
        _("For the authors:"),
        review.to_authors,
    ]
    if review.to_editors:
        parts += [_("Only for the editors:"), review.to_editors]
    return "\n\n".join(part for part in parts if part)


def post_released(review: Review, *, words: str = "", in_calendar: bool = False) -> Letter:
    """Say that a review is no longer needed, with thanks and an editor's own words, if any.

    Where its day may stand in the reviewer's calendar (``in_calendar``) it is taken out there.
    """
    taken_out = due_day(review, at=now(), cancelled=True).kept() if in_calendar else {}
    with speaking(review):
        return post_to_reviewer(
            review, "review-released", values={"words": quoted(words)}, calendar=taken_out
        )


def post_due_moved(review: Review) -> Letter:
    """Say that the date was moved; the calendar file moves it for those who accepted."""
    accepted = review.state == Review.State.ACCEPTED
    with speaking(review):
        return post_to_reviewer(
            review,
            "review-date-moved",
            values={
                "due": deadline(review.review_due),
                "due_brief": day(review.review_due, "brief"),
            },
            calendar=due_day(review, at=now()).kept() if accepted else {},
        )


def post_new_link(review: Review) -> Letter:
    """Send the link again, to the registered address only."""
    with speaking(review):
        return post_to_reviewer(review, "review-new-link")
