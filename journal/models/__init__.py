"""The house and its post."""

from journal.models.experts import Expert, Publication, Sector
from journal.models.house import (
    Announcement,
    ArticleType,
    Call,
    ConfirmBefore,
    Holiday,
    Journal,
    Member,
    Page,
    ReviewMode,
    Role,
    Section,
    Topic,
)
from journal.models.mail import Address, Bounce, Letter, LetterTemplate, MailboxMessage
from journal.models.work import Errand, QueuedMessage

__all__ = [
    "Address",
    "Announcement",
    "ArticleType",
    "Bounce",
    "Call",
    "ConfirmBefore",
    "Errand",
    "Expert",
    "Holiday",
    "Journal",
    "Letter",
    "LetterTemplate",
    "MailboxMessage",
    "Member",
    "Page",
    "Publication",
    "QueuedMessage",
    "ReviewMode",
    "Role",
    "Section",
    "Sector",
    "Topic",
]
