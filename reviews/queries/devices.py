"""On which devices the link of a review was used, and whether to ask who is there."""

from hashlib import sha256

from reviews.models import Opening, Review


def device_digest(cookie: str) -> str:
    """Return what is kept of a device's own random cookie; "" for a device that has none."""
    return sha256(cookie.encode()).hexdigest() if cookie else ""


def is_passed_on(review: Review, device: str) -> bool:
    """Say whether somebody on this device said that the link was passed on to them."""
    return bool(device) and review.openings.filter(device=device, said=Opening.Said.OTHER).exists()


def asks_who(review: Review, device: str) -> bool:
    """Say whether to ask "Are you …?": on every device but the first on which anything was done."""
    known = [row for row in review.openings.all() if row.said != Opening.Said.OTHER]
    if not known or known[0].device == device:
        return False
    return not any(row.device == device and row.said == Opening.Said.SELF for row in known)
