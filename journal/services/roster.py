"""The roster of those who may be asked to review: entries and lists of works, kept by editors."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from journal.models import Expert, Publication

WORKS_AT_MOST = 500
OF_PERSON = ("languages", "expertise", "away_from", "away_until", "country", "affiliation")
OF_ENTRY = ("sector", "is_early_career", "yearly_limit", "not_before")


@transaction.atomic
def save_expert(user: User, *, values: Mapping[str, Any]) -> Expert:
    """Write what a person offers as a reviewer: the columns of the entry and of their own page
    that ``values`` names, and ``topics``. Makes the entry where there is none.

    What the person asked of the journal ("never again") is not changed here.
    """
    own = {name: values[name] for name in OF_PERSON if name in values}
    for name, value in own.items():
        setattr(user, name, value)
    if own:
        user.save(update_fields=list(own))
    entry, _made = Expert.objects.get_or_create(user=user)
    offered = {name: values[name] for name in OF_ENTRY if name in values}
    for name, value in offered.items():
        setattr(entry, name, value)
    if offered:
        entry.save(update_fields=list(offered))
    if "topics" in values:
        entry.topics.set(values["topics"])
    return entry


@transaction.atomic
def add_expert(*, email: str, name: str, language: str = "en") -> User:
    """Put whoever has an address on the roster; a new person gets a row, but no password."""
    user = User.objects.known_or_new(email, family_name=name[:120], language=language)
    Expert.objects.get_or_create(user=user)
    return user


@transaction.atomic
def add_works(user: User, *, works: Iterable[Mapping[str, Any]]) -> int:
    """Add works to a person's list; one whose title is there already is left as it is.

    Each has ``title`` and may have ``authors``, ``year``, ``doi``, ``abstract``, ``keywords``,
    ``language``. Returns how many were added. Raises ValidationError where the list would pass
    five hundred works.
    """
    User.objects.select_for_update().get(pk=user.pk)
    known = {
        title.casefold()
        for title in Publication.objects.filter(user=user).values_list("title", flat=True)
    }
    new = {
        str(work["title"])[:500].casefold(): work for work in works if str(work["title"]).strip()
    }
    rows = [work_of(user, work) for title, work in new.items() if title not in known]
    if len(known) + len(rows) > WORKS_AT_MOST:
        raise ValidationError(
            _("A list can have %(most)s works; this one would have %(number)s.")
            % {"most": WORKS_AT_MOST, "number": len(known) + len(rows)}
        )
    Publication.objects.bulk_create(rows)
    return len(rows)


def work_of(user: User, work: Mapping[str, Any]) -> Publication:
    return Publication(
        user=user,
        title=str(work["title"])[:500],
        authors="\n".join(work.get("authors", ())),
        year=work.get("year"),
        doi=str(work.get("doi", ""))[:250],
        abstract=str(work.get("abstract", "")),
        keywords=str(work.get("keywords", "")),
        language=str(work.get("language", ""))[:2],
    )


@transaction.atomic
def drop_works(user: User, *, titles: Collection[str]) -> int:
    """Take works off a person's list by their titles; returns how many were there."""
    rows = Publication.objects.filter(user=user, title__in=list(titles)[:WORKS_AT_MOST])
    return rows.delete()[0]
