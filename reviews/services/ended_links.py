"""Links of letters that end before their time."""

from accounts.keys import new_nonce
from reviews.models import Participant, Review


def end_discussion_links(review: Review) -> None:
    """End the links to discussions in letters to a reviewer; whoever got the one may have the
    others. The next message brings a new one."""
    places = Participant.objects.filter(
        thread__submission_id=review.round.submission_id, user_id=review.reviewer_id
    )
    for place in places:
        place.nonce = new_nonce()
        place.save(update_fields=["nonce"])
