"""Which parts of ORCID the operator has switched on."""

from django.conf import settings


def is_on() -> bool:
    """Say whether people can sign in with ORCID."""
    return bool(settings.ORCID_CLIENT_ID and settings.ORCID_CLIENT_SECRET)


def may_deposit() -> bool:
    """Say whether the credentials are a member's, so that reviews can be written into records."""
    return is_on() and bool(settings.ORCID_GROUP_ID)
