"""When a person wants to be asked: by the link in an invitation's foot, or signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.links import granted, read_token
from journal.models import Expert
from journal.requests import PersonRequest
from reviews import services
from reviews.access import expert_for
from reviews.forms import LaterForm, WishesForm
from reviews.queries.roster import expert_or_new, topics_named
from reviews.views.links import act, own_review, private, remember
from reviews.views.offers import house
from reviews.views.task import show


@never_cache
@require_safe
def open_wishes(request: HttpRequest, token: str) -> HttpResponse:
    """Open the link of a letter's foot: nothing happens but a cookie for this one page."""
    grant = read_token("expert", token)
    if grant is None:
        return private(render(request, "reviews/wishes_lost.html", status=404))
    response = redirect("reviews:wishes", grant.key)
    remember(response, grant, "reviews:wishes")
    return response


@login_required
def own_wishes(request: PersonRequest) -> HttpResponse:
    """The same page for a person who is signed in; opening it writes nothing."""
    return answer(request, expert_or_new(request.user), "reviews:own_wishes")


@never_cache
def wishes(request: HttpRequest, key: str) -> HttpResponse:
    """Show and save what a person says of being asked; opening changes nothing."""
    expert = expert_for(request.user, key, grant=granted(request, "expert", key))
    return answer(request, expert, "reviews:wishes", key)


def answer(request: HttpRequest, expert: Expert, *page: str) -> HttpResponse:
    journal = house()
    if request.method != "POST":
        return wishes_page(request, expert, WishesForm(expert=expert, journal=journal))
    form = WishesForm(request.POST, expert=expert, journal=journal)
    if not form.is_valid():
        return wishes_page(request, expert, form)
    values = dict(form.cleaned_data)
    topics = topics_named(journal, values.pop("topics"))
    services.save_wishes(expert.user, values=values, topics=topics)
    messages.success(request, _("It is saved. You can change it here again."), extra_tags="good")
    return redirect(*page)


def wishes_page(request: HttpRequest, expert: Expert, form: WishesForm) -> HttpResponse:
    context = {"expert": expert, "form": form, "person": expert.user}
    return private(render(request, "reviews/wishes_of_person.html", context))


@act
def later(request: HttpRequest, key: str) -> HttpResponse:
    """Take, from who has just declined, when to ask again; also takes it back."""
    review = own_review(request, key)
    form = LaterForm(request.POST)
    if not form.is_valid():
        return show(request, review, later_form=form)
    never = request.POST.get("never") == "1"
    day = None if never else form.cleaned_data["not_before"]
    services.put_off(review, not_before=day, never=never)
    messages.success(request, _("It is saved. You can change it here again."), extra_tags="good")
    return redirect("reviews:page", key)
