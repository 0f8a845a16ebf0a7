"""Offers to review, for the editors who answer them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accounts.countries import country_names
from accounts.models import User
from journal.models import Expert, Journal, Sector, Topic
from journal.templatetags.words import own_name
from reviews.models import Offer, Review


@dataclass(frozen=True)
class OfferRow:
    """One offer as the editors read it."""

    offer: Offer
    name: str
    country: str
    sector: str
    topics: list[str]
    languages: list[str]

    @property
    def waits(self) -> bool:
        return self.offer.is_welcome is None


def topics_named(journal: Journal | None, slugs: Iterable[str]) -> list[Topic]:
    return list(Topic.objects.filter(journal=journal, slug__in=list(slugs)))


def offers_to(journal: Journal, language: str) -> list[OfferRow]:
    """Return the offers whose address is proved, waiting ones first, in two queries."""
    rows = Offer.objects.filter(journal=journal).exclude(confirmed_at=None)
    named = {topic.slug: str(topic.name) for topic in journal.topics.all()}
    countries = country_names(language)
    found = [
        offer_row(offer, named, countries)
        for offer in rows.select_related("user", "answered_by")[:300]
    ]
    return sorted(found, key=lambda row: not row.waits)


def offer_row(offer: Offer, topics: Mapping[str, str], countries: Mapping[str, str]) -> OfferRow:
    said = offer.values
    parts = (said.get("given_name", ""), said.get("family_name", ""))
    sector = said.get("sector", "")
    return OfferRow(
        offer=offer,
        name=" ".join(filter(None, parts)) or offer.email,
        country=countries.get(said.get("country", ""), ""),
        sector=str(Sector(sector).label) if sector in Sector.values else "",
        topics=[topics[slug] for slug in said.get("topics", []) if slug in topics],
        languages=[own_name(code) for code in said.get("languages", [])],
    )


def expert_or_new(person: User) -> Expert:
    """Return what a person says of being asked, or an empty row that is not kept yet."""
    return Expert.objects.filter(user=person).select_related("user").first() or Expert(user=person)


def expert_said(review: Review) -> Expert | None:
    """Return what the reviewer of a review said of being asked, if anything."""
    return Expert.objects.filter(user_id=review.reviewer_id).first()
