"""Rows that change hands: from one account of a person to the other, and back."""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q, UniqueConstraint

from accounts.models import User

Column = tuple[type[Model], str]
Spared = dict[Column, list[int]]
Rows = dict[str, list[int]]


def hand_over(
    columns: Iterable[Column],
    *,
    kept: User,
    closed: User,
    spared: Spared | None = None,
) -> Rows:
    """Write the kept account wherever these columns name the closed one; return which rows did.

    ``spared`` are rows, by column, that stay: the kept account has the same already. So stays,
    in any case, a row that the table could not hold twice.
    """
    moved: Rows = {}
    for model, column in columns:
        rows = model._default_manager.filter(**{column: closed})
        stay = (spared or {}).get((model, column), ())
        rows = rows.exclude(pk__in=stay).exclude(held_twice(model, column, kept))
        keys = list(rows.values_list("pk", flat=True))
        model._default_manager.filter(pk__in=keys).update(**{column: kept})
        if keys:
            moved[f"{model._meta.label}.{column}"] = keys
    return moved


def held_twice(model: type[Model], column: str, kept: User) -> Q:
    """Return what is true of rows that would break a rule "once for each person" when moved."""
    field = model._meta.get_field(column)
    sets = [list(rule.fields) for rule in plain_rules(model) if column in rule.fields]
    sets += [[column]] if getattr(field, "unique", False) else []
    own = model._default_manager.filter(**{column: kept})
    clashes = Q(pk__in=[])
    for names in sets:
        same = {name: OuterRef(name) for name in names if name != column}
        clashes |= Q(Exists(own.filter(**same)))
    return clashes


def plain_rules(model: type[Model]) -> list[UniqueConstraint]:
    rules = [rule for rule in model._meta.constraints if isinstance(rule, UniqueConstraint)]
    return [rule for rule in rules if rule.condition is None]


def hand_back(moved: Rows, *, kept: User, closed: User) -> None:
    """Undo ``hand_over``; a row that has gone to somebody else since stays there."""
    for name, keys in moved.items():
        label, column = name.rsplit(".", 1)
        rows = apps.get_model(label)._default_manager.filter(pk__in=keys, **{column: kept})
        rows.update(**{column: closed})
