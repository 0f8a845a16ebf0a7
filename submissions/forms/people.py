"""The authors of a draft: one form each, in the order of the page, and the presses on them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.countries import country_names
from accounts.models import User
from journal.templatetags.words import country_name
from submissions.forms.fields import DraftForm, Typed
from submissions.models import Contributor

# The countries from which most authors of this journal come stand first in the list.
NEAR = ("KZ", "KG", "UZ", "TJ", "TM", "AZ", "AM", "GE", "MN", "RU", "TR", "UA", "BY", "CN")


@lru_cache(maxsize=8)
def country_options(language: str) -> SafeString:
    """Return all countries as options in one language, those near by first."""
    names = country_names(language)
    rest = sorted(names.keys() - set(NEAR), key=lambda code: names[code])
    pairs = [(code, names[code]) for code in (*NEAR, *rest)]
    return format_html_join("", '<option value="{}">{}</option>', pairs)


class CountrySelect(forms.Select):
    """A list of all countries that is cheap to draw for two hundred authors."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        attrs = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        chosen = (
            format_html('<option value="{}" selected>{}</option>', value, country_name(value))
            if value
            else ""
        )
        empty = format_html('<option value="">{}</option>', "—")
        every = country_options((get_language() or "en")[:2])
        return format_html("<select{}>{}{}{}</select>", flatatt(attrs), chosen, empty, every)


class PersonForm(DraftForm):
    """One author, named by the key of the row."""

    given_name = Typed(label=_("Given name"), max_length=120)
    family_name = Typed(label=_("Family name"), max_length=120)
    patronymic = Typed(label=_("Patronymic"), max_length=120, required=False)
    latin_name = Typed(
        label=_("Name in Latin letters, as in the passport"), max_length=250, required=False
    )
    email = Typed(label=_("E-mail"), max_length=254)
    affiliation = Typed(label=_("Institution"), max_length=250, required=False)
    country = Typed(label=_("Country"), max_length=2, required=False, widget=CountrySelect)
    orcid = Typed(label="ORCID", max_length=19, required=False)

    def __init__(self, data: Any = None, *, person: Contributor) -> None:
        super().__init__(
            data,
            prefix=person.key,
            initial={name: getattr(person, name) for name in self.base_fields},
        )
        self.person = person
        self.fields["email"].widget.attrs |= {"inputmode": "email", "autocomplete": "off"}
        self.fields["orcid"].widget.attrs["placeholder"] = "0000-0000-0000-0000"

    @property
    def anchor(self) -> str:
        return f"person-{self.person.key}"


class PeopleForms:
    """All authors of a draft as forms.

    The order is that of the hidden fields ``person``; keys that are not of this draft are passed
    over, rows that another window added stay at the end.
    """

    def __init__(self, people: Sequence[Contributor], data: QueryDict | None = None) -> None:
        rows = {person.key: person for person in people}
        typed = data.getlist("person") if data else []
        order = list(dict.fromkeys([*(key for key in typed if key in rows), *rows]))
        self.forms = [PersonForm(data if key in typed else None, person=rows[key]) for key in order]
        chosen = data.get("corresponding", "") if data else ""
        self.corresponding = chosen or next((p.key for p in people if p.is_corresponding), "")

    def values(self) -> list[dict[str, Any]]:
        """Return the authors in order, as ``save_check`` takes them."""
        return [
            {"key": form.person.key, "is_corresponding": form.person.key == self.corresponding}
            | (form.typed() if form.is_bound else {})
            for form in self.forms
        ]


def arranged(people: list[dict[str, Any]], press: str, user: User) -> list[dict[str, Any]]:
    """Return the authors after a press: add, add_me, or up, down, remove, swap, me with a key."""
    act, _sign, key = press.partition(":")
    if act == "add":
        return [*people, {}]
    if act == "add_me":
        return [*people, own_values(user)]
    place = next((n for n, person in enumerate(people) if person.get("key") == key), None)
    if place is None:
        return people
    if act == "remove":
        return people[:place] + people[place + 1 :]
    if act in ("up", "down"):
        return moved(people, place, place + (1 if act == "down" else -1))
    changed = changed_person(people[place], act, user)
    return [*people[:place], changed, *people[place + 1 :]]


def moved(people: list[dict[str, Any]], place: int, to: int) -> list[dict[str, Any]]:
    """Return the authors with one of them at another place, if there is such a place."""
    if not 0 <= to < len(people):
        return people
    rest = people[:place] + people[place + 1 :]
    return [*rest[:to], people[place], *rest[to:]]


def changed_person(person: dict[str, Any], act: str, user: User) -> dict[str, Any]:
    if act == "swap":
        names = {"given_name": person["family_name"], "family_name": person["given_name"]}
        return person | names
    if act == "me":
        mine = own_values(user)
        gaps = {name: value for name, value in mine.items() if not person.get(name)}
        return person | gaps | {"user_id": user.pk}
    return person


def own_values(user: User) -> dict[str, Any]:
    """Return a person's profile as an author's values."""
    return {name: getattr(user, name) for name in PersonForm.base_fields} | {"user_id": user.pk}
