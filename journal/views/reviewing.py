"""How the journal reviews: for each kind of paper who knows of whom, and how many read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from journal.forms import ApartForm, ArticleTypeForms
from journal.queries import manages, the_journal


@login_required
def reviewing(request: HttpRequest) -> HttpResponse:
    """Show and change it, for those who run the journal; open rounds stay as they are."""
    journal = the_journal()
    if journal is None or not manages(request.user):
        raise PermissionDenied(_("Only the editor-in-chief and the managing editor come in here."))
    data = request.POST or None
    kinds = ArticleTypeForms(data, queryset=journal.article_types.all(), prefix="kinds")
    apart = ApartForm(data, instance=journal)
    if request.method == "POST" and kinds.is_valid() and apart.is_valid():
        kinds.save()
        apart.save()
        messages.success(request, _("Kept. Rounds that are open stay as they are."))
        return redirect("journal:reviewing")
    context = {"kinds": kinds, "apart": apart, "room": "settings"}
    return render(request, "journal/reviewing.html", context)
