"""Entries in ORCID records: the member API 3.0, peer reviews only.

Each call either did what it was asked, or raises one of four troubles, so that whoever calls can
tell what to do next.
"""

from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings

SECONDS = 20
JSON = "application/vnd.orcid+json"
BROKEN = 500  # from here on it is ORCID that cannot


class Away(Exception):
    """ORCID did not answer, or not now; try again later."""


class Revoked(Exception):
    """The person took the permission back."""


class Gone(Exception):
    """There is no such entry (any more)."""


class Unwelcome(Exception):
    """ORCID does not take the entry; trying again will not help."""


def add_entry(entry: dict[str, Any], *, orcid: str, token: str) -> str:
    """Write a peer review into a record and return its put-code.

    An entry that is there already, by its own identifier, is found and not written twice.
    Raises Away, Revoked or Unwelcome.
    """
    answer = ask("POST", f"{orcid}/peer-review", token=token, entry=entry)
    if answer.status_code == requests.codes.conflict:
        return put_code_of(identifier_of(entry), orcid=orcid, token=token)
    check(answer)
    put_code = urlsplit(answer.headers.get("Location", "")).path.rpartition("/")[2]
    return put_code[:20] if put_code.isdigit() else ""


def remove_entry(put_code: str, *, orcid: str, token: str) -> None:
    """Take an entry out of a record. Raises Away, Revoked, Gone or Unwelcome."""
    check(ask("DELETE", f"{orcid}/peer-review/{put_code}", token=token))


def put_code_of(identifier: str, *, orcid: str, token: str) -> str:
    """Return the put-code of the entry with our identifier, or "" where the record hides it."""
    answer = ask("GET", f"{orcid}/peer-reviews", token=token)
    check(answer)
    try:
        found = [
            str(summary["put-code"])
            for summary in summaries(answer.json())
            if identifier in identifiers(summary)
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""
    return found[0][:20] if found else ""


def summaries(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the short forms of all peer reviews, which ORCID nests in groups of groups."""
    return [
        summary
        for outer in record.get("group", [])
        for inner in outer.get("peer-review-group", [])
        for summary in inner.get("peer-review-summary", [])
    ]


def identifiers(entry: dict[str, Any]) -> list[str]:
    return [row["external-id-value"] for row in entry["external-ids"]["external-id"]]


def identifier_of(entry: dict[str, Any]) -> str:
    value: str = entry["review-identifiers"]["external-id"][0]["external-id-value"]
    return value


def ask(
    method: str, path: str, *, token: str, entry: dict[str, Any] | None = None
) -> requests.Response:
    """Send one request; redirects are not followed, so the token goes to nobody else."""
    headers = {"Authorization": f"Bearer {token}", "Accept": JSON}
    if entry is not None:
        headers["Content-Type"] = JSON
    try:
        return requests.request(
            method,
            f"{settings.ORCID_MEMBER_API}/v3.0/{path}",
            json=entry,
            headers=headers,
            timeout=SECONDS,
            allow_redirects=False,
        )
    except requests.RequestException as error:
        raise Away(type(error).__name__) from error


def check(answer: requests.Response) -> None:
    """Raise what the status of an answer means."""
    status = answer.status_code
    words = f"{status}: {answer.text[:500]}"
    if status in {requests.codes.unauthorized, requests.codes.forbidden}:
        raise Revoked(words)
    if status == requests.codes.not_found:
        raise Gone(words)
    if status >= BROKEN or status in {requests.codes.too_many_requests, requests.codes.timeout}:
        raise Away(words)
    if status >= 300:
        raise Unwelcome(words)
