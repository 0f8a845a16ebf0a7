"""Points that authors answer: numbered once, when the decision is sent; answered one by one."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from reviews.models import Decision, Point, PointAnswer, Revision, Round
from reviews.queries.deciding import reports_for
from reviews.queries.pointing import numbered_points
from reviews.wording import asked_in_letter, points_named
from submissions.models import Version

LONGEST = 200_000  # letters an answer
MOST_LINKS = 40  # changed paragraphs an answer


@transaction.atomic
def number_points(decision: Decision) -> list[Point]:
    """Write down what a decision asks, point by point: its letter's parts, then each report.

    A point of the letter that names points of reports ("reviewer A, point 4") gives them its
    weight and needs no answer of its own. Doing it twice changes nothing: the numbers that
    authors answered stay.
    """
    Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if not decision.points.exists():
        with override(decision.language or None):  # labels in the language of the letter
            reports = points_of_reports(decision)
        Point.objects.bulk_create([*points_of_letter(decision, reports), *reports])
    return list(decision.points.select_related("review"))


def points_of_letter(decision: Decision, reports: list[Point]) -> list[Point]:
    """Return what the letter asks itself; what it says of reports is written on their points."""
    of_reports = {point.key: point for point in reports}
    letters = {point.review.letter_name for point in reports if point.review}
    only = letters.pop() if len(letters) == 1 else ""
    own: list[Point] = []
    for weight, text in asked_in_letter(decision.text):  # the weightiest come first
        named = [of_reports.get(key) for key in points_named(text, only=only)]
        for point in filter(None, named):
            point.weight = point.weight or weight
        if not named or None in named:
            own.append(Point(decision=decision, number=len(own) + 1, weight=weight, text=text))
    return own


def points_of_reports(decision: Decision) -> list[Point]:
    return [
        Point(decision=decision, review=review, number=number, text=point.text, block=point.block)
        for review, points in numbered_points(reports_for(decision.submission, apart_from=decision))
        for number, point in points
    ]


def answers_of(revision: Revision) -> dict[str, str]:
    """Return the answers typed so far by the keys of their points; empty ones are left out."""
    rows = PointAnswer.objects.filter(point__decision_id=revision.decision_id).exclude(text="")
    return {row.point.key: row.text for row in rows.select_related("point__review")}


def write_answers(revision: Revision, answers: Mapping[str, str]) -> None:
    """Keep the answers to a revision's points; call it in the transaction of the act."""
    for point in Point.objects.filter(decision_id=revision.decision_id).select_related("review"):
        text = answers.get(point.key, "")[:LONGEST]
        PointAnswer.objects.update_or_create(point=point, defaults={"text": text})


@transaction.atomic
def link_answers(revision: Revision, *, blocks: Mapping[str, Iterable[str]]) -> None:
    """Say which changed paragraphs each answer speaks of; points that are left out stay as they
    were. Possible until reviewers are invited to read the version.
    """
    if not may_link(revision):
        raise ValidationError(
            _("Reviewers have been asked to read this version, so its links stay as they are.")
        )
    for point in Point.objects.filter(decision_id=revision.decision_id).select_related("review"):
        if point.key in blocks:
            chosen = [key[:80] for key in dict.fromkeys(blocks[point.key])][:MOST_LINKS]
            PointAnswer.objects.update_or_create(point=point, defaults={"blocks": chosen})


def may_link(revision: Revision) -> bool:
    """Say whether the authors may still correct which paragraphs their answers speak of."""
    version = revision.version
    return (
        version is not None
        and version.state == Version.State.READ
        and not Round.objects.filter(version=version).exists()
    )
