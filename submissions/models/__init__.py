"""Manuscripts: what authors send, who handles it, and what became of it."""

from submissions.models.files import File, Version, private_storage
from submissions.models.manuscript import (
    Assignment,
    ManuscriptLetter,
    Recusal,
    StatusChange,
    Submission,
)
from submissions.models.people import Contributor, Statement
from submissions.models.status import DESK_WORKING_DAYS, NEXT, OPEN, REVIEW_DAYS, Status

__all__ = [
    "DESK_WORKING_DAYS",
    "NEXT",
    "OPEN",
    "REVIEW_DAYS",
    "Assignment",
    "Contributor",
    "File",
    "ManuscriptLetter",
    "Recusal",
    "Statement",
    "Status",
    "StatusChange",
    "Submission",
    "Version",
    "private_storage",
]
