"""The page of one review: invited, at work, handed in, ended; the same address for all."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from journal.queries import today
from journal.templatetags.words import day
from reviews import services
from reviews.access import check_paper_open, is_own, may_read_paper
from reviews.forms import (
    AcceptForm,
    DateForm,
    DeclineForm,
    LaterForm,
    ReviewForm,
)
from reviews.identity import authors_for, may_sign
from reviews.letters.reviewers import asked_by, effort_of
from reviews.models import Review
from reviews.queries import answers_for_reviewer, edited_parts, other_reports, outcome_of
from reviews.queries.certificates import orcid_text
from reviews.queries.credits import credit_offer
from reviews.queries.drafts import texts_beside
from reviews.queries.own import said_on_declining
from reviews.queries.papers import (
    NOTHING,
    Paper,
    figure_for,
    manuscript_for,
    paper_for,
    picture_for,
    supplements_for,
)
from reviews.queries.roster import expert_said
from reviews.queries.writing import desk_of
from reviews.services.answers import OWN_SHIFT
from reviews.views.links import (
    act,
    on_device,
    own_review,
    own_review_or_closed,
    private,
)
from reviews.views.naming import typed_co_reviewer
from reviews.wording import word_count
from submissions.manuscripts.filenames import neutral_name
from submissions.queries import copy_of
from submissions.views.reading_copy import attachment as download

TEMPLATES = {
    Review.State.INVITED: "reviews/invited.html",
    Review.State.ACCEPTED: "reviews/review.html",
    Review.State.DECLINED: "reviews/declined.html",
    Review.State.DONE: "reviews/handed_in.html",
    Review.State.RELEASED: "reviews/ended.html",
}


@require_safe
@on_device
def page(request: HttpRequest, key: str) -> HttpResponse:
    """Show the review as it stands. Nothing changes by looking."""
    review = own_review_or_closed(request, key)
    return review if isinstance(review, HttpResponse) else show(request, review)


def show(
    request: HttpRequest, review: Review, *, status: int = 200, **changes: Any
) -> HttpResponse:
    """Render the page that fits the state; ``changes`` replace forms that were just sent."""
    state = Review.State(review.state)
    over = review.round.closed_at is not None and state != Review.State.DONE
    template = "reviews/ended.html" if over else TEMPLATES[state]
    context = task_context(request, review) | changes
    if template == "reviews/handed_in.html":
        context |= {
            "outcome": outcome_of(review),
            "others": other_reports(review),
            "edited_parts": edited_parts(review),
            "offer": credit_offer(review, signed_in=is_own(request.user, review)),
        }
    return private(render(request, template, context, status=status))


def task_context(request: HttpRequest, review: Review) -> dict[str, Any]:
    """Return what the pages of a review show; who wrote the paper only where the mode says so."""
    submission, version = review.round.submission, review.own_version
    readable = may_read_paper(review)
    paper = paper_for(review) if readable else unread(review)
    return {
        "review": review,
        "paper": submission,
        "version": version,
        "words": version.counts.get("words", 0),
        "effort": effort_of(version),
        "criteria": review.own_form.criteria.all(),
        **vars(paper),
        "answered": answers_for_reviewer(review, picture_for(review)) if readable else None,
        "days_left": (review.review_due - today(submission.journal)).days,
        "asked": request.GET.get("answer", ""),
        "more_time": request.GET.get("more") == "time",
        "accept_form": AcceptForm(initial={"due_on": review.review_due}),
        "decline_form": DeclineForm(initial=said_on_declining(review)),
        "time_form": DateForm(initial={"to": review.review_due + OWN_SHIFT}),
        **writing_context(review, paper),
        "seen_at": services.stamp(review.draft_saved_at),
        "typed_words": word_count(review.draft.get("to_authors", "")),
        "refusal": "",
        **beside_the_paper(request, review),
    }


def unread(review: Review) -> Paper:
    """Return what is known of a paper that is not open: to invited people, who wrote it, where
    the mode lets them know."""
    invited = review.state == Review.State.INVITED and review.round.closed_at is None
    return replace(NOTHING, authors=authors_for(review)) if invited else NOTHING


def beside_the_paper(request: HttpRequest, review: Review) -> dict[str, Any]:
    """Return what stands beside the paper: what is asked, and what the person says of being asked."""
    expert = expert_said(review) if review.state == Review.State.DECLINED else None
    done = review.state == Review.State.DONE
    return {
        "asks": asked_by(review.own_form),
        "expert": expert,
        "later_form": LaterForm(initial={"not_before": expert.not_before if expert else None}),
        "co_form": typed_co_reviewer(request),
        "orcid_text": orcid_text(review) if done else "",
    }


def writing_context(review: Review, paper: Paper) -> dict[str, Any]:
    """Return what the page needs while a review is being written; nothing in other states."""
    if review.state != Review.State.ACCEPTED:
        return {}
    desk = desk_of(review, paper.reading)
    form = ReviewForm(
        initial=review.draft,
        questions=review.own_form,
        kept=desk.files,
        signing=may_sign(review.round),
    )
    return {"form": form, "desk": desk, "beside": texts_beside(review, form.labels(), form.words())}


def refused(
    request: HttpRequest, review: Review, refusal: ValidationError, **changes: Any
) -> HttpResponse:
    """Show the same page with the reason, and everything typed as it was."""
    review.refresh_from_db()
    words = " ".join(refusal.messages)
    return show(request, review, status=409, refusal=words, **changes)


@act
def accept(request: HttpRequest, key: str) -> HttpResponse:
    review = own_review(request, key)
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return show(request, review, accept_form=form, asked="yes")
    try:
        services.accept(review, due_on=form.cleaned_data["due_on"])
    except ValidationError as refusal:
        return refused(request, review, refusal, accept_form=form, asked="yes")
    return redirect("reviews:page", key)


@act
def decline(request: HttpRequest, key: str) -> HttpResponse:
    """Decline at once; the same address takes the reason and a colleague's name afterwards."""
    review = own_review(request, key)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return show(request, review, decline_form=form)
    try:
        services.decline(review, **form.acts())
    except ValidationError as refusal:
        return refused(request, review, refusal, decline_form=form)
    if any(form.cleaned_data.values()):
        messages.success(request, _("Thank you, the editors have it."), extra_tags="good")
    return redirect("reviews:page", key)


