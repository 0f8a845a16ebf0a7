"""Colleagues who are named in place of a reviewer."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reviews import letters
from reviews.identity import editor_of
from reviews.models import Review, Suggestion

MOST = 5  # a review


@dataclass(frozen=True)
class Colleague:
    """Who is named, as typed; each may be empty."""

    name: str = ""
    email: str = ""
    words: str = ""

    @property
    def is_somebody(self) -> bool:
        return bool(self.name.strip() or self.email.strip() or self.words.strip())


@transaction.atomic
def suggest(
    review: Review, *, colleague: Colleague, source: str = Suggestion.Source.REVIEWER
) -> Suggestion | None:
    """Keep a named colleague for the editors. The same address again corrects what was said."""
    if not colleague.is_somebody:
        return None
    Review.objects.select_for_update().get(pk=review.pk)
    said = {"name": " ".join(colleague.name.split())[:120], "words": colleague.words.strip()[:2000]}
    email = colleague.email.strip().lower()
    same = review.suggestions.filter(source=source, email=email, closed_at=None).first()
    if same:
        Suggestion.objects.filter(pk=same.pk).update(**said)
        return same
    if email and review.suggestions.filter(email=email).exists():
        return None
    if review.suggestions.count() >= MOST:
        raise ValidationError(_("The editors have five names already. Write to them for more."))
    row = Suggestion.objects.create(review=review, source=source, email=email, **said)
    tell_editor(row)
    return row


def tell_editor(row: Suggestion) -> None:
    """Write to the editor what came from a device of somebody else; a reviewer's own words stand
    at the seat and in the editor's list."""
    editor = editor_of(row.review.round.submission)
    if editor and row.source == Suggestion.Source.FORWARDED:
        letters.colleagues.post_proposed(row, editor)
