"""Steps 1 to 3 of sending a paper: file, check, statements."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from journal.requests import PersonRequest
from submissions import services
from submissions.access import sent_by
from submissions.forms import CheckForm, FileForm, PeopleForms, StartForm, StatementsForm, arranged
from submissions.models import Status, Submission
from submissions.queries import (
    Problem,
    current_version,
    manuscript_of,
    marks,
    missing,
    people_of,
    problem_of,
    progress_of,
    saved_line,
)
from submissions.views.check_page import check_page

AUTOSAVE = "autosave"


@login_required
def start(request: PersonRequest) -> HttpResponse:
    """Step 1: language, kind, file."""
    form = StartForm(
        request.POST or None,
        request.FILES or None,
        journal=request.journal,
        person=request.user,
        place="start",
        initial={"language": request.LANGUAGE_CODE},
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            submission = services.start(
                request.journal,
                by=request.user,
                language=values["language"],
                article_type=values["article_type"],
                upload=services.Upload(values["file"].name, values["file"]),
                further=[(kind, services.Upload(f.name or "", f)) for kind, f in form.further],
            )
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            return redirect("submissions:reading", submission.key)
    return render(request, "submissions/start.html", {"form": form})


@login_required
def reading(request: PersonRequest, key: str) -> HttpResponse:
    """The file is being read; the page asks every second, and goes on by itself."""
    submission = sent_by(request.user, key)
    version = current_version(submission)
    if version is None:
        return redirect("submissions:start")
    progress = progress_of(version)
    onward = reverse("submissions:check", args=[key])
    if submission.code:
        onward = reverse("manuscript", args=[key])
    if progress.state == "read":
        return HttpResponseClientRedirect(onward) if request.htmx else redirect(onward)
    page = {
        "submission": submission,
        "version": version,
        "manuscript": manuscript_of(version),
        "problem": problem_of(version),
        "progress": progress,
        "onward": onward,
        "form": FileForm(person=request.user, place=f"replace:{key}"),
    }
    return render(request, "submissions/reading.html", page)


@login_required
def check(request: PersonRequest, key: str) -> HttpResponse:
    """Step 2: is what was read right? Every press saves everything that is typed."""
    submission = sent_by(request.user, key)
    if submission.status != Status.DRAFT:
        return already_sent(request, submission)
    people = people_of(submission)
    if request.method != "POST":
        return render(
            request,
            "submissions/check.html",
            check_page(submission, CheckForm(submission=submission), PeopleForms(people)),
        )
    form = CheckForm(request.POST, submission=submission)
    authors = PeopleForms(people, request.POST)
    press = request.POST.get("press", "next")
    try:
        services.save_check(
            submission,
            values=form.values(),
            people=arranged(authors.values(), press, request.user),
        )
    except services.WrongStatus:
        return already_sent(request, submission)
    return after_check(request, submission, form, authors)


def after_check(
    request: PersonRequest, submission: Submission, form: CheckForm, authors: PeopleForms
) -> HttpResponse:
    """Answer a press on the page "Check" after everything was saved."""
    press, _sign, name = request.POST.get("press", "next").partition(":")
    if press == AUTOSAVE:
        return saved_part(request, submission)
    if press == "language" and name in submission.journal.languages:
        services.choose_language(submission, language=name)
    if press == "settle":
        services.settle_doubts(submission, names=[name])
    if press != "next":
        return redirect(
            f"{reverse('submissions:check', args=[submission.key])}#{anchor(press, name)}"
        )
    problems = missing(submission, "check")
    if not problems:
        services.settle_doubts(submission)
        return redirect("submissions:statements", submission.key)
    show_problems(problems, form, authors)
    page = check_page(submission, form, authors) | {"problems": problems}
    return render(request, "submissions/check.html", page)


def anchor(press: str, name: str) -> str:
    """Return the block to which a person returns after a press."""
    return f"person-{name}" if press in {"up", "down", "swap", "me", "settle"} else "people"


def show_problems(problems: list[Problem], form: CheckForm, authors: PeopleForms) -> None:
    """Put each problem beside its field."""
    forms = {author.person.key: author for author in authors.forms}
    for problem in problems:
        where = forms.get(problem.person, form)
        if problem.field in where.fields:
            where.add_error(problem.field, problem.words)


@login_required
def statements(request: PersonRequest, key: str) -> HttpResponse:
    """Step 3: section, topics, statements, licence. Every press saves everything."""
    submission = sent_by(request.user, key)
    if submission.status != Status.DRAFT:
        return already_sent(request, submission)
    form = StatementsForm(request.POST if request.method == "POST" else None, submission=submission)
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            services.save_statements(submission, **form.values())
        except services.WrongStatus:
            return already_sent(request, submission)
        if request.POST.get("press") == AUTOSAVE:
            return saved_part(request, submission)
        problems = missing(submission, "statements")
        if not problems:
            return redirect("submissions:send", key)
        for problem in problems:
            if problem.field in form.fields:
                form.add_error(problem.field, problem.words)
    page = {
        "submission": submission,
        "form": form,
        "marks": marks(current_version(submission)),
        "problems": problems,
        "saved": saved_line(submission),
    }
    return render(request, "submissions/statements.html", page)


@login_required
@require_POST
def discard(request: PersonRequest, key: str) -> HttpResponse:
    submission = sent_by(request.user, key)
    try:
        services.discard(submission)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0], extra_tags="warn")
    else:
        messages.success(request, _("The draft and its file are gone."), extra_tags="good")
    return redirect("papers")


def saved_part(request: PersonRequest, submission: Submission) -> HttpResponse:
    """Answer an autosave with the line that says when."""
    return render(request, "submissions/saved.html", {"saved": saved_line(submission)})


def already_sent(request: PersonRequest, submission: Submission) -> HttpResponse:
    """Lead from a page of a draft to the paper, once it was sent (back button, second window)."""
    messages.info(request, _("This paper has been sent already, so nothing was changed."))
    return redirect("submissions:done", submission.key)
