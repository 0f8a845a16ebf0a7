"""The house and its post."""

from journal.models.house import (
    Announcement,
    ArticleType,
    Call,
    ConfirmBefore,
    Holiday,
    Journal,
    Member,
    Page,
    Role,
    Section,
    Topic,
)
from journal.models.mail import Address, Letter, LetterTemplate, MailboxMessage
from journal.models.work import Errand, QueuedMessage

__all__ = [
    "Address",
    "Announcement",
    "ArticleType",
    "Call",
    "ConfirmBefore",
    "Errand",
    "Holiday",
    "Journal",
    "Letter",
    "LetterTemplate",
    "MailboxMessage",
    "Member",
    "Page",
    "QueuedMessage",
    "Role",
    "Section",
    "Topic",
]
