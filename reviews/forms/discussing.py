"""What people write to each other about a paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from reviews.forms.fields import Typed
from reviews.models import Review, Thread
from reviews.models.discussions import LONGEST

ENDINGS = ".docx,.odt,.rtf,.pdf,.txt,.md,.png,.jpg,.jpeg"


class MessageForm(forms.Form):
    """One message with a file."""

    text = Typed(
        label=gettext_lazy("Your message"),
        rows=6,
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Write something first.")},
    )
    file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "Word, OpenDocument, PDF, text or a picture, up to 20 MB. Properties that name you "
            "are taken out."
        ),
        required=False,
        widget=forms.FileInput({"accept": ENDINGS}),
    )
    use_required_attribute = False


class LetterForm(MessageForm):
    """The first message of an author or a reviewer to the editor."""

    subject = forms.CharField(
        label=gettext_lazy("Subject"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write in a few words what it is about.")},
    )
    field_order: tuple[str, ...] = ("subject", "text", "file")


class ThreadForm(LetterForm):
    """The first message of an editor: to which side, and to whom of it."""

    to = forms.ChoiceField(
        label=gettext_lazy("To"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose whom you write to.")},
    )
    people = forms.MultipleChoiceField(
        label=gettext_lazy("Of them"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nobody ticked: all of the side that you chose."),
    )
    field_order = ("to", "people", "subject", "text", "file")

    def __init__(
        self,
        *args: Any,
        colleagues: list[User],
        authors: list[User],
        reviews: list[Review],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sides = {Thread.Side.EDITORS.value: colleagues, Thread.Side.AUTHORS.value: authors}
        self.reviews = {review.key: review for review in reviews}
        to: Any = self.fields["to"]
        to.choices = [
            (Thread.Side.EDITORS.value, _("Editors only")),
            (Thread.Side.AUTHORS.value, _("The authors")),
            *((key, str(review.reviewer)) for key, review in self.reviews.items()),
        ]
        people: Any = self.fields["people"]
        people.choices = [
            (_("Editors"), [(user.key, str(user)) for user in colleagues]),
            (_("Authors"), [(user.key, str(user)) for user in authors]),
        ]

    def choice(self) -> tuple[str, list[User], Review | None]:
        """Return the side, the people of it that were ticked, and the review of a reviewer."""
        to = self.cleaned_data["to"]
        if to in self.reviews:
            return Thread.Side.REVIEWER, [], self.reviews[to]
        ticked = set(self.cleaned_data["people"])
        return to, [user for user in self.sides[to] if user.key in ticked], None
