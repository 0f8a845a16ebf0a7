"""Random public keys: what stands in addresses instead of row numbers."""

import secrets


def new_key() -> str:
    """Return 20 lower-case hexadecimal letters (80 random bits)."""
    return secrets.token_hex(10)


def new_nonce() -> str:
    """Return the changeable half of a signed link; a new one ends all links made before."""
    return secrets.token_hex(6)
