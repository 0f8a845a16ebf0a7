"""How values look on a page: dates with the zone in words, sizes, texts in several languages."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import babel
import babel.numbers
from babel.dates import format_date, format_datetime
from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from accounts.countries import country_names
from journal.multilingual import Words
from journal.rich import html
from journal.sanitizing import sanitize_html

register = template.Library()
LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}


def locale() -> str:
    return (get_language() or "en")[:2]


@register.filter
def day(value: date | datetime | None, form: str = "long") -> str:
    """Return a date with the month as a word: 20 March 2026."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(journal_zone()).date()
    pattern = {"long": "d MMMM y", "short": "d MMM y", "brief": "d MMM"}[form]
    return format_date(value, pattern, locale=locale())


@register.filter
def moment(value: datetime | None) -> str:
    """Return a time with the zone of the journal's place: 3 March 2026, 14:32 (UTC+5)."""
    if value is None:
        return ""
    local = value.astimezone(journal_zone())
    hours = local.utcoffset().total_seconds() / 3600  # type: ignore[union-attr]
    text = format_datetime(local, "d MMMM y, HH:mm", locale=locale())
    return f"{text} (UTC{hours:+g})"


@register.filter
def clock(value: datetime | None) -> str:
    """Return the time alone where it is today's: 14:32 (UTC+5); else the day before it."""
    if value is None:
        return ""
    local = value.astimezone(journal_zone())
    if local.date() != timezone.now().astimezone(journal_zone()).date():
        return moment(value)
    hours = local.utcoffset().total_seconds() / 3600  # type: ignore[union-attr]
    return f"{format_datetime(local, 'HH:mm', locale=locale())} (UTC{hours:+g})"


def journal_zone() -> ZoneInfo:
    """The zone that the request's middleware set: the journal's own."""
    zone = timezone.get_current_timezone()
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("UTC")


@register.filter
def deadline(value: date | None) -> str:
    """Return the end of a day at the journal's place: 20 March 2026, 23:59 (Astana, UTC+5)."""
    if value is None:
        return ""
    zone = journal_zone()
    hours = datetime(value.year, value.month, value.day, 12, tzinfo=zone).utcoffset()
    place = _("Astana") if zone.key in {"Asia/Almaty", "Asia/Qyzylorda"} else zone.key
    return f"{day(value)}, 23:59 ({place}, UTC{hours.total_seconds() / 3600:+g})"  # type: ignore[union-attr]


@register.filter
def size(value: int | None) -> str:
    """Return a file's size as people say it: 640 kB, 1.2 MB."""
    if not value:
        return ""
    if value < 1_000_000:
        return _("%(number)s kB") % {"number": max(1, round(value / 1000))}
    return _("%(number)s MB") % {
        "number": babel.numbers.format_decimal(round(value / 1_000_000, 1), locale=locale())
    }


@register.filter
def number(value: int | None) -> str:
    """Return a number as it is written in the reader's language: 8,000 or 8 000."""
    if value is None:
        return ""
    return str(babel.numbers.format_decimal(value, locale=locale()))


@register.filter
def text(value: Words | None, language: str = "") -> SafeString | str:
    """Return a text in the reader's language, marked with its language where it fell back."""
    if not value:
        return ""
    shown = value.language(language or None)
    if shown in ("", language or locale()):
        return str(value.text(language or None))
    return format_html('<span lang="{}">{}</span>', shown, value.text(shown))


@register.filter
def own_name(code: str) -> str:
    """Return a language's own name: Қазақша."""
    return LANGUAGE_NAMES.get(code, code)


@register.filter
def country_name(code: str) -> str:
    """Return a country's name in the reader's language (CLDR)."""
    return country_names(locale()).get(code.upper(), code)


@register.simple_tag(takes_context=True)
def in_language(context: dict[str, Any], code: str) -> str:
    """Return the address of this page in another language."""
    path = context["request"].get_full_path()
    parts = path.split("/", 2)
    if len(parts) > 2 and parts[1] in LANGUAGE_NAMES:
        return f"/{code}/{parts[2]}"
    return f"/{code}/"


ICONS = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>',
    "file": '<path d="M6 2.5h8l4.5 4.5v14.5H6zM14 2.5V7h4.5"/>',
    "tick": '<path d="M4 12.5l5 5L20 6.5"/>',
    "warn": '<path d="M12 3l9.5 17h-19zM12 10v4.5M12 17.2v.3"/>',
    "cross": '<path d="M6 6l12 12M18 6L6 18"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "down": '<path d="M12 3v12M7 11l5 5 5-5M4 20.5h16"/>',
    "arrow-up": '<path d="M12 20V5M6 11l6-6 6 6"/>',
    "arrow-down": '<path d="M12 4v15M6 13l6 6 6-6"/>',
    "eye": '<path d="M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12z"/>'
    '<circle cx="12" cy="12" r="3"/>',
    "grip": '<path d="M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" stroke-width="3"/>',
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw one of the house's icons; it never stands alone without words."""
    shape = mark_safe(ICONS[name])  # noqa: S308 - a constant of this file
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', shape)


@register.filter
def markdown(value: Words | str) -> SafeString:
    """Return Markdown that editors wrote as safe HTML; raw HTML in it stays text."""
    rendered = MarkdownIt("commonmark", {"html": False}).enable("table").render(str(value))
    return mark_safe(sanitize_html(rendered))  # noqa: S308 - passed the sanitiser just now


@register.filter
def rich(value: str) -> SafeString:
    """Return a title or abstract with its italics, bold and raised letters; the rest is text."""
    return mark_safe(html(str(value)))  # noqa: S308 - html escapes everything else


@register.filter
def institution(person: Any) -> str:
    """Return a person's institution with the country, unless its text ends with it already."""
    country = country_name(person.country)
    if not country or country.casefold() in person.affiliation.casefold():
        return str(person.affiliation)
    return f"{person.affiliation}, {country}" if person.affiliation else country
