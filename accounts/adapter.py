"""What the journal asks of allauth where somebody comes back from ORCID.

Nobody is let in and nothing is written here: the session keeps what was proved, and the page
where all arrive does what they went for. So allauth's own pages for it are never shown.
"""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, override
from requests import HTTPError, RequestException, Response, Session

from accounts.orcid import OrcidProof, Purpose, Trouble, keep_proof, keep_trouble
from accounts.orcid.proofs import verified_addresses
from accounts.sealing import seal

BROKEN = 500


class OrcidAdapter(DefaultSocialAccountAdapter):
    def get_requests_session(self) -> Session:
        """Return allauth's session, in which an ORCID that is broken counts as one that is away."""
        session: Session = super().get_requests_session()
        session.hooks["response"].append(check_not_broken)
        return session

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
        raise ImmediateHttpResponse(arrival(sociallogin.state))

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
        state = (extra_context or {}).get("state")
        keep_trouble(request.session, trouble, **went_for(state))
        raise ImmediateHttpResponse(arrival(state))


def check_not_broken(answer: Response, *_args: object, **_kwargs: object) -> None:
    if answer.status_code >= BROKEN:
        raise HTTPError(str(answer.status_code))


def went_for(state: dict[str, Any] | None) -> dict[str, str]:
    """Return for what a person went to ORCID, as it was written down when they left."""
    data = (state or {}).get("data") or {}
    return {
        "purpose": data.get("purpose", Purpose.ENTER),
        "key": data.get("key", ""),
        "then": data.get("then", ""),
    }


def arrival(state: dict[str, Any] | None) -> HttpResponse:
    """Lead to the page where all arrive, in the language in which they left."""
    data = (state or {}).get("data") or {}
    with override(data.get("language") or get_language()):
        return redirect("orcid_arrived")
