"""Answers beside what changed: the paragraphs that each speaks of, and names in what was typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from lxml import etree

from reviews.identity import mode_of_next_round, sees_authors, shows_authors
from reviews.models import Review, Revision
from reviews.queries.revising import Asked, Comments, comments_for
from submissions.converting.proving import people_of
from submissions.manuscripts.anonymise import Person, without_names
from submissions.manuscripts.compare.linking import propose_links
from submissions.manuscripts.tree import letters_of, parse
from submissions.models import Version
from submissions.queries import Compared, compared, version_before
from submissions.queries.comparing import PictureUrl

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Answered:
    """What the authors sent after a round, as one person may see it."""

    revision: Revision
    comments: list[Comments]
    compared: Compared | None
    letter: str

    @property
    def answered(self) -> int:
        return sum(each.answered for each in self.comments)

    @property
    def total(self) -> int:
        return sum(len(each.points) for each in self.comments)


def authors_picture(version: Version, name: str) -> str:
    """Return the address of a picture on pages of authors and editors."""
    return reverse("submissions:figure", args=[version.submission.key, version.key, name])


def judged_version(revision: Revision) -> Version | None:
    """Return the version that a revision's decision was made on."""
    judged = revision.decision.round_version
    return judged or (version_before(revision.version) if revision.version else None)


def changes_in(revision: Revision, *, anonymous: bool, picture_url: PictureUrl) -> Compared | None:
    """Return what a revision changed; None where there is no text to compare, or none yet."""
    old, new = judged_version(revision), revision.version
    if old is None or new is None or new.state != Version.State.READ:
        return None
    return compared(old, new, anonymous=anonymous, picture_url=picture_url)


def with_links(comments: list[Comments], changes: Compared | None) -> list[Comments]:
    """Add to each point the changes its answer speaks of: as the authors chose, or proposed."""
    if changes is None:
        return comments
    return [
        replace(each, points=[linked(point, changes) for point in each.points]) for each in comments
    ]


def linked(point: Asked, changes: Compared) -> Asked:
    keys = point.blocks
    if keys is None:
        known = [shown.change for shown in changes.changes]
        keys = propose_links(point.text, point.answer, known)
    of_key = {shown.key: shown for shown in changes.changes}
    return replace(
        point,
        links=[of_key[key] for key in keys if key in of_key],
        choices=[(shown, key in keys) for key, shown in of_key.items()],
    )


def answers_for_authors(revision: Revision, picture_url: PictureUrl) -> Answered:
    """Return all points, answers and changes of a revision, as authors and editors see them."""
    changes = changes_in(revision, anonymous=False, picture_url=picture_url)
    comments = with_links(comments_for(revision), changes)
    return Answered(revision, comments, changes, revision.answer)


def answers_for_reviewer(review: Review, picture_url: PictureUrl) -> Answered | None:
    """Return the reviewer's own earlier points with the authors' answers and what changed.

    Unless the round's mode names the authors, everything is without names: the texts compared
    are the copies for reviewers, and what the authors typed is masked. None in a first round.
    """
    version, hidden = review.own_version, not sees_authors(review)
    revision = (
        Revision.objects.filter(decision__submission_id=review.round.submission_id, version=version)
        .select_related("decision__round__version", "version__submission__submitter")
        .first()
    )
    if revision is None or revision.version is None:
        return None
    changes = changes_in(revision, anonymous=hidden, picture_url=picture_url)
    people = people_of(revision.version) if hidden else []
    own = comments_for(revision, reviewer_id=review.reviewer_id)
    masked_points = [
        replace(
            each,
            label=_("Your points"),
            points=[replace(p, answer=without(p.answer, people)) for p in each.points],
        )
        for each in own
    ]
    letter = without(revision.answer, people)
    return Answered(revision, with_links(masked_points, changes), changes, letter)


def without(text: str, people: list[Person]) -> str:
    """Return a typed text with the names, addresses and places of work of people masked."""
    return searched(text, people)[0]


def searched(text: str, people: list[Person]) -> tuple[str, list[str]]:
    """Return a text without names, and the names and addresses that were found in it."""
    if not text.strip() or not people:
        return text, []
    article = etree.Element("article")
    # neither a paragraph nor a section, which may be dropped as a whole where they thank somebody
    etree.SubElement(etree.SubElement(article, "body"), "attrib").text = NOT_XML.sub("", text)
    found = without_names(etree.tostring(article), people)
    return letters_of(parse(found.tree)), [finding.text for finding in found.findings]


def names_typed(revision: Revision, typed: Mapping[str, str], version: Version) -> list[str]:
    """Return sentences that say which answers hold the name of an author, by place; none where
    reviewers know the authors anyway."""
    if shows_authors(mode_of_next_round(version.submission)):
        return []
    people = people_of(version)
    labels = labels_of(revision)
    sentences = []
    for key, text in typed.items():
        _masked, names = searched(text, people)
        if names:
            place = labels.get(key, labels[""])
            shown = ", ".join(f"“{name}”" for name in dict.fromkeys(names[:3]))
            sentences.append(
                _("%(place)s contains a name or an address: %(names)s.")
                % {"place": place, "names": shown}
            )
    return sentences


def labels_of(revision: Revision) -> dict[str, str]:
    """Return what each answer of a revision is called, by its key; the letter has none."""
    labels = {
        point.key: _("Your answer to point %(number)s of %(label)s")
        % {"number": point.number, "label": each.label}
        for each in comments_for(revision)
        for point in each.points
    }
    return labels | {"": _("Your letter to the editors and reviewers")}


def not_sent(revision: Revision, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return, each with what it is called, the typed answers that are not among those sent."""
    points = [point for each in comments_for(revision) for point in each.points]
    there = {point.key: point.answer for point in points} | {"": revision.answer}
    return [
        (label, typed[key])
        for key, label in labels_of(revision).items()
        if typed.get(key, "").split() and typed[key].split() != there.get(key, "").split()
    ]
