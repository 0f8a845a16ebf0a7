"""Who acts for one paper: a member, or somebody from outside by their address."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User

OUTSIDE = "outside"


class ActingForm(forms.Form):
    person = forms.ChoiceField(label=gettext_lazy("Who acts"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=gettext_lazy("Name, as the letter should address them"),
        max_length=120,
        required=False,
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    use_required_attribute = False

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.key: person for person in people}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            *((key, str(person)) for key, person in self.people.items()),
            (OUTSIDE, _("Somebody from outside, by their address")),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("person") == OUTSIDE:
            for field, words in (
                ("email", _("Write the address.")),
                ("name", _("Write the name.")),
            ):
                if not data.get(field) and field not in self.errors:
                    self.add_error(field, words)
        return data

    def acts(self) -> dict[str, Any]:
        """Return the values as the service takes them."""
        data = self.cleaned_data
        if data["person"] != OUTSIDE:
            return {"user": self.people[data["person"]]}
        return {"email": data["email"], "name": data["name"]}
