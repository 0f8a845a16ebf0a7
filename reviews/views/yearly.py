"""The reviewers of a year: in public by name, for the editors as a table."""

import csv
from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from journal.queries import manages, the_journal
from journal.requests import PersonRequest
from reviews.queries.yearly import public_reviewers, public_years, reviewers_in
from reviews.wording import safe_cell


@require_safe
def yearly(request: HttpRequest, year: int) -> HttpResponse:
    """Name the reviewers of a past year who agreed, where there are at least ten."""
    journal = the_journal()
    names = public_reviewers(journal, year) if journal else []
    if not journal or not names:
        raise Http404
    context = {"year": year, "names": names, "years": public_years(journal)}
    return render(request, "reviews/yearly.html", context)


@login_required
@require_safe
def yearly_csv(request: PersonRequest, year: int) -> HttpResponse:
    """The table of a year's reviewers, for those who run the journal."""
    journal = the_journal()
    if journal is None or not manages(request.user):
        raise PermissionDenied(_("Only the editor-in-chief and the managing editor come in here."))
    if not date.min.year < year < date.max.year:  # no calendar has it, nor the years beside it
        raise Http404
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="reviewers-{year}.csv"'
    response["Cache-Control"] = "private, no-store"
    table = csv.writer(response)
    table.writerow(
        [_("Name"), _("E-mail"), _("Institution"), _("Country"), _("Reviews"), _("Co-reviews")]
        + [_("May be named")]
    )
    for row in reviewers_in(journal, year, viewer=request.user):
        person = row.person
        cells = [person.name, person.email, person.affiliation, person.country]
        table.writerow(
            [*map(safe_cell, cells), row.reviews, row.co_reviews, _("yes") if row.is_named else ""]
        )
    return response
