"""Reading a form that was filled in elsewhere: nothing of it is lost, nothing newer overwritten."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from reviews.formats import Filled, fill_in
from reviews.formats.plain import read_text
from reviews.models import Note, Review
from reviews.queries.drafts import FILE
from reviews.queries.offline import (
    choices_in_every_language,
    in_every_language,
    meant,
    note_help,
    places_of,
)
from reviews.services import notes
from reviews.services.answers import check_open
from reviews.services.drafts import Source, save_draft, stamp
from submissions.manuscripts import sandbox
from submissions.manuscripts.refusals import Refusal, refusal_of
from submissions.manuscripts.sentences import words_of
from submissions.manuscripts.sniff import kind_of
from submissions.services import Upload

LARGEST = 5_000_000  # bytes
SECONDS, MEGABYTES = 30, 512
UNREAD = "unread"


@dataclass
class Read:
    """What became of a filled form: whether a newer draft stands beside it, and what was not
    understood, in sentences."""

    aside: bool = False
    problems: list[str] = field(default_factory=list)


def read_form(review: Review, *, upload: Upload) -> Read:
    """Take what a filled form holds into the draft, or beside it where the draft is newer.

    What cannot be understood stays as it was in the draft, is said, and is kept in a field of its
    own. Raises ValidationError for a file that is no such form or belongs to another review.
    """
    check_open(review)
    sheets = in_every_language(review)
    known = {(each.name, each.more) for each in sheets[0].questions}
    help = {line for sheet in sheets for line in (sheet.title, *sheet.help)}
    help |= {line for sheet in sheets for each in sheet.questions for line in each.help}
    filled = fill_in(lines_in(upload), known=known, help=help | {note_help()})
    key, seen, made = (*filled.head.split(), "", "", "")[:3]
    if key and key != review.key:
        raise ValidationError(
            _("This form belongs to another review. Fetch the form of this one, below.")
        )
    if not filled.texts:
        raise ValidationError(
            _("This file holds no place of the form. Fetch the form again, and fill that one in.")
        )
    read = Read()
    if not key:
        read.problems.append(_("The first lines of the form are gone, so its age is unknown."))
    values = values_in(review, filled, read)
    take_notes(review, filled, made, read)
    keep_stray(values, filled, read)
    seen_at = "" if seen == "-" else seen
    read.aside = save_draft(review, values=values, seen_at=seen_at, source=Source("", FILE)).aside
    return read


def lines_in(upload: Upload) -> list[str]:
    """Return the lines of a sent file: plain text here, Word in the confined process."""
    if (upload.file.size or 0) > LARGEST:
        raise ValidationError(_("The filled form is larger than 5 MB. Take pictures out of it."))
    with upload.file.open("rb") as file:
        data = bytes(file.read())
    if not data.startswith(b"PK\x03\x04"):
        try:
            return read_text(data)
        except ValueError as no_text:
            raise ValidationError(
                _("Send the form as Word (.docx) or as plain text (.txt).")
            ) from no_text
    try:
        if kind_of(data, upload.name) != "docx":
            raise ValidationError(_("Send the form as Word (.docx) or as plain text (.txt)."))
        return word_lines(data)
    except Refusal as refusal:
        raise ValidationError(str(words_of(refusal))) from refusal


def word_lines(data: bytes) -> list[str]:
    with TemporaryDirectory(prefix="form-") as name:
        folder = Path(name)
        (folder / "form.docx").write_bytes(data)
        try:
            answer = sandbox.call(
                "reviews.formats.word_reading:read",
                folder=folder,
                seconds=SECONDS,
                megabytes=MEGABYTES,
                arguments={"source": "form.docx"},
            )
        except sandbox.SandboxError as error:
            raise refusal_of(error, seconds=SECONDS) from error
    return list(answer["lines"])


def values_in(review: Review, filled: Filled, read: Read) -> dict[str, str]:
    """Return the draft with what the form says; what it lacks or says unclearly stays."""
    values = dict(review.draft)
    in_words = choices_in_every_language(review)
    for place in places_of(review):
        label = {"label": place.label}
        if (place.name, "") not in filled.texts:
            read.problems.append(
                _("The place “%(label)s” is not in the file; it stays as it was.") % label
            )
            continue
        text = filled.texts[place.name, ""]
        if place.choices is None:
            if text != values.get(place.name, "").strip("\n"):
                values[place.name] = text
            continue
        code = meant(place, text, in_words[place.name])
        if code is None:
            read.problems.append(
                _("“%(label)s”: “%(text)s” is none of the answers; it stays as it was.")
                % {**label, "text": text[:80]}
            )
            filled.stray.append(f"{place.label}: {text}")
        else:
            values[place.name] = code
    return {name: text for name, text in values.items() if text}


def take_notes(review: Review, filled: Filled, made: str, read: Read) -> None:
    """Keep the comments of the form; one that was changed here since stays beside the other."""
    kept = {note.key: note for note in Note.objects.filter(review=review)}
    fetched = parse_datetime(made) if made else None
    for (name, key), text in filled.texts.items():
        if name == "new":
            take_new(review, key.partition("\n")[0], text, filled, read)
        elif name == "note" and text.strip() and text.strip() != kept[key].text:
            newer = fetched is None or kept[key].saved_at > fetched
            notes.write_note(
                review,
                key=key,
                place=notes.Place(kept[key].block, kept[key].quote),
                text=text,
                seen_at="newer" if newer else stamp(kept[key].saved_at),
            )


def take_new(review: Review, place: str, text: str, filled: Filled, read: Read) -> None:
    if not text.strip() and not place:
        return
    try:
        notes.write_note(review, key="", place=notes.Place("", place), text=text)
    except ValidationError as refusal:
        read.problems += refusal.messages
        filled.stray.append("\n".join(filter(None, [place, text])))


def keep_stray(values: dict[str, str], filled: Filled, read: Read) -> None:
    """Keep what belongs to no place in a field of its own, each once."""
    before = values.get(UNREAD, "")
    fresh = [text for text in filled.stray if text not in before]
    if fresh:
        values[UNREAD] = "\n\n".join(filter(None, [before, *fresh]))
        read.problems.append(
            _(
                "Some lines belong to no place of the form; they stand above it, and nobody gets them."
            )
        )
