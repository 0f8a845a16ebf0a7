"""The parts of the sample journal, in the order in which they are built."""

from dataclasses import dataclass

from issues.demo import publishing
from issues.demo.clock import Calendar, at_once, moved
from issues.demo.histories import article_acts, latest_acts, manuscript_acts
from issues.demo.texts import Paper, articles, manuscripts
from issues.demo.walk import Walk, catch_up, play
from journal.models import Journal

PUBLISHED_AT = 10  # o'clock


@dataclass(frozen=True)
class Part:
    """One part: an article in an issue, an issue, a manuscript, or the latest decisions."""

    key: str
    issue: str = ""

    @property
    def about(self) -> str:
        return f"demo:{self.key}"


LATEST = Part("latest-decisions")


def parts() -> list[Part]:
    """Return all parts: the current issue first, then manuscripts by age, then earlier issues."""
    newest, *earlier = reversed(publishing.issue_rows())
    waiting = sorted(manuscripts().values(), key=age_of, reverse=True)
    older = [part for key in earlier for part in issue_parts(key)]
    return [*issue_parts(newest), *(Part(paper.key) for paper in waiting), *older, LATEST]


def age_of(paper: Paper) -> int:
    return int(paper.state.get("submitted_days_ago", 0))


def first_parts() -> list[Part]:
    """Return what makes the front page a journal's: the current issue."""
    return issue_parts(list(publishing.issue_rows())[-1])


def issue_parts(key: str) -> list[Part]:
    return [*(Part(name, key) for name in publishing.articles_in(key)), Part(f"issue-{key}", key)]


def build(part: Part, journal: Journal) -> None:
    """Build a part or what is left of it. Raises ValidationError where a service refuses."""
    if part == LATEST:
        for paper in manuscripts().values():
            walk = Walk(paper, journal)
            play(walk, latest_acts(walk))
    elif part.key == f"issue-{part.issue}":
        build_issue(part.issue, journal)
    elif part.issue:
        walk = Walk(articles()[part.key], journal)
        play(walk, article_acts(walk, part.issue))
    else:
        walk = Walk(manuscripts()[part.key], journal)
        play(walk, manuscript_acts(walk))


def build_issue(key: str, journal: Journal) -> None:
    """Publish an issue whose articles are ready."""
    calendar = Calendar(journal)
    with at_once():
        for name in publishing.articles_in(key):
            catch_up(Walk(articles()[name], journal))
    with at_once(), moved(calendar.at(publishing.published_days_ago(key), PUBLISHED_AT)):
        publishing.publish_issue(journal, key, calendar)
