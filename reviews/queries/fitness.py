"""What has come between a person on a list and an invitation since the editor chose them."""

from datetime import date, timedelta

from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from journal.models import Address, Expert
from journal.queries import today
from journal.templatetags.words import day
from reviews.models import Place, Review
from reviews.queries.people import concerns_about
from submissions.models import Submission

YEAR = timedelta(days=365)


def unfit(place: Place, submission: Submission) -> str:
    """Return why a person must not be asked now, in words for the editors, or nothing."""
    person = place.user
    if not person.is_active:
        return _("Has left the journal.")
    return (
        away(person, today(submission.journal))
        or wishes(person, today(submission.journal))
        or unreachable(person)
        or spoken_against(place, submission)
    )


def away(person: User, on: date) -> str:
    if person.away_until and person.away_until >= on and (person.away_from or on) <= on:
        return _("Away until %(day)s.") % {"day": day(person.away_until)}
    return ""


def wishes(person: User, on: date) -> str:
    """Return what the person asked of the journal: never, not yet, not more than so many."""
    expert = Expert.objects.filter(user=person).first()
    if expert is None:
        return ""
    if expert.never_at:
        return _("Has asked never to be invited.")
    if expert.not_before and expert.not_before > on:
        return _("Has asked not to be invited before %(day)s.") % {"day": day(expert.not_before)}
    if expert.yearly_limit is not None and taken_on(person) >= expert.yearly_limit:
        return _("Takes %(number)s reviews a year at most, and has them.") % {
            "number": expert.yearly_limit
        }
    return ""


def taken_on(person: User) -> int:
    """Return how many reviews a person took on within a year."""
    rows = Review.objects.filter(reviewer=person, answered_at__gte=now() - YEAR)
    return rows.filter(state__in=[Review.State.ACCEPTED, Review.State.DONE]).count()


def unreachable(person: User) -> str:
    bad = Address.objects.filter(email__iexact=person.email).exclude(state=Address.State.GOOD)
    return _("Letters to this address come back.") if bad.exists() else ""


def spoken_against(place: Place, submission: Submission) -> str:
    """Return a certain conflict, or a warning for which no reason was written yet."""
    concerns = concerns_about(submission, place.user)
    certain = [concern.words for concern in concerns if concern.blocks]
    if certain:
        return certain[0]
    known = set(place.warned_of.splitlines()) if place.reason.strip() else set()
    if set(warnings_in_english(submission, place.user)) - known:
        return " ".join(concern.words for concern in concerns)
    return ""


def warnings_in_english(submission: Submission, person: User) -> list[str]:
    """Return what speaks against a person, one line each, the same in whatever language one works.

    A reason is given for these; what is found later is a new question.
    """
    with override("en"):
        concerns = concerns_about(submission, person)
    return [" ".join(concern.words.split()) for concern in concerns if not concern.blocks]
