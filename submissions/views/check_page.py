"""What the page "Check" shows beside the forms: where each value was read, what is in doubt."""

from typing import Any

from submissions.forms import CheckForm, PeopleForms
from submissions.models import Submission
from submissions.queries import (
    author_marks,
    current_version,
    doubts,
    findings_of,
    length_of,
    losses_of,
    manuscript_of,
    marks,
    progress_of,
    saved_line,
)


def check_page(submission: Submission, form: CheckForm, authors: PeopleForms) -> dict[str, Any]:
    """Return everything that the page shows."""
    version = current_version(submission)
    open_doubts = doubts(submission, version)
    found = marks(version)
    people = author_marks(version)
    me_named = any(a.person.user_id == submission.submitter_id for a in authors.forms)
    return {
        "submission": submission,
        "form": form,
        "authors": authors,
        "own": [(field, found.get(field.name)) for field in form.own()],
        "others": [
            (code, [(field, found.get(field.name)) for field in fields])
            for code, fields in form.others()
        ],
        "points": form.points(),
        "points_mark": found.get("points"),
        "people": [(author, people.get(author.person.key)) for author in authors.forms],
        "me_named": me_named,
        "asks_me": not me_named,
        "read": len(found) + len(people),
        "doubts": open_doubts,
        "doubtful": {doubt.name for doubt in open_doubts},
        "version": version,
        "progress": progress_of(version) if version else None,
        "manuscript": manuscript_of(version) if version else None,
        "length": length_of(submission, version),
        "losses": losses_of(version) if version else [],
        "findings": findings_of(version) if version else [],
        "saved": saved_line(submission),
    }
