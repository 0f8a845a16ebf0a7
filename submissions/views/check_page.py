"""What the page "Check" shows beside the forms: where each value was read, what is in doubt."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from accounts.models import Organisation
from journal.templatetags.words import own_name
from submissions.forms import CheckForm, PeopleForms, PersonForm
from submissions.manuscripts.codes import SCHEMES, proposed
from submissions.models import Submission, Version
from submissions.queries import (
    Mark,
    attached,
    author_marks,
    current_version,
    doubts,
    findings_of,
    is_sender,
    length_of,
    losses_of,
    manuscript_of,
    marks,
    open_leaks,
    preflight,
    progress_of,
    proposed_organisations,
    same_people,
)

GROUPS = ("titles", "abstracts", "keywords")


@dataclass(frozen=True)
class Line:
    """One author on the page: the form, where the name was read, what the registry proposes."""

    author: PersonForm
    mark: Mark | None
    is_open: bool
    proposals: list[Organisation]


def check_page(submission: Submission, form: CheckForm, authors: PeopleForms) -> dict[str, Any]:
    """Return everything that the page shows."""
    version = current_version(submission)
    open_doubts = doubts(submission, version)
    groups = preflight(submission, version, submission.submitter)
    found = marks(version)
    people = author_marks(version)
    me_named = any(is_sender(submission, author.person) for author in authors.forms)
    return {
        "submission": submission,
        "form": form,
        "authors": authors,
        "own": [(field, found.get(field.name)) for field in form.own()],
        "others": [
            (code, [(field, found.get(field.name)) for field in fields])
            for code, fields in form.others()
        ],
        "asked": [code for code in form.languages[1:] if form.is_asked(code)],
        "points": form.points(),
        "points_mark": found.get("points"),
        "people": lines_of(authors, people),
        "twins": same_people([author.person for author in authors.forms]),
        "running_mark": found.get("running_title"),
        "codes": [
            (field, proposed_codes(submission, field.name), found.get(field.name))
            for field in form.codes()
        ],
        "elsewhere": other_languages(submission, version),
        "me_named": me_named,
        "asks_me": not me_named,
        "read": len(found) + len(people),
        "doubts": open_doubts,
        "doubtful": {doubt.name for doubt in open_doubts},
        "version": version,
        "progress": progress_of(version) if version else None,
        "manuscript": manuscript_of(version) if version else None,
        "length": length_of(submission, version),
        "further": attached(submission),
        "letters": version.found.get("letters") if version else None,
        "losses": losses_of(version) if version else [],
        "findings": findings_of(version) if version else [],
        "leaks": open_leaks(submission, version),
        "groups": groups,
        "stopped": any(group.stops for group in groups),
    }


def lines_of(authors: PeopleForms, found: dict[str, Mark]) -> list[Line]:
    """Return the authors in the order of the page."""
    proposals = proposed_organisations(author.person for author in authors.forms)
    return [
        Line(
            author,
            found.get(author.person.key),
            author.person.key in authors.opened,
            list(proposals.get(author.person.key, {}).values()),
        )
        for author in authors.forms
    ]


def proposed_codes(submission: Submission, field: str) -> list[tuple[str, str]]:
    """Return codes with their meanings that fit the keywords and are not there yet."""
    scheme = field.removeprefix("codes_")
    kept = submission.codes.get(scheme) or []
    words = [word for words in submission.keywords.values() for word in words]
    language = get_language() or "en"
    codes = proposed(scheme, words) if scheme in SCHEMES else []
    return [(code.code, code.words(language)) for code in codes if code.code not in kept]


def other_languages(submission: Submission, version: Version | None) -> list[dict[str, Any]]:
    """Return what the file says in languages that the journal has not, and where it may go."""
    found = version.found if version else {}
    named = (found.get("languages") or {}).get("other") or ""
    columns = {"titles": "title", "abstracts": "abstract", "keywords": "keywords"}
    return [
        {
            "group": group,
            "language": language,
            "name": own_name(named if language == "other" else language),
            "code": named if language == "other" else language,
            "value": "; ".join(read["value"]) if isinstance(read["value"], list) else read["value"],
            "free": [
                code
                for code in submission.journal.languages
                if not getattr(submission, columns[group]).get(code)
            ],
        }
        for group in GROUPS
        for language, read in (found.get(group) or {}).items()
        if language not in submission.journal.languages and read.get("value")
    ]
