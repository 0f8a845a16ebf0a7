"""Co-authors from a table: pasted or as a file, looked at, then added."""

import csv
import io
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from journal.requests import PersonRequest
from submissions import services
from submissions.access import sent_by
from submissions.forms import RosterForm
from submissions.forms.roster import (
    NAMES,
    chosen_ways,
    column_choices,
    counted,
    people_to_add,
    people_to_fill,
)
from submissions.models import Status, Submission
from submissions.queries import people_of
from submissions.queries.roster import entries_of
from submissions.views.typed import already_sent

TEMPLATE = ("family_name", "given_name", "patronymic", "email", "affiliation", "country", "orcid")


@login_required
def authors(request: PersonRequest, key: str) -> HttpResponse:
    """Take a table of co-authors, show what was understood, and add them with one press."""
    submission = sent_by(request.user, key)
    if submission.status != Status.DRAFT:
        return already_sent(request, submission)
    form = RosterForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        page = {"submission": submission, "form": form}
        return render(request, "submissions/authors.html", page)
    return understood(request, submission, form)


def understood(request: PersonRequest, submission: Submission, form: RosterForm) -> HttpResponse:
    """Show the people of the table, or add them where that was pressed."""
    told = request.POST.getlist("column") if not request.FILES else []
    roster = form.roster(told)
    ways = chosen_ways(entries_of(roster, people_of(submission)), request.POST)
    if request.POST.get("press") == "add":
        try:
            added = services.add_people(
                submission, people=people_to_add(ways), filled=people_to_fill(ways)
            )
        except services.WrongStatus:
            return already_sent(request, submission)
        except ValidationError as refusal:
            form.add_error("table", refusal)
        else:
            words = ngettext("%(n)s author was added.", "%(n)s authors were added.", added)
            messages.success(request, words % {"n": added}, extra_tags="good")
            return redirect(reverse("submissions:check", args=[submission.key]) + "#people")
    page = {
        "submission": submission,
        "form": form,
        "table": form.cleaned_data.get("table", ""),
        "roster": roster,
        "columns": [
            (at, name, cells_of(roster.cells, at)) for at, name in enumerate(roster.columns)
        ],
        "choices": column_choices(),
        "ways": ways,
        "counts": counted(ways),
    }
    return render(request, "submissions/authors.html", page)


def cells_of(cells: list[list[str]], at: int) -> list[str]:
    """Return the first cells of a column, so that one sees what is in it."""
    return [row[at] for row in cells[:30] if row[at]][:2]


@login_required
@require_safe
def authors_csv(request: PersonRequest) -> HttpResponse:
    """An empty table to fill in, as a spreadsheet of the reader's language opens it."""
    text = io.StringIO()
    sign = "," if get_language() == "en" else ";"
    csv.writer(text, delimiter=sign).writerow([str(NAMES[name]) for name in TEMPLATE])
    name = _("authors") + ".csv"
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
