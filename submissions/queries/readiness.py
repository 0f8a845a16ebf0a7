"""What a draft still lacks before it can be sent, each with the place where it is typed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.folding import folded
from accounts.validators import validate_orcid
from journal.templatetags.words import own_name
from submissions.manuscripts.codes import SCHEMES, is_well_formed
from submissions.manuscripts.preflight import Weight
from submissions.models import Contributor, ReviewerWish, Statement, Submission, Version
from submissions.queries.people import is_sender
from submissions.queries.preflight import REQUIRED, stops, weight_of
from submissions.queries.versions import current_version

KEYWORDS = (3, 8)
POINTS = (3, 5)


@dataclass(frozen=True)
class Problem:
    """Something missing or wrong: on which page (check, statements, file), at which field."""

    page: str
    field: str
    words: str
    person: str = ""

    @property
    def anchor(self) -> str:
        """The id of the field's block on its page."""
        part = f"{self.person}-{self.field}" if self.person else self.field
        return f"id_{part}-field"


def missing(submission: Submission, page: str = "") -> list[Problem]:
    """Return all that is missing, or only what is missing on one page."""
    problems = [
        *check_file(submission),
        *check_words(submission),
        *check_translations(submission),
        *check_codes(submission),
        *check_people(submission),
        *check_statements(submission),
        *check_wishes(submission),
        *check_findings(submission),
    ]
    return [problem for problem in problems if page in ("", problem.page)]


def check_file(submission: Submission) -> Iterator[Problem]:
    version = current_version(submission)
    if version is None or version.state == Version.State.UNREADABLE:
        yield Problem("file", "file", _("Your file could not be read. Put another in its place."))


def check_findings(submission: Submission) -> Iterator[Problem]:
    """What the preflight found and the journal lets stop a paper; each kind once."""
    for code, words in dict(stops(submission)).items():
        page = "check" if code.startswith("abstract") else "send"
        yield Problem(page, f"preflight-{code}", words)


def required_in(submission: Submission, text: str) -> list[str]:
    """Return the other languages in which the journal asks for a title, abstract or keywords."""
    asked = submission.journal.required_texts.get(text) or []
    known = [code for code in submission.journal.languages if code in asked]
    if text != "title" and not submission.article_type.abstract_words:
        return []  # kinds without an abstract have none in any language
    return [code for code in known if code != submission.language]


def check_translations(submission: Submission) -> Iterator[Problem]:
    """What the journal asks for in other languages; everything else the editors translate."""
    words = {
        "title": _("The title in %(language)s is missing; this journal asks for it."),
        "abstract": _("The abstract in %(language)s is missing; this journal asks for it."),
        "keywords": _("Keywords in %(language)s are missing; this journal asks for them."),
    }
    for text, sentence in words.items():
        for code in required_in(submission, text):
            if not getattr(submission, text).get(code):
                yield Problem("check", f"{text}_{code}", sentence % {"language": own_name(code)})


def check_codes(submission: Submission) -> Iterator[Problem]:
    for scheme, codes in submission.codes.items():
        wrong = [c for c in codes if scheme in SCHEMES and not is_well_formed(scheme, c)]
        if wrong:
            words = _("%(code)s is no code of %(scheme)s.")
            yield Problem(
                "check", f"codes_{scheme}", words % {"code": wrong[0], "scheme": SCHEMES[scheme]}
            )


def check_words(submission: Submission) -> Iterator[Problem]:
    """The texts in the language of the paper."""
    own, kind = submission.language, submission.article_type
    if not submission.title.get(own):
        yield Problem("check", f"title_{own}", _("The title is missing."))
    abstract_stops = weight_of(submission.journal, "abstract_missing") == Weight.STOP
    if abstract_stops and kind.abstract_words and not submission.abstract.get(own):
        yield Problem("check", f"abstract_{own}", _("The abstract is missing."))
    number = len(submission.keywords.get(own) or [])
    if number > KEYWORDS[1] or (kind.abstract_words and number < KEYWORDS[0]):
        words = ngettext(
            "Three to eight keywords are needed; there is %(number)s.",
            "Three to eight keywords are needed; there are %(number)s.",
            number,
        )
        yield Problem("check", f"keywords_{own}", words % {"number": number})
    points = len(submission.points.get(own) or [])
    if kind.has_points and points < POINTS[0]:
        words = _("Three to five points for practitioners are needed.")
        yield Problem("check", f"point_{points + 1}", words)


def check_people(submission: Submission) -> Iterator[Problem]:
    people = list(Contributor.objects.filter(submission=submission))
    yield from problems_of_people(people)
    if people:
        yield from check_sender(submission, people)


