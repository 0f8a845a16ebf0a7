"""A letter to the editors that somebody left in front of the title page."""

from .bylines import people_in
from .contacts import has_contact
from .signs import LETTER_CLOSES, LETTER_OPENS, is_preliminary
from .state import Reading
from .workplaces import is_only_place, is_position, workplace_score

OPENS_BEFORE = 15  # lines
LETTER_LINES = 40
SIGNATURE_LINES = 6


def set_letter_apart(reading: Reading) -> None:
    """Keep a letter in front of the paper, from the first line to the signature, among what is no
    part of it: its names and dates are not the paper's. Both a salutation and a farewell must be there.
    """
    texts = [line.text for line in reading.lines[: OPENS_BEFORE + LETTER_LINES]]
    opens = next((n for n, text in enumerate(texts[:OPENS_BEFORE]) if LETTER_OPENS.match(text)), -1)
    closes = next(
        (n for n, text in enumerate(texts) if n > opens and LETTER_CLOSES.match(text)), -1
    )
    if opens < 0 or closes < 0:
        return
    end = closes + 1
    while end < len(texts) and end - closes <= SIGNATURE_LINES and _signs(reading, end):
        end += 1
    reading.unplaced.extend(texts[:end])
    reading.used.update(range(end))


def _signs(reading: Reading, number: int) -> bool:
    """Whether a line below a farewell can be the signature: plain, and a person, a post, a place."""
    line = reading.lines[number]
    if line.bold or line.kind != "text" or reading.labels[number] is not None:
        return False
    text = line.text
    is_said = is_position(text) or is_only_place(text) or is_preliminary(text) or has_contact(text)
    is_person = len(people_in(line).people) == 1 or "on behalf" in text.casefold()
    return is_said or workplace_score(text) >= 2 or is_person
