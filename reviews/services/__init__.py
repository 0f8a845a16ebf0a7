"""Acts of reading and deciding."""

from reviews.services.answers import (
    RoundOver,
    accept,
    ask_again,
    decline,
    move_due,
    renew_link,
    reopen,
    shift_due,
)
from reviews.services.attachments import attach, detach
from reviews.services.author_changes import accept_author_change
from reviews.services.decisions import (
    AlreadyDecided,
    LetterText,
    decide,
    release_decision,
    send_now,
    undo,
)
from reviews.services.drafting import Draft, draft_letter_for, letter_language
from reviews.services.invitations import (
    NewPerson,
    copy_link,
    end_links,
    free_seat,
    invite_reviewer,
    release_reviewer,
)
from reviews.services.joining import join_people
from reviews.services.more_time import ask_more_time, refuse_more_time
from reviews.services.points import link_answers, may_link, number_points
from reviews.services.questions import ensure_form
from reviews.services.reminders import (
    look_at_invitation,
    look_at_review,
    look_at_revision,
    look_at_round,
    remind,
)
from reviews.services.reports import Saved, choose_draft, hand_in, save_draft, stamp
from reviews.services.revisions import (
    keep_for_later,
    move_revision_due,
    return_revision,
    save_answer,
    start_next_round,
)
from reviews.services.rounds import open_round, release_all

__all__ = [
    "AlreadyDecided",
    "Draft",
    "LetterText",
    "NewPerson",
    "RoundOver",
    "Saved",
    "accept",
    "accept_author_change",
    "ask_again",
    "ask_more_time",
    "attach",
    "choose_draft",
    "copy_link",
    "decide",
    "decline",
    "detach",
    "draft_letter_for",
    "end_links",
    "ensure_form",
    "free_seat",
    "hand_in",
    "invite_reviewer",
    "join_people",
    "keep_for_later",
    "letter_language",
    "link_answers",
    "look_at_invitation",
    "look_at_review",
    "look_at_revision",
    "look_at_round",
    "may_link",
    "move_due",
    "move_revision_due",
    "number_points",
    "open_round",
    "refuse_more_time",
    "release_all",
    "release_decision",
    "release_reviewer",
    "remind",
    "renew_link",
    "reopen",
    "return_revision",
    "save_answer",
    "save_draft",
    "send_now",
    "shift_due",
    "stamp",
    "start_next_round",
    "undo",
]
