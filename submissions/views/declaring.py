"""Step 3 of sending a paper: statements, roles, wishes for reviewers, licence."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from journal.requests import PersonRequest
from submissions import services
from submissions.access import sent_by
from submissions.forms import StatementsForm
from submissions.manuscripts.credit import ROLES
from submissions.models import Status, Submission
from submissions.queries import Problem, current_version, marks, missing
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


@login_required
def statements(request: PersonRequest, key: str) -> HttpResponse:
    """Every press saves everything."""
    submission = sent_by(request.user, key)
    if submission.status != Status.DRAFT:
        return already_sent(request, submission)
    if request.method != "POST":
        return show(request, submission, StatementsForm(submission=submission), [])
    there = there_on(submission)
    form = StatementsForm(with_choices(request, there), submission=submission)
    press = request.POST.get("press", "next")
    try:
        services.save_statements(
            submission,
            **form.values(),
            people=services.People(
                form.role_values(), form.wishes.values(press), window_of(request)
            ),
        )
    except services.Newer:
        return newer_version(request, submission, there)
    except services.WrongStatus:
        return already_sent(request, submission)
    if press == AUTOSAVE:
        return saved_part(request, submission)
    if press != "next":
        return redirect(f"{reverse('submissions:statements', args=[key])}#wishes")
    problems = missing(submission, "statements")
    if not problems:
        return redirect("submissions:send", key)
    show_problems(problems, form)
    return show(request, submission, form, problems)


def show(
    request: PersonRequest, submission: Submission, form: StatementsForm, problems: list[Problem]
) -> HttpResponse:
    page = {
        "submission": submission,
        "form": form,
        "roles": ROLES.values(),
        "marks": marks(current_version(submission)),
        "problems": problems,
    }
    page |= page_tokens(submission, request)
    return render(request, "submissions/statements.html", page)


def there_on(submission: Submission) -> dict[str, Any]:
    """Return the texts of the page as they are saved."""
    form = StatementsForm(submission=submission)
    return kept_values([form, *form.wishes.forms])


def show_problems(problems: list[Problem], form: StatementsForm) -> None:
    """Put each problem beside its field."""
    for problem in problems:
        wish = form.wishes.by_field(problem.field)
        if wish:
            wish[0].add_error(wish[1], problem.words)
        elif problem.field in form.fields:
            form.add_error(problem.field, problem.words)
