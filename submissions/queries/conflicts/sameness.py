"""When two people are certainly one, and when their places are the same."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from submissions.queries.conflicts.persons import Person, Place


def same_person(person: Person, author: Person) -> str:
    """Return by what a person certainly is an author, as a template for the author's name; or ""."""
    if person.user_id and person.user_id == author.user_id:
        return _("Same account as %(author)s.")
    if person.emails & author.emails:
        return _("Same address as %(author)s.")
    if person.orcids & author.orcids:
        return _("Same ORCID as %(author)s.")
    if person.keys & author.keys and (
        person.rors & author.rors
        or person.domains & author.domains
        or any(True for _name in houses_shared(person, author))
        or any(True for _name in ministries_shared(person, author))
    ):
        return _("Same name and institution as %(author)s.")
    return ""


def houses_shared(person: Person, author: Person) -> Iterator[str]:
    return shared_names(person.houses, author.houses)


def ministries_shared(person: Person, author: Person) -> Iterator[str]:
    return shared_names(person.ministries, author.ministries)


def shared_names(own: list[tuple[str, Place]], other: list[tuple[str, Place]]) -> Iterator[str]:
    """Return the names on both sides, unless they stand in two different countries."""
    for name, place in own:
        if any(
            name == theirs
            and (place.country == there.country or not (place.country and there.country))
            for theirs, there in other
        ):
            yield name


def printed(person: Person, folded_name: str) -> str:
    """Return how an institution is printed beside a person."""
    sides = [*person.houses, *person.ministries]
    return next((place.name for name, place in sides if name == folded_name), folded_name)
