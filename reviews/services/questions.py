"""Which form a reviewer fills in."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from journal.models import Expert, Journal, Sector
from reviews.models import Criterion, Form, Round
from reviews.services.shipped_forms import (
    CRITERIA,
    NAME,
    SHORT,
    SHORT_INTRO,
    SHORT_NAME,
    in_three,
)
from submissions.models import Submission

Variant = Form.Variant
Row = tuple[str, tuple[str, str, str], tuple[str, str, str], tuple[str, str, str]]

# what fits a person, the best first; nobody else's variant is ever given to them
FITTING: dict[str, tuple[str, ...]] = {
    Sector.PRACTITIONER: (Variant.PRACTITIONER, Variant.ANY),
    Sector.ACADEMIC: (Variant.ACADEMIC, Variant.ANY),
    Sector.BOTH: (Variant.ANY, Variant.ACADEMIC, Variant.PRACTITIONER),
    "": (Variant.ANY, Variant.ACADEMIC),
}


@transaction.atomic
def ensure_form(journal: Journal) -> Form:
    """Return the journal's form for everybody; make the shipped ones where they never were.

    A shipped form that editors have changed or retired is not made again.
    """
    if not has_forms(journal):
        Journal.objects.select_for_update().get(pk=journal.pk)
        make_missing(journal)
    current = Form.objects.filter(journal=journal, is_current=True)
    return current.filter(variant=Variant.ANY).first() or current.first() or make_full(journal)


def has_forms(journal: Journal) -> bool:
    rows = set(Form.objects.filter(journal=journal).values_list("series", flat=True))
    return short_series(journal) in rows and len(rows) > 1


def short_series(journal: Journal) -> str:
    """Return the series of the shipped short form, by which it is known to have been made."""
    return f"short-{journal.pk}"


def make_missing(journal: Journal) -> None:
    forms = Form.objects.filter(journal=journal)
    if not forms.exclude(series=short_series(journal)).exists():
        make_full(journal)
    if not forms.filter(series=short_series(journal)).exists():
        form = Form.objects.create(
            journal=journal,
            series=short_series(journal),
            name=in_three(SHORT_NAME),
            intro=in_three(SHORT_INTRO),
            variant=Variant.PRACTITIONER,
        )
        fill(form, SHORT)


def make_full(journal: Journal) -> Form:
    form = Form.objects.create(journal=journal, name=in_three(NAME))
    fill(form, CRITERIA)
    return form


def fill(form: Form, rows: Iterable[Row]) -> None:
    Criterion.objects.bulk_create(
        Criterion(
            form=form,
            slug=slug,
            label=in_three(label),
            low=in_three(low),
            high=in_three(high),
            position=position,
        )
        for position, (slug, label, low, high) in enumerate(rows)
    )


def form_for(submission: Submission, person: User | None = None, kind: str = "") -> Form:
    """Return the current form that fits a kind of paper and, where given, a person's sector.

    ``kind`` is the sector as which the person is asked, where an editor chose one.

    A form that names the paper's kind goes before one for all kinds; then the person's own
    variant before the one for everybody; then the older.
    """
    usual = ensure_form(submission.journal)
    sector = kind
    if person is not None and not kind:
        sector = Expert.objects.filter(user=person).values_list("sector", flat=True).first() or ""
    fitting = FITTING[sector]
    ranked = []
    forms = Form.objects.filter(journal=submission.journal, is_current=True, variant__in=fitting)
    for form in forms.prefetch_related("article_types"):
        kinds = [kind.pk for kind in form.article_types.all()]
        if not kinds or submission.article_type_id in kinds:
            ranked.append((not kinds, fitting.index(form.variant), form.pk, form))
    return min(ranked, key=lambda row: row[:3])[3] if ranked else usual


def own_form_for(round: Round, person: User, kind: str = "") -> Form | None:
    """Return the form of a person who is invited to a round; None: the round's own.

    ``kind`` is the sector as which they are asked; empty: their own.

    Another version of the round's form is not given: all in one round are asked the same.
    """
    form = form_for(round.submission, person, kind)
    return None if form.series == round.form.series else form
