"""Fields that several forms have: longer texts, and days."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from submissions.manuscripts.unseen import typed_text


class Typed(forms.CharField):
    """A longer text, without control signs (those of a PDF that was pasted, too)."""

    def __init__(self, *, rows: int = 3, serif: bool = False, **kwargs: Any) -> None:
        looks = " ".join(name for name, on in (("reading", serif), ("short", rows < 3)) if on)
        attrs = {"rows": rows, **({"class": looks} if looks else {})}
        kwargs.setdefault("widget", forms.Textarea(attrs))
        kwargs.setdefault("max_length", 200_000)
        words = {
            "max_length": gettext_lazy(
                "At most %(limit_value)s letters; this has %(show_value)s. Nothing was cut: "
                "shorten it, or send a part as a file."
            )
        }
        kwargs["error_messages"] = words | kwargs.get("error_messages", {})
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Name no limit to the browser: it would cut a longer text without a word."""
        return {}

    def to_python(self, value: Any) -> str:
        return super().to_python(typed_text(str(value or ""))) or ""


class DayField(forms.DateField):
    """A day, chosen by the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d.%m.%Y"])
        kwargs.setdefault(
            "error_messages",
            {
                "required": gettext_lazy("Choose a day."),
                "invalid": gettext_lazy("Write the day as 2026-03-20."),
            },
        )
        super().__init__(**kwargs)


def day_or_none(text: str) -> date | None:
    """Return a day typed as 2026-03-20, or None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
