"""What the pages of a draft share: the open window, the line that says when, two versions."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from journal.requests import PersonRequest
from submissions.models import Submission
from submissions.queries import saved_line
from submissions.services import Window

AUTOSAVE = "autosave"
NUMBERS = 1_000_000  # as many as there are microseconds in a second


@dataclass(frozen=True)
class Difference:
    """A field that says one thing here and another there."""

    name: str
    label: str
    here: str
    there: str


def window_of(request: PersonRequest) -> Window | None:
    """Return which page sent this and what it had seen; None for a page that does not say."""
    number = request.POST.get("window", "")
    try:
        seen = parse_datetime(request.POST.get("seen_at", ""))
    except ValueError:
        return None
    if seen is None or seen.tzinfo is None or not number.isdigit() or int(number) >= NUMBERS:
        return None
    return Window(seen, int(number))


def page_tokens(submission: Submission, request: PersonRequest) -> dict[str, Any]:
    """Return what a page needs to be told from another window of the same draft."""
    return {
        "saved": saved_line(submission),
        "seen_at": submission.saved_at.isoformat() if submission.saved_at else "",
        "window": request.POST.get("window") or secrets.randbelow(NUMBERS),
    }


def saved_part(request: PersonRequest, submission: Submission) -> HttpResponse:
    """Answer an autosave with the line that says when."""
    return render(request, "submissions/saved.html", page_tokens(submission, request))


def already_sent(request: PersonRequest, submission: Submission) -> HttpResponse:
    """Lead from a page of a draft to the paper, once it was sent (back button, second window)."""
    messages.info(request, _("This paper has been sent already, so nothing was changed."))
    return redirect("submissions:done", submission.key)


def newer_version(
    request: PersonRequest, submission: Submission, there: Mapping[str, Any]
) -> HttpResponse:
    """Answer a press on a page that is behind: nothing is saved, both versions are shown.

    ``there`` has label and value by the name of each field, as another window saved them. An
    autosave is answered with a line that leads here.
    """
    submission.refresh_from_db()
    if request.POST.get("press") == AUTOSAVE:
        tokens = page_tokens(submission, request)
        page = tokens | {"behind": True, "seen_at": request.POST.get("seen_at", "")}
        return render(request, "submissions/saved.html", page)
    found = differences(request.POST, there)
    context = {
        "submission": submission,
        "differences": found,
        "kept": kept_fields(request.POST),
        **page_tokens(submission, request),
    }
    return render(request, "submissions/newer.html", context)


def differences(typed: QueryDict, there: Mapping[str, Any]) -> list[Difference]:
    """Return the texts that differ; whatever is typed here and was removed there counts too."""
    found = []
    for name, (label, value) in there.items():
        if name not in typed:
            continue
        here = plain(typed.get(name, ""))
        if here != plain(value):
            found.append(Difference(name, str(label), here, plain(value)))
    return found


def plain(value: Any) -> str:
    return str(value or "").replace("\r\n", "\n").strip()


def kept_fields(typed: QueryDict) -> list[tuple[str, str]]:
    """Return everything that was typed, so that a form can send it again."""
    apart = {"csrfmiddlewaretoken", "press", "seen_at", "window", "there"}
    return [(name, value) for name in typed if name not in apart for value in typed.getlist(name)]


def with_choices(request: PersonRequest, there: Mapping[str, Any]) -> QueryDict:
    """Return what was typed, with the fields for which the other version was chosen."""
    data = request.POST.copy()
    for name in there:
        if request.POST.get(f"pick-{name}") == "there":
            data[name] = plain(there[name][1])
    return data


def kept_values(forms_of_page: Iterable[forms.Form]) -> dict[str, tuple[Any, Any]]:
    """Return label and value of the texts on a page by the name of the field."""
    return {
        field.html_name: (field.label, field.initial)
        for form in forms_of_page
        for field in form
        if isinstance(field.field, forms.CharField)
    }
