"""Reversing a decision that was sent."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from issues import services
from journal.requests import PersonRequest
from journal.wording import Wording
from reviews.access import decision_to_close
from reviews.letters.corrections import draft_reversal
from reviews.models import Decision
from reviews.queries.reversing import released_by, status_before, why_not_reversed
from reviews.services import LetterText
from reviews.views.correcting import correcting
from submissions.models import Status


@login_required
def reverse_decision(request: PersonRequest, key: str) -> HttpResponse:
    """Take a decision back after its letter has left, with a letter of correction."""
    decision = decision_to_close(request.user, key)
    refusal = why_not_reversed(decision)
    if refusal and request.method != "POST":
        messages.warning(request, refusal, extra_tags="warn")
        return redirect("manuscript", decision.submission.key)

    def act(reason: str, letter: LetterText) -> Decision:
        return services.reverse_decision(decision, by=request.user, reason=reason, letter=letter)

    before = status_before(decision)
    answer = correcting(
        request,
        decision.submission,
        draft=partial(draft_in, decision, request, before),
        act=act,
        page={
            "heading": _("Reverse the decision “%(kind)s”") % {"kind": decision.get_kind_display()},
            "button": _("Reverse the decision"),
            "consequences": consequences(decision, before),
            "released": released_by(decision),
        },
    )
    if answer:
        return answer
    words = _("The decision is reversed, and the correction is on its way.")
    messages.success(request, words, extra_tags="good")
    return redirect("manuscript", decision.submission.key)


def draft_in(decision: Decision, request: PersonRequest, before: str, language: str) -> Wording:
    return draft_reversal(decision, by=request.user, before=before, language=language)


def consequences(decision: Decision, before: str) -> list[str]:
    """Say what follows: the state, what is kept, what stops."""
    told = [
        _("The paper is again in the state “%(state)s”, with its files, reviews and round.")
        % {"state": Status(before).label},
        _("The decision and its reversal both stay in the history; the authors see both."),
    ]
    if decision.asks_for_revision:
        told.append(_("What the authors have typed for the revision is kept."))
    if decision.submission.status == Status.IN_PRODUCTION:
        told.append(_("Production stops; open steps and their links end."))
    return told
