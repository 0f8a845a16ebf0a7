"""What happened when: the acts of each sample paper, dated backwards from today.

``first`` is always the day, so many days ago, on which reviewers could first be invited.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from issues.demo import authors, editors, publishing, reviewers
from issues.demo.texts import values_of
from issues.demo.walk import Act, Walk

WAY = 215  # days from the first article's submission to its publication
APART = 9  # days between the articles of one issue
READING, SPREAD = 16, 3  # days of a review, and between the reviews of one round
LONGEST = 20  # days from the invitation to a review that is in time
UNTIL_DECIDED = 45  # days at most from the invitations to a decision
TAKEN, INVITED, CONFIRMED = 2, 5, 3  # days after submission
THANKS = {  # an editor's words about an article for which no letter was written
    "en": "The paper is clear, and people in other offices can use it. Thank you for the care with "
    "which you describe what did not work.",
    "ru": "Текст ясен, и им смогут воспользоваться в других ведомствах. Спасибо за то, как "
    "подробно вы пишете о том, что не получилось.",
    "kk": "Мәтін түсінікті, оны басқа мекемелер де қолдана алады. Не шықпай қалғанын ашық "
    "жазғаныңызға рахмет.",
}
OPEN = {"in_review", "returned", "revision_requested"}


def article_acts(walk: Walk, issue: str) -> Iterator[Act]:
    """Give the way of an article from its file to an approved proof in its issue."""
    own = walk.paper.language
    place_in_issue = publishing.articles_in(issue).index(walk.paper.key)
    sent = publishing.published_days_ago(issue) + WAY - APART * place_in_issue
    reports = reviewers.reports_on(walk.paper.key)
    decided = sent - 45 if reports else sent - 12
    yield from sending(walk, sent)
    yield Act(sent - CONFIRMED, 11, partial(authors.confirm, walk))
    yield Act(sent - TAKEN, 15, partial(editors.take, walk, section_editor(walk)))
    for place, said in enumerate(reports):
        row = {"email": said["reviewer"], "answer": "reviewed", "review": said["key"]}
        yield from reading(walk, row, place, number=1, first=sent - INVITED)
    yield from deciding(
        walk,
        1 if reports else 0,
        decided,
        {"outcome": "accept", "language": own, "reasons": [THANKS[own]]},
    )
    yield Act(decided - 1, 9, partial(publishing.enter_production, walk, issue))
    yield Act(decided - 3, 11, partial(publishing.ask_for_proof, walk))
    yield Act(decided - 5, 16, partial(publishing.read_proof, walk))


def section_editor(walk: Walk) -> str:
    """Return the address of the editor of a paper's section."""
    section = authors.section_of(walk.paper.type)
    staff = values_of("people")["staff"]
    return next(str(row["email"]) for row in staff if section in row.get("sections", []))


def manuscript_acts(walk: Walk) -> Iterator[Act]:
    """Give the way of a manuscript to the state that its text names."""
    state = walk.paper.state
    if state["status"] == "draft":
        yield Act(state["started_days_ago"], 17, partial(authors.begin, walk))
        yield Act(state["started_days_ago"], 17.5, partial(authors.check, walk))
        return
    sent = state["submitted_days_ago"]
    yield from sending(walk, sent)
    if sent > CONFIRMED:
        yield Act(sent - CONFIRMED, 11, partial(authors.confirm, walk))
    if "editor" in state:
        yield Act(sent - TAKEN, 15, partial(editors.take, walk, state["editor"]))
    for earlier in state.get("earlier_rounds", []):
        yield from earlier_round(walk, earlier)
    yield from last_round(walk, state)
    yield from afterwards(walk, state)


def sending(walk: Walk, sent: int) -> Iterator[Act]:
    yield Act(sent, 10, partial(authors.begin, walk))
    yield Act(sent, 10.6, partial(authors.check, walk))
    yield Act(sent, 10.9, partial(authors.declare, walk))
    yield Act(sent, 11.1, partial(authors.send, walk))


def first_day(walk: Walk, part: Mapping[str, Any]) -> int:
    """Return the day on which a round of a manuscript could begin."""
    state = walk.paper.state
    if part == state and "revised_days_ago" in state:
        return int(state["revised_days_ago"]) - 1
    begun = int(state["submitted_days_ago"]) - INVITED
    return min(begun, part.get("decided_days_ago", begun) + UNTIL_DECIDED)


