"""Comments on paragraphs: in place with the script, on a page of their own without."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.keys import new_key
from reviews import services
from reviews.forms import NoteForm
from reviews.models import Review
from reviews.queries.notes import blocks_of, notes_of, own_note
from reviews.services import Place, stamp
from reviews.views.links import act, own_review, private


def by_itself(request: HttpRequest) -> bool:
    """Say whether the script asks, which wants a part of the page and not a page."""
    return request.headers.get("X-Autosave") == "1"


def at_work(request: HttpRequest, key: str) -> Review:
    """Return a review that is being written; Http404 for every other."""
    review = own_review(request, key)
    if review.state != Review.State.ACCEPTED or review.round.closed_at is not None:
        raise Http404
    return review


def note(request: HttpRequest, key: str) -> HttpResponse:
    """Write a comment on a paragraph, or change one of the own."""
    return write(request, key) if request.method == "POST" else note_page(request, key)


def note_page(request: HttpRequest, key: str) -> HttpResponse:
    review = at_work(request, key)
    kept = own_note(review, request.GET.get("note", ""))
    first = {"block": request.GET.get("block", "")[:60], "key": new_key()}
    if kept is not None:
        first = {
            "block": kept.block,
            "key": kept.key,
            "text": kept.text,
            "place": "" if kept.block else kept.quote,
            "seen_at": stamp(kept.saved_at),
        }
    return show(request, review, NoteForm(initial=first))


def show(
    request: HttpRequest, review: Review, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    key, block = (str(form[name].value() or "") for name in ("key", "block"))
    kept = own_note(review, key)
    found = blocks_of(review.own_version).get(block)
    context = {
        "review": review,
        "paper": review.round.submission,
        "version": review.own_version,
        "form": form,
        "kept": kept,
        "block": found,
        "quote": kept.quote if kept else (found.quote if found else ""),
    }
    return private(render(request, "reviews/note.html", context, status=status))


@act
def write(request: HttpRequest, key: str) -> HttpResponse:
    """Keep a comment; a refusal comes back with all that was typed."""
    review = own_review(request, key)
    form = NoteForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            if request.POST.get("do") == "delete":
                services.delete_note(review, key=data["key"])
            else:
                services.write_note(
                    review,
                    key=data["key"],
                    place=Place(data["block"], data["place"]),
                    text=data["text"],
                    seen_at=data["seen_at"],
                )
        except ValidationError as refusal:
            form.add_error(None, refusal)
    if form.errors:
        return show(request, review, form, status=409)
    if by_itself(request):
        context = {"review": review, "notes": notes_of(review)}
        return private(render(request, "reviews/notes.html", context))
    return redirect(f"{redirect('reviews:page', key).url}#notes")
