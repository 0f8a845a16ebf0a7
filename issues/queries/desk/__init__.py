"""The editors' desk: every paper one handles, whose turn it is, and what waits."""

from issues.queries.desk.conflicts import Conflict, conflicts_of
from issues.queries.desk.desk import Desk, Wish, desk_for
from issues.queries.desk.rows import Row

__all__ = ["Conflict", "Desk", "Row", "Wish", "conflicts_of", "desk_for"]
