"""Step 4 of sending a paper, and the page that says it is here."""

from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language

from accounts.models import User
from journal.requests import PersonRequest
from submissions import services
from submissions.access import sent_by
from submissions.forms.statements import role_words
from submissions.manuscripts.codes import SCHEMES, scheme_name
from submissions.models import REVIEW_DAYS, Statement, Status, Submission
from submissions.queries import (
    attached,
    current_version,
    expected_by,
    manuscript_of,
    missing,
    people_of,
    places_of,
    preflight,
    saved_line,
    statements_of,
    wishes_of,
)

RECENT = timedelta(days=2)


@login_required
def send(request: PersonRequest, key: str) -> HttpResponse:
    """Step 4: everything on one page, and one button."""
    submission = sent_by(request.user, key)
    pressed = request.method == "POST"
    if pressed:
        try:
            services.submit(submission, by=request.user)
        except ValidationError as refusal:
            return render(request, "submissions/send.html", summary(submission, refusal))
    if pressed or submission.status != Status.DRAFT:
        return redirect("submissions:done", key)
    return render(request, "submissions/send.html", summary(submission))


def summary(submission: Submission, refusal: ValidationError | None = None) -> dict[str, object]:
    """Return all that the last page shows, and what is missing, with its place."""
    version = current_version(submission)
    given = statements_of(submission)
    return {
        "submission": submission,
        "people": [(person, places_of(person)) for person in people_of(submission)],
        "roles": [
            (person.name, role_words(person.roles))
            for person in people_of(submission)
            if person.roles
        ],
        "wishes": wishes_of(submission),
        "codes": [
            (scheme_name(scheme, get_language() or "en"), codes)
            for scheme, codes in submission.codes.items()
            if scheme in SCHEMES
        ],
        "running_title": submission.running_title.get(submission.language, ""),
        "version": version,
        "further": attached(submission),
        "manuscript": manuscript_of(version) if version else None,
        "texts": texts_of(submission),
        "points": submission.points.get(submission.language) or [],
        "statements": [(kind.label, given.get(kind.value, "")) for kind in Statement.Kind],
        "topics": list(submission.topics.all()),
        "problems": missing(submission),
        "groups": preflight(submission, version, submission.submitter),
        "pressed": refusal is not None,
        "saved": saved_line(submission),
    }


def texts_of(submission: Submission) -> list[dict[str, object]]:
    """Return title, abstract and keywords by language, the language of the paper first."""
    own = submission.language
    codes = [own, *(code for code in submission.journal.languages if code != own)]
    texts = [
        {
            "language": code,
            "title": submission.title.get(code, ""),
            "abstract": submission.abstract.get(code, ""),
            "keywords": submission.keywords.get(code) or [],
        }
        for code in codes
    ]
    return [
        text for text in texts if any(value for key, value in text.items() if key != "language")
    ]


@login_required
def done(request: PersonRequest, key: str) -> HttpResponse:
    """The paper is here: number, time, what comes next. Good to come back to."""
    submission = sent_by(request.user, key)
    if submission.status == Status.DRAFT:
        return redirect("submissions:send", key)
    page = {
        "submission": submission,
        "own_time": own_time(submission, request.user),
        "expected": expected_by(submission),
        "is_new": submission.submitted_at and submission.submitted_at > now() - RECENT,
        "others": [p for p in people_of(submission) if p.user_id != request.user.pk],
        "review_days": REVIEW_DAYS,
    }
    return render(request, "submissions/done.html", page)


def own_time(submission: Submission, user: User) -> str:
    """Return the time of arrival in the person's own zone, where it differs from the journal's."""
    if not user.timezone or submission.submitted_at is None:
        return ""
    try:
        local = submission.submitted_at.astimezone(ZoneInfo(user.timezone))
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    there = submission.submitted_at.astimezone(submission.journal.zone)
    return "" if local.utcoffset() == there.utcoffset() else f"{local:%H:%M}"