@act
def reopen(request: HttpRequest, key: str) -> HttpResponse:
    """A person who declined can do it after all."""
    review = own_review(request, key)
    try:
        taken = services.reopen(review)
    except ValidationError as refusal:
        return refused(request, review, refusal)
    if not taken:
        words = _("The editor has found reviewers. We have told them that you are available.")
        messages.info(request, words)
    return redirect("reviews:page", key)


@act
def more_time(request: HttpRequest, key: str) -> HttpResponse:
    """Move the own date, once, by up to two weeks."""
    review = own_review(request, key)
    form = DateForm(request.POST)
    if not form.is_valid():
        return show(request, review, time_form=form, more_time=True)
    try:
        services.shift_due(review, to=form.cleaned_data["to"])
    except ValidationError as refusal:
        return refused(request, review, refusal, time_form=form, more_time=True)
    words = _("Your review is now due %(day)s.") % {"day": day(review.review_due)}
    messages.success(request, words, extra_tags="good")
    return redirect("reviews:page", key)


@require_safe
def figure(request: HttpRequest, key: str, name: str) -> FileResponse:
    """A picture of the paper, only while its text is open to the reviewer."""
    review = own_review(request, key)
    check_paper_open(review)
    picture = figure_for(review, name)
    if picture is None:
        raise Http404
    return download(picture, picture.name)


@require_safe
def copy(request: HttpRequest, key: str) -> FileResponse:
    """The reviewers' PDF, under a name that tells nothing."""
    review = own_review(request, key)
    check_paper_open(review)
    kept = copy_of(review.own_version)
    if kept is None:
        raise Http404
    code = review.round.submission.code or ""
    return download(kept, f"{code}_manuscript.pdf" if code else "manuscript.pdf")


@require_safe
def manuscript(request: HttpRequest, key: str) -> FileResponse:
    """The paper as the authors sent it, where the mode lets its reviewers know the authors."""
    review = own_review(request, key)
    check_paper_open(review)
    kept = manuscript_for(review)
    if kept is None:
        raise Http404
    return download(
        kept,
        neutral_name(review.round.submission.code or "", "paper", kept.name.rpartition(".")[2]),
    )


@require_safe
def supplement(request: HttpRequest, key: str, file_key: str) -> FileResponse:
    """A supplement as it was cleaned for reviewers; as it was sent where they know the authors."""
    review = own_review(request, key)
    check_paper_open(review)
    submission = review.round.submission
    for number, kept in enumerate(supplements_for(review), 1):
        if kept.key == file_key:
            ending = kept.name.rpartition(".")[2]
            return download(
                kept, neutral_name(submission.code or "", f"supplement-{number}", ending)
            )
    raise Http404
