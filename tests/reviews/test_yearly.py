"""Reviewers of a year: named only if they agreed, ten at least, once it is over; thanked once."""

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from journal.models import Letter
from reviews import services
from reviews.periodic import look
from reviews.queries.yearly import reviewers_in
from tests.factories import SubmissionFactory, UserFactory
from tests.reviews.conftest import done_review

JANUARY = dt.datetime(2027, 1, 8, 6, 0, tzinfo=dt.UTC)


def agreeing(paper, editor, number, **names):
    person = UserFactory(**names)
    done_review(paper, editor, person)
    expert = services.expert_of(person)
    expert.thanked_publicly = number < 10
    expert.save()
    return person


@pytest.fixture
def many(clock, paper, editor):
    return [
        agreeing(paper, editor, number, given_name="A", family_name=f"Name{number:02}")
        for number in range(11)
    ]


def page(year=2026):
    return Client().get(f"/en/reviewers/{year}/")


def test_list_names_those_who_agreed_without_numbers_once_the_year_is_over(clock, many):
    assert page().status_code == 404
    clock.move_to(JANUARY)

    words = page().content.decode()

    assert [words.index(f"A Name{n:02}") for n in range(10)] == sorted(
        words.index(f"A Name{n:02}") for n in range(10)
    )
    assert "Name10" not in words
    assert page(2025).status_code == 404


def test_nine_names_are_no_list(clock, many):
    services.save_wishes(
        many[0],
        values={
            "not_before": None,
            "never": False,
            "thanked_publicly": False,
            "yearly_limit": None,
            "sector": "",
            "is_early_career": False,
            "languages": [],
            "expertise": "",
        },
        topics=[],
    )
    clock.move_to(JANUARY)

    assert page().status_code == 404


def test_thanks_are_posted_once_a_year_to_each(clock, many, editor):
    look()
    assert not Letter.objects.filter(kind="reviewers-year").exists()
    clock.move_to(JANUARY)

    for _minute in range(3):
        look()

    letters = Letter.objects.filter(kind="reviewers-year")
    assert letters.count() == 11
    agreed, silent = (letters.get(to=many[n].email) for n in (0, 10))
    assert "1 review" in agreed.text
    assert "You agreed to be named" in agreed.text
    assert "We would gladly name you" in silent.text
    assert "[[wishes]]" in silent.text
    assert silent.links["wishes"]["key"] == many[10].expert.key


def test_editors_take_the_table_and_nobody_else(clock, client, many, editor, author):
    client.force_login(author)
    assert client.get("/en/desk/reviewers/2026.csv").status_code == 403
    client.force_login(editor)
    many[0].given_name = "=HYPERLINK"
    many[0].save()

    answer = client.get("/en/desk/reviewers/2026.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode().lstrip("\ufeff"))))
    assert len(rows) == 12
    assert rows[1][0].startswith("'=HYPERLINK")
    assert rows[1][4:6] == ["1", "0"]


def test_number_of_queries_does_not_grow(clock, paper, editor):
    done_review(paper, editor)
    with CaptureQueriesContext(connection) as one:
        reviewers_in(paper.journal, 2026)
    other = SubmissionFactory(journal=paper.journal)
    for _each in range(2):
        done_review(other, editor)
    with CaptureQueriesContext(connection) as three:
        assert len(reviewers_in(paper.journal, 2026)) == 3

    assert len(one) == len(three)


@pytest.mark.parametrize("year", [0, 9999, 10_000, 10**30])
def test_years_that_no_calendar_has_are_no_pages(client, paper, editor, year):
    client.force_login(editor)

    assert client.get(f"/en/desk/reviewers/{year}.csv").status_code == 404
    assert client.get(f"/en/reviewers/{year}/").status_code == 404
