"""The house's own pages: health, languages, pages about the journal, settings, set-up."""

from django.conf import settings as conf
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_from_request
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.links import read_token
from journal import services
from journal.forms import JournalForm, SetUpForm
from journal.models import Page
from journal.queries import manages, the_journal


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process serves and the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send a reader from the bare address to the front page in a language they read."""
    answer = redirect(f"/{get_language_from_request(request)[:2]}/")
    answer["Vary"] = "Accept-Language, Cookie"
    return answer


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Page.objects.filter(journal=the_journal()), slug=slug)
    return render(request, "journal/page.html", {"page": row, "room": slug})


@login_required
def settings(request: HttpRequest) -> HttpResponse:
    """The journal's identity and periods, for those who run it."""
    journal = the_journal()
    if journal is None or not manages(request.user):
        raise PermissionDenied(_("Only the editor-in-chief and the managing editor come in here."))
    form = JournalForm(request.POST or None, instance=journal)
    if request.method == "POST" and form.is_valid():
        form.save()
        services.raise_edition(journal)
        messages.success(request, _("The journal is saved."))
        return redirect("journal:settings")
    return render(request, "journal/settings.html", {"form": form, "room": "settings"})


@never_cache
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder of the one-time address become the first editor. Opening changes nothing."""
    grant, journal = read_token("setup", token), the_journal()
    if grant is None or journal is None or grant.nonce != journal.setup_nonce:
        raise Http404
    form = SetUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.open_house(journal, grant=grant, values=form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            login(request, user, backend=conf.AUTHENTICATION_BACKENDS[0])
            return redirect("journal:settings")
    return render(request, "journal/set_up.html", {"form": form})