def earlier_round(walk: Walk, state: Mapping[str, Any]) -> Iterator[Act]:
    """Give a round that ended with a revision, up to the day on which the answer came."""
    first = first_day(walk, state)
    for place, row in enumerate(state["reviewers"]):
        yield from reading(walk, row, place, number=state["round"], first=first)
    said = named_decision(state["decision"])
    yield from deciding(walk, state["round"], state["decided_days_ago"], said)
    revised = walk.paper.state["revised_days_ago"]
    yield Act(revised, 14, partial(authors.revise, walk, state["answers"]))


def last_round(walk: Walk, state: Mapping[str, Any]) -> Iterator[Act]:
    """Give the last or only round, and the mornings on which time looked at it."""
    number = state.get("round", 0)
    first = first_day(walk, state)
    for place, row in enumerate(state.get("reviewers", [])):
        yield from reading(walk, row, place, number=number, first=first)
    ended = 0
    if "decision" in state:
        ended = state.get("decided_days_ago", state.get("returned_days_ago"))
        if state["status"] != "accepted":
            yield from deciding(walk, number, ended, named_decision(state["decision"]))
    last = 0 if state["status"] in OPEN else state.get("withdrawn_days_ago", ended)
    for days_ago in range(first, last - 1, -1):
        yield Act(days_ago, 8, partial(reviewers.morning, walk))


def named_decision(key: str) -> dict[str, Any]:
    return next(row for row in values_of("reviews")["decisions"] if row["key"] == key)


def reading(
    walk: Walk, row: Mapping[str, Any], place: int, *, number: int, first: int
) -> Iterator[Act]:
    """Give invitation, answer and review of one reviewer; ``place`` counts from 0."""
    email, answer = row["email"], row["answer"]
    done = row.get("days_ago", first - READING - SPREAD * place)
    invited, due = dates_of(walk, row, done, first)
    yield Act(invited, 15.4, partial(editors.invite, walk, email, number, due))
    if answer == "declined":
        yield Act(invited - 2, 9, partial(reviewers.refuse, walk, email, number, row["reason"]))
    elif answer != "invited":
        yield Act(invited - 1, 9, partial(reviewers.agree, walk, email, number))
    if answer == "reviewed":
        said = reviewers.named_report(row["review"])
        yield Act(done, 12 + place, partial(reviewers.report, walk, email, number, said))


def dates_of(walk: Walk, row: Mapping[str, Any], done: int, first: int) -> tuple[int, date | None]:
    """Return the day of the invitation and, where it is not the usual one, of the review."""
    if row["answer"] == "overdue":
        return row["accepted_days_ago"] + 1, walk.calendar.day(row["overdue_days"])
    if row["answer"] == "invited":
        return done, None
    if row["answer"] == "accepted":
        return done + 1, None
    return (min(first, done + LONGEST) if row["answer"] == "reviewed" else first), None


def deciding(walk: Walk, number: int, decided: int, said: Mapping[str, Any]) -> Iterator[Act]:
    yield Act(decided, 16, partial(editors.resolve, walk, number, said))
    yield Act(decided, 16.1, partial(editors.release, walk, number))


def afterwards(walk: Walk, state: Mapping[str, Any]) -> Iterator[Act]:
    """Give what follows the last round: production or withdrawal."""
    if state["status"] == "in_production":
        yield Act(state["decided_days_ago"] - 1, 9, partial(publishing.enter_production, walk))
        sent = state["production"]["proof_sent_days_ago"]
        yield Act(sent, 11, partial(publishing.ask_for_proof, walk))
    if state["status"] == "withdrawn":
        yield Act(state["withdrawn_days_ago"], 18, partial(authors.give_up, walk))


def latest_acts(walk: Walk) -> Iterator[Act]:
    """Give the decisions that come last of all, because time carries them on within minutes.

    One is held, so that it can still be undone when somebody looks; one is an acceptance,
    after which production opens by itself.
    """
    state = walk.paper.state
    if state["status"] == "accepted":
        said = named_decision(state["decision"])
        yield from deciding(walk, state["round"], state["decided_days_ago"], said)
    if "held_decision" in state:
        said = named_decision(state["held_decision"])
        yield Act(0, 24, partial(editors.resolve, walk, state["round"], said))
