"""For each kind of person: change only what they must not know, fetch everything, compare bytes.

Addresses come from the resolver (``tests.doors``) with every key of the world tried in each, and
from what the pages point at, so a new page is covered or fails. ``ALLOWED`` names what may
differ, with the reason; it is short on purpose.
"""

import datetime as dt
import os
from types import SimpleNamespace

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from issues import periodic as issues_periodic
from journal import periodic as journal_periodic
from journal.models import Letter
from reviews import periodic as reviews_periodic
from reviews.models import Decision, Review
from submissions import periodic as submissions_periodic
from submissions.models import Contributor, Submission, Version
from tests.two_worlds import hidden
from tests.two_worlds.conftest import NOON
from tests.two_worlds.crawl import crawl, own_addresses, queries

LOOKS = [
    each.look
    for each in (journal_periodic, submissions_periodic, reviews_periodic, issues_periodic)
]
ALLOWED: dict[str, str] = {}
WORDS = ("Unseen", "Hidden", "Readerova", "Writerova", "overdue")


def kinds_of_keys():
    models = (Submission, Review, Decision, Letter, Contributor, Version)
    return [set(model.objects.values_list("key", flat=True)) for model in models]


def differences(client, world, person, change, seeds=None):
    """Return the addresses whose answer differs between the world and the changed one."""
    client.raise_request_exception = False
    if person:
        client.force_login(person)
    posts = own_addresses(world) if seeds is None else []
    seeds = seeds or [*own_addresses(world, kinds_of_keys()), *queries(WORDS)]
    first = crawl(client, seeds, posts)
    for name in set(client.cookies) - {"sessionid"}:  # a device as fresh as at first
        del client.cookies[name]
    with transaction.atomic():
        change()
        second = crawl(client, seeds, posts)
        transaction.set_rollback(True)
    assert len(first) > len(seeds), "the pages pointed at nothing: were they pages at all?"
    changed = {address for address in first if address in second} & {
        address
        for address in first
        if first[address].digest != second.get(address, first[address]).digest
    }
    missing = set(first) ^ set(second)
    found = changed | missing
    return SimpleNamespace(
        found=sorted(found - set(ALLOWED)), first=first, second=second, pages=len(first)
    )


def words_of(result):
    """Return what differs, in a form that a person can read."""
    lines = []
    for address in result.found[:12]:
        one, two = result.first.get(address), result.second.get(address)
        if one is None or two is None:
            lines.append(f"{address}: only in {'the second' if one is None else 'the first'} world")
            continue
        lines.append(f"{address}: {one.status} / {two.status}; {first_difference(one, two)}")
    return "\n".join(lines)


def first_difference(one, two):
    if one.headers != two.headers:
        return str(set(one.headers) ^ set(two.headers))
    at = next(
        (n for n, (a, b) in enumerate(zip(one.body, two.body, strict=False)) if a != b),
        min(len(one.body), len(two.body)),
    )
    cut = slice(max(0, at - 80), at + 120)
    return f"…{one.body[cut]!r} / …{two.body[cut]!r}"


# --- what each must not know -----------------------------------------------------------------------


def hidden_from_authors(world, person):
    people = world.people
    under_review = [world.paper, world.held]
    hidden.scramble(Review.objects.filter(round__submission__in=under_review))
    Decision.objects.filter(submission=world.held, state=Decision.State.HELD).delete()
    hidden.more_reading(world.paper, people["editor"])
    hidden.letters_to_others(person)
    hidden.strangers([person, people["author"], people["coauthor"], people["editor"]])
    hidden.manuscripts([world.other])
    hidden.another_paper(world.journal)


def hidden_from_reviewer(world, person):
    people = world.people
    papers = Submission.objects.exclude(pk__in=[world.paper.pk, world.published.submission.pk])
    hidden.manuscripts(papers, keep={"code"})
    hidden.scramble(Contributor.objects.filter(submission=world.paper))
    Submission.objects.filter(pk=world.paper.pk).update(cover_note="Hidden from reviewers.")
    hidden.more_reading(world.paper, people["editor"])
    hidden.letters_to_others(person)
    hidden.strangers([person, people["editor"]])
    hidden.another_paper(world.journal)


def hidden_from_others(world, person):
    """What anybody must not know who has nothing to do with any paper in the house."""
    people = world.people
    papers = Submission.objects.exclude(pk=world.published.submission.pk)
    hidden.manuscripts(papers, keep={"code"})
    hidden.more_reading(world.paper, people["editor"])
    Decision.objects.filter(state=Decision.State.HELD).delete()
    hidden.letters_to_others(person)
    hidden.strangers([person])
    hidden.another_paper(world.journal)


def hidden_from_recused(world, person):
    """An editor in conflict: nothing of the reading of these papers, whatever happens to it."""
    people = world.people
    own = Submission.objects.filter(recusals__user=person)
    hidden.scramble(Review.objects.filter(round__submission__in=own))
    hidden.more_reading(world.paper, people["editor"])
    Decision.objects.filter(submission__in=own, state=Decision.State.HELD).delete()
    hidden.of_reviewers_and_editors(own)


HIDDEN = {
    "nobody": hidden_from_others,
    "stranger": hidden_from_others,
    "author": hidden_from_authors,
    "coauthor": hidden_from_authors,
    "reviewer": hidden_from_reviewer,
    "in_conflict": hidden_from_recused,
    "guest": hidden_from_others,
}


# These two read most; the others are walked with WORLDS=all, which takes a quarter of an hour.
OFTEN = {"author", "reviewer"} if os.environ.get("WORLDS") != "all" else set(HIDDEN)


@pytest.mark.thorough
@pytest.mark.parametrize("kind", [kind for kind in HIDDEN if kind in OFTEN])
def test_nothing_hidden_changes_a_byte(client, world, kind):
    person = world.people.get(kind)

    result = differences(client, world, person, lambda: HIDDEN[kind](world, person))

    assert result.found == [], words_of(result)


def test_what_is_not_hidden_does_change_something(client, world):
    """The comparison can fail: an author sees the own title, on several pages."""
    person = world.people["author"]
    seeds = [reverse("papers"), reverse("manuscript", args=[world.paper.key])]

    result = differences(
        client, world, person, lambda: hidden.scramble([world.paper], keep={"code"}), seeds=seeds
    )

    assert {seeds[1]} <= set(result.found)


@pytest.mark.parametrize(
    "kind",
    [
        "author",
        pytest.param("reviewer", marks=pytest.mark.thorough),
        pytest.param("in_conflict", marks=pytest.mark.thorough),
    ],
)
def test_letters_of_the_next_weeks_are_the_same(world, kind):
    """Time goes on in both worlds: what is written to the person does not differ."""
    person = world.people[kind]

    first = letters_ahead(person, lambda: None)
    second = letters_ahead(person, lambda: HIDDEN[kind](world, person))

    assert first == second
    assert first or kind == "in_conflict", "nothing was written, so nothing was compared"


def letters_ahead(person, change):
    """Return what a person is written in the next forty days; the days are taken back."""
    with transaction.atomic(), time_machine.travel(NOON, tick=False) as clock:
        Decision.objects.filter(state=Decision.State.HELD).delete()  # to be told when it is sent
        change()
        before = set(Letter.objects.values_list("pk", flat=True))
        for _day in range(40):
            clock.shift(dt.timedelta(days=1))
            for look in LOOKS:
                look()
        written = Letter.objects.filter(to=person.email).exclude(pk__in=before).order_by("pk")
        found = [(row.kind, row.subject, row.text, row.written_at) for row in written]
        transaction.set_rollback(True)
    return found
