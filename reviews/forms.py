"""What people type in reading and deciding, made into clean values."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.templatetags.words import own_name
from reviews.models import Criterion, Review
from submissions.forms.file import ArrivingFileField, ArrivingFileInput, FileForm
from submissions.queries import Arriving, arriving

NOT_APPLICABLE = "na"
RECOMMENDATION_HINTS = {
    "accept": gettext_lazy("as it is"),
    "minor": gettext_lazy("small changes, the editor can check them"),
    "major": gettext_lazy("I would like to see it again"),
    "resubmit": gettext_lazy("the idea is good, the study must be redone"),
    "reject": gettext_lazy("not for this journal"),
}
REVIEW_DAYS = (14, 21, 30)


class Typed(forms.CharField):
    """A longer text, without the signs that no database takes."""

    def __init__(self, *, rows: int = 3, serif: bool = False, **kwargs: Any) -> None:
        looks = " ".join(name for name, on in (("reading", serif), ("short", rows < 3)) if on)
        attrs = {"rows": rows, **({"class": looks} if looks else {})}
        kwargs.setdefault("widget", forms.Textarea(attrs))
        kwargs.setdefault("max_length", 200_000)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(str(value or "").replace("\0", "").replace("\r\n", "\n")) or ""


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


class ReviewForm(forms.Form):
    """A review: a scale for each criterion of the round's form, texts, statements, a file."""

    to_authors = Typed(
        label=gettext_lazy("For the authors"),
        help_text=gettext_lazy(
            "Number your points; the authors answer each one. Do not write your name."
        ),
        rows=9,
        serif=True,
        error_messages={"required": gettext_lazy("Write something for the authors.")},
    )
    to_editors = Typed(label=gettext_lazy("Only for the editors"), required=False)
    recommendation = forms.ChoiceField(
        label=gettext_lazy("Your recommendation"),
        choices=Review.Recommendation.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a recommendation.")},
    )
    no_conflict = forms.BooleanField(
        label=gettext_lazy("I know of no conflict of interest with this paper."), required=False
    )
    conflict = Typed(
        label=gettext_lazy("If you know of one, describe it here"), required=False, rows=2
    )
    used_ai = forms.BooleanField(
        label=gettext_lazy("I used an AI tool for this review."), required=False
    )
    ai_use = Typed(label=gettext_lazy("If so: which tool, for which part"), required=False, rows=2)
    reads_again = forms.BooleanField(
        label=gettext_lazy("I am willing to read a revised version."), required=False
    )
    attachment = forms.FileField(
        label=gettext_lazy("A file for the editors"),
        help_text=gettext_lazy(
            "Word, OpenDocument, PDF, text or a picture, up to 20 MB. Properties that name you "
            "are taken out."
        ),
        required=False,
        widget=forms.FileInput({"accept": ".docx,.odt,.rtf,.pdf,.txt,.md,.png,.jpg,.jpeg"}),
    )
    use_required_attribute = False

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for criterion in self.criteria:
            self.fields[score_name(criterion)] = forms.ChoiceField(
                label=str(criterion.label),
                choices=[*((str(n), str(n)) for n in range(1, 6)), (NOT_APPLICABLE, _("N.A."))],
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("Choose a score or N.A.")},
            )
        self.order_fields([score_name(each) for each in self.criteria])

    def scales(self) -> list[tuple[Criterion, forms.BoundField]]:
        return [(criterion, self[score_name(criterion)]) for criterion in self.criteria]

    def recommendations(self) -> list[tuple[Any, Any]]:
        """Return the choices with a line of help each."""
        hints = list(RECOMMENDATION_HINTS.values())
        return list(zip(self["recommendation"], hints, strict=True))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("no_conflict") and not data.get("conflict", "").strip():
            self.add_error(
                "no_conflict", _("Tick this, or describe the conflict of interest below.")
            )
        if data.get("used_ai") and not data.get("ai_use", "").strip():
            self.add_error("ai_use", _("Write which tool you used and for which part."))
        return data

    def typed(self) -> dict[str, str]:
        """Return everything as typed, complete or not, for the draft."""
        names = [name for name in self.fields if name != "attachment"]
        return {
            name: str(self.data[name]).replace("\0", "").replace("\r\n", "\n")
            for name in names
            if self.data.get(name)
        }

    def values(self) -> dict[str, Any]:
        """Return the clean values as ``services.hand_in`` takes them."""
        data = self.cleaned_data
        given = {each.slug: data[score_name(each)] for each in self.criteria}
        texts = ("to_authors", "to_editors", "recommendation", "conflict", "ai_use", "reads_again")
        return {
            "scores": {
                slug: None if score == NOT_APPLICABLE else int(score)
                for slug, score in given.items()
            }
        } | {name: data[name] for name in texts}


