"""Whom editors ask."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.models import Sector
from journal.templatetags.words import own_name

REVIEW_DAYS = (14, 21, 30)
KINDS = [
    ("", gettext_lazy("those of the person's own sector")),
    (Sector.ACADEMIC, gettext_lazy("those for academics")),
    (Sector.PRACTITIONER, gettext_lazy("those for practitioners")),
]


class InviteForm(forms.Form):
    """Whom to ask and by when; which button was pressed says whom."""

    person = forms.CharField(max_length=20)
    days = forms.TypedChoiceField(coerce=int, label=gettext_lazy("Days for the review"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Questions of the review"), choices=KINDS, required=False
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        error_messages={"invalid": gettext_lazy("This is no e-mail address. Is it spelt rightly?")},
    )
    name = forms.CharField(
        label=gettext_lazy("Name, as the letter should address them"),
        max_length=120,
        required=False,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"), required=False)
    use_required_attribute = False

    def __init__(self, *args: Any, days: int, languages: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = sorted({*REVIEW_DAYS, days})
        self.fields["days"].choices = [  # type: ignore[attr-defined]
            (n, _("%(days)s days") % {"days": n}) for n in offered
        ]
        self.fields["days"].initial = days
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, own_name(code)) for code in languages
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("person") == "new":
            for name, words in (("email", _("Write the address.")), ("name", _("Write the name."))):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return data

    @property
    def reason(self) -> str:
        """The reason typed beside the person whose button was pressed."""
        return str(self.data.get(f"reason_{self.data.get('person', '')}", ""))[:2000]
