"""Reviewers whom the authors suggest or ask not to invite: one form each, and the presses."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from submissions.forms.fields import DraftForm, Typed
from submissions.models import ReviewerWish

Kind = ReviewerWish.Kind


class WishForm(DraftForm):
    """One reviewer, named by the key of the row."""

    kind = forms.CharField(widget=forms.HiddenInput)
    name = Typed(label=_("Name"), max_length=250)
    email = Typed(label=_("E-mail"), max_length=254, required=False)
    affiliation = Typed(label=_("Institution"), max_length=250, required=False)
    reason = Typed(label=_("Why?"), max_length=1000, required=False)

    def __init__(self, data: Any = None, *, wish: ReviewerWish) -> None:
        initial = {name: getattr(wish, name) for name in self.base_fields}
        super().__init__(data, prefix=wish.key, initial=initial)
        self.wish = wish
        self.fields["email"].widget.attrs |= {"inputmode": "email", "autocomplete": "off"}
        if wish.kind == Kind.OPPOSED:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = _("Only the editors read it.")


class WishForms:
    """All wishes of a draft; keys that are not of this draft are passed over."""

    def __init__(self, wishes: Sequence[ReviewerWish], data: Any = None) -> None:
        typed = data.getlist("wish") if data else []
        self.forms = [WishForm(data if wish.key in typed else None, wish=wish) for wish in wishes]

    def of(self, kind: str) -> list[WishForm]:
        return [form for form in self.forms if form.wish.kind == kind]

    def suggested(self) -> list[WishForm]:
        return self.of(Kind.SUGGESTED)

    def opposed(self) -> list[WishForm]:
        return self.of(Kind.OPPOSED)

    def by_field(self, field: str) -> tuple[WishForm, str] | None:
        """Return the form and the name of a field by its name on the page."""
        key, _sign, name = field.partition("-")
        found = next((form for form in self.forms if form.wish.key == key), None)
        return (found, name) if found and name in found.fields else None

    def values(self, press: str = "") -> list[dict[str, str]]:
        """Return the wishes after a press, as ``save_statements`` takes them.

        Presses are wish:suggested, wish:opposed, and unwish with a key.
        """
        rows: list[dict[str, str]] = [
            {"key": form.wish.key} | (kept(form) if form.is_bound else {}) for form in self.forms
        ]
        act, _sign, what = press.partition(":")
        if act == "wish" and what in Kind.values:
            rows.append({"kind": what})
        if act == "unwish":
            rows = [row for row in rows if row.get("key") != what]
        return rows


def kept(form: WishForm) -> dict[str, str]:
    """Return what was typed; the kind stays that of the row."""
    return {name: value for name, value in form.typed().items() if name != "kind"}
