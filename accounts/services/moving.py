"""Rows that change hands: from one account of a person to the other, and back."""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import Model

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

    ``spared`` are rows, by column, that stay: the kept account has the same already.
    """
    moved: Rows = {}
    for model, column in columns:
        rows = model._default_manager.filter(**{column: closed})
        stay = (spared or {}).get((model, column), ())
        keys = list(rows.exclude(pk__in=stay).values_list("pk", flat=True))
        model._default_manager.filter(pk__in=keys).update(**{column: kept})
        if keys:
            moved[f"{model._meta.label}.{column}"] = keys
    return moved


def hand_back(moved: Rows, *, kept: User, closed: User) -> None:
    """Undo ``hand_over``; a row that has gone to somebody else since stays there."""
    for name, keys in moved.items():
        label, column = name.rsplit(".", 1)
        rows = apps.get_model(label)._default_manager.filter(pk__in=keys, **{column: kept})
        rows.update(**{column: closed})
