"""Letters to people who offer to review, and the yearly thanks."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from journal.letters import Envelope, Link, Recipient, post_letter
from journal.models import Journal, Letter
from reviews.letters.envelopes import voice, wishes_link
from reviews.models import Offer


def named(offer: Offer) -> Recipient:
    parts = (offer.values.get("given_name", ""), offer.values.get("family_name", ""))
    return Recipient(offer.email, " ".join(filter(None, parts)), offer.language)


def post_confirm(offer: Offer) -> Letter:
    """Ask an address whether an offer is true. It repeats no words of whoever typed them."""
    envelope = Envelope(
        journal=offer.journal,
        to=Recipient(offer.email, "", offer.language),
        about=f"offer:{offer.key}",
        dedupe=f"offer:{offer.key}",
        links={"link": Link("reviews:open_offer", kind="offer", key=offer.key, nonce=offer.nonce)},
    )
    return post_letter("offer-confirm", envelope, {})


def post_answer(offer: Offer, *, by: User) -> Letter:
    """Tell a person what the editors say to the offer."""
    person = offer.user
    envelope = Envelope(
        journal=offer.journal,
        to=Recipient.of(person) if person else named(offer),
        about=f"offer:{offer.key}",
        dedupe=f"offer-answer:{offer.key}",
        signer=by,
        links={"wishes": wishes_link(person)} if person else {},
    )
    return post_letter("offer-welcome" if offer.is_welcome else "offer-not-now", envelope, {})


def post_yearly_thanks(
    journal: Journal, person: User, *, year: int, reviews: int, is_named: bool
) -> Letter:
    """Thank a reviewer for a year; asks to be named in the list where that was not said yet."""
    envelope = Envelope(
        journal=journal,
        to=Recipient.of(person),
        dedupe=f"reviewers-{year}:{person.key}",
        links={"wishes": wishes_link(person), "mine": Link("reviews:mine")},
    )
    with voice(person.language, journal):
        values = {"year": str(year), "reviews": count_words(reviews), "named": naming(is_named)}
    return post_letter("reviewers-year", envelope, values)


def count_words(reviews: int) -> str:
    return ngettext("%(n)s review", "%(n)s reviews", reviews) % {"n": reviews}


def naming(is_named: bool) -> str:
    """Return the sentence about the public list; it holds the mark of the letter's link."""
    if is_named:
        return _("You agreed to be named in our list of reviewers. You can change it here: %s") % (
            "[[wishes]]"
        )
    return _(
        "We would gladly name you in our public list of reviewers, without numbers. If you agree, "
        "say so here: %s"
    ) % ("[[wishes]]")
