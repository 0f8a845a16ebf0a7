"""Input of the office: steps, corrected files, front matter, issues; and the author's proof."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from issues.models import Issue
from issues.models.archive import FARTHEST
from journal.models import Journal
from journal.multilingual import Words
from journal.queries import today
from journal.templatetags.words import own_name
from submissions.models import Submission


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The editors and your co-authors read it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sure = forms.BooleanField(label=_("I have read what follows from it."))


class CorrectionsForm(forms.Form):
    words = forms.CharField(
        label=_("What must change"),
        help_text=_(
            "One correction a line: where it stands, what is wrong, what is right. We number them."
        ),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ApprovalForm(forms.Form):
    read = forms.BooleanField(label=_("I have read the whole proof: text, tables and figures."))
    names = forms.BooleanField(
        label=_("Names, institutions and addresses of all authors are right.")
    )


class OfficeApprovalForm(forms.Form):
    words = forms.CharField(
        label=_("How did the author approve it?"),
        help_text=_("For instance: by letter of 3 March. It is kept with the proof."),
        max_length=500,
    )


class StepForm(forms.Form):
    """Who edits a text until when; ``people`` are those who may."""

    person = forms.ModelChoiceField(User.objects.none(), label=_("Person"), empty_label="—")
    due_on = forms.DateField(
        label=_("Due"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [person.pk for person in people]
        self.fields["person"].queryset = User.objects.filter(pk__in=keys)  # type: ignore[attr-defined]

    def clean_due_on(self) -> date:
        due: date = self.cleaned_data["due_on"]
        if due < date.today() - timedelta(days=1):  # noqa: DTZ011 - a day's slack for zones
            raise forms.ValidationError(_("This day has passed. Choose a later one."))
        return due


class CorrectedFileForm(forms.Form):
    file = forms.FileField(
        label=_("Corrected file"),
        help_text=_("DOCX, ODT, RTF or Markdown, at most 50 MB."),
    )


def by_language(prefix: str, words: Words, languages: Sequence[str]) -> dict[str, Any]:
    """Return the initial values of fields that hold one text for each language."""
    return {f"{prefix}_{code}": words.get(code, "") for code in languages}


class WordsForm(forms.Form):
    """A form with some texts in each of the journal's languages."""

    languages: Sequence[str] = ()

    def add_words(self, name: str, label: str, widget: type[forms.Widget], **kwargs: Any) -> None:
        for code in self.languages:
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label}: {own_name(code)}",
                required=False,
                widget=widget(attrs={"lang": code}),
                **kwargs,
            )

    def words(self, name: str) -> Words:
        """Return one text by language, empty ones left out."""
        found = {code: self.cleaned_data[f"{name}_{code}"].strip() for code in self.languages}
        return Words({code: text for code, text in found.items() if text})


class FrontForm(WordsForm):
    """Titles, abstracts and keywords of an article; keywords are divided by semicolons."""

    def __init__(self, *args: Any, submission: Submission, **kwargs: Any) -> None:
        self.languages = submission.journal.languages
        self.own = submission.language
        keywords = {code: "; ".join(words) for code, words in submission.keywords.items() if words}
        initial = {
            **by_language("title", submission.title, self.languages),
            **by_language("abstract", submission.abstract, self.languages),
            **by_language("keywords", Words(keywords), self.languages),
        }
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.add_words("title", str(_("Title")), forms.TextInput, max_length=400)
        self.add_words("abstract", str(_("Abstract")), forms.Textarea, max_length=6000)
        self.add_words(
            "keywords", str(_("Keywords, divided by semicolons")), forms.TextInput, max_length=600
        )
        self.fields[f"title_{self.own}"].required = True

    def values(self) -> dict[str, Words]:
        """Return what ``save_front`` keeps."""
        keywords = {
            code: [word.strip() for word in text.split(";") if word.strip()]
            for code, text in self.words("keywords").items()
        }
        return {
            "title": self.words("title"),
            "abstract": self.words("abstract"),
            "keywords": Words(keywords),
        }


