"""allauth's ORCID provider, with the addresses and credentials of our settings.

allauth makes and checks the state and fetches the token; what is done with the proved iD is
decided where the person arrives (``issues.views.orcid``).
"""

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.orcid.provider import OrcidProvider
from allauth.socialaccount.providers.orcid.views import OrcidOAuth2Adapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from requests import RequestException

from accounts.validators import validate_orcid

JSON = "application/json"
SIGN_IN = "/authenticate"
WRITE = "/activities/update"


class JournalOrcidAdapter(OrcidOAuth2Adapter):
    """The three addresses at ORCID, read when they are needed."""

    access_token_url = property(lambda self: f"{settings.ORCID_URL}/oauth/token")
    authorize_url = property(lambda self: f"{settings.ORCID_URL}/oauth/authorize")
    headers = {"Accept": JSON}  # noqa: RUF012 - allauth reads it so

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Return the address that the operator told ORCID: one, for all languages."""
        return f"{settings.SITE_URL}{reverse('orcid_callback')}"

    def get_provider(self) -> "JournalOrcid":
        return provider(self.request)

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Return whose token it is. The iD comes with the token; the public record may be away.

        Raises ProviderException where ORCID named no iD.
        """
        answer = kwargs["response"]
        orcid = str(answer.get("orcid", ""))
        try:
            validate_orcid(orcid)
        except ValidationError:
            raise ProviderException("ORCID sent no iD with the token.") from None
        record = self.public_record(orcid)
        record["orcid-identifier"] = {"path": orcid}
        record["said-name"] = str(answer.get("name") or "")[:250]
        return self.get_provider().sociallogin_from_response(request, record)

    def public_record(self, orcid: str) -> dict[str, Any]:
        """Return the public record, or an empty one: without it nobody is kept from signing in."""
        address = f"{settings.ORCID_PUBLIC_API}/v3.0/{orcid}/record"
        try:
            with get_adapter(self.request).get_requests_session() as session:
                answer = session.get(address, headers={"Accept": JSON})
                record = answer.json() if answer.status_code == 200 else {}
        except (RequestException, ValueError):
            return {}
        return record if isinstance(record, dict) else {}


class JournalOrcid(OrcidProvider):
    oauth2_adapter_class = JournalOrcidAdapter
    pkce_enabled_default = True

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Fill in nothing here: what is taken from a record is chosen where the person arrives."""
        return {}


def provider(request: HttpRequest) -> JournalOrcid:
    """Return the provider with the operator's credentials; no table is asked for others."""
    app = SocialApp(
        provider=JournalOrcid.id,
        client_id=settings.ORCID_CLIENT_ID,
        secret=settings.ORCID_CLIENT_SECRET,
    )
    return JournalOrcid(request, app=app)


def leave_for_orcid(
    request: HttpRequest, *, purpose: str, key: str = "", then: str = "", scope: str = SIGN_IN
) -> HttpResponse:
    """Send a person to ORCID; what they went for comes back with them, in the session."""
    data = {"purpose": purpose, "key": key, "then": then, "language": get_language()}
    way: HttpResponse = provider(request).redirect(request, "login", data=data, scope=[scope])
    return way
