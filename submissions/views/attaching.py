"""Further files of a paper: added, described, replaced, removed, and all of them at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from journal.requests import PersonRequest
from submissions import services
from submissions.access import acts_for_authors, attached_for, is_handled_by, submission_for
from submissions.forms import AttachForm, DescribeForm, SwapForm
from submissions.models import Status, Submission
from submissions.queries import attached, in_charge_words, originals_of, zip_of


def own_paper(request: PersonRequest, key: str) -> Submission:
    """Return a paper to who may change its files; PermissionDenied in words to its others."""
    submission = submission_for(request.user, key)
    if not acts_for_authors(request.user, submission):
        raise PermissionDenied(
            _("The author who sent the paper, or its corresponding author, changes its files.")
        )
    return submission


@login_required
def files(request: PersonRequest, key: str) -> HttpResponse:
    """The further files of a paper, and a place to add more."""
    submission = own_paper(request, key)
    form = AttachForm(
        request.POST or None, request.FILES or None, person=request.user, place=f"attach:{key}"
    )
    if request.method == "POST" and form.is_valid():
        try:
            number = services.attach_all(
                submission,
                by=request.user,
                files=[
                    (services.Upload(f.name or "", f), kind, said)
                    for f, kind, said in form.described()
                ],
            )
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            messages.success(request, added_words(number), extra_tags="good")
            return redirect("submissions:files", key)
    return files_page(request, submission, form)


def files_page(request: PersonRequest, submission: Submission, form: AttachForm) -> HttpResponse:
    page = {
        "room": "mine",
        "submission": submission,
        "form": form,
        "files": [DescribeForm(file=file) for file in attached(submission)],
        "possible": submission.status in services.REPLACEABLE,
        "is_draft": submission.status == Status.DRAFT,
        "contact": in_charge_words(submission),
    }
    return render(request, "submissions/files.html", page)


def added_words(number: int) -> str:
    return _("Added.") if number == 1 else _("%(number)s files added.") % {"number": number}


@login_required
@require_POST
def describe_file(request: PersonRequest, key: str, file_key: str) -> HttpResponse:
    """Say anew what a further file is."""
    submission = own_paper(request, key)
    file = attached_for(submission, file_key)
    form = DescribeForm(request.POST, file=file)
    try:
        if form.is_valid():
            services.describe_attached(file, **form.cleaned_data)
        else:
            raise ValidationError([str(e) for errors in form.errors.values() for e in errors])
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0], extra_tags="warn")
    return redirect("submissions:files", key)


@login_required
@require_POST
def remove_file(request: PersonRequest, key: str, file_key: str) -> HttpResponse:
    """Take a further file away; of a paper that was sent it is kept in the history."""
    submission = own_paper(request, key)
    file = attached_for(submission, file_key)
    try:
        services.remove_attached(file)
    except ValidationError as refusal:
        messages.warning(request, refusal.messages[0], extra_tags="warn")
    else:
        messages.success(request, _("Removed."), extra_tags="good")
    return redirect("submissions:files", key)


@login_required
def replace_file(request: PersonRequest, key: str, file_key: str) -> HttpResponse:
    """Put another file in the place of a further file, until the review begins."""
    submission = own_paper(request, key)
    file = attached_for(submission, file_key)
    form = SwapForm(
        request.POST or None, request.FILES or None, person=request.user, place=f"swap:{file_key}"
    )
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data["file"]
        try:
            services.replace_attached(
                file, by=request.user, upload=services.Upload(new.name or "", new)
            )
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            return redirect("submissions:files", key)
    page = {"room": "mine", "submission": submission, "file": file, "form": form}
    return render(request, "submissions/files_replace.html", page)


@login_required
@require_safe
def all_files(request: PersonRequest, key: str) -> FileResponse:
    """All files as they were sent, in one zip; for who acts for the authors and for editors."""
    submission = submission_for(request.user, key)
    if not is_handled_by(request.user, submission):
        own_paper(request, key)
    name = f"{submission.code or submission.journal.abbreviation}.zip"
    response = FileResponse(
        zip_of(originals_of(submission)), as_attachment=True, filename=name.lower()
    )
    response["Content-Type"] = "application/zip"
    response["Cache-Control"] = "private, no-store"
    return response
