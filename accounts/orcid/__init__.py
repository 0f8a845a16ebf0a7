"""ORCID: who somebody is by their iD, and what the journal may write into their record.

Everything is off until the operator sets the credentials; then there is no button and no address.
"""

from accounts.orcid.deposits import (
    Away,
    Gone,
    Revoked,
    Unwelcome,
    add_entry,
    put_code_of,
    remove_entry,
)
from accounts.orcid.proofs import (
    OrcidProof,
    Purpose,
    Trouble,
    forget_proof,
    keep_proof,
    keep_trouble,
    open_proof,
    take_trouble,
)
from accounts.orcid.provider import WRITE, JournalOrcidAdapter, leave_for_orcid
from accounts.orcid.switches import is_on, may_deposit

__all__ = [
    "WRITE",
    "Away",
    "Gone",
    "JournalOrcidAdapter",
    "OrcidProof",
    "Purpose",
    "Revoked",
    "Trouble",
    "Unwelcome",
    "add_entry",
    "forget_proof",
    "is_on",
    "keep_proof",
    "keep_trouble",
    "leave_for_orcid",
    "may_deposit",
    "open_proof",
    "put_code_of",
    "remove_entry",
    "take_trouble",
]
