"""A similarity report as an editor writes it down."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from submissions.forms.fields import Typed


class SimilarityForm(forms.Form):
    """Service, number, day and PDF; a comma and a sign of per cent in the number are understood."""

    tool = Typed(label=_("Service"), max_length=120, help_text=_("StrikePlagiarism, Turnitin …"))
    percent = forms.DecimalField(
        label=_("Similarity in %"),
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
        help_text=_("Does the service tell originality? Then write 100 minus that."),
        error_messages={
            "required": _("Write the number that the report says."),
            "invalid": _("Write a number from 0 to 100, as 17.5."),
            "min_value": _("Similarity is a number from 0 to 100."),
            "max_value": _("Similarity is a number from 0 to 100."),
        },
    )
    made_on = forms.DateField(
        label=_("Day of the report"),
        help_text=_("As it stands on the report."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "required": _("Choose the day of the report."),
            "invalid": _("Write the day as 2026-03-20."),
        },
    )
    file = forms.FileField(
        label=_("The report as PDF"),
        required=False,
        widget=forms.FileInput({"accept": ".pdf"}),
        help_text=_("Only editors see it."),
    )
    use_required_attribute = False

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        if data is not None and "percent" in data:
            data = data.copy()
            data["percent"] = str(data["percent"]).replace(",", ".").strip(" %")
        super().__init__(data, *args, **kwargs)
