"""A letter of correction on its page: prefilled, in another language anew, previewed, sent."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from journal.requests import PersonRequest
from journal.wording import Wording
from reviews import queries
from reviews.forms import CorrectionForm
from reviews.letters.authors import copies, recipient
from reviews.services import LetterText
from reviews.wording import open_places
from submissions.models import Submission

Draft = Callable[[str], Wording]
Act = Callable[[str, LetterText], object]


def correcting(
    request: PersonRequest, submission: Submission, *, draft: Draft, act: Act, page: dict[str, Any]
) -> HttpResponse | None:
    """Show the page of a correction, or carry it out; None once that is done.

    ``draft`` gives the letter in a language, ``act`` takes the reason and the letter; ``page``
    has the words of the page. A form that is refused comes back as it was typed.
    """
    languages = submission.journal.languages
    if request.method != "POST":
        form = CorrectionForm(languages=languages, initial=first(submission, draft, ""))
        return shown(request, submission, form, page)
    if request.POST.get("do") == "draft":
        wanted = request.POST.get("language", "")
        anew = first(submission, draft, wanted if wanted in languages else "")
        anew["reason"] = request.POST.get("reason", "")
        form = CorrectionForm(languages=languages, initial=anew)
        return shown(request, submission, form, page, earlier=request.POST.get("text", ""))
    form = CorrectionForm(request.POST, languages=languages)
    if request.POST.get("do") != "send" or not form.is_valid():
        return shown(request, submission, form, page)
    data = form.cleaned_data
    letter = LetterText(data["subject"], data["text"], data["language"])
    try:
        act(data["reason"], letter)
    except ValidationError as refusal:
        return shown(request, submission, form, page, refusals=refusal.messages, status=409)
    return None


def first(submission: Submission, draft: Draft, language: str) -> dict[str, Any]:
    language = language or recipient(submission).language
    wording = draft(language)
    return {"language": language, "subject": wording.subject, "text": wording.text}


def shown(
    request: PersonRequest,
    submission: Submission,
    form: CorrectionForm,
    page: dict[str, Any],
    *,
    earlier: str = "",
    refusals: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    language = str(form["language"].value() or "en")
    subject, text = str(form["subject"].value() or ""), str(form["text"].value() or "")
    context = page | {
        "submission": submission,
        "form": form,
        "language": language,
        "subject": subject,
        "to": recipient(submission, language=language),
        "copies": copies(submission),
        "blocks": queries.preview(text, ""),
        "places": open_places(subject + text),
        "earlier": earlier if earlier.strip() != text.strip() else "",
        "refusals": refusals or [],
        "room": "desk",
    }
    return render(request, "reviews/correct.html", context, status=status)
