"""Withdrawing a manuscript, with its consequences told first."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from issues import services
from issues.formats.receipt import receipt_pdf
from issues.forms import WithdrawalForm
from issues.models import Article
from issues.queries.papers import may_withdraw, withdrawal_receipt
from journal.requests import PersonRequest
from submissions.access import acts_for_authors, is_handled_by, submission_for
from submissions.models import Status, Submission


@login_required
def withdraw(request: PersonRequest, key: str) -> HttpResponse:
    """The author, or the editor who writes down the author's wish, withdraws a paper."""
    submission = submission_for(request.user, key)
    if not (acts_for_authors(request.user, submission) or is_handled_by(request.user, submission)):
        raise PermissionDenied(
            _("Only the corresponding author, or who sent the paper, can withdraw it.")
        )
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(submission, by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(
                request,
                _("The paper is withdrawn. The receipt comes by letter."),
                extra_tags="good",
            )
            return redirect("manuscript", submission.key)
    return page(request, submission, form)


@login_required
@require_safe
def receipt(request: PersonRequest, key: str) -> HttpResponse:
    """The receipt of a withdrawal as PDF, for the authors and the editors of the paper."""
    submission = submission_for(request.user, key)
    found = withdrawal_receipt(submission)
    if found is None:
        raise Http404
    answer = HttpResponse(receipt_pdf(found), content_type="application/pdf")
    name = f"{submission.code}_withdrawal.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def page(request: PersonRequest, submission: Submission, form: WithdrawalForm) -> HttpResponse:
    context = {
        "submission": submission,
        "form": form,
        "possible": may_withdraw(submission),
        "withdrawn": submission.status == Status.WITHDRAWN,
        "article": Article.objects.filter(submission=submission).select_related("issue").first(),
        "room": "mine",
    }
    refused = form.is_bound and bool(form.non_field_errors())
    return render(request, "issues/withdraw.html", context, status=409 if refused else 200)
