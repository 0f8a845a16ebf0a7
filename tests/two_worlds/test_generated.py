"""The same with worlds that are made up: any mixture of hidden changes, in any order."""

import datetime as dt
import os
from itertools import product

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from reviews.models import Decision, Review, Round, Score
from submissions.models import Contributor, Status, Submission
from tests.factories import SubmissionFactory, UserFactory
from tests.two_worlds.crawl import crawl

WORDS = st.text("абвgdeІқ <&'\"%", min_size=1, max_size=30)
DAYS = st.integers(-20, 40)
STATES = st.sampled_from(["invited", "accepted", "declined", "released", "done"])

# One hidden change each: its name, and what it is made with.
OF_READING = st.one_of(
    st.tuples(st.just("reviewers"), st.lists(st.tuples(STATES, DAYS), max_size=4)),
    st.tuples(st.just("names"), WORDS),
    st.tuples(st.just("words"), WORDS),
    st.tuples(st.just("dates"), DAYS),
    st.tuples(st.just("scores"), st.integers(1, 5)),
    st.tuples(st.just("held"), st.sampled_from(["accept", "reject", "none"])),
    st.tuples(
        st.just("papers"), st.lists(st.tuples(WORDS, st.sampled_from(Status.values)), max_size=3)
    ),
)
OF_WRITING = st.one_of(
    st.tuples(st.just("authors"), WORDS),
    st.tuples(st.just("more_authors"), st.integers(1, 5)),
    st.tuples(st.just("note"), WORDS),
    st.tuples(st.just("others"), st.lists(st.tuples(STATES, DAYS), max_size=4)),
    st.tuples(
        st.just("papers"), st.lists(st.tuples(WORDS, st.sampled_from(Status.values)), max_size=3)
    ),
)


def add_reviewers(world, rows):
    round = Round.objects.get(submission=world.paper)
    taken = set(Review.objects.filter(round=round).values_list("letter_name", flat=True))
    letters = (
        name for pair in product("PQ", "ABCDEFGHIJKLMN") if (name := "".join(pair)) not in taken
    )
    for number, (state, days) in enumerate(rows):
        at = round.opened_at + dt.timedelta(days=days)
        Review.objects.create(
            round=round,
            reviewer=UserFactory(family_name=f"Made{number}"),
            invited_by=world.people["editor"],
            invited_at=at,
            answer_due=at.date(),
            review_due=at.date() + dt.timedelta(days=abs(days)),
            state=state,
            letter_name=next(letters) if state == "done" else "",
            handed_in_at=at if state == "done" else None,
            answered_at=at,
            to_authors="1. Made up.",
            recommendation="reject" if state == "done" else "",
        )


def add_papers(world, rows):
    first = Submission.objects.filter(code__startswith="JT-2026-09").count()
    for number, (title, status) in enumerate(rows, first):
        paper = SubmissionFactory(journal=world.journal, code=f"JT-2026-09{number:02}")
        values = {"status": status, "cover_note": title}
        Submission.objects.filter(pk=paper.pk).update(**values)


def shift(world, days):
    moved = dt.timedelta(days=days)
    for review in Review.objects.filter(round__submission=world.paper):
        Review.objects.filter(pk=review.pk).update(
            invited_at=review.invited_at + moved,
            answer_due=review.answer_due + moved,
            review_due=review.review_due + moved,
        )


def score(world, value):
    review = world.review
    for criterion in review.round.form.criteria.all():
        Score.objects.update_or_create(
            review=review, criterion=criterion, defaults={"value": value}
        )


def hold(world, kind):
    held = Decision.objects.filter(submission=world.held, state=Decision.State.HELD)
    if kind == "none":
        held.delete()
    else:
        held.update(kind=kind, text=f"Held: {kind}")


def people_of_reading(world):
    return User.objects.filter(
        pk__in=[world.people["reviewer"].pk, world.people["other_reviewer"].pk]
    )


def more_authors(world, number):
    for place in range(number):
        Contributor.objects.create(
            submission=world.paper, position=10 + place, family_name=f"Made{place}", email=""
        )


ACTS = {
    "reviewers": add_reviewers,
    "others": add_reviewers,
    "papers": add_papers,
    "dates": shift,
    "scores": score,
    "held": hold,
    "names": lambda world, words: people_of_reading(world).update(family_name=words),
    "words": lambda world, words: Review.objects.filter(round__submission=world.paper).update(
        to_editors=words, decline_reason=words, draft={"to_authors": words}
    ),
    "authors": lambda world, words: Contributor.objects.filter(submission=world.paper).update(
        family_name=words, affiliation=words
    ),
    "more_authors": more_authors,
    "note": lambda world, words: Submission.objects.filter(pk=world.paper.pk).update(
        cover_note=words
    ),
}


def pages_of_author(world):
    keys = [world.paper.key, world.held.key, world.other.key]
    names = ("manuscript", "issues:letters", "reviews:discussions", "reviews:reviewers")
    return [
        reverse("papers"),
        reverse("desk"),
        reverse("issues:desk_csv"),
        *(reverse(name, args=[key]) for name in names for key in keys),
        reverse("reviews:page", args=[world.review.key]),
        reverse("issues:home"),
    ]


def pages_of_reviewer(world):
    review = world.review.key
    names = ("page", "copy", "compare", "write_to_editor")
    return [
        reverse("reviews:mine"),
        *(reverse(f"reviews:{name}", args=[review]) for name in names),
        reverse("manuscript", args=[world.paper.key]),
        reverse("papers"),
        reverse("desk"),
    ]


def without_links(client, addresses):
    """Fetch these addresses and nothing that they point at."""
    return {address: crawl(client, [address], follow=False)[address] for address in addresses}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("kind", "changes", "pages"),
    [
        ("author", OF_READING, pages_of_author),
        pytest.param(
            *("reviewer", OF_WRITING, pages_of_reviewer),
            marks=pytest.mark.skipif(
                os.environ.get("WORLDS") != "all", reason="takes long: WORLDS=all"
            ),
        ),
    ],
)
def test_no_mixture_of_hidden_changes_shows(client, world, kind, changes, pages):
    client.raise_request_exception = False
    client.force_login(world.people[kind])
    addresses = pages(world)
    before = without_links(client, addresses)
    assert any(answer.status == 200 for answer in before.values())

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(changes, min_size=1, max_size=5))
    def check(made):
        with transaction.atomic():
            for name, value in made:
                ACTS[name](world, value)
            after = without_links(client, addresses)
            transaction.set_rollback(True)
        differing = [each for each in addresses if before[each].digest != after[each].digest]
        assert differing == []

    check()
