"""Hand work to the broker when the act's transaction commits."""

from collections.abc import Callable
from typing import Any

from django.db import transaction


def after_commit(call: Callable[..., Any], *args: Any) -> None:
    """Call on commit; a failure (the broker is away) is logged and never undoes the act.

    A named function rather than a partial: Django's report of a failure needs its name.
    """

    def send() -> None:
        call(*args)

    transaction.on_commit(send, robust=True)