def problems_of_people(people: Sequence[Contributor]) -> Iterator[Problem]:
    """What is missing or wrong in a list of authors, saved or not."""
    if not people:
        yield Problem("check", "people", _("The paper has no author. Add one."))
        return
    seen = Counter(person.email.lower() for person in people)
    orcids = Counter(person.orcid for person in people)
    for number, person in enumerate(people, 1):
        yield from check_person(person, number, doubled=seen[person.email.lower()] > 1)
        if person.orcid and orcids[person.orcid] > 1:
            words = _("The ORCID iD %(orcid)s stands at two authors.")
            yield Problem("check", "orcid", words % {"orcid": person.orcid}, person.key)
    if not any(person.is_corresponding for person in people):
        yield Problem("check", "corresponding", _("Choose the corresponding author."))


def check_sender(submission: Submission, people: Sequence[Contributor]) -> Iterator[Problem]:
    """Who says that they are no author must not stand among the authors."""
    if submission.origin == Submission.Origin.AUTHOR:
        if not any(is_sender(submission, person) for person in people):
            words = _("Say whether you are one of the authors, or send the paper for them.")
            yield Problem("check", "origin", words)
        return
    for person in people:
        if is_sender(submission, person):
            words = _("You send this paper for others, but your own address stands at %(name)s.")
            yield Problem("check", "email", words % {"name": person.name}, person.key)


def check_person(person: Contributor, number: int, *, doubled: bool) -> Iterator[Problem]:
    who = person.name or _("Author %(number)s") % {"number": number}
    if not person.name:
        words = _("%(who)s has no name.")
        yield Problem("check", "family_name", words % {"who": who}, person.key)
    if not person.email:
        words = _("%(who)s has no e-mail. Each author is asked to confirm.")
        yield Problem("check", "email", words % {"who": who}, person.key)
    elif not passes(validate_email, person.email):
        words = _("%(email)s is no e-mail address. Is it spelt rightly?")
        yield Problem("check", "email", words % {"email": person.email}, person.key)
    elif doubled:
        words = _("%(email)s stands at two authors.")
        yield Problem("check", "email", words % {"email": person.email}, person.key)
    if person.orcid and not passes(validate_orcid, person.orcid):
        words = _("%(orcid)s is no ORCID iD: four groups of four, as 0000-0002-1825-0097.")
        yield Problem("check", "orcid", words % {"orcid": person.orcid}, person.key)


def passes(validator: object, value: str) -> bool:
    try:
        validator(value)  # type: ignore[operator]
    except ValidationError:
        return False
    return True


def check_statements(submission: Submission) -> Iterator[Problem]:
    if submission.section_id is None:
        yield Problem("statements", "section", _("Choose the section."))
    if weight_of(submission.journal, "statement_missing") == Weight.STOP:
        yield from missing_statements(submission)
    if submission.consent_at is None:
        yield Problem("statements", "consent", _("Your agreement to the licence is missing."))


def missing_statements(submission: Submission) -> Iterator[Problem]:
    given = set(Statement.objects.filter(submission=submission).values_list("kind", flat=True))
    for kind in REQUIRED:
        if kind not in given:
            words = _("The statement “%(name)s” is missing.") % {"name": kind.label}
            yield Problem("statements", kind.value, words)


def check_wishes(submission: Submission) -> Iterator[Problem]:
    """Reviewers whom the authors suggest or oppose: a name, a reason to oppose, no author."""
    people = list(Contributor.objects.filter(submission=submission))
    for wish in ReviewerWish.objects.filter(submission=submission):
        field = f"{wish.key}-name"
        if not wish.name:
            if wish.email or wish.affiliation or wish.reason:
                yield Problem("statements", field, _("Write the reviewer's name."))
            continue
        if any(is_same_person(wish, person) for person in people):
            words = _("%(name)s is an author of this paper and cannot review it.")
            yield Problem("statements", field, words % {"name": wish.name})
        if wish.email and not passes(validate_email, wish.email):
            words = _("%(email)s is no e-mail address. Is it spelt rightly?")
            yield Problem("statements", f"{wish.key}-email", words % {"email": wish.email})
        if wish.kind == ReviewerWish.Kind.OPPOSED and not wish.reason:
            words = _("Say in a sentence why %(name)s should not be asked.")
            yield Problem("statements", f"{wish.key}-reason", words % {"name": wish.name})


def is_same_person(wish: ReviewerWish, person: Contributor) -> bool:
    """Say whether a wished reviewer is an author: by address, or by name in any order."""
    if wish.email and wish.email.casefold() == person.email.casefold():
        return True
    name = set(folded(f"{person.given_name} {person.family_name}").split())
    return len(name) > 1 and name == set(folded(wish.name).split())
