"""Acts of publishing, and those that touch every app."""

from issues.services.composing import (
    create_issue,
    edit_issue,
    place,
    set_heading,
    shift,
    unplace,
)
from issues.services.people import (
    accept_join,
    add_address,
    ask_to_join,
    join_by_code,
    join_by_orcid,
    join_people,
    refuse_join,
    start_join,
    tell_old_address,
    undo_join,
)
from issues.services.post import send_again
from issues.services.production import (
    add_corrected_file,
    ask_typesetting,
    finish_step,
    open_production,
    save_front,
    start_step,
    take_version,
    typeset_again,
)
from issues.services.proofs import (
    approve_proof,
    ask_corrections,
    remind_proof,
    renew_proof_link,
    send_proof,
)
from issues.services.publishing import publish, release_issue, stop_publishing
from issues.services.reversal import reverse_decision
from issues.services.withdrawal import withdraw

__all__ = [
    "reverse_decision",
    "accept_join",
    "add_address",
    "ask_to_join",
    "join_by_code",
    "join_by_orcid",
    "join_people",
    "refuse_join",
    "start_join",
    "tell_old_address",
    "undo_join",
    "add_corrected_file",
    "approve_proof",
    "ask_corrections",
    "ask_typesetting",
    "create_issue",
    "edit_issue",
    "finish_step",
    "open_production",
    "place",
    "publish",
    "release_issue",
    "remind_proof",
    "renew_proof_link",
    "save_front",
    "send_again",
    "send_proof",
    "set_heading",
    "shift",
    "start_step",
    "stop_publishing",
    "take_version",
    "typeset_again",
    "unplace",
    "withdraw",
]
