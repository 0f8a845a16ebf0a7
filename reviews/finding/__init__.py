"""Finding reviewers: texts and figures in, an order with its reasons out. Knows no model.

``index`` loads numpy, so it is loaded where somebody first asks (``index_of``), not when the web
process starts.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from reviews.finding.publications import Listed, read_publications
from reviews.finding.ranking import WEIGHTS, Figures, interleaved, score
from reviews.finding.texts import Near, Text

if TYPE_CHECKING:
    from reviews.finding.index import Index


def index_of(texts: Iterable[Text]) -> "Index":
    """Return an index of texts."""
    made: Index = import_module("reviews.finding.index").Index(texts)
    return made


__all__ = [
    "WEIGHTS",
    "Figures",
    "Listed",
    "Near",
    "Text",
    "index_of",
    "interleaved",
    "read_publications",
    "score",
]
