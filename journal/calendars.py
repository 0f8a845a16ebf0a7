"""Calendar files (RFC 5545) for days on which something is due; a day in, bytes out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from email.mime.text import MIMEText
from typing import Any

from icalendar import Alarm, Calendar, Event

REMINDED = timedelta(days=-3)
MEDIA_TYPE = "text/calendar"


@dataclass(frozen=True)
class DueDay:
    """A whole day at the journal's place.

    ``uid`` names the event for good: a file with the same one and a higher ``sequence`` moves
    the day in the reader's calendar. ``at`` is when the file was written, in Unix seconds.
    ``organizer`` is the address that publishes the day; a ``cancelled`` day is taken out again.
    """

    uid: str
    day: str
    at: int
    sequence: int
    title: str
    words: str
    address: str = ""
    organizer: str = ""
    cancelled: bool = False

    def kept(self) -> dict[str, Any]:
        """Return it as a letter's row keeps it."""
        return asdict(self)


def method_of(kept: Mapping[str, Any]) -> str:
    """Return what a file asks of a calendar (RFC 5546): PUBLISH or CANCEL."""
    return "CANCEL" if kept.get("cancelled") else "PUBLISH"


def calendar_part(kept: Mapping[str, Any]) -> MIMEText:
    """Return the file of a day as a part of a letter; programs of mail act on its method (RFC 6047)."""
    part = MIMEText(calendar_file(kept).decode(), "calendar", "utf-8")
    part.set_param("method", method_of(kept))
    part.add_header("Content-Disposition", "attachment", filename="due.ics")
    return part


def calendar_file(kept: Mapping[str, Any]) -> bytes:
    """Return the file of a day as :meth:`DueDay.kept` gave it: with an alarm three days before,
    or without one where the day is taken out again."""
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
    if due.organizer:
        event.add("organizer", f"mailto:{due.organizer}")
    event.add("transp", "TRANSPARENT")
    if due.cancelled:
        event.add("status", "CANCELLED")
    else:
        event.add_component(alarm_of(due))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Journal//Due days//EN")
    calendar.add("method", method_of(kept))
    calendar.add_component(event)
    return calendar.to_ical()


def alarm_of(due: DueDay) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMINDED)
    alarm.add("description", due.title)
    return alarm
