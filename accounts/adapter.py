"""What the journal asks of allauth where somebody comes back from ORCID.

Nobody is let in and nothing is written here: the session keeps what was proved, and the page
where all arrive does what they went for. So allauth's own pages for it are never shown.
"""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError
from django.http import HttpRequest
from django.shortcuts import redirect
from requests import RequestException

from accounts.orcid import OrcidProof, Purpose, Trouble, keep_proof, keep_trouble
from accounts.orcid.proofs import verified_addresses
from accounts.sealing import seal


class OrcidAdapter(DefaultSocialAccountAdapter):
    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """Keep the proved iD and lead to the page that uses it."""
        record = sociallogin.account.extra_data
        went = went_for(sociallogin.state)
        is_credit = went["purpose"] == Purpose.CREDIT
        proof = OrcidProof(
            orcid=sociallogin.account.uid,
            name=record["said-name"],
            emails=verified_addresses(record),
            token=seal(sociallogin.token.token) if is_credit else "",
            **went,
        )
        keep_proof(request.session, proof)
        raise ImmediateHttpResponse(redirect("orcid_arrived"))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> NoReturn:
        """Lead to the page that says in plain words what happened."""
        if error == AuthError.CANCELLED:
            trouble = Trouble.CANCELLED
        else:
            trouble = Trouble.AWAY if isinstance(exception, RequestException) else Trouble.STRANGE
        went = went_for((extra_context or {}).get("state"))
        keep_trouble(request.session, trouble, **went)
        raise ImmediateHttpResponse(redirect("orcid_arrived"))


def went_for(state: dict[str, Any] | None) -> dict[str, str]:
    """Return for what a person went to ORCID, as it was written down when they left."""
    data = (state or {}).get("data") or {}
    return {"purpose": data.get("purpose", Purpose.ENTER), "key": data.get("key", "")}
