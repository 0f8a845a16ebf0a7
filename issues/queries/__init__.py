"""Readings over several tables: the desk, production, readiness, and what readers see."""

from issues.queries.actions import actions
from issues.queries.events import events

__all__ = ["actions", "events"]
