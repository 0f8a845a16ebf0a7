"""Modules that a conversion seldom needs, or that are slow to load: loaded on first use.

A confined process lives for one file, so every module that it loads is paid for by that file.
"""

from importlib import import_module
from typing import Any


class Deferred:
    """Stands for a module of this package until something of it is asked for."""

    def __init__(self, name: str) -> None:
        self.name = f"{__package__}.{name}"

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self.name), attribute)
