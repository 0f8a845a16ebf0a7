"""What people offer as reviewers, and when they want to be asked."""

import time
from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import READ, country_choices
from accounts.validators import validate_orcid
from journal.models import Expert, Journal, Sector
from reviews.forms.fields import DayField, Typed

SECTORS = [("", gettext_lazy("I would rather not say")), *Sector.choices]
FASTEST = 3  # seconds in which nobody fills in a form
LONGEST = 24 * 3600


def clock() -> Signer:
    return Signer(salt="reviews.offer")


def topic_choices(journal: Journal) -> list[tuple[str, str]]:
    return [(topic.slug, str(topic.name)) for topic in journal.topics.all()]


class OfferForm(forms.Form):
    """An offer to review. ``website`` is a trap that people do not see."""

    given_name = forms.CharField(label=gettext_lazy("Given name"), max_length=120, required=False)
    family_name = forms.CharField(
        label=gettext_lazy("Family name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write your name.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("We send a letter there; your offer counts once you confirm it."),
        error_messages={
            "required": gettext_lazy("Write your address."),
            "invalid": gettext_lazy("This is no e-mail address. Is it spelt rightly?"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    affiliation = forms.CharField(label=gettext_lazy("Institution"), max_length=250, required=False)
    country = forms.TypedChoiceField(
        label=gettext_lazy("Country"), choices=country_choices, required=False
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages in which you read papers"),
        choices=READ,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one language.")},
    )
    sector = forms.ChoiceField(
        label=gettext_lazy("Where you work"), choices=SECTORS, required=False
    )
    expertise = Typed(
        label=gettext_lazy("What you know well"),
        help_text=gettext_lazy("A few words: subjects, methods, countries."),
        rows=3,
        max_length=2000,
        error_messages={"required": gettext_lazy("Write what you know well.")},
    )
    orcid = forms.CharField(
        label="ORCID", max_length=19, required=False, validators=[validate_orcid]
    )
    is_early_career = forms.BooleanField(
        label=gettext_lazy("I am early in my career."), required=False
    )
    words = Typed(label=gettext_lazy("Anything else"), rows=2, max_length=2000, required=False)
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    website = forms.CharField(required=False, max_length=200)
    begun = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(self, *args: Any, journal: Journal, known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = topic_choices(journal)  # type: ignore[attr-defined]
        self.fields["begun"].initial = clock().sign(str(int(time.time())))
        if known:  # signed in: nobody has to prove anything
            for name in ("email", "website", "begun"):
                del self.fields[name]

    def shown(self) -> list[forms.BoundField]:
        """Everything but the trap."""
        return [field for field in self.visible_fields() if field.name != "website"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "begun" in self.fields and not self.took_its_time():
            raise forms.ValidationError(
                _("That was faster than anybody types. Look at the form once more and press again.")
            )
        return data

    def took_its_time(self) -> bool:
        try:
            begun = int(clock().unsign(self.data.get("begun", "")))
        except (BadSignature, ValueError):
            return False
        return FASTEST <= time.time() - begun <= LONGEST

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get("website"))

    def offered(self) -> dict[str, Any]:
        """Return what is offered, as the service takes it."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"website", "begun"}
        }


class LaterForm(forms.Form):
    """When to ask again, for who has just declined."""

    not_before = DayField(label=gettext_lazy("Do not ask me before"), required=False)


class WishesForm(forms.Form):
    """All that a person says of being asked."""

    not_before = DayField(label=gettext_lazy("Do not ask me before"), required=False)
    never = forms.BooleanField(
        label=gettext_lazy("Never ask me again"),
        help_text=gettext_lazy("You can take it back here at any time."),
        required=False,
    )
    thanked_publicly = forms.BooleanField(
        label=gettext_lazy("I may be named in the yearly list of reviewers."),
        help_text=gettext_lazy("Without numbers and papers, once the year is over."),
        required=False,
    )
    yearly_limit = forms.IntegerField(
        label=gettext_lazy("Reviews a year at most"), required=False, min_value=1, max_value=50
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages in which I read papers"),
        choices=READ,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    expertise = Typed(
        label=gettext_lazy("What I know well"), rows=3, max_length=2000, required=False
    )
    sector = forms.ChoiceField(label=gettext_lazy("Where I work"), choices=SECTORS, required=False)
    is_early_career = forms.BooleanField(
        label=gettext_lazy("I am early in my career."), required=False
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"), required=False, widget=forms.CheckboxSelectMultiple
    )
    use_required_attribute = False

    def __init__(self, *args: Any, expert: Expert, journal: Journal, **kwargs: Any) -> None:
        kwargs.setdefault("initial", said_by(expert))
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = topic_choices(journal)  # type: ignore[attr-defined]


def said_by(expert: Expert) -> dict[str, Any]:
    """Return what a person said so far."""
    return {
        "not_before": expert.not_before,
        "never": expert.never_at is not None,
        "yearly_limit": expert.yearly_limit,
        "languages": expert.user.languages,
        "topics": [topic.slug for topic in expert.topics.all()] if expert.pk else [],
        "expertise": expert.user.expertise,
        "sector": expert.sector,
        "is_early_career": expert.is_early_career,
        "thanked_publicly": bool(expert.thanked_publicly),
    }
