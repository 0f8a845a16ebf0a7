"""Acts on what the house knows of institutions."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction

from accounts.models import Organisation
from accounts.registry import Institution

AT_ONCE = 1000
COLUMNS = ("name", "names", "search", "country", "place", "domains", "parents")


def load_organisations(institutions: Iterable[Institution]) -> tuple[int, int]:
    """Write institutions into the table; return how many are kept and how many were taken out.

    A record that is known is written anew, one that the registry closed is taken out; what the
    list does not name stays. A thousand at once, so a list of any length needs little memory.
    Loading the same list twice changes nothing.
    """
    kept = gone = 0
    rest = iter(institutions)
    while piece := list(islice(rest, AT_ONCE)):
        with transaction.atomic():
            kept += write(piece)
            closed = [each.ror for each in piece if not each.is_active]
            gone += Organisation.objects.filter(ror__in=closed).delete()[0]
    return kept, gone


def write(piece: Iterable[Institution]) -> int:
    rows = {each.ror: row_of(each) for each in active(piece)}
    Organisation.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["ror"], update_fields=COLUMNS
    )
    return len(rows)


def active(piece: Iterable[Institution]) -> Iterator[Institution]:
    return (each for each in piece if each.is_active)


def row_of(institution: Institution) -> Organisation:
    return Organisation(
        ror=institution.ror, **{name: getattr(institution, name) for name in COLUMNS}
    )
