"""Who may be asked to review: offers of people, and what they say of when to be asked."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from accounts.models import User
from journal.models import Expert, Journal, Topic
from journal.queries import the_journal
from journal.services import raise_edition
from reviews import letters
from reviews.models import Offer, Review

KEPT_UNCONFIRMED = timedelta(days=14)
OF_PERSON = ("given_name", "family_name", "affiliation", "country", "languages", "expertise")


def expert_of(person: User) -> Expert:
    """Return what a person says of being asked; makes the row where there is none."""
    return Expert.objects.get_or_create(user=person)[0]


@transaction.atomic
def save_wishes(person: User, *, values: Mapping[str, Any], topics: Iterable[Topic]) -> Expert:
    """Keep when and for what a person may be asked.

    ``values``: ``not_before`` (a day or None), ``never`` and ``thanked_publicly`` (bool),
    ``yearly_limit``, ``sector``, ``is_early_career``, and ``languages``, ``expertise`` of the
    person. All of it can be taken back by saving again.
    """
    expert = expert_of(person)
    for name in ("not_before", "yearly_limit", "sector", "is_early_career"):
        setattr(expert, name, values[name])
    if bool(values["never"]) != bool(expert.never_at):
        expert.never_at = now() if values["never"] else None
    if bool(values["thanked_publicly"]) != bool(expert.thanked_publicly):
        show_lists_anew()
    expert.thanked_publicly = bool(values["thanked_publicly"])
    expert.save()
    expert.topics.set(topics)
    person.languages, person.expertise = list(values["languages"]), values["expertise"]
    person.save(update_fields=["languages", "expertise"])
    return expert


def show_lists_anew() -> None:
    """The yearly lists name people: what was kept of them is out of date."""
    journal = the_journal()
    if journal:
        raise_edition(journal)


@transaction.atomic
def put_off(review: Review, *, not_before: date | None = None, never: bool = False) -> Expert:
    """Keep, for who declined a review, when to ask again; without both, any time again."""
    expert = expert_of(review.reviewer)
    expert.not_before = not_before
    expert.never_at = (expert.never_at or now()) if never else None
    expert.save(update_fields=["not_before", "never_at"])
    return expert


@transaction.atomic
def offer_to_review(
    journal: Journal, *, values: Mapping[str, Any], language: str, person: User | None = None
) -> Offer:
    """Keep an offer, and ask its address whether it is true; nothing reaches the roster yet.

    For a ``person`` who is signed in the address is proved already.
    """
    email = person.email if person else str(values["email"]).strip().lower()
    kept = {name: value for name, value in values.items() if name != "email"}
    offer = Offer.objects.create(journal=journal, email=email, values=kept, language=language)
    if person:
        take_in(offer, person)
    else:
        letters.roster.post_confirm(offer)
    return offer


@transaction.atomic
def confirm_offer(offer: Offer) -> Offer:
    """Take an offer into the roster: its address is proved. Pressing twice changes nothing."""
    row = Offer.objects.select_for_update().get(pk=offer.pk)
    if row.confirmed_at is None:
        names = {name: row.values.get(name, "") for name in ("given_name", "family_name")}
        person = User.objects.known_or_new(row.email, **names, language=row.language)
        take_in(row, person)
    offer.refresh_from_db()
    return offer


def take_in(offer: Offer, person: User) -> None:
    """Write what was offered to the person, where nothing stands yet, and to the roster."""
    filled = [name for name in OF_PERSON if offer.values.get(name) and not getattr(person, name)]
    for name in filled:
        setattr(person, name, offer.values[name])
    if filled:
        person.save(update_fields=filled)
    expert = expert_of(person)
    expert.sector = offer.values.get("sector", "") or expert.sector
    expert.is_early_career = bool(offer.values.get("is_early_career"))
    expert.offered_at, expert.offer_words = now(), str(offer.values.get("words", ""))
    expert.never_at = None
    expert.save()
    topics = Topic.objects.filter(journal=offer.journal, slug__in=offer.values.get("topics", []))
    expert.topics.add(*topics)
    offer.user, offer.confirmed_at = person, now()
    offer.save(update_fields=["user", "confirmed_at"])


@transaction.atomic
def answer_offer(offer: Offer, *, by: User, welcome: bool) -> bool:
    """Answer an offer by a letter, once; False where a colleague was faster."""
    answered = Offer.objects.filter(pk=offer.pk, is_welcome=None).update(
        is_welcome=welcome, answered_at=now(), answered_by=by
    )
    if not answered:
        return False
    offer.refresh_from_db()
    if welcome and offer.user_id:
        Expert.objects.filter(user_id=offer.user_id).update(welcomed_at=now())
    letters.roster.post_answer(offer, by=by)
    return True


def forget_unconfirmed() -> int:
    """Delete offers whose address was not proved within two weeks."""
    old = Offer.objects.filter(confirmed_at=None, made_at__lt=now() - KEPT_UNCONFIRMED)
    return old.delete()[0]
