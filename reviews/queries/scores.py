"""Reports side by side: scores with their means, and the answers in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reviews.models import Answer, Criterion, Review

APART = 2  # points between two scores that are marked as disagreement
NOT_ASKED = "not_asked"
Kind = Criterion.Kind


@dataclass(frozen=True)
class ScoreRow:
    """One criterion: what each reviewer gave (None is "not applicable", "not_asked" where the
    own form does not have it, "" where it was left open), mean, disagreement."""

    criterion: Criterion
    values: list[int | str | None]
    mean: float | None
    apart: bool


@dataclass(frozen=True)
class AnswerRow:
    """One question in words: each reviewer's answer, None where there is none."""

    criterion: Criterion
    answers: list[Answer | None]


@dataclass(frozen=True)
class Comparison:
    """The reports of a round side by side, a column a reviewer."""

    scores: list[ScoreRow]
    means: list[float | None]
    mean: float | None
    formula: str
    answers: list[AnswerRow]


def compare_reports(reviews: list[Review]) -> Comparison:
    """Return the reports side by side. Questions of several forms are one row where they have
    the same slug and kind; needs scores, answers, and the criteria of both forms at hand."""
    asked = questions_of(reviews)
    scales = [each for each in asked if each.kind == Kind.SCALE]
    means = [weighted_mean(review) for review in reviews]
    numbers = [mean for mean in means if mean is not None]
    return Comparison(
        scores=[score_row(criterion, reviews) for criterion in scales],
        means=means,
        mean=round(sum(numbers) / len(numbers), 2) if numbers else None,
        formula=formula_of(scales),
        answers=[answer_row(each, reviews) for each in asked if each.kind != Kind.SCALE],
    )


def questions_of(reviews: Iterable[Review]) -> list[Criterion]:
    """Return every question that one of the reviewers was asked, each once."""
    found: dict[tuple[str, str], Criterion] = {}
    for review in reviews:
        for criterion in review.own_form.criteria.all():
            found.setdefault((criterion.slug, criterion.kind), criterion)
    return list(found.values())


def score_row(criterion: Criterion, reviews: list[Review]) -> ScoreRow:
    values = [score_of(review, criterion.slug) for review in reviews]
    numbers = [value for value in values if isinstance(value, int)]
    mean = round(sum(numbers) / len(numbers), 1) if numbers else None
    apart = bool(numbers) and max(numbers) - min(numbers) >= APART
    return ScoreRow(criterion, values, mean, apart)


def score_of(review: Review, slug: str) -> int | str | None:
    asked = {each.slug for each in review.own_form.criteria.all() if each.kind == Kind.SCALE}
    if slug not in asked:
        return NOT_ASKED
    given = {each.criterion.slug: each.value for each in review.scores.all()}
    return given.get(slug, "")


def weighted_mean(review: Review) -> float | None:
    """Return the sum of weight times score over the sum of weights, of what was scored."""
    scored = [
        (each.criterion.weight, each.value)
        for each in review.scores.all()
        if each.value is not None
    ]
    total = sum(weight for weight, _value in scored)
    return round(sum(w * value for w, value in scored) / total, 2) if total else None


def formula_of(scales: Iterable[Criterion]) -> str:
    """Return in words how the weighted mean is made."""
    weighted = [each for each in scales if each.weight != 1]
    if not weighted:
        return _(
            "Mean of a reviewer: the sum of the scores over their number; “cannot say” is left out."
        )
    named = ", ".join(f"{each.label} × {each.weight}" for each in weighted)
    return _(
        "Weighted mean of a reviewer: the sum of weight × score over the sum of the weights; "
        "“cannot say” is left out. Weights: %(named)s; all others × 1."
    ) % {"named": named}


def answer_row(criterion: Criterion, reviews: Iterable[Review]) -> AnswerRow:
    rows = [
        {(each.criterion.slug, each.criterion.kind): each for each in review.answers.all()}
        for review in reviews
    ]
    return AnswerRow(criterion, [row.get((criterion.slug, criterion.kind)) for row in rows])