class IssueForm(WordsForm):
    """Numbers, title and description of an issue."""

    volume = forms.IntegerField(label=_("Volume"), min_value=1, max_value=9999)
    number = forms.IntegerField(label=_("Issue"), min_value=1, max_value=999)
    year = forms.IntegerField(label=_("Year"), min_value=1900, max_value=2999)

    def __init__(
        self, *args: Any, journal: Journal, issue: Issue | None = None, **kwargs: Any
    ) -> None:
        self.languages = journal.languages
        initial: dict[str, Any] = next_numbers(journal)
        if issue:
            initial = {name: getattr(issue, name) for name in ("volume", "number", "year")}
            initial |= by_language("title", issue.title, self.languages)
            initial |= by_language("description", issue.description, self.languages)
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.add_words("title", str(_("Title")), forms.TextInput, max_length=200)
        self.add_words("description", str(_("Description")), forms.Textarea, max_length=2000)
        if issue and issue.is_published:
            for name in ("volume", "number", "year"):
                self.fields[name].disabled = True

    def values(self) -> dict[str, Any]:
        """Return what ``create_issue`` and ``edit_issue`` keep."""
        numbers = {name: self.cleaned_data[name] for name in ("volume", "number", "year")}
        return numbers | {"title": self.words("title"), "description": self.words("description")}


def next_numbers(journal: Journal) -> dict[str, Any]:
    """Return the numbers that follow the newest issue: one volume a year."""
    year = today(journal).year
    newest = journal.issues.order_by("-volume", "-number").first()
    if newest is None:
        return {"volume": max(year - journal.since + 1, 1), "number": 1, "year": year}
    if newest.year == year:
        return {"volume": newest.volume, "number": newest.number + 1, "year": year}
    return {"volume": newest.volume + 1, "number": 1, "year": year}


class HeadingForm(WordsForm):
    """The heading above articles in the contents."""

    def __init__(self, *args: Any, journal: Journal, heading: Words, **kwargs: Any) -> None:
        self.languages = journal.languages
        initial = by_language("heading", heading, self.languages)
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.add_words("heading", str(_("Heading")), forms.TextInput, max_length=120)


class PublishForm(forms.Form):
    """The day that stands in the articles."""

    on = forms.DateField(
        label=_("Date of publication"),
        help_text=_(
            "It stands in every PDF and EPUB. With a later day the issue goes out by itself on it."
        ),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, journal: Journal, **kwargs: Any) -> None:
        self.first = today(journal)
        super().__init__(*args, **{"initial": {"on": self.first}, **kwargs})
        self.fields["on"].widget.attrs["min"] = self.first.isoformat()
        self.fields["on"].widget.attrs["max"] = (self.first + FARTHEST).isoformat()


class ResendForm(forms.Form):
    to = forms.EmailField(
        label=_("Another address"),
        required=False,
        help_text=_("Leave it empty to use the same address again."),
    )


class AddressForm(forms.Form):
    """An address that a person says is theirs."""

    address = forms.EmailField(
        label=_("The other address"),
        help_text=_("We send a code there. It shows that you read its letters."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=30,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )


class AskJoinForm(forms.Form):
    """A request to the editors where a code cannot be read any more."""

    address = forms.EmailField(
        label=_("Address of the other account"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    words = forms.CharField(
        label=_("How can we see that it is yours?"),
        help_text=_(
            "For instance: a paper of yours there, when you left that institution, a page that "
            "names you with both addresses."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class StartJoinForm(forms.Form):
    """Two addresses that an editor takes for one person's."""

    kept = forms.EmailField(label=_("Address of the account that stays"))
    closed = forms.EmailField(label=_("Address of the account that is joined to it"))
    words = forms.CharField(
        label=_("How you came to it"),
        help_text=_("It stays in the log."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerJoinForm(forms.Form):
    words = forms.CharField(
        label=_("How do you know, or why not?"),
        help_text=_("It stays in the log. If you do not join them, the person reads it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
