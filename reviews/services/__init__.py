"""Acts of reading and deciding."""

from reviews.services.advising import advise, signed_by
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
from reviews.services.attachments import attach, attach_answer, detach, detach_answer
from reviews.services.author_changes import accept_author_change
from reviews.services.autopilot import look_at_queue
from reviews.services.colleagues import Colleague, suggest
from reviews.services.decisions import (
    AlreadyDecided,
    decide,
    release_decision,
    send_now,
    undo,
)
from reviews.services.devices import note_use, renew_from_device, say_who, touch_device
from reviews.services.drafting import Draft, draft_letter_for, letter_language
from reviews.services.drafts import Saved, Source, choose_draft, save_draft, stamp
from reviews.services.invitations import (
    NewPerson,
    copy_link,
    end_links,
    free_seat,
    invite_reviewer,
    release_reviewer,
)
from reviews.services.joining import join_people
from reviews.services.letter_text import LetterText
from reviews.services.more_time import ask_more_time, refuse_more_time
from reviews.services.points import link_answers, may_link, number_points
from reviews.services.questions import ensure_form
from reviews.services.queues import (
    justify,
    move_place,
    pause_queue,
    rank,
    set_queue,
    shift_place,
    start_queue,
    unrank,
)
from reviews.services.reminders import (
    look_at_invitation,
    look_at_review,
    look_at_revision,
    look_at_round,
    remind,
)
from reviews.services.reports import hand_in
from reviews.services.revisions import (
    keep_for_later,
    move_revision_due,
    return_revision,
    save_answer,
    start_next_round,
)
from reviews.services.rounds import open_round, release_all
from reviews.services.suggestions import invite_suggested, put_away

__all__ = [
    "AlreadyDecided",
    "Colleague",
    "Draft",
    "LetterText",
    "NewPerson",
    "RoundOver",
    "Saved",
    "Source",
    "accept",
    "accept_author_change",
    "advise",
    "ask_again",
    "ask_more_time",
    "attach",
    "attach_answer",
    "choose_draft",
    "copy_link",
    "decide",
    "decline",
    "detach",
    "detach_answer",
    "draft_letter_for",
    "end_links",
    "ensure_form",
    "free_seat",
    "hand_in",
    "invite_reviewer",
    "invite_suggested",
    "join_people",
    "justify",
    "keep_for_later",
    "letter_language",
    "link_answers",
    "look_at_invitation",
    "look_at_queue",
    "look_at_review",
    "look_at_revision",
    "look_at_round",
    "may_link",
    "move_due",
    "move_place",
    "move_revision_due",
    "note_use",
    "number_points",
    "open_round",
    "pause_queue",
    "rank",
    "put_away",
    "refuse_more_time",
    "release_all",
    "release_decision",
    "release_reviewer",
    "remind",
    "renew_link",
    "renew_from_device",
    "reopen",
    "return_revision",
    "save_answer",
    "save_draft",
    "say_who",
    "send_now",
    "set_queue",
    "shift_due",
    "shift_place",
    "signed_by",
    "stamp",
    "start_next_round",
    "start_queue",
    "suggest",
    "touch_device",
    "undo",
    "unrank",
]
