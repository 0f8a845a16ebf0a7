"""Files in pieces, by tus 1.0.0: a line that breaks goes on where it broke.

Core protocol with the extensions creation, expiration, termination and checksum. Everything here
is for the person who is signed in and that person's own files; the secret of the form comes in the
header X-CSRFToken.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable
from functools import wraps
from threading import BoundedSemaphore
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.requests import PersonRequest
from submissions import services
from submissions.access import incoming_for
from submissions.forms import KINDS_OF_PLACES
from submissions.models import Incoming
from submissions.queries import arriving
from submissions.services.incoming import PIECE_AT_MOST

VERSION = "1.0.0"
ABLE = {
    "Tus-Version": VERSION,
    "Tus-Extension": "creation,expiration,termination,checksum",
    "Tus-Checksum-Algorithm": "sha1,sha256",
}
PIECE_TYPE = "application/offset+octet-stream"
STATUSES = {"size": 413, "many": 429, "gone": 410}
BLOCK = 65_536
BUSY = gettext_lazy("Many files are coming in just now; yours goes on in a moment.")
# Pieces that one process takes in at a time: the other threads stay free for readers, however
# slow the lines are on which files come.
places_for_pieces = BoundedSemaphore(10)

P = ParamSpec("P")
View = Callable[Concatenate[PersonRequest, str, P], HttpResponse]


class Refused(Exception):
    """The request is answered with a status and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


