"""Inviting: an editor asks a person to read, by letter, with two dates."""

from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.keys import new_nonce
from accounts.models import User
from journal.deadlines import days_from, working_day
from journal.letters import recall_letters
from journal.queries import today
from reviews import letters
from reviews.identity import editor_of
from reviews.models import Form, Review, Round
from reviews.queries.people import concerns_about
from reviews.queries.queue import is_minded
from reviews.queries.unreached import is_lost
from reviews.services.ended_links import end_discussion_links
from reviews.services.questions import own_form_for
from reviews.services.rounds import end_review, open_round
from submissions.models import Status, Submission
from submissions.queries import editor_in_charge, may_decide, unconfirmed
from submissions.services import move

LONGEST_REVIEW = 180  # days
WORDS_AT_MOST = 2000


@dataclass(frozen=True)
class NewPerson:
    """Somebody whom the journal does not know yet; gets a row, but no password."""

    email: str
    name: str
    language: str = "en"


@transaction.atomic
def invite_reviewer(
    submission: Submission,
    *,
    by: User,
    reviewer: User | NewPerson | tuple[str, str],
    review_due: date | None = None,
    answer_due: date | None = None,
    reason: str = "",
    kind: str = "",
) -> Review:
    """Ask a person to review the current version, and post the invitation.

    ``reviewer`` may be a pair of address and name. The first invitation opens the round and
    moves the paper to the reviewers. The dates default to the journal's periods and move to a
    working day. ``kind`` (academic or practitioner) chooses whose questions the person answers;
    empty: those of their own sector. The review keeps the form. Raises ValidationError where the person is an author, was asked already in
    this round, or where something speaks against them and ``reason`` is empty.
    """
    check_confirmed(submission)
    person = person_of(reviewer)
    check_apart(submission, person)
    despite = check_concerns(submission, person, reason)
    check_may_override(submission, by, despite)
    round = open_round(submission, by=by)
    review = create_review(
        round,
        person,
        by,
        dates_of(round, review_due, answer_due),
        (despite, reason.strip()),
        own_form_for(round, person, kind),
    )
    if submission.status == Status.SUBMITTED:
        move(submission, Status.IN_REVIEW, by=by)
    Round.objects.filter(pk=round.pk).update(reminded=[])
    letters.reviewers.post_invitation(review)
    return review


def check_confirmed(submission: Submission) -> None:
    """Refuse to begin a review before those authors have confirmed who must.

    Raises ValidationError with their names.
    """
    waiting = unconfirmed(submission)
    if waiting:
        names = ", ".join(person.name or person.email for person in waiting)
        raise ValidationError(
            _(
                "The review cannot begin yet: %(names)s must confirm the paper first. They were "
                "asked by letter; nothing else is needed from you."
            )
            % {"names": names}
        )


def person_of(reviewer: User | NewPerson | tuple[str, str]) -> User:
    """Return the person's row; makes one for an address that nobody here has."""
    if isinstance(reviewer, User):
        return reviewer
    new = reviewer if isinstance(reviewer, NewPerson) else NewPerson(*reviewer)
    email, name = new.email.strip().lower(), " ".join(new.name.split())[:120]
    validate_email(email)
    if not name:
        raise ValidationError(_("Write the person's name, as the letter should address them."))
    proved = EmailAddress.objects.filter(email__iexact=email, verified=True).first()
    if proved:
        return proved.user
    return User.objects.known_or_new(email, family_name=name, language=new.language)


def check_apart(submission: Submission, person: User) -> None:
    """Refuse the editor in charge as a reviewer where the journal keeps the two apart."""
    if not submission.journal.editors_may_review and editor_in_charge(submission) == person:
        raise ValidationError(
            _(
                "In this journal the editor in charge of a paper does not review it. Give the "
                "paper to another editor first."
            )
        )


