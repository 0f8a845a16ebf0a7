"""What editors do: take charge, invite, decide by a letter, let the decision go."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import override

from accounts.models import User
from issues.demo.clock import moved
from issues.demo.people import person
from issues.demo.texts import plain
from issues.demo.walk import Walk
from reviews.letters.authors import places
from reviews.models import Decision, Review
from reviews.services import (
    Draft,
    LetterText,
    decide,
    draft_letter_for,
    invite_reviewer,
    release_decision,
)
from submissions.models import Status
from submissions.queries import assignment_of
from submissions.services import take_charge

LISTS = ("must", "should", "optional")
TAKES = {"must": {"must", "missing"}, "should": {"should"}, "optional": {"optional"}}


def take(walk: Walk, email: str) -> None:
    """Take charge of the paper as the editor of its section."""
    submission = walk.submission
    if submission.status == Status.SUBMITTED and assignment_of(submission) is None:
        take_charge(submission, by=person(email))


def editor_of(walk: Walk) -> User:
    """Return who handles the paper. Raises LookupError before somebody took it."""
    assignment = assignment_of(walk.submission)
    if assignment is None:
        raise LookupError(f"Nobody handles {walk.paper.key}")
    return assignment.user


def review_of(walk: Walk, email: str, number: int) -> Review | None:
    """Return a person's review in a round of the paper."""
    rows = Review.objects.filter(
        round__submission=walk.submission, round__number=number, reviewer__email=email
    )
    return rows.select_related("round__submission__journal", "round__form", "reviewer").first()


def invite(walk: Walk, email: str, number: int, due: date | None) -> None:
    """Invite a reviewer to a round; without a date the journal's own period counts."""
    if review_of(walk, email, number) is None:
        invite_reviewer(walk.submission, by=editor_of(walk), reviewer=person(email), review_due=due)


def decision_in(walk: Walk, number: int) -> Decision | None:
    """Return the decision on a round; number 0 is the one without any round."""
    rows = Decision.objects.filter(submission=walk.submission)
    rows = rows.exclude(state=Decision.State.UNDONE)
    return rows.filter(round__number=number).first() if number else rows.first()


def resolve(walk: Walk, number: int, said: Mapping[str, Any]) -> None:
    """Decide on a round with a letter from the sample texts; the decision is held at first."""
    if decision_in(walk, number):
        return
    submission, editor = walk.submission, editor_of(walk)
    draft = draft_letter_for(submission, by=editor, kind=said["outcome"], language=said["language"])
    letter = LetterText(draft.subject, worded(draft, said), draft.language)
    decide(submission, by=editor, kind=draft.kind, letter=letter, due_on=draft.due_on)


def words_of(said: Mapping[str, Any], language: str, draft: str) -> dict[str, str]:
    """Return an editor's words by the name of the place in the letter.

    Lists for which the letter has no place, as in an acceptance, follow the reasons.
    """
    lists = {name: listed(said.get(name, [])) for name in LISTS}
    has = {name for place, name in names_of_places(language).items() if place in draft}
    words = lists | {
        "missing": lists["must"],
        "reasons": "\n\n".join(map(plain, said.get("reasons", []))),
    }
    into = "reasons" if "reasons" in has else "missing"
    homeless = [lists[name] for name in LISTS if not has & TAKES[name]]
    words[into] = "\n\n".join(text for text in (words[into], *homeless) if text)
    return words


def names_of_places(language: str) -> dict[str, str]:
    """Return the names of the places in a letter's draft, by their words in a language."""
    with override(language):
        return {place: name for name, place in places().items()}


def listed(points: Iterable[str]) -> str:
    return "\n".join(f"- {plain(point)}" for point in points)


def worded(draft: Draft, said: Mapping[str, Any]) -> str:
    """Return the letter with its places filled; one without words goes with its heading.

    An editor's own opening stands in the place of the sentence that the draft begins with.
    """
    names = names_of_places(draft.language)
    words = words_of(said, draft.language, draft.text)
    kept: list[str] = []
    for paragraph in draft.text.split("\n\n"):
        name = names.get(paragraph.strip())
        if name is None:
            kept.append(paragraph)
        elif words[name]:
            kept.append(words[name])
        elif name != "reasons":
            kept.pop()
    if "opening" in said:
        kept[1] = plain(said["opening"])
    return "\n\n".join(kept)


def release(walk: Walk, number: int) -> None:
    """Let a held decision happen when its time is over."""
    decision = decision_in(walk, number)
    if decision and decision.state == Decision.State.HELD:
        with moved(decision.release_at + timedelta(seconds=20)):
            release_decision(decision)