def answer(status: int, words: str | Promise = "", **headers: str) -> HttpResponse:
    """Return an answer of the protocol; its words are for people."""
    response = HttpResponse(str(words), status=status, content_type="text/plain; charset=utf-8")
    response["Tus-Resumable"] = VERSION
    response["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def refusal_of(error: Exception) -> HttpResponse:
    """Return the status and the words for what went wrong; a busy database asks to come again."""
    if isinstance(error, Refused):
        return answer(error.status, error.words)
    if isinstance(error, services.WrongOffset):
        return answer(409, error.messages[0])
    if isinstance(error, ValidationError):
        return answer(STATUSES.get(error.code or "", 400), error.messages[0])
    return answer(503, BUSY, Retry_After="5")


def tus(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let a view speak the protocol: who may, its version, methods in disguise, refusals.

    The view gets the method as its second argument.
    """

    @wraps(view)
    def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        method = method_of(request)
        if method == "OPTIONS":
            return answer(204, **ABLE, **{"Tus-Max-Size": str(settings.UPLOAD_LIMIT)})
        if not request.user.is_authenticated:
            return answer(403, _("You were signed out. Sign in again; what is here is kept."))
        if method != "GET" and request.headers.get("Tus-Resumable") != VERSION:
            return answer(412, f"This is tus {VERSION}.", Tus_Version=VERSION)
        try:
            return view(request, method, *args, **kwargs)  # type: ignore[arg-type]
        except (Refused, ValidationError, OperationalError) as error:
            return refusal_of(error)

    return door


def method_of(request: HttpRequest) -> str:
    """Return the method that is meant: some lines let only GET and POST through.

    Only a POST may stand for another, so nothing passes the check of the form's secret by it.
    """
    named = request.headers.get("X-HTTP-Method-Override", "").upper()
    if request.method == "POST" and named in {"PATCH", "DELETE"}:
        return named
    return request.method or ""


@tus
def incoming(request: PersonRequest, method: str) -> HttpResponse:
    """POST announces a file; GET shows those that are on their way to a form."""
    if method == "GET":
        return arriving_files(request)
    if method != "POST":
        return answer(405, _("Choose the file again."), Allow="GET, OPTIONS, POST")
    told = metadata(request.headers.get("Upload-Metadata", ""))
    row = services.announce(
        request.user,
        name=told.get("filename", ""),
        size=number(request, "Upload-Length"),
        place=told.get("place", "").replace("\0", "")[:40],
    )
    where = reverse("submissions:incoming_file", args=[row.key])
    return answer(201, Location=where, Upload_Offset="0", Upload_Expires=expiry(row))


def arriving_files(request: PersonRequest) -> HttpResponse:
    """Show the files on their way to one form, as the form itself shows them."""
    place = request.GET.get("place", "").replace("\0", "")
    kinds = KINDS_OF_PLACES.get(place.partition(":")[0], [])
    page = {"arriving": arriving(request.user, place, kinds=kinds), "kinds": kinds}
    response = render(request, "submissions/files_arriving.html", page)
    response["Cache-Control"] = "no-store"
    return response


@tus
def incoming_file(request: PersonRequest, method: str, key: str) -> HttpResponse:
    """HEAD tells how much is here, PATCH adds a piece, DELETE throws the file away."""
    row = incoming_for(request.user, key)
    if method == "HEAD":
        size = str(row.size)
        return answer(
            200, Upload_Offset=str(row.received), Upload_Length=size, Upload_Expires=expiry(row)
        )
    if method == "PATCH":
        return add_piece(request, row)
    if method == "DELETE":
        services.drop_incoming(row)
        return answer(204)
    return answer(405, _("Choose the file again."), Allow="DELETE, HEAD, OPTIONS, PATCH")


def add_piece(request: PersonRequest, row: Incoming) -> HttpResponse:
    """Keep what came; of a request that was cut in the middle, what came of it."""
    if request.content_type != PIECE_TYPE:
        raise Refused(415, f"A piece is {PIECE_TYPE}.")
    start = number(request, "Upload-Offset")
    if number(request, "Content-Length") > PIECE_AT_MOST:
        raise Refused(413, f"A piece has at most {PIECE_AT_MOST} bytes.")
    services.check_start(row, start)
    content = read_in_turn(request)
    compare(content, request.headers.get("Upload-Checksum", ""))
    offset = services.keep_piece(row, start=start, content=content)
    return answer(204, Upload_Offset=str(offset), Upload_Expires=expiry(row))


def read_in_turn(request: HttpRequest) -> bytes:
    """Read the body where few others are coming in; else ask to try again in a moment."""
    if not places_for_pieces.acquire(blocking=False):
        raise Refused(503, str(BUSY))
    try:
        return body_of(request)
    finally:
        places_for_pieces.release()


def body_of(request: HttpRequest) -> bytes:
    """Return the body as far as it came: a broken line is no reason to lose what was sent."""
    left, blocks = number(request, "Content-Length"), []
    try:
        while left and (block := request.read(min(BLOCK, left))):
            blocks.append(block)
            left -= len(block)
    except UnreadablePostError:
        pass
    return b"".join(blocks)


def compare(content: bytes, told: str) -> None:
    """Refuse a piece whose checksum is another than its header says; without one, take it."""
    if not told:
        return
    algorithm, _space, value = told.partition(" ")
    if algorithm not in ABLE["Tus-Checksum-Algorithm"].split(","):
        raise Refused(400, "The checksum is sha1 or sha256.")
    digest = hashlib.new(algorithm, content, usedforsecurity=False).digest()
    if base64.b64encode(digest).decode() != value:
        raise Refused(460, "The piece was changed on its way; send it again.")


def number(request: HttpRequest, name: str) -> int:
    """Return a header that is a whole number; raise Refused otherwise."""
    value = request.headers.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        raise Refused(411 if name == "Content-Length" else 400, f"{name} is a whole number.")
    return int(value)


def metadata(header: str) -> dict[str, str]:
    """Return what is told of a file: names with values in Base64, between commas."""
    told = {}
    for pair in header.split(","):
        name, _space, value = pair.strip().partition(" ")
        try:
            told[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise Refused(400, "Upload-Metadata is Base64 of UTF-8.") from error
    return told


def expiry(row: Incoming) -> str:
    return http_date(row.expires_at.timestamp())
