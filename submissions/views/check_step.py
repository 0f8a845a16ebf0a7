"""Step 2 of sending a paper: is what was read right? Every press saves everything typed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from journal.queries import is_editor
from journal.requests import PersonRequest
from submissions import services
from submissions.access import sent_by
from submissions.forms import CheckForm, PeopleForms, arranged, with_organisations
from submissions.models import Contributor, Status, Submission
from submissions.queries import Problem, missing, people_of, proposed_organisations
from submissions.views.check_page import check_page
from submissions.views.typed import (
    AUTOSAVE,
    already_sent,
    kept_values,
    newer_version,
    page_tokens,
    saved_part,
    window_of,
    with_choices,
)

STAYS = {"up", "down", "swap", "me", "settle", "place", "noror", "take", "open"}
PRESS_AT_MOST = 200


@login_required
def check(request: PersonRequest, key: str) -> HttpResponse:
    """Show what was read and take what is typed."""
    submission = sent_by(request.user, key)
    if submission.status != Status.DRAFT:
        return already_sent(request, submission)
    people = people_of(submission)
    if request.method != "POST":
        form = CheckForm(submission=submission)
        authors = PeopleForms(people, opened=request.GET.get("open", ""))
        return show(request, submission, form, authors)
    there = there_on(submission, people)
    data = with_choices(request, there)
    form, authors = CheckForm(data, submission=submission), PeopleForms(people, data)
    try:
        services.save_check(
            submission,
            **typed_values(request, submission, form),
            people=pressed(request, authors, people),
            window=window_of(request),
        )
    except services.Newer:
        return newer_version(request, submission, there)
    except services.WrongStatus:
        return already_sent(request, submission)
    return after_check(request, submission, form, authors)


def show(
    request: PersonRequest,
    submission: Submission,
    form: CheckForm,
    authors: PeopleForms,
    **more: Any,
) -> HttpResponse:
    page = check_page(submission, form, authors) | page_tokens(submission, request) | more
    page["is_editor"] = is_editor(request.user)
    return render(request, "submissions/check.html", page)


def there_on(submission: Submission, people: list[Contributor]) -> dict[str, Any]:
    """Return the texts of the page as they are saved."""
    return kept_values([CheckForm(submission=submission), *PeopleForms(people).forms])


def typed_values(request: PersonRequest, submission: Submission, form: CheckForm) -> dict[str, Any]:
    """Return texts and codes as they are saved.

    A page that was opened before the file was read shows empty fields; what the file filled in
    meanwhile is not emptied by it.
    """
    values, codes = form.values(), form.code_values()
    if request.POST.get("unread"):
        values = {
            name: {code: text for code, text in texts.items() if text}
            for name, texts in values.items()
        }
        codes = submission.codes | {scheme: row for scheme, row in codes.items() if row}
    return {"values": values, "codes": codes}


def pressed(
    request: PersonRequest, authors: PeopleForms, people: list[Contributor]
) -> list[dict[str, Any]]:
    """Return the authors as they are after the press."""
    press = request.POST.get("press", "next")
    rows = arranged(authors.values(), press, request.user)
    act, _sign, key = press.partition(":")
    if act == "take":
        kept = {row.key: stored(row) for row in people}
        rows = [kept.get(row.get("key", ""), {}) | row for row in rows]
        rows = with_organisations(rows, proposed_organisations(people), key)
    return rows


def stored(row: Contributor) -> dict[str, Any]:
    """Return what a folded author has as institutions."""
    names = ("affiliation", "ror", "country", "more_affiliations")
    return {name: getattr(row, name) for name in names}


def after_check(
    request: PersonRequest, submission: Submission, form: CheckForm, authors: PeopleForms
) -> HttpResponse:
    """Answer a press on the page after everything was saved."""
    press, _sign, name = request.POST.get("press", "next")[:PRESS_AT_MOST].partition(":")
    if press == AUTOSAVE:
        return saved_part(request, submission)
    act = ACTS.get(press)
    if act:
        act(request, submission, name)
    if press == "table":
        return redirect("submissions:authors", submission.key)
    if press != "next":
        return back_to(submission, press, name)
    problems = missing(submission, "check")
    if not problems:
        services.settle_doubts(submission)
        return redirect("submissions:statements", submission.key)
    show_problems(problems, form, authors)
    return show(request, submission, form, authors, problems=problems)


def back_to(submission: Submission, press: str, name: str) -> HttpResponse:
    """Lead back to the block in which the press was; an author who was folded is opened."""
    address = reverse("submissions:check", args=[submission.key])
    if press in STAYS and name != "all":
        block = f"person-{name}" if press != "settle" else block_of(name)
        opened = f"?open={name}" if press in {"open", "swap", "me", "place", "noror"} else ""
        return redirect(f"{address}{opened}#{block}")
    blocks = {"language": "language", "copy": "others", "code": "codes", "legacy": "legacy"}
    return redirect(f"{address}#{blocks.get(press, 'people')}")


def block_of(name: str) -> str:
    """Return the block of a doubt: of a field, of the language, or of an author."""
    if "_" in name:
        return f"id_{name}-field"
    return name if name in {"language", "unplaced", "me"} else f"person-{name}"


def press_language(request: PersonRequest, submission: Submission, name: str) -> None:
    if name in submission.journal.languages:
        services.choose_language(submission, language=name)


def press_settle(request: PersonRequest, submission: Submission, name: str) -> None:
    services.settle_doubts(submission, names=[name])


def press_origin(request: PersonRequest, submission: Submission, name: str) -> None:
    """Take down who sends the paper; only editors enter one that came by mail."""
    if name == Submission.Origin.EDITOR and not is_editor(request.user):
        name = ""
    try:
        gone = services.choose_origin(submission, origin=name)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0], extra_tags="warn")
        return
    if gone:
        messages.info(request, _("You are no longer in the list of authors."))


def press_legacy(request: PersonRequest, submission: Submission, name: str) -> None:
    try:
        services.convert_letters(submission)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0], extra_tags="warn")
    else:
        messages.success(
            request,
            _("The letters are converted here and on our pages. Your file stays as it is."),
            extra_tags="good",
        )


def press_copy(request: PersonRequest, submission: Submission, name: str) -> None:
    group, source, language = (name.split(":") + ["", ""])[:3]
    try:
        services.copy_found(submission, group=group, source=source, language=language)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0], extra_tags="warn")


def press_code(request: PersonRequest, submission: Submission, name: str) -> None:
    scheme, _sign, code = name.partition(":")
    kept = submission.codes.get(scheme)
    if isinstance(kept, list) and code not in kept:
        codes = submission.codes | {scheme: [*kept, code[:60]]}
        services.save_check(submission, values={}, codes=codes, people=same(submission))


def same(submission: Submission) -> list[dict[str, Any]]:
    """Return the authors as they are."""
    return [
        {"key": row.key, "is_corresponding": row.is_corresponding} for row in people_of(submission)
    ]


ACTS: dict[str, Callable[[PersonRequest, Submission, str], None]] = {
    "language": press_language,
    "settle": press_settle,
    "origin": press_origin,
    "copy": press_copy,
    "code": press_code,
    "legacy": press_legacy,
}


def show_problems(problems: list[Problem], form: CheckForm, authors: PeopleForms) -> None:
    """Put each problem beside its field."""
    for problem in problems:
        where = authors.with_error(problem.person) if problem.person else form
        if where and problem.field in where.fields:
            where.add_error(problem.field, problem.words)
