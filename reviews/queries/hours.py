"""When a letter may reach a person: on a working day, in their own daytime."""

from collections.abc import Set
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from accounts.models import User
from journal.deadlines import is_free
from journal.models import Journal

MORNING, EVENING = time(8), time(20)
LONGEST_WAIT = 60  # days; no calendar is free for longer
# Where most people live, in countries with several zones.
USUAL_ZONES = {
    "AR": "America/Argentina/Buenos_Aires", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo",
    "CA": "America/Toronto", "CD": "Africa/Kinshasa", "CL": "America/Santiago",
    "CN": "Asia/Shanghai", "CY": "Asia/Nicosia", "DE": "Europe/Berlin", "EC": "America/Guayaquil",
    "ES": "Europe/Madrid", "ID": "Asia/Jakarta", "KZ": "Asia/Almaty", "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City", "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland",
    "PG": "Pacific/Port_Moresby", "PS": "Asia/Gaza", "PT": "Europe/Lisbon", "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv", "US": "America/New_York", "UZ": "Asia/Tashkent",
}  # fmt: skip


def zone_of(person: User, journal: Journal) -> ZoneInfo:
    """Return a person's own zone, else the usual one of their country, else the journal's."""
    zones = get_global("territory_zones").get(person.country, [])
    usual = USUAL_ZONES.get(person.country) or (zones[0] if len(zones) == 1 else "")
    for name in (person.timezone, usual):
        zone = known_zone(name)
        if zone:
            return zone
    return ZoneInfo(journal.zone.key)


def known_zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # typed by hand, or a folder's name
        return None


def next_hour(person: User, journal: Journal, *, at: datetime, holidays: Set[date]) -> datetime:
    """Return the first moment from ``at`` on in which a letter may reach a person.

    That is between 8:00 and 20:00 at their place, on a day that is a working day both there and
    at the journal's place, the journal's holidays counting at both.
    """
    zone = zone_of(person, journal)
    local = at.astimezone(zone)
    if local.time() >= EVENING:
        local = morning(local.date() + timedelta(days=1), zone)
    elif local.time() < MORNING:
        local = morning(local.date(), zone)
    for _day in range(LONGEST_WAIT):
        here, there = local.astimezone(journal.zone).date(), local.date()
        if not (is_free(here, set(holidays)) or is_free(there, set(holidays))):
            break
        local = morning(local.date() + timedelta(days=1), zone)
    return max(local.astimezone(at.tzinfo), at)


def morning(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, MORNING, zone)
