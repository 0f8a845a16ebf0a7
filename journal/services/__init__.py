"""Acts of the house."""

from journal.services.bounces import record_bounce, trust_address
from journal.services.edition import raise_edition
from journal.services.errands import send_errand
from journal.services.joining import join_people, part_people
from journal.services.letters import resend_letter
from journal.services.setup import (
    NotFree,
    add_member,
    end_membership,
    invite_member,
    make_first_editor,
    open_house,
    set_up_journal,
    setup_address,
)

__all__ = [
    "NotFree",
    "add_member",
    "end_membership",
    "invite_member",
    "join_people",
    "make_first_editor",
    "open_house",
    "part_people",
    "raise_edition",
    "record_bounce",
    "resend_letter",
    "send_errand",
    "set_up_journal",
    "setup_address",
    "trust_address",
]