def score_name(criterion: Criterion) -> str:
    return f"score_{criterion.slug}"


class AcceptForm(forms.Form):
    due_on = DayField(label=gettext_lazy("I can send it by"))


class DeclineForm(forms.Form):
    """What a person may add after declining."""

    reason = Typed(label=gettext_lazy("Why not"), required=False, max_length=5000)
    suggestion = Typed(
        label=gettext_lazy("A colleague who could do it"),
        help_text=gettext_lazy("Name and address; the editors decide whether to ask."),
        required=False,
        rows=2,
        max_length=2000,
    )


class DateForm(forms.Form):
    to = DayField(label=gettext_lazy("New date"))


class MoreTimeForm(forms.Form):
    """Until when authors need time for a revision, and why."""

    to = DayField(label=gettext_lazy("We can send it by"))
    reason = Typed(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("One sentence is enough; the editor reads it."),
        required=False,
        rows=2,
        max_length=2000,
        error_messages={
            "required": gettext_lazy("Write why you need this time; the editor decides by it.")
        },
    )
    use_required_attribute = False

    def __init__(self, *args: Any, asks: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = asks  # where the editor decides, a reason is needed


class WordsForm(forms.Form):
    """An editor's words to the authors."""

    words = Typed(
        label=gettext_lazy("Your words to the authors"),
        rows=2,
        max_length=2000,
        error_messages={"required": gettext_lazy("Write why; the authors read it.")},
    )


class InviteForm(forms.Form):
    """Whom to ask and by when; which button was pressed says whom."""

    person = forms.CharField(max_length=20)
    days = forms.TypedChoiceField(coerce=int, label=gettext_lazy("Days for the review"))
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


class DecideForm(forms.Form):
    """A decision and its letter."""

    kind = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"))
    due_on = DayField(label=gettext_lazy("Revision due, where one is asked"), required=False)
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    text = Typed(
        label=gettext_lazy("The letter"),
        rows=24,
        serif=True,
        help_text=gettext_lazy(
            "Places in double brackets wait for your words. Leave [[link]] as it is: it becomes "
            "the authors' button."
        ),
    )
    after = forms.CharField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False

    def __init__(
        self, *args: Any, kinds: Iterable[tuple[str, str]], languages: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (code, own_name(code)) for code in languages
        ]


class ReviseForm(FileForm):
    """The revised file, the answers to each point, and an optional letter as a file.

    Its files wait in two places, "revise:<paper>" and "reply:<paper>", until it is sent.
    """

    answer = Typed(
        label=gettext_lazy("To the editors and reviewers, in general"), required=False, rows=4
    )
    reply = ArrivingFileField(
        label=gettext_lazy("Reply letter"),
        help_text=gettext_lazy(
            "If you wrote one instead of, or beside, the answers above. Word, OpenDocument, PDF or "
            "text, up to 20 MB."
        ),
        required=False,
        widget=ArrivingFileInput({"accept": ".docx,.odt,.rtf,.pdf,.txt,.md"}),
    )
    seen_at = forms.CharField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("Revised manuscript")

    @property
    def reply_place(self) -> str:
        """The place in which the letter waits."""
        return f"reply:{self.place.partition(':')[2]}"

    @property
    def arriving_reply(self) -> list[Arriving]:
        """The letter that is here already, if any."""
        return arriving(self.person, self.reply_place, kinds=()) if self.person else []

    @property
    def has_letter(self) -> bool:
        """Whether a letter was typed, or comes as a file."""
        return bool(self.data.get("answer", "").strip() or self.cleaned_data.get("reply"))


def answers_in(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers to single points from a form's data: ``answer_A.1`` → ``A.1``."""
    return {
        name.removeprefix("answer_"): str(text).replace("\0", "").replace("\r\n", "\n")
        for name, text in data.items()
        if name.startswith("answer_") and len(name) < 24
    }


def links_in(data: QueryDict) -> dict[str, list[str]]:
    """Return the changes chosen for each point: ``links_A.1`` (several) → ``A.1``.

    A point whose list was shown but left empty has an empty list.
    """
    shown = [key for key in data.getlist("points") if len(key) < 20]
    return {key: data.getlist(f"links_{key}") for key in shown}


def day_or_none(text: str) -> date | None:
    """Return a day typed as 2026-03-20, or None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
