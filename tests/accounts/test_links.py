import logging

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from accounts.links import Grant, MaskTokens, granted, make_token, read_token, remember_grant

KEY, NONCE = "a" * 20, "b" * 12


def test_token_opens_what_it_was_made_for():
    grant = read_token("review", make_token("review", KEY, NONCE))

    assert grant == Grant("review", KEY, NONCE)
    assert grant.opens("review", KEY, NONCE)


@pytest.mark.parametrize(
    "other", [("proof", KEY, NONCE), ("review", "c" * 20, NONCE), ("review", KEY, "d" * 12)]
)
def test_grant_opens_nothing_else(other):
    grant = read_token("review", make_token("review", KEY, NONCE))

    assert not grant.opens(*other)


def test_token_of_one_kind_is_none_of_another():
    assert read_token("proof", make_token("review", KEY, NONCE)) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"),
        lambda t: t[:-5],
        lambda t: "x" + t,
        lambda t: "",
        lambda t: "a.b",
    ],
)
def test_spoilt_token_opens_nothing(spoil):
    assert read_token("review", spoil(make_token("review", KEY, NONCE))) is None


def test_old_keys_are_read_while_they_are_listed(settings):
    settings.LINK_KEYS = ["old"]
    token = make_token("review", KEY, NONCE)

    settings.LINK_KEYS = ["new", "old"]
    assert read_token("review", token)
    settings.LINK_KEYS = ["new"]
    assert read_token("review", token) is None


def test_device_keeps_the_grant_for_one_task_and_path():
    answer = HttpResponse()
    remember_grant(answer, Grant("review", KEY, NONCE), path="/en/reviews/x/")
    cookie = answer.cookies[f"review_{KEY}"]
    request = RequestFactory().get("/")
    request.COOKIES[f"review_{KEY}"] = cookie.value

    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (
        "/en/reviews/x/",
        True,
        "Lax",
    )
    assert answer["Referrer-Policy"] == "no-referrer"
    assert granted(request, "review", KEY) == Grant("review", KEY, NONCE)
    assert granted(request, "review", "c" * 20) is None


def test_log_lines_show_no_token():
    token = make_token("review", KEY, NONCE)
    record = logging.LogRecord(
        "django", logging.WARNING, "", 1, "Not found: %s", (f"/en/review/{token}/",), None
    )

    MaskTokens().filter(record)

    assert record.getMessage() == "Not found: /en/review/(masked)/"
