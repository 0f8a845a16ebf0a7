"""Acts on manuscripts."""

from submissions.converting import prefill
from submissions.services.authorship import confirm_authorship, dispute_authorship
from submissions.services.drafts import (
    choose_language,
    discard,
    remind_of_draft,
    save_check,
    save_statements,
    settle_doubts,
    start,
)
from submissions.services.handling import Taken, recuse, take_charge
from submissions.services.status import WrongStatus, move
from submissions.services.submitting import submit
from submissions.services.unread import close_lost_reading, tell_unreadable
from submissions.services.uploads import REPLACEABLE, Upload, add_version, replace_file

__all__ = [
    "REPLACEABLE",
    "Taken",
    "Upload",
    "WrongStatus",
    "add_version",
    "choose_language",
    "close_lost_reading",
    "confirm_authorship",
    "discard",
    "dispute_authorship",
    "move",
    "prefill",
    "recuse",
    "remind_of_draft",
    "replace_file",
    "save_check",
    "save_statements",
    "settle_doubts",
    "start",
    "submit",
    "take_charge",
    "tell_unreadable",
]
