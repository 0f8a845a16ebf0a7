"""Where a person's work begins: the desk of the editors, and the way to it."""

import csv
from collections.abc import Iterable
from io import StringIO

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from issues import queries as issues
from issues.queries.desk import Desk, Row, Wish, desk_for
from issues.queries.desk.desk import SHOWS
from issues.queries.joining import join_actions
from journal.events import Action
from journal.models import Role
from journal.queries import has_role, is_editor
from journal.requests import PersonRequest
from journal.templatetags.words import own_name
from reviews import queries as reviews
from submissions import queries as submissions
from submissions.queries.guests import guest_shares

PAGE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@login_required
def start(request: PersonRequest) -> HttpResponse:
    """Lead a person to the room where their work lies."""
    if is_editor(request.user) or submissions.acts_for_papers(request.user):
        return redirect("desk")
    if has_role(request.user, Role.PRODUCTION):
        return redirect("issues:production")
    if reviews.own_reviews(request.user) and not submissions.papers_of(request.user, {}):
        return redirect("reviews:mine")
    return redirect("papers")


def wish_of(request: PersonRequest) -> Wish:
    """Read what the address asks the desk for; unknown words count as none."""
    show = request.GET.get("show", "need")
    return Wish(
        show=show if show in SHOWS else "need",
        only=request.GET.get("only", "")[:80],
        words=request.GET.get("q", "").strip()[:200],
        newest_first=request.GET.get("order") == "new",
    )


def actions_of(request: PersonRequest) -> list[Action]:
    """Return everything that waits for the person: first who takes a paper, then what is next."""
    user = request.user
    return [*submissions.actions(user), *reviews.actions(user), *issues.actions(user)]


def desk_of(request: PersonRequest, actions: list[Action] | None = None) -> Desk:
    """Return the desk that the address asks for; editors only."""
    if not (is_editor(request.user) or submissions.acts_for_papers(request.user)):
        raise PermissionDenied(
            _("The desk is the editors' room. Your own papers are in My papers.")
        )
    return desk_for(
        request.user,
        request.journal,
        wish_of(request),
        actions_of(request) if actions is None else actions,
    )


@login_required
def desk(request: PersonRequest) -> HttpResponse:
    actions = actions_of(request)
    found = desk_of(request, actions)
    page = Paginator(found.rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "desk": found,
        "wish": found.wish,
        "page": page,
        "joins": list(join_actions(request.user)),
        "acting": [action for action in actions if action.kind == "acting"],
        "shares": guest_shares(request.user, request.journal),
        "room": "desk",
    }
    return render(request, "issues/desk.html", context)


@login_required
def desk_csv(request: PersonRequest) -> HttpResponse:
    """The list as a table for Excel: UTF-8 with its mark, so that Cyrillic letters stay whole."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(column_names())
    writer.writerows([safe(cell) for cell in cells(row)] for row in desk_of(request).rows)
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="desk-{now():%Y-%m-%d}.csv"'
    return answer


def column_names() -> Iterable[str]:
    return (
        _("ID"),
        _("Title"),
        _("Type"),
        _("Section"),
        _("Stage"),
        _("Days at stage"),
        _("Reviews in"),
        _("Reviewers who accepted"),
        _("Reviewers invited"),
        _("Next due"),
        _("Next action"),
        _("Responsible"),
        _("Language"),
    )


def cells(row: Row) -> Iterable[object]:
    paper, reading = row.submission, row.reading
    return (
        paper.code or "",
        paper.own_title,
        paper.article_type,
        paper.section or "",
        row.stage.word,
        row.days,
        *((reading.done, reading.agreed, reading.asked) if reading else (0, 0, 0)),
        row.due.isoformat() if row.due else "",
        row.next_words,
        row.editor_name,
        own_name(paper.language),
    )


def safe(cell: object) -> str:
    """Return a cell that no table program takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
