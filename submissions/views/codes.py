"""Suggest codes of subjects for what is typed into a field."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from journal.requests import PersonRequest
from submissions.manuscripts.codes import SCHEMES, codes_like


@login_required
@require_safe
def codes(request: PersonRequest) -> HttpResponse:
    """Return a list for a combobox: codes whose meaning has the typed words."""
    scheme, text = request.GET.get("scheme", ""), request.GET.get("q", "")[:100]
    found = codes_like(scheme, text) if scheme in SCHEMES else []
    language = get_language() or "en"
    page = {"found": [(code.code, code.words(language)) for code in found], "scheme": scheme}
    return render(request, "submissions/codes.html", page)