def check_concerns(submission: Submission, person: User, reason: str) -> str:
    """Return what was warned of; refuses authors, and warnings without a written reason."""
    if not person.is_active:
        raise ValidationError(_("%(name)s has left the journal.") % {"name": person})
    concerns = concerns_about(submission, person)
    for concern in concerns:
        if concern.blocks:
            raise ValidationError(
                _("%(name)s cannot review this paper. %(why)s")
                % {"name": person, "why": concern.words}
            )
    words = " ".join(concern.words for concern in concerns)
    if words and not reason.strip():
        raise ValidationError(
            _("%(name)s: %(why)s Write in one sentence why you invite them all the same.")
            % {"name": person, "why": words}
        )
    return words


def check_may_override(submission: Submission, by: User, despite: str) -> None:
    """Leave it to the editors who decide to ask somebody against whom something speaks."""
    if despite and not may_decide(by, submission):
        raise ValidationError(
            _(
                "%(why)s Only an editor who decides this paper may ask them all the same; "
                "you advise on it."
            )
            % {"why": despite}
        )


def dates_of(round: Round, review_due: date | None, answer_due: date | None) -> tuple[date, date]:
    """Return the working days on which the answer and the review are due."""
    journal = round.submission.journal
    answer = answer_due or days_from(journal, journal.answer_days)
    review = review_due or days_from(journal, journal.review_days)
    first = today(journal)
    if not first < answer <= review or (review - first).days > LONGEST_REVIEW:
        raise ValidationError(
            _("The answer is due before the review, and both lie ahead, within half a year.")
        )
    return working_day(journal, answer), working_day(journal, review)


def create_review(
    round: Round,
    person: User,
    by: User,
    dates: tuple[date, date],
    despite: tuple[str, str],
    form: Form | None,
) -> Review:
    try:
        with transaction.atomic():
            return Review.objects.create(
                round=round,
                reviewer=person,
                form=form,
                invited_by=by,
                answer_due=dates[0],
                review_due=dates[1],
                warned_of=despite[0],
                invited_despite=despite[1] if despite[0] else "",
            )
    except IntegrityError as twice:
        raise ValidationError(
            _("%(name)s was asked in this round already.") % {"name": person}
        ) from twice


@transaction.atomic
def release_reviewer(review: Review, *, by: User, words: str = "") -> Review:
    """Let a reviewer go who has not handed in, with thanks and, if given, words of the editor.

    What was typed is kept, seen by nobody, for the case that the review is reopened. Doing it
    twice changes nothing.
    """
    if review.state in {Review.State.DONE, Review.State.DECLINED}:
        raise ValidationError(
            _("%(name)s is not at work on this review: %(state)s.")
            % {"name": review.reviewer, "state": review.get_state_display()}
        )
    end_review(review, words=words.strip()[:WORDS_AT_MOST])
    return review


@transaction.atomic
def free_seat(review: Review) -> bool:
    """End an invitation that nobody answered: a polite letter to the person, and one to the
    editor, unless the autopilot asks whoever is next.
    """
    freed = (
        Review.objects.filter(pk=review.pk)
        .unanswered()
        .update(state=Review.State.RELEASED, released_at=now())
    )
    if not freed:
        return False
    recall_letters(f"review:{review.key}")
    if not is_lost(review):  # a letter would come back as the invitation did
        letters.reviewers.post_seat_freed(review)
    editor = editor_of(review.round.submission)
    if editor and not is_minded(review.round.submission):
        letters.editors.post_no_answer(review, editor)
    return True


@transaction.atomic
def copy_link(review: Review) -> None:
    """Write down that the personal link was shown to an editor, to be sent another way."""
    Review.objects.filter(pk=review.pk).update(link_copied_at=now())


@transaction.atomic
def end_links(review: Review, *, by: User) -> None:
    """End all links made so far (one was forwarded) and send a new one to the reviewer."""
    nonce = new_nonce()
    if Review.objects.filter(pk=review.pk, nonce=review.nonce).update(nonce=nonce):
        review.nonce = nonce
        end_discussion_links(review)
        letters.reviewers.post_new_link(review)
