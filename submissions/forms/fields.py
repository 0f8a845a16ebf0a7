"""Fields of a draft: they keep whatever is typed. What is missing is judged on the saved row."""

from typing import Any

from django import forms

from submissions.manuscripts.unseen import without_unseen


class Typed(forms.CharField):
    """A text as typed, on one line or on many, cut at ``max_length``, never refused.

    ``required`` only decides whether the label says "optional".
    """

    def __init__(
        self, *, lines: int = 1, serif: bool = False, low: bool = False, **kwargs: Any
    ) -> None:
        attrs = {"class": f"reading{' short' if low else ''}"} if serif else {}
        widget = forms.Textarea({**attrs, "rows": lines}) if lines > 1 else forms.TextInput(attrs)
        kwargs.setdefault("widget", widget)
        kwargs.setdefault("max_length", 20_000)
        super().__init__(**kwargs)
        self.lines = lines

    def clean(self, value: Any) -> str:
        text = without_unseen(str(value or "").replace("\r\n", "\n")).strip()
        if self.lines == 1:
            text = " ".join(text.split())
        return text[: self.max_length]


class DraftForm(forms.Form):
    """A form whose values are saved on every press; the browser must not hold any back."""

    use_required_attribute = False

    def typed(self) -> dict[str, Any]:
        """Return everything as typed; each field keeps what it can."""
        self.is_valid()
        return self.cleaned_data
