"""Offers to review: the public form, its confirmation, and the editors' answers."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.links import granted, read_token
from accounts.models import User
from journal.models import Journal
from journal.queries import manages, the_journal
from journal.requests import PersonRequest
from reviews import services
from reviews.access import offer_by_link, offer_for
from reviews.forms import OfferForm
from reviews.queries.roster import offers_to
from reviews.queries.yearly import public_years
from reviews.views.links import private, remember


def house() -> Journal:
    journal = the_journal()
    if journal is None:
        raise Http404
    return journal


@never_cache
def offer(request: HttpRequest) -> HttpResponse:
    """Take an offer to review; of somebody unknown nothing is kept in the roster before the
    address is proved."""
    journal, user = house(), request.user
    person = user if isinstance(user, User) else None
    initial = said_of(person) if person else {"country": "KZ" if journal.is_sample else ""}
    form = OfferForm(request.POST or None, initial=initial, journal=journal, known=bool(person))
    if request.method != "POST" or not form.is_valid():
        years = public_years(journal)
        context = {"form": form, "person": person, "years": years}
        return private(render(request, "reviews/offer.html", context))
    if form.is_trapped:
        return sent(request, form)
    if not person and not may_offer(request, form.cleaned_data["email"]):
        form.add_error(None, _("Too many offers came from here. Try again in an hour."))
        context = {"form": form, "person": person}
        return private(render(request, "reviews/offer.html", context, status=429))
    services.offer_to_review(journal, values=form.offered(), language=spoken(), person=person)
    if person:
        return private(render(request, "reviews/offer_taken.html", {"person": person}))
    return sent(request, form)


def spoken() -> str:
    return (get_language() or "en")[:2]


def said_of(person: User) -> dict[str, object]:
    """Return what is known of a person already, so that nobody types it twice."""
    names = ("given_name", "family_name", "affiliation", "country", "languages", "expertise")
    return {name: getattr(person, name) for name in names}


def may_offer(request: HttpRequest, email: str) -> bool:
    return bool(ratelimit.consume(request, action="offer_to_review", key=email.lower()))


def sent(request: HttpRequest, form: OfferForm) -> HttpResponse:
    """Say that a letter is on its way; the same whoever the address belongs to."""
    email = form.cleaned_data.get("email", "")
    return private(render(request, "reviews/offer_sent.html", {"email": email}))


@never_cache
@require_safe
def open_offer(request: HttpRequest, token: str) -> HttpResponse:
    """Open the link of the letter: nothing happens but a cookie for this one page."""
    grant = read_token("offer", token)
    if grant is None:
        return private(render(request, "reviews/wishes_lost.html", status=404))
    response = redirect("reviews:confirm_offer", grant.key)
    remember(response, grant, "reviews:confirm_offer")
    return response


@never_cache
def confirm_offer(request: HttpRequest, key: str) -> HttpResponse:
    """Show an offer to its address; the button takes it into the roster."""
    row = offer_by_link(key, grant=granted(request, "offer", key))
    if request.method == "POST":
        services.confirm_offer(row)
        return redirect("reviews:confirm_offer", key)
    return private(render(request, "reviews/offer_confirm.html", {"offer": row}))


@login_required
@require_safe
def offers(request: PersonRequest) -> HttpResponse:
    """The offers, for those who run the journal."""
    if not manages(request.user):
        raise PermissionDenied(_("Only the editor-in-chief and the managing editor come in here."))
    context = {"rows": offers_to(house(), spoken()), "room": "team"}
    return render(request, "reviews/offers.html", context)


@login_required
@require_POST
def answer_offer(request: PersonRequest, key: str) -> HttpResponse:
    """Say "welcome" or "not now"; the person gets a letter."""
    row = offer_for(request.user, key)
    welcome = request.POST.get("answer") == "welcome"
    if services.answer_offer(row, by=request.user, welcome=welcome):
        words = _("The letter is on its way.")
    else:
        words = _("A colleague has answered this offer already.")
    messages.success(request, words, extra_tags="good")
    return redirect("reviews:offers")
