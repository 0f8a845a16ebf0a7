"""Making the forms that reviewers fill in: one in use is followed by a new version."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.keys import new_key
from accounts.models import User
from journal.models import Journal
from journal.multilingual import Words
from reviews.models import Criterion, Form, Review, Round
from reviews.queries.designing import Design, Question

MOST_QUESTIONS = 40


def is_used(form: Form) -> bool:
    """Say whether a round or a review was ever given this version."""
    return Round.objects.filter(form=form).exists() or Review.objects.filter(Q(form=form)).exists()


@transaction.atomic
def make_form(journal: Journal, *, design: Design, by: User) -> Form:
    """Make a new form, at once current."""
    form = Form(journal=journal, made_by=by)
    write(form, design)
    return form


@transaction.atomic
def change_form(form: Form, *, design: Design, by: User, seen: str) -> Form:
    """Save a form: in place where nobody has used it, else as the next version; returns that.

    Reports keep the version that they answered. ``seen`` is ``stamp_of`` the form as its editor
    found it. Raises ValidationError where a colleague saved it meanwhile.
    """
    fresh = Form.objects.select_for_update().get(pk=form.pk)
    newest = Form.objects.filter(series=fresh.series).order_by("-number").first()
    if newest is None or newest.pk != fresh.pk or seen != stamp_of(fresh):
        raise ValidationError(
            _(
                "Somebody saved this form meanwhile. What you typed stands here; open the form in "
                "another window, and bring over what you need."
            )
        )
    if not is_used(fresh):
        fresh.made_by, fresh.made_at = by, now()
        write(fresh, design)
        return fresh
    Form.objects.filter(pk=fresh.pk).update(is_current=False)
    following = Form(
        journal=fresh.journal,
        series=fresh.series,
        number=fresh.number + 1,
        is_current=fresh.is_current,
        made_by=by,
    )
    write(following, design)
    return following


def stamp_of(form: Form) -> str:
    """Return the text by which a window says which state of a form it started from."""
    return f"{form.key}.{form.made_at.isoformat()}"


def write(form: Form, design: Design) -> None:
    """Write a design into a form's row and questions."""
    check(design)
    form.name, form.intro, form.variant = design.name, design.intro, design.variant
    form.recommendations = list(design.recommendations)
    form.save()
    form.article_types.set(design.article_types)
    form.criteria.all().delete()
    taken: set[str] = set()
    for position, question in enumerate(design.questions):
        slug = free_slug(question, taken)
        Criterion.objects.create(
            form=form,
            slug=slug,
            kind=question.kind,
            label=question.label,
            hint=question.hint,
            low=question.low,
            high=question.high,
            options=[
                {"slug": f"o{number}", "words": words}
                for number, words in enumerate(question.options, start=1)
            ],
            weight=question.weight,
            is_required=question.is_required,
            seen_by=question.seen_by,
            position=position,
        )


def check(design: Design) -> None:
    if len(design.questions) > MOST_QUESTIONS:
        raise ValidationError(
            _("A form has at most %(most)s questions.") % {"most": MOST_QUESTIONS}
        )
    if not str(design.name):
        raise ValidationError(_("Give the form a name."))


def free_slug(question: Question, taken: set[str]) -> str:
    """Return the question's lasting name: kept through versions, so that reports compare."""
    slug = question.slug if question.slug and question.slug not in taken else f"q{new_key()[:8]}"
    taken.add(slug)
    return slug


@transaction.atomic
def copy_form(form: Form, *, by: User) -> Form:
    """Make a form of its own with the same questions; its name says that it is a copy."""
    name = Words({code: f"{text} (2)" for code, text in form.name.items()})
    kinds, criteria = list(form.article_types.all()), list(form.criteria.all())
    copied = Form.objects.create(
        journal=form.journal,
        name=name,
        intro=form.intro,
        variant=form.variant,
        recommendations=form.recommendations,
        made_by=by,
    )
    copied.article_types.set(kinds)
    for criterion in criteria:
        criterion.pk, criterion.form = None, copied
    Criterion.objects.bulk_create(criteria)
    return copied


@transaction.atomic
def retire_form(form: Form) -> None:
    """Give a form to nobody any more; who has it keeps it. Doing it twice changes nothing.

    Raises ValidationError for the last one that fits everybody.
    """
    Journal.objects.select_for_update().get(pk=form.journal_id)
    others = Form.objects.filter(
        journal_id=form.journal_id, is_current=True, variant=Form.Variant.ANY, article_types=None
    ).exclude(pk=form.pk)
    if not others.exists():
        raise ValidationError(
            _(
                "Every journal needs a form for everybody and all kinds of paper. Make another first."
            )
        )
    Form.objects.filter(pk=form.pk).update(is_current=False)


@transaction.atomic
def revive_form(form: Form) -> None:
    """Use a retired form again: the newest version of it."""
    Form.objects.select_for_update().get(pk=form.pk)
    if not Form.objects.filter(series=form.series, is_current=True).exists():
        newest = Form.objects.filter(series=form.series).order_by("-number").first()
        if newest is not None:
            Form.objects.filter(pk=newest.pk).update(is_current=True)
