"""Fetch everything that one person can fetch, as bytes that can be compared."""

import hashlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import product
from urllib.parse import urljoin, urlsplit

from django.core.cache import cache
from django.db import transaction
from django.urls import Resolver404, resolve, reverse

from accounts.links import TOKEN
from issues.models import Issue
from tests.doors import DOORS
from tests.test_doors import addresses

# Signing out would end the walk; the operators' pages are Django's own.
LEAVES_THE_ROOM = ("/accounts/logout/", "/operators/")
MOST = 1500


class Links(HTMLParser):
    """Every address that a page points at."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = {"a": "href", "form": "action", "img": "src", "link": "href", "iframe": "src"}
        wanted = {names.get(tag), "hx-get", "data-autosave", "data-from"} - {None}
        self.found += [value for name, value in attrs if name in wanted and value]


@dataclass
class Answer:
    """One answer: what it said, and a digest of all of it."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr((self.status, self.headers)).encode() + self.body).hexdigest()


@dataclass
class Crawl:
    answers: dict[str, Answer] = field(default_factory=dict)


def own_addresses(world, kinds=()):
    """Return every address of the resolver that answers GET, with each key of its own kind tried.

    ``kinds`` are sets of keys: papers, reviews, letters …; an address that holds one of a set is
    tried with each of it.
    """
    where = addresses(world)
    found = set()
    for door, row in DOORS.items():
        args = where.get(door, [])
        if args and is_right(args[0]):
            continue
        found.add(reverse(door, args=args))
        looks = any(code != "405" for code in row.split("|")[0].split()[1:])
        others = next((keys for keys in kinds if args and args[0] in keys), ())
        if looks:
            found |= {reverse(door, args=[key, *args[1:]]) for key in others}
    return sorted(found)


def is_right(value):
    """Say whether an address is a right by itself: a signed link, or a secret preview's key.

    Whoever holds it may see what it opens; it is nobody else's address.
    """
    held = Issue.objects.filter(preview_key=value).exists()
    return held or bool(TOKEN.search(str(value))) or str(value).endswith("madeup")


def queries(words):
    """Return the searches, filters and orders that a person may type, on every list of ours."""
    lists = ["desk", "issues:desk_csv", "papers", "reviews:mine", "issues:home", "issues:archive"]
    typed = [f"?q={word}" for word in words]
    return [reverse(name) + query for name, query in product(lists, typed)]


def fetch(client, address, method="get"):
    """Fetch one address in a transaction that is taken back."""
    with transaction.atomic():
        response = getattr(client, method)(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    headers = {name.lower(): value for name, value in response.items()}
    headers.pop("date", None)
    cookies = sorted(
        (name, morsel["path"]) for name, morsel in response.cookies.items() if name != "sessionid"
    )
    return Answer(response.status_code, (*sorted(headers.items()), ("cookies", str(cookies))), body)


def crawl(client, seeds, posts=(), *, follow=True):
    """Fetch the seeds and whatever their pages point at in this house; then post nothing."""
    cache.clear()
    seen: dict[str, Answer] = {}
    queue = list(seeds)
    while queue and len(seen) < MOST:
        address = queue.pop(0)
        if address in seen or address.startswith(LEAVES_THE_ROOM) or not is_ours(address):
            continue
        seen[address] = answer = fetch(client, address)
        if follow and b"<html" in answer.body[:600]:
            queue += links_in(answer.body, address)
    for address in posts:
        seen[f"POST {address}"] = fetch(client, address, "post")
    return seen


def links_in(body, address):
    parser = Links()
    parser.feed(body.decode("utf-8", "replace"))
    found = []
    for link in parser.found:
        parts = urlsplit(urljoin(address, link))
        if parts.scheme in {"", "http", "https"} and parts.netloc in {"", "testserver"}:
            found.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def is_ours(address):
    path = urlsplit(address).path
    if path.startswith(("/static/", "/mailbox/")) or "/mailbox/" in path:
        return False
    if re.match(r"/(ru|kk)/", path):
        return False  # the same pages in other languages
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
