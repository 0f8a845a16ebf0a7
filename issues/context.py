"""What pages of the sample journal say about its making."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from issues.queries import demo


def sample(request: HttpRequest) -> dict[str, Any]:
    """Return how far the sample journal is built; asked for only where a page shows it."""
    return {"building": SimpleLazyObject(progress)}


def progress() -> dict[str, int]:
    done, total = demo.progress()
    return {"done": done, "total": total, "left": total - done}
