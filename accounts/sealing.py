"""Seal what must be kept but read by nobody who only sees the database or a copy of it."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def sealer() -> MultiFernet:
    """Return the seal of LINK_KEYS: the newest closes, any of them opens."""
    digests = (sha256(f"seal.{key}".encode()).digest() for key in settings.LINK_KEYS)
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


def seal(text: str) -> str:
    return sealer().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return the text, or "" where the key that sealed it is gone."""
    try:
        return sealer().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""
