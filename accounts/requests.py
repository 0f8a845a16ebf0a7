"""The proof, in a person's session, that an address is read: a code that was sent there.

The page says the same whether an address is known or not, and a code goes to every address, so
nobody learns here who has an account.
"""

import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import normalize_user_code
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

SESSION = "address_proof"
MINUTES = 15
TRIES = 3


@dataclass(frozen=True)
class Proof:
    """An address, and whether its code came back."""

    email: str
    is_proved: bool


def send_code(request: HttpRequest, email: str) -> bool:
    """Send a code to an address and remember it for 15 minutes; False after too many codes."""
    if not ratelimit.consume(request, action="prove_address", key=email.lower(), user=request.user):
        return False
    adapter = get_adapter(request)
    code = adapter.generate_login_code()
    request.session[SESSION] = {
        "email": email.lower(),
        "code": digest(code),
        "until": time.time() + MINUTES * 60,
        "tries": TRIES,
        "proved": False,
    }
    adapter.send_mail("account/email/join_code", email, {"code": code})
    return True


def digest(code: str) -> str:
    return salted_hmac("accounts.requests", normalize_user_code(code)).hexdigest()


def proof_of(request: HttpRequest) -> Proof | None:
    """Return the address that this session proves or has proved; None where nothing is open."""
    state = request.session.get(SESSION)
    if state is None or state["until"] < time.time():
        return None
    return Proof(state["email"], state["proved"])


def try_code(request: HttpRequest, code: str) -> bool:
    """Say whether a typed code is the one that was sent; after three wrong ones it is void."""
    state = request.session.get(SESSION)
    if state is None or state["until"] < time.time() or state["tries"] < 1:
        return False
    right = constant_time_compare(state["code"], digest(code))
    state |= {"tries": state["tries"] - 1, "proved": right}
    if right:
        state["until"] = time.time() + 2 * MINUTES * 60
    request.session[SESSION] = state
    return right


def tries_left(request: HttpRequest) -> int:
    state = request.session.get(SESSION) or {}
    return int(state.get("tries", 0))


def forget_proof(request: HttpRequest) -> None:
    request.session.pop(SESSION, None)
