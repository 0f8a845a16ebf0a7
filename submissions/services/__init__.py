"""Acts on manuscripts."""

from submissions.services.status import WrongStatus, move

__all__ = ["WrongStatus", "move"]
