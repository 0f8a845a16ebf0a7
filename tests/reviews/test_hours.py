"""A letter leaves when it is day where it arrives, and a working day at both places."""

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from reviews.queries.hours import next_hour, zone_of

JOURNAL = SimpleNamespace(zone=ZoneInfo("Asia/Almaty"))  # UTC+5
MONDAY = dt.datetime(2026, 3, 2, 6, 0, tzinfo=dt.UTC)


def person(timezone="", country=""):
    return SimpleNamespace(timezone=timezone, country=country)


@pytest.mark.parametrize(
    ("timezone", "country", "zone"),
    [
        ("America/Vancouver", "KZ", "America/Vancouver"),
        ("", "RU", "Europe/Moscow"),
        ("", "FR", "Europe/Paris"),
        ("", "KZ", "Asia/Almaty"),
        ("", "AQ", "Asia/Almaty"),
        ("", "", "Asia/Almaty"),
        ("Nowhere/At All", "FR", "Europe/Paris"),
        ("../etc/passwd", "", "Asia/Almaty"),
        ("Europe", "", "Asia/Almaty"),
    ],
)
def test_the_own_zone_comes_first_then_the_usual_one_then_the_journals(timezone, country, zone):
    assert zone_of(person(timezone, country), JOURNAL).key == zone


def hour(at, who, holidays=()):
    return next_hour(who, JOURNAL, at=at, holidays=set(holidays))


def utc(day, hours, minutes=0, month=3):
    return dt.datetime(2026, month, day, hours, minutes, tzinfo=dt.UTC)


def test_by_day_a_letter_leaves_at_once():
    assert hour(MONDAY, person()) == MONDAY


@pytest.mark.parametrize(
    ("at", "who", "expected"),
    [
        (utc(2, 15), person(), utc(3, 3)),  # 20:00 in Almaty: the next morning
        (utc(2, 14, 59), person(), utc(2, 14, 59)),
        (utc(2, 2), person(), utc(2, 3)),  # 7:00: in an hour
        (utc(7, 6), person(), utc(9, 3)),  # Saturday
        (utc(6, 16), person(), utc(9, 3)),  # Friday night
        (utc(2, 6), person("America/Vancouver"), utc(2, 16)),  # 22:00 on Sunday there
        (utc(6, 20), person("America/Vancouver"), utc(9, 15)),  # Saturday at the journal's place
        (utc(8, 23), person("Pacific/Auckland"), utc(8, 23)),  # Monday noon there
    ],
)
def test_by_night_and_on_free_days_it_waits(at, who, expected):
    assert hour(at, who) == expected


def test_holidays_of_the_journal_count():
    nauryz = [dt.date(2026, 3, 23), dt.date(2026, 3, 24), dt.date(2026, 3, 25)]

    assert hour(utc(20, 18), person(), nauryz) == utc(26, 3)


def test_summer_time_is_kept():
    assert hour(utc(27, 20), person("Europe/Berlin")) == utc(30, 6)  # from 29 March on UTC+2


def test_a_calendar_without_a_working_day_ends():
    year = [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(365)]

    assert hour(MONDAY, person(), year) > MONDAY
