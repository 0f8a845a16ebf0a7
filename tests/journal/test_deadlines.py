from datetime import UTC, date, datetime

import pytest

from journal.deadlines import days_from, end_of, is_over, working_day, working_days_from
from journal.models import Holiday
from tests.factories import JournalFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def journal():
    journal = JournalFactory()
    for day in (20, 21, 22, 23):  # Nauryz and the days around it in 2026
        Holiday.objects.create(journal=journal, day=date(2026, 3, day))
    return journal


def test_date_on_a_holiday_moves_to_the_next_working_day(journal):
    assert working_day(journal, date(2026, 3, 20)) == date(2026, 3, 24)


def test_days_are_calendar_days_and_end_on_a_working_day(journal):
    assert days_from(journal, 7, start=date(2026, 3, 2)) == date(2026, 3, 9)
    assert days_from(journal, 5, start=date(2026, 3, 2)) == date(2026, 3, 9)  # 7 March is Saturday


def test_working_days_skip_weekends_and_holidays(journal):
    assert working_days_from(journal, 5, start=date(2026, 3, 17)) == date(2026, 3, 26)


def test_day_ends_at_the_journals_place(journal):
    assert end_of(journal, date(2026, 3, 20)) == datetime(2026, 3, 20, 18, 59, 59, tzinfo=UTC)


def test_nobody_is_late_while_the_day_lasts_anywhere_on_earth():
    vancouver = datetime(2026, 3, 21, 6, 30, tzinfo=UTC)  # 23:30 of 20 March in Vancouver

    assert not is_over(date(2026, 3, 20), at=vancouver)
    assert is_over(date(2026, 3, 20), at=datetime(2026, 3, 21, 12, 1, tzinfo=UTC))
