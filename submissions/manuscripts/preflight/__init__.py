"""Looking a manuscript through before it is sent: what is missing, doubtful or doubled."""

from .catalogue import CHECKS, Check, Weight
from .citing import check_citations
from .figures import check_figures
from .finding import Finding
from .overlap import Passage, Sharing, compare, fingerprints, likeness
from .references import Romanised, check_references, dois_of, romanised_list

__all__ = [
    "CHECKS",
    "Check",
    "Finding",
    "Passage",
    "Romanised",
    "Sharing",
    "Weight",
    "check_citations",
    "check_figures",
    "check_references",
    "compare",
    "dois_of",
    "fingerprints",
    "likeness",
    "romanised_list",
]
