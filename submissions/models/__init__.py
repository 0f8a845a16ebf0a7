"""Manuscripts: what authors send, who handles it, and what became of it."""

from submissions.models.checking import (
    Dismissal,
    Fingerprint,
    Retraction,
    SimilarityReport,
    Waiver,
)
from submissions.models.files import ATTACHED, File, Version, private_storage
from submissions.models.incoming import KEPT_FOR, Incoming, Piece
from submissions.models.manuscript import (
    Assignment,
    ManuscriptLetter,
    Recusal,
    StatusChange,
    Submission,
)
from submissions.models.people import (
    PERSON_FIELDS,
    AuthorChange,
    AuthorConsent,
    Contributor,
    ReviewerWish,
    Statement,
)
from submissions.models.status import DESK_WORKING_DAYS, NEXT, OPEN, REVIEW_DAYS, Status

__all__ = [
    "ATTACHED",
    "DESK_WORKING_DAYS",
    "KEPT_FOR",
    "NEXT",
    "OPEN",
    "PERSON_FIELDS",
    "REVIEW_DAYS",
    "Assignment",
    "AuthorChange",
    "AuthorConsent",
    "Contributor",
    "Dismissal",
    "File",
    "Fingerprint",
    "Incoming",
    "ManuscriptLetter",
    "Piece",
    "Recusal",
    "Retraction",
    "ReviewerWish",
    "SimilarityReport",
    "Statement",
    "Status",
    "StatusChange",
    "Submission",
    "Version",
    "Waiver",
    "private_storage",
]
