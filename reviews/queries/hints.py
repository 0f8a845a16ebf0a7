"""What a reviewer may want to look at again before sending. Never a reason to refuse."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from reviews.models import Review
from reviews.queries.pointing import Kind, Seen
from reviews.wording import word_count

FEW_WORDS = 60
GOOD = 4  # a score of it or better speaks for a paper
PLACES = re.compile(
    r"\b(?:sections?|pages?|pp?\.|tables?|fig(?:ures?|\.)|lines?|paragraphs?|para\.|chapters?"
    r"|equations?|eq\.|appendi(?:x|ces)|abstract|introduction|conclusions?|discussion|methods?"
    r"|results?|references?|literature"
    r"|раздел\w*|глав\w+|страниц\w*|стр\.|с\.\s?\d|таблиц\w*|табл\.|рисун\w+|рис\.|строк\w+"
    r"|абзац\w*|формул\w+|приложени\w+|аннотаци\w+|введени\w+|заключени\w+|вывод\w*|метод\w*"
    r"|результат\w*|литератур\w*|обсуждени\w+"
    r"|бөлім\w*|тарау\w*|бет\w*|кесте\w*|сурет\w*|жол\w*|абзац\w*|формула\w*|қосымша\w*"
    r"|аңдатпа\w*|кіріспе\w*|қорытынды\w*|әдіс\w*|нәтиже\w*|әдебиет\w*|талқылау\w*)"
    r"|[“«\"„‘].{8,}?[”»\"“’]|§\s?\d",
    re.IGNORECASE,
)
HARSH = re.compile(
    r"\b(?:idiot(?:s|ic)?|stupid(?:ity|ly)?|moron(?:s|ic)?|garbage|rubbish|trash|crap|bullshit"
    r"|pathetic|laughable|ridiculous(?:ly)?|worthless|incompetent|incompetence|nonsense|ignorant"
    r"|imbecile|disgrace(?:ful)?|lazy|a joke|waste of (?:my )?time|childish|embarrassing"
    r"|идиот\w*|туп(?:ой|ая|ое|ые|ость|ости|о)|дурак\w*|бред\w{0,3}|чуш\w{1,2}|мусор\w{0,3}"
    r"|позор\w{0,3}|бездарн\w+|безграмотн\w+|невежд\w*|невежествен\w+|халтур\w*|ерунд\w{1,2}"
    r"|смехотворн\w+|жалк(?:ий|ая|ое|ие)|убог\w+|никчемн\w+|никчёмн\w+|графоман\w*"
    r"|ақымақ\w*|топас\w*|есуас\w*|надан\w*|сандырақ\w*|қоқыс\w*|масқара\w*|сауатсыз\w*"
    r"|түкке тұрғысыз\w*|былық\w*|дарынсыз\w*)\b",
    re.IGNORECASE,
)


def hints_for(review: Review, values: Mapping[str, Any]) -> list[str]:
    """Return in sentences what a reader may stumble over in a complete report."""
    notes = [note.text for note in review.notes.all()]
    seen = "\n".join([values["to_authors"], *texts_for_authors(review, values), *notes])
    found = [
        short(seen),
        without_places(seen, notes),
        harsh(seen),
        named(seen, review.reviewer),
        contradicting(review, values),
    ]
    return [words for words in found if words]


def texts_for_authors(review: Review, values: Mapping[str, Any]) -> list[str]:
    return [
        values.get("answers", {}).get(criterion.slug, "")
        for criterion in review.own_form.criteria.all()
        if criterion.kind == Kind.TEXT and criterion.seen_by == Seen.AUTHORS
    ]


def short(text: str) -> str:
    number = word_count(text)
    if number >= FEW_WORDS:
        return ""
    return _(
        "Your text for the authors has %(number)s words. Could they act on it without asking you?"
    ) % {"number": number}


def without_places(text: str, notes: list[str]) -> str:
    if notes or PLACES.search(text):
        return ""
    return _(
        "Nothing in your text points to a place in the paper: a section, a page, a table, or "
        "words that you quote."
    )


def harsh(text: str) -> str:
    words = list(dict.fromkeys(match.group().lower() for match in HARSH.finditer(text)))
    if not words:
        return ""
    return _("These words may be read as hurting: %(words)s.") % {
        "words": ", ".join(f"“{word}”" for word in words[:5])
    }


def named(text: str, reviewer: User) -> str:
    """Say where the reviewer's own name or address stands in what authors read."""
    names = [reviewer.given_name, reviewer.family_name, reviewer.email]
    found = [
        name
        for name in names
        if len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    ]
    if not found or reviewer.family_name and found == [reviewer.given_name]:
        return ""
    return _("Your name stands in the text for the authors: %(names)s.") % {
        "names": ", ".join(f"“{name}”" for name in found)
    }


def contradicting(review: Review, values: Mapping[str, Any]) -> str:
    """Say where all scores speak for a paper and the recommendation against it, or the reverse."""
    scores = [score for score in values.get("scores", {}).values() if score is not None]
    advice = values["recommendation"]
    words = {"words": review.own_form.recommendation_words(advice)}
    if len(scores) > 1 and min(scores) >= GOOD and advice in {"reject", "resubmit"}:
        return _("All your scores are 4 or 5, and you recommend “%(words)s”.") % words
    if len(scores) > 1 and max(scores) <= 6 - GOOD and advice in {"accept", "minor"}:
        return _("All your scores are 1 or 2, and you recommend “%(words)s”.") % words
    return ""
