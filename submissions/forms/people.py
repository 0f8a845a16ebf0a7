"""The authors of a draft: one form each, in the order of the page, and the presses on them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.countries import country_names
from accounts.models import Organisation, User
from accounts.queries import NEAR as NEAREST
from accounts.validators import ROR
from journal.templatetags.words import country_name
from submissions.forms.fields import DraftForm, Typed
from submissions.manuscripts.unseen import without_unseen
from submissions.models import Contributor

# The countries from which most authors of this journal come stand first in the list.
NEAR = (*NEAREST, "UA", "BY", "CN")
OPEN_AT_MOST = 5  # authors whose fields are all shown; more of them are folded to a line each
ERRORS_OPENED = 10
PLACES_AT_MOST = 10


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
    ror = Typed(max_length=40, required=False, widget=forms.HiddenInput)
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

    def typed(self) -> dict[str, Any]:
        values = super().typed()
        values["ror"] = known_form(values["ror"]) if values["affiliation"] else ""
        values["country"] = known_country(values["country"])
        return values | {"more_affiliations": self.further()}

    def further(self) -> list[dict[str, str]]:
        """Return the further institutions as they were typed, or as they are kept."""
        if not self.is_bound or not hasattr(self.data, "getlist"):
            return list(self.person.more_affiliations)
        columns = [self.data.getlist(f"{self.prefix}-more{part}") for part in ("", "_ror", "_land")]
        return [
            {
                "name": " ".join(without_unseen(name).split())[:250],
                "ror": known_form(ror),
                "country": known_country(country),
            }
            for name, ror, country in list(zip_longest(*columns, fillvalue=""))[:PLACES_AT_MOST]
        ]

    @property
    def places(self) -> list[dict[str, str]]:
        """The further institutions, each with the field for its country."""
        select = CountrySelect({"class": "land"})
        name = f"{self.prefix}-more_land"
        return [
            place | {"select": select.render(name, place["country"], {"aria-label": _("Country")})}
            for place in self.further()
        ]


def known_form(ror: str) -> str:
    """Return an address of the registry, or nothing where it is none."""
    return ror if ROR.fullmatch(ror) else ""


def known_country(code: str) -> str:
    """Return the code of a country, or nothing where it is none."""
    return code if code in country_names("en") else ""


class PeopleForms:
    """All authors of a draft as forms.

    The order is that of the hidden fields ``person``; keys that are not of this draft are passed
    over, rows that another window added stay at the end. Where there are many, most are folded:
    such a row sends its key alone, and its values stay as they are.
    """

    def __init__(
        self,
        people: Sequence[Contributor],
        data: QueryDict | None = None,
        *,
        opened: str = "",
    ) -> None:
        rows = {person.key: person for person in people}
        typed = data.getlist("person") if data else []
        order = list(dict.fromkeys([*(key for key in typed if key in rows), *rows]))
        self.data, self.many = data, len(order) > OPEN_AT_MOST
        self.sent = {n.partition("-")[0] for n in data or () if not n.endswith("-number")}
        self.forms = [
            PersonForm(data if self.is_typed(key) else None, person=rows[key]) for key in order
        ]
        self.opened = {
            key for key in order if not self.many or key == opened or not rows[key].name
        } | {key for key in order if self.is_typed(key)}
        chosen = data.get("corresponding", "") if data else ""
        self.corresponding = chosen or next((p.key for p in people if p.is_corresponding), "")

    def is_typed(self, key: str) -> bool:
        """Say whether the fields of an author were sent, not the key alone."""
        return key in self.sent

    def with_error(self, key: str) -> PersonForm | None:
        """Return an author's form so that an error can stand in it; open, if not too many are."""
        for at, form in enumerate(self.forms):
            if form.person.key != key:
                continue
            if not form.is_bound:
                values = {f"{key}-{n}": getattr(form.person, n) for n in form.base_fields}
                form = self.forms[at] = PersonForm(values, person=form.person)
            if len(self.opened) < OPEN_AT_MOST + ERRORS_OPENED:
                self.opened.add(key)
            return form
        return None

    def values(self) -> list[dict[str, Any]]:
        """Return the authors in order, as ``save_check`` takes them."""
        return [
            {"key": form.person.key, "is_corresponding": form.person.key == self.corresponding}
            | (form.typed() if form.is_bound else {})
            for form in self.numbered()
        ]

    def numbered(self) -> list[PersonForm]:
        """Return the forms with those moved whose number was typed anew."""
        forms = list(self.forms)
        if self.data is None or self.data.get("press") == "autosave":
            return forms
        for place, form in enumerate(self.forms, 1):
            typed = self.data.get(f"{form.person.key}-number", "")
            if typed.isdigit() and int(typed) != place:
                forms.remove(form)
                forms.insert(max(0, min(int(typed), len(forms) + 1) - 1), form)
        return forms


def arranged(people: list[dict[str, Any]], press: str, user: User) -> list[dict[str, Any]]:
    """Return the authors after a press.

    Presses are add, add_me, or with a key: up, down, remove, swap, me, place, noror.
    """
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
    if act == "place":
        return person | {"more_affiliations": [*person.get("more_affiliations", []), {}]}
    if act == "noror":
        more = [place | {"ror": ""} for place in person.get("more_affiliations", [])]
        return person | {"ror": "", "more_affiliations": more}
    return person


def with_organisations(
    people: list[dict[str, Any]], proposals: Mapping[str, Mapping[str, Organisation]], key: str
) -> list[dict[str, Any]]:
    """Return the authors with the proposed institutions of one of them, or of all, confirmed."""
    return [
        confirmed(person, proposals[person["key"]])
        if person.get("key") in proposals and key in ("all", person["key"])
        else person
        for person in people
    ]


def confirmed(person: dict[str, Any], rows: Mapping[str, Organisation]) -> dict[str, Any]:
    """Return an author with address and country of the institutions that bear these names."""
    result = dict(person)
    row = rows.get(person.get("affiliation", ""))
    if row and not person.get("ror"):
        result |= {"ror": row.ror, "country": person.get("country") or row.country}
    result["more_affiliations"] = [
        place
        | {
            "ror": rows[place["name"]].ror,
            "country": place["country"] or rows[place["name"]].country,
        }
        if place.get("name") in rows and not place.get("ror")
        else place
        for place in person.get("more_affiliations", [])
    ]
    return result


def own_values(user: User) -> dict[str, Any]:
    """Return a person's profile as an author's values."""
    return {name: getattr(user, name) for name in PersonForm.base_fields} | {"user_id": user.pk}
