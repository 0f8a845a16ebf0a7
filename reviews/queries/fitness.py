"""What has come between a person on a list and an invitation since the editor chose them."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Address, Expert
from journal.queries import today
from journal.templatetags.words import day
from reviews.models import Place, Review
from reviews.queries.people import Concern, concerns_about
from submissions.models import Submission


def unfit(place: Place, submission: Submission) -> str:
    """Return why a person must not be asked now, in words for the editors, or nothing."""
    person, on = place.user, today(submission.journal)
    if not person.is_active:
        return _("Has left the journal.")
    return (
        away(person, on)
        or has_enough(person, on)
        or unreachable(person)
        or spoken_against(place, submission)
    )


def away(person: User, on: date) -> str:
    if person.away_until and person.away_until >= on and (person.away_from or on) <= on:
        return _("Away until %(day)s.") % {"day": day(person.away_until)}
    if person.away_from and person.away_from <= on and not person.away_until:
        return _("Away since %(day)s.") % {"day": day(person.away_from)}
    return ""


def has_enough(person: User, on: date) -> str:
    """Return that a person has as many reviews this year as they want, if so."""
    limit = Expert.objects.filter(user=person).values_list("yearly_limit", flat=True).first()
    if limit is None or taken_on(person, on) < limit:
        return ""
    return _("Takes %(number)s reviews a year at most, and has them.") % {"number": limit}


def taken_on(person: User, on: date) -> int:
    """Return how many reviews a person did this year or has to do."""
    done = Q(state=Review.State.DONE, handed_in_at__year=on.year)
    asked = Q(state__in=[Review.State.INVITED, Review.State.ACCEPTED])
    return Review.objects.filter(done | asked, reviewer=person).count()


def unreachable(person: User) -> str:
    bad = Address.objects.filter(email__iexact=person.email).exclude(state=Address.State.GOOD)
    return _("Letters to this address come back.") if bad.exists() else ""


def spoken_against(place: Place, submission: Submission) -> str:
    """Return a certain conflict, or a warning for which no reason was written yet."""
    concerns = concerns_about(submission, place.user)
    certain = [concern.words for concern in concerns if concern.blocks]
    if certain:
        return certain[0]
    return " ".join(concern.words for concern in unanswered(place, concerns))


def unanswered(place: Place, concerns: list[Concern]) -> list[Concern]:
    """Return the warnings for which the editor has written no reason; what is found after the
    reason was written is a new question."""
    known = set(place.warned_of.splitlines()) if place.reason.strip() else set()
    return [each for each in concerns if not each.blocks and name_of(each) not in known]


def name_of(concern: Concern) -> str:
    """Return by what a finding is known again, whatever language it is told in: one line."""
    return " ".join(f"{concern.kind} {concern.evidence or concern.words}".split())
