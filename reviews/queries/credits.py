"""What the page of a review says of credit in ORCID."""

from dataclasses import dataclass

from accounts import orcid
from accounts.models import OrcidPermission
from reviews.models import Credit, Review


@dataclass(frozen=True)
class Offer:
    """Whether the journal can write entries, what became of this one, and whether one press is
    enough, or the reviewer has to go to ORCID first."""

    is_on: bool
    credit: Credit | None
    by_press: str  # the iD for which a permission is kept, or ""


def credit_offer(review: Review, *, signed_in: bool) -> Offer:
    """Return what to offer; by the link alone the kept permission of an account is not used."""
    credit = Credit.objects.filter(review=review, user_id=review.reviewer_id).first()
    person = review.reviewer
    kept = OrcidPermission.objects.filter(user=person, orcid=person.orcid)
    ready = signed_in and person.orcid_proved and kept.exists()
    return Offer(orcid.may_deposit(), credit, person.orcid if ready else "")
