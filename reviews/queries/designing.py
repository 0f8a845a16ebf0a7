"""The journal's review forms as its editors see them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from journal.models import ArticleType, Journal
from journal.multilingual import Words
from journal.templatetags.words import own_name
from reviews.models import Criterion, Form, Review


@dataclass(frozen=True)
class Question:
    """One question as an editor designs it; ``slug`` is empty for a new one."""

    kind: str
    label: Words
    slug: str = ""
    hint: Words = field(default_factory=Words)
    low: Words = field(default_factory=Words)
    high: Words = field(default_factory=Words)
    options: tuple[Words, ...] = ()
    weight: int = 1
    is_required: bool = True
    seen_by: str = Criterion.Seen.EDITORS


@dataclass(frozen=True)
class Design:
    """A whole form as an editor designs it. ``recommendations``: code, words and help, in order;
    empty where the usual words and order do."""

    name: Words
    intro: Words
    variant: str
    questions: Sequence[Question]
    article_types: Sequence[ArticleType] = ()
    recommendations: Sequence[dict[str, object]] = ()


@dataclass(frozen=True)
class FormRow:
    """One form of the list: its newest version, for what, how often used, what is missing."""

    form: Form
    kinds: str
    questions: int
    uses: int
    missing: list[str]


def form_rows(journal: Journal) -> list[FormRow]:
    """Return the newest version of every form, current ones first, in a fixed number of queries."""
    versions = list(
        Form.objects.filter(journal=journal)
        .prefetch_related("article_types", "criteria")
        .order_by("series", "-number")
    )
    newest: dict[str, Form] = {}
    for form in versions:
        newest.setdefault(form.series, form)
    uses = Counter(
        Review.objects.filter(form__journal=journal).values_list("form__series", flat=True)
    )
    uses.update(
        Review.objects.filter(form=None, round__form__journal=journal).values_list(
            "round__form__series", flat=True
        )
    )
    rows = [form_row(form, uses[form.series], journal.languages) for form in newest.values()]
    return sorted(rows, key=lambda row: (not row.form.is_current, row.form.pk))


def form_row(form: Form, uses: int, languages: Iterable[str]) -> FormRow:
    kinds = ", ".join(str(kind) for kind in form.article_types.all())
    criteria = list(form.criteria.all())
    return FormRow(
        form, kinds or _("all kinds"), len(criteria), uses, missing_words(form, criteria, languages)
    )


def missing_words(form: Form, criteria: list[Criterion], languages: Iterable[str]) -> list[str]:
    """Return in sentences in which languages something of a form is not said."""
    texts = [form.name, form.intro]
    for each in criteria:
        texts += [each.label, each.hint, each.low, each.high]
        texts += [row["words"] for row in each.options]
    found = []
    for code in languages:
        number = sum(bool(any(words.values()) and not words.get(code)) for words in texts)
        if number:
            found.append(
                _("%(language)s: %(number)s missing")
                % {"language": own_name(code), "number": number}
            )
    return found


def form_by_key(journal: Journal, key: str) -> Form | None:
    """Return the newest version of the form that a version belongs to."""
    form = Form.objects.filter(journal=journal, key=key).first()
    if form is None:
        return None
    newest = Form.objects.filter(series=form.series).order_by("-number").first()
    return newest or form


def reports_by_version(form: Form) -> int:
    """Return how many reviews were given exactly this version."""
    mine = Q(form=form) | Q(form=None, round__form=form)
    return Review.objects.filter(mine).count()
