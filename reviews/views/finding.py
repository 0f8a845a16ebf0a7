"""What editors see of those who could review a paper."""

from typing import Any

from django.utils.translation import get_language

from journal.models import Journal
from journal.requests import PersonRequest
from reviews import queries
from reviews.forms.finding import WantedForm
from reviews.queries.people.roster import countries_of_people, topics_of
from reviews.queries.people.standing import risen
from reviews.queries.people.wanted import SHOWN
from submissions.models import Submission


def wanted_form(request: PersonRequest, journal: Journal) -> WantedForm:
    """Return the filters that the address names."""
    return WantedForm(
        request.GET,
        topics=topics_of(journal),
        countries=countries_of_people(),
        language=(get_language() or "en")[:2],
    )


def finding(request: PersonRequest, submission: Submission) -> dict[str, Any]:
    """Return what the part "Find a reviewer" shows."""
    form = wanted_form(request, submission.journal)
    wanted = form.wanted()
    found = queries.candidates(submission, viewer=request.user, wanted=wanted)
    clear = sum(not row.concerns for row in found)
    return {
        "candidates": found,
        "filters": form,
        "wanted": wanted,
        "q": wanted.words,
        "more": wanted.most + SHOWN if not wanted.words and clear >= wanted.most else 0,
        "lack": queries.lacking(submission),
        "risen": risen(submission, request.user),
    }
