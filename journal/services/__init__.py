"""Acts of the house."""

from journal.services.bounces import record_bounce, trust_address
from journal.services.edition import raise_edition
from journal.services.errands import send_errand
from journal.services.joining import join_people, part_people
from journal.services.letters import resend_letter
from journal.services.roster import add_expert, add_works, drop_works, save_expert
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
from journal.services.wordings import check_wording, keep_wording, restore_wording

__all__ = [
    "check_wording",
    "keep_wording",
    "restore_wording",
    "NotFree",
    "add_expert",
    "add_member",
    "add_works",
    "drop_works",
    "end_membership",
    "invite_member",
    "join_people",
    "make_first_editor",
    "open_house",
    "part_people",
    "raise_edition",
    "record_bounce",
    "resend_letter",
    "save_expert",
    "send_errand",
    "set_up_journal",
    "setup_address",
    "trust_address",
]
