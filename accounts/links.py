"""Scoped signed links: a letter opens one task without a password.

A token is ``key.nonce.signature`` over the kind of task. The nonce stands on the task's row,
so a row can end all its links by changing it. Opening an address changes nothing but a cookie
for this one task; from then on the address without the token serves. Keys come from
``LINK_KEYS`` (newest first), apart from ``SECRET_KEY``, so either can be changed alone.
"""

import logging
import re
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

TOKEN = re.compile(r"\b[0-9a-f]{20}\.[0-9a-f]{12}\.[\w-]{20,}")
DAYS = 180


@dataclass(frozen=True)
class Grant:
    """What a valid link allows: one task of one kind, while the row's nonce is the same."""

    kind: str
    key: str
    nonce: str

    def opens(self, kind: str, key: str, nonce: str) -> bool:
        return (self.kind, self.key, self.nonce) == (kind, key, nonce)


def signer(kind: str) -> Signer:
    newest, *older = settings.LINK_KEYS
    return Signer(key=newest, fallback_keys=older, sep=".", salt=f"link.{kind}")


def make_token(kind: str, key: str, nonce: str) -> str:
    """Return the text that stands in a personal address."""
    return signer(kind).sign(f"{key}.{nonce}")


def read_token(kind: str, token: str) -> Grant | None:
    """Return what a token grants, or None where it was made up, cut or of another kind."""
    try:
        key, nonce = signer(kind).unsign(token).split(".")
    except (BadSignature, ValueError):
        return None
    return Grant(kind, key, nonce)


def remember_grant(response: HttpResponse, grant: Grant, *, path: str) -> None:
    """Let this device open this one task; the cookie is sent to ``path`` only.

    May be called once for each language's path of the same task.
    """
    token = make_token(grant.kind, grant.key, grant.nonce)
    keep_on_device(response, f"{grant.kind}_{grant.key}", token, path=path)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"


def keep_on_device(response: HttpResponse, name: str, value: str, *, path: str) -> None:
    """Set a cookie for one path that no script can read; may be called for several paths."""
    earlier = response.cookies.pop(name, None)
    if earlier is not None:  # one name, several paths: Django keeps one cookie a name
        response.cookies[f"{name} {earlier['path']}"] = earlier
    response.set_cookie(
        name,
        value,
        max_age=DAYS * 24 * 3600,
        path=path,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def granted(request: HttpRequest, kind: str, key: str) -> Grant | None:
    """Return the grant that this device holds for one task, or None."""
    return read_token(kind, request.COOKIES.get(f"{kind}_{key}", ""))


class MaskTokens(logging.Filter):
    """Keep personal addresses out of logs and error reports."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if TOKEN.search(text):
            record.msg, record.args = TOKEN.sub("(masked)", text), None
        return True
