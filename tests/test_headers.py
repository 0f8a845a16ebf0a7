"""Every answer carries the strict headers: pages, files, redirects, refusals and static files."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from tests import world as worlds
from tests.doors import DOORS
from tests.test_doors import addresses

pytestmark = pytest.mark.django_db
PEOPLE = ("nobody", "author", "reviewer", "editor")
LINK_PAGES = ("review", "proof", "authorship")
TASK_PAGES = ("reviews:page", "issues:proof_page", "submissions:authorship")
SANDBOX = {"sandbox", "default-src 'none'"}


def directives(response):
    policy = response.headers.get("Content-Security-Policy", "")
    return {part.strip() for part in policy.split(";") if part.strip()}


def faults(response):
    """Return what is missing in the headers of an answer, in words."""
    said, found = directives(response), []
    if not (said >= SANDBOX or {"script-src 'self'", "style-src 'self'"} <= said):
        found.append("scripts")
    if "unsafe" in str(said) or "*" in str(said) or "http" in str(said):
        found.append("weak policy")
    if not (said >= SANDBOX or "frame-ancestors 'none'" in said):
        found.append("frames")
    if response.headers.get("X-Content-Type-Options") != "nosniff":
        found.append("sniffing")
    if response.headers.get("X-Frame-Options") != "DENY":
        found.append("old frames")
    if "Referrer-Policy" not in response.headers or "Permissions-Policy" not in response.headers:
        found.append("referrer or permissions")
    if re.search(rb"<script>|<script [^>]*>[^<]|<style|\sstyle=|\son\w+=", body(response)):
        found.append("inline")
    return found


def body(response):
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return response.content if html and not response.streaming else b""


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_answers_with_the_strict_headers(client, method):
    client.raise_request_exception = False
    world = worlds.build()
    where, found = addresses(world), {}

    for person in PEOPLE:
        for door in DOORS:
            with transaction.atomic():
                client.logout()
                if person != "nobody":
                    client.force_login(world.people[person])
                response = getattr(client, method)(reverse(door, args=where.get(door, [])))
                if wrong := faults(response):
                    found[f"{door} for {person}: {response.status_code}"] = wrong
                if response.streaming:
                    b"".join(response.streaming_content)  # read to its end, the file is closed
                transaction.set_rollback(True)

    assert found == {}


def test_refusals_and_static_files_have_them_too(client, settings, monkeypatch):
    client.raise_request_exception = False
    worlds.build()
    monkeypatch.setattr("issues.views.reading.reading.current_issue", lambda journal: 1 / 0)

    answers = {
        404: client.get("/en/nothing/here/"),
        400: client.get("/en/", headers={"host": "evil.example"}),
        500: client.get(reverse("issues:home")),
        403: client.__class__(enforce_csrf_checks=True).post(reverse("account_login")),
        301: client.get("/en/issues"),
        405: client.post(reverse("issues:archive")),
    }
    settings.WHITENOISE_USE_FINDERS = True
    static = client.__class__().get("/static/icon.svg")
    static.close()

    for status, response in answers.items():
        assert (response.status_code, faults(response)) == (status, [])
    assert (static.status_code, set(faults(static)) <= {"referrer or permissions"}) == (200, True)


def test_links_and_their_pages_are_kept_nowhere(client):
    world = worlds.build()
    where = addresses(world)

    opened = {name: client.get(reverse(name, args=where[name])) for name in LINK_PAGES}
    pages = {name: client.get(reverse(name, args=where[name])) for name in TASK_PAGES}
    cut = {name: client.get(reverse(name, args=[where[name][0][:-9]])) for name in LINK_PAGES}

    for response in opened.values():
        assert response.status_code == 302
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert all(cookie["httponly"] for cookie in response.cookies.values())
    for response in pages.values():
        assert response.status_code == 200
        assert response.headers["Referrer-Policy"] in {"no-referrer", "same-origin"}
    for response in cut.values():
        assert response.status_code == 404
    for response in [*opened.values(), *pages.values(), *cut.values()]:
        assert "no-store" in response.headers["Cache-Control"]
