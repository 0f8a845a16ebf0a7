"""A list of authors that is worked on in the page alone: nothing is kept before it is asked for."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.keys import new_key
from accounts.models import User
from submissions.forms.fields import Typed
from submissions.forms.people import PeopleForms, PersonForm, arranged
from submissions.forms.roster import RosterForm, chosen_ways, people_to_add
from submissions.models import Contributor, Submission
from submissions.queries.author_changes import LISTED_FIELDS
from submissions.queries.roster import entries_of

KEY = re.compile(r"[0-9a-f]{20}")
PLAIN_FIELDS = tuple(PersonForm.base_fields)


class ReasonForm(forms.Form):
    """Why the authors are to change; the list itself is beside it."""

    reason = Typed(
        label=_("Why do the authors change?"),
        help_text=_("Everybody in the old and the new list reads it, and so do the editors."),
        lines=4,
        max_length=5000,
    )


class ConsentForm(forms.Form):
    """What a person says who does not agree."""

    words = Typed(label=_("Why do you not agree?"), lines=4, max_length=5000)


def people_in(data: QueryDict, people: Sequence[Contributor]) -> list[Contributor]:
    """Return the authors whom a page lists: those of the paper, and rows that it added."""
    rows = {person.key: person for person in people}
    submission = people[0].submission if people else None
    keys = [key for key in dict.fromkeys(data.getlist("person")) if KEY.fullmatch(key)]
    return [rows.get(key) or Contributor(submission=submission, key=key) for key in keys]


def after_press(authors: PeopleForms, data: QueryDict, user: User) -> list[dict[str, Any]]:
    """Return the authors as the page has them after a press, each with all values and a key."""
    kept = {form.person.key: values_of(form.person) for form in authors.forms}
    rows = arranged(authors.values(), data.get("press", ""), user)
    return [
        (kept.get(row.get("key", "")) or values_of(Contributor()))
        | row
        | {"key": row.get("key") or new_key()}
        for row in [*rows, *pasted(authors, data)]
    ]


def pasted(authors: PeopleForms, data: QueryDict) -> list[dict[str, Any]]:
    """Return the people of a table that was pasted; who is in the list already is passed over."""
    if data.get("press") != "paste":
        return []
    form = RosterForm({"table": data.get("table", "")})
    if not form.is_valid():
        return []
    entries = entries_of(form.roster([]), [each.person for each in authors.forms])
    return list(people_to_add(chosen_ways(entries, {})))


def values_of(person: Contributor) -> dict[str, Any]:
    return {name: getattr(person, name) for name in LISTED_FIELDS if name != "key"}


def as_people(submission: Submission, rows: Sequence[Mapping[str, Any]]) -> list[Contributor]:
    """Return the authors of a page as rows that are not saved; half-typed places are left out."""
    return [
        Contributor(
            submission=submission,
            position=place,
            user_id=row.get("user_id"),
            **{name: row[name] for name in LISTED_FIELDS if name != "more_affiliations"},
            more_affiliations=[p for p in row["more_affiliations"] if p.get("name")],
        )
        for place, row in enumerate(rows)
    ]


def as_forms(
    rows: Sequence[Mapping[str, Any]], people: Sequence[Contributor], *, opened: str = ""
) -> PeopleForms:
    """Return a page's authors as forms again; whoever differs from the paper is not folded."""
    before = {person.key: values_of(person) for person in people}
    data, shown = QueryDict(mutable=True), []
    for row in rows:
        data.appendlist("person", row["key"])
        shown.append(before_or_new(row, people))
        if {name: row[name] for name in LISTED_FIELDS if name != "key"} != before.get(row["key"]):
            fill(data, row)
        if row["is_corresponding"]:
            data["corresponding"] = row["key"]
    return PeopleForms(shown, data, opened=opened)


def before_or_new(row: Mapping[str, Any], people: Sequence[Contributor]) -> Contributor:
    found = next((person for person in people if person.key == row["key"]), None)
    return found or Contributor(key=row["key"])


def fill(data: QueryDict, row: Mapping[str, Any]) -> None:
    """Write an author's values as the page would send them."""
    key = row["key"]
    for name in PLAIN_FIELDS:
        data[f"{key}-{name}"] = row[name]
    for part, name in (("", "name"), ("_ror", "ror"), ("_land", "country")):
        data.setlist(
            f"{key}-more{part}", [place.get(name, "") for place in row["more_affiliations"]]
        )
