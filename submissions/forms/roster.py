"""A table of co-authors: pasted or as a file, with the meaning of its columns."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from submissions.manuscripts.roster import COLUMNS, TEXT_AT_MOST, Roster, decoded, read_roster
from submissions.queries.roster import Entry, countries_by_name

NAMES: dict[str, Promise] = {
    "": _("leave out"),
    "name": _("Name"),
    "family_name": _("Family name"),
    "given_name": _("Given name"),
    "patronymic": _("Patronymic"),
    "latin_name": _("Name in Latin letters"),
    "email": _("E-mail"),
    "affiliation": _("Institution"),
    "country": _("Country"),
    "orcid": _("ORCID"),
}
FILE_AT_MOST = 2_000_000
WAYS = ("add", "fill", "skip")


class RosterForm(forms.Form):
    """The table as text, or a file of it; read again as often as the columns are told anew."""

    table = forms.CharField(
        label=_("The table"),
        required=False,
        strip=False,
        max_length=TEXT_AT_MOST,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false"}),
        error_messages={"max_length": _("This is too long for a table of authors.")},
    )
    file = forms.FileField(
        label=_("Or a file (CSV or text, from any spreadsheet)"),
        required=False,
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,text/csv,text/plain"}),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        file = values.get("file")
        if file and file.size > FILE_AT_MOST:
            self.add_error("file", _("This file is too large for a table of authors."))
        elif file:
            values["table"] = decoded(file.read())
            if values["table"].startswith("PK"):
                self.add_error(
                    "file",
                    _("Save the spreadsheet as CSV, or copy its cells and paste them above."),
                )
            elif len(values["table"]) > TEXT_AT_MOST:
                self.add_error("file", _("This is too long for a table of authors."))
        elif not (values.get("table") or "").strip():
            self.add_error("table", _("Paste the cells of your table, or choose a file."))
        return values

    def roster(self, columns: Sequence[str]) -> Roster:
        """Return the people of the table; ``columns`` are the meanings chosen so far."""
        return read_roster(self.cleaned_data["table"], countries_by_name(), columns)


def column_choices() -> list[tuple[str, Promise]]:
    return [(column, NAMES[column]) for column in COLUMNS]


def chosen_ways(entries: Sequence[Entry], data: Any) -> list[tuple[Entry, str]]:
    """Return each person of the table with what is to be done: add, fill gaps, or skip."""
    result = []
    for entry in entries:
        way = data.get(f"way-{entry.row.line}", entry.usual)
        if way not in WAYS or (way == "fill" and not entry.known) or not entry.can_be_added:
            way = entry.usual if entry.can_be_added else "skip"
        result.append((entry, way))
    return result


def people_to_add(ways: Sequence[tuple[Entry, str]]) -> list[dict[str, str]]:
    return [dict(entry.row.values) for entry, way in ways if way == "add"]


def people_to_fill(ways: Sequence[tuple[Entry, str]]) -> dict[str, dict[str, str]]:
    """Return values for gaps by the key of the author who is there already."""
    return {
        entry.known.key: dict(entry.row.values)
        for entry, way in ways
        if way == "fill" and entry.known
    }


def counted(ways: Sequence[tuple[Entry, str]]) -> dict[str, int]:
    return {way: sum(each == way for _entry, each in ways) for way in WAYS}
