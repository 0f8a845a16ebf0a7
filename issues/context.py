"""What pages of the sample journal say about its making."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from issues.queries import demo
from submissions.queries import acts_for_papers


def sample(request: HttpRequest) -> dict[str, Any]:
    """Return how far the sample journal is built; asked for only where a page shows it."""
    return {"building": SimpleLazyObject(progress)}


def papers_in_hand(request: HttpRequest) -> dict[str, Any]:
    """Say whether a person has a desk without a role: acting editors do."""
    return {"acts_as_editor": SimpleLazyObject(lambda: has_papers(request))}


def has_papers(request: HttpRequest) -> bool:
    user = request.user  # a refusal before anybody is known has none, and asks for none
    return isinstance(user, User) and acts_for_papers(user)


def progress() -> dict[str, int]:
    done, total = demo.progress()
    return {"done": done, "total": total, "left": total - done}
