"""The form of one review as a sheet of questions, filled with its draft; and what its words mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from reviews.formats import Question, Sheet
from reviews.models import Criterion, Note, Review

Kind = Criterion.Kind
Choices = dict[str, str]  # words by code
TICKED = "on"
NEW_NOTES = 3  # empty places for comments on a sheet


@dataclass(frozen=True)
class Place:
    """One field of a review on a sheet; ``choices`` where something is chosen and not typed."""

    name: str
    label: str
    help: tuple[str, ...] = ()
    choices: Choices | None = None


def places_of(review: Review) -> list[Place]:
    """Return the fields of a review's form that a sheet has, in order; files are not among them."""
    asked = [
        place
        for criterion in review.own_form.criteria.all()
        if (place := place_of(criterion)) is not None
    ]
    yes_no = {TICKED: _("yes"), "": _("no")}
    advice = {code: words for code, words, _help in review.own_form.scale}
    one_of = _("Write one of: %(words)s")
    return [
        *asked,
        Place("to_authors", _("For the authors")),
        Place("to_editors", _("Only for the editors")),
        Place(
            "recommendation",
            _("Your recommendation"),
            (one_of % {"words": " / ".join(advice.values())},),
            advice,
        ),
        *(
            Place(name, label, (one_of % {"words": " / ".join(yes_no.values())},), yes_no)
            for name, label in (
                ("no_conflict", _("I know of no conflict of interest with this paper.")),
                ("used_ai", _("I used an AI tool for this review.")),
                ("reads_again", _("I am willing to read a revised version.")),
            )
        ),
        Place("conflict", _("If you know of one, describe it here")),
        Place("ai_use", _("If so: which tool, for which part")),
    ]


def place_of(criterion: Criterion) -> Place | None:
    """Return the place of one question; None for a file, which no sheet can hold."""
    label, hint = str(criterion.label), tuple(str(criterion.hint).split("\n"))
    hint = tuple(line for line in hint if line.strip())
    if criterion.kind == Kind.SCALE:
        ends = _("1 = %(low)s, 5 = %(high)s; write 1 to 5, or “cannot say”") % {
            "low": criterion.low,
            "high": criterion.high,
        }
        scale = {str(n): str(n) for n in range(1, 6)} | {"na": _("cannot say")}
        return Place(f"score_{criterion.slug}", label, (*hint, ends), scale)
    if criterion.kind == Kind.CHOICE:
        options = dict(criterion.choices)
        words = _("Write one of: %(words)s") % {"words": " / ".join(options.values())}
        return Place(f"answer_{criterion.slug}", label, (*hint, words), options)
    if criterion.kind == Kind.TEXT:
        return Place(f"answer_{criterion.slug}", label, hint)
    return None


def sheet_of(review: Review) -> Sheet:
    """Return the form of a review with its draft and comments, in the language of the page."""
    questions = [
        Question(place.name, place.label, place.help, shown(place, review.draft))
        for place in places_of(review)
    ]
    notes = [
        Question("note", note_label(note), (), note.text, note.key) for note in review.notes.all()
    ]
    empty = [Question("note", "", (note_help(),), "", "new")] * NEW_NOTES
    seen = review.draft_saved_at.isoformat() if review.draft_saved_at else "-"
    return Sheet(
        title=_("Review of %(code)s") % {"code": review.round.submission.code},
        help=explanations(),
        head=f"{review.key} {seen} {now().isoformat()}",
        questions=(*questions, *notes, *empty),
    )


def explanations() -> tuple[str, ...]:
    return (
        _(
            "Write below each line that begins with double brackets, and leave those lines as they"
            " are."
        ),
        _("Lines that begin with a percent sign explain; they are not read."),
        _("Send the file back on the page of the review, as Word or as plain text."),
    )


def note_label(note: Note) -> str:
    return _("Comment on “%(quote)s”") % {"quote": " ".join(note.quote.split())[:120]}


def note_help() -> str:
    return _(
        "A comment on another place: write the place behind the brackets, such as “page 4”, and "
        "the comment below."
    )


def shown(place: Place, draft: Mapping[str, str]) -> str:
    value = draft.get(place.name, "")
    return place.choices.get(value, "") if place.choices and value else value


def meant(place: Place, words: str, languages: list[Choices]) -> str | None:
    """Return the code that written words mean; "" where nothing is written, None where unknown.

    ``languages`` are the place's choices in every language that a sheet may have been made in.
    """
    given = bare(words)
    if not given:
        return ""
    of_five = re.fullmatch(r"([1-5])(?:of|из|/)?5", given)
    for choices in languages:
        for code, label in choices.items():
            if code and given in {bare(code), bare(label)} or not code and given == bare(label):
                return code
    return of_five[1] if of_five and "5" in (place.choices or {}) else None


def bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()


def in_every_language(review: Review) -> list[Sheet]:
    """Return the sheet as it would be in each language of the pages."""
    sheets = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            sheets.append(sheet_of(review))
    return sheets


def choices_in_every_language(review: Review) -> dict[str, list[Choices]]:
    """Return the words of each place where something is chosen, in each language."""
    found: dict[str, list[Choices]] = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            for place in places_of(review):
                if place.choices:
                    found.setdefault(place.name, []).append(place.choices)
    return found
