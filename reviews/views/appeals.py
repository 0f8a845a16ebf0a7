"""Appeals of authors, and declined papers that editors take up again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from journal.requests import PersonRequest
from journal.wording import Wording
from reviews import services
from reviews.access import appeal_to_answer, appealing_for
from reviews.forms import AnswerForm, AppealForm
from reviews.letters.corrections import draft_reopening
from reviews.queries.appealing import appeal_state, appealable, who_answers
from reviews.services import LetterText
from reviews.views.correcting import correcting
from submissions.access import check_decides, submission_for
from submissions.models import Status


@login_required
def appeal(request: PersonRequest, key: str) -> HttpResponse:
    """An author says what a decision overlooked; once for each decision."""
    submission = appealing_for(request.user, key)
    state = appeal_state(submission)
    if state is None:
        words = _("There is no decision on this paper that you can appeal against.")
        messages.warning(request, words, extra_tags="warn")
        return redirect("manuscript", key)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.appeal(submission, by=request.user, text=form.cleaned_data["text"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            words = _("We have your appeal. The answer comes by letter.")
            messages.success(request, words, extra_tags="good")
            return redirect("manuscript", key)
    context = {
        "submission": submission,
        "decision": appealable(submission),
        "earlier": state.made,
        "form": form,
        "room": "mine",
    }
    return render(request, "reviews/appeal.html", context)


@login_required
def answer_appeal(request: PersonRequest, key: str) -> HttpResponse:
    """An editor answers: the paper is taken up again, or the decision stands."""
    row = appeal_to_answer(request.user, key)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.answer_appeal(row, by=request.user, outcome=data["outcome"], text=data["text"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            words = _("The appeal is answered, and the letter is on its way.")
            messages.success(request, words, extra_tags="good")
            return redirect("manuscript", key)
    context = {
        "submission": row.decision.submission,
        "appeal": row,
        "form": form,
        "others": [person for person in who_answers(row) if person != request.user],
        "may_answer": request.user in who_answers(row),
        "room": "desk",
    }
    return render(request, "reviews/answer_appeal.html", context)


@login_required
def reopen_paper(request: PersonRequest, key: str) -> HttpResponse:
    """An editor takes a declined paper up again, with a reason and a letter."""
    submission = submission_for(request.user, key, as_editor=True)
    check_decides(request.user, submission)
    if submission.status != Status.DECLINED and request.method != "POST":
        raise Http404

    def draft(language: str) -> Wording:
        return draft_reopening(submission, by=request.user, language=language)

    def act(reason: str, letter: LetterText) -> None:
        services.reopen_paper(submission, by=request.user, reason=reason, letter=letter)

    told = [
        _("The paper is with the editors again; you can start a new round or decide anew."),
        _("The earlier decision stays in the history."),
    ]
    page = {
        "heading": _("Take the paper up again"),
        "button": _("Take the paper up again"),
        "consequences": told,
    }
    answer = correcting(request, submission, draft=draft, act=act, page=page)
    if answer:
        return answer
    words = _("The paper is taken up again, and the letter is on its way.")
    messages.success(request, words, extra_tags="good")
    return redirect("manuscript", key)
