"""A letter as an editor wrote it, and what must be true of it before it leaves."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reviews.wording import open_places
from submissions.manuscripts.unseen import typed_text

LETTER_LIMIT = 200_000


@dataclass(frozen=True)
class LetterText:
    """A letter in an editor's own words; ``advice`` is the key of the advice that it came from."""

    subject: str
    text: str
    language: str = "en"
    advice: str = ""


def clean_text(text: str) -> str:
    return typed_text(text).strip() + "\n"


def check_letter(letter: LetterText) -> None:
    """Refuse a letter that is empty, too long, or has places that still wait for words."""
    if not letter.subject.strip() or not letter.text.strip():
        raise ValidationError(_("The letter needs a subject and a text."))
    if len(letter.text) > LETTER_LIMIT:
        raise ValidationError(_("The letter is too long to be sent by mail; shorten it."))
    places = open_places(letter.subject + letter.text)
    if places:
        raise ValidationError(
            [
                _("This place in the letter still waits for your words: “%(place)s”.")
                % {"place": place}
                for place in places
            ]
        )
