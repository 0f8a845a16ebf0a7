"""Calendar files (RFC 5545) for days on which something is due; a day in, bytes out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

REMINDED = timedelta(days=-3)
MEDIA_TYPE = "text/calendar"


@dataclass(frozen=True)
class DueDay:
    """A whole day at the journal's place.

    ``uid`` names the event for good: a file with the same one and a higher ``sequence`` moves
    the day in the reader's calendar. ``at`` is when the file was written, in Unix seconds.
    """

    uid: str
    day: str
    at: int
    sequence: int
    title: str
    words: str
    address: str = ""

    def kept(self) -> dict[str, Any]:
        """Return it as a letter's row keeps it."""
        return asdict(self)


def calendar_file(kept: Mapping[str, Any]) -> bytes:
    """Return the file of a day as :meth:`DueDay.kept` gave it, with an alarm three days before."""
    due = DueDay(**kept)
    first = date.fromisoformat(due.day)
    event = Event()
    event.add("uid", due.uid)
    event.add("dtstamp", datetime.fromtimestamp(due.at, UTC))
    event.add("sequence", due.sequence)
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days=1))
    event.add("summary", due.title)
    event.add("description", due.words)
    if due.address:
        event.add("url", due.address)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMINDED)
    alarm.add("description", due.title)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Journal//Due days//EN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()
