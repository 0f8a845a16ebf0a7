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
from reviews.services.appeals import answer_appeal, appeal, reopen_paper
from reviews.services.assigning import Applied, Wish, apply_assignment
from reviews.services.attachments import attach, attach_answer, detach, detach_answer
from reviews.services.author_changes import accept_author_change
from reviews.services.autopilot import look_at_queue
from reviews.services.bounces import try_again, use_other_address
from reviews.services.certificates import issue_certificate, issue_to_co_reviewer
from reviews.services.co_reviewers import (
    allow_co_reviewer,
    credit_co_reviewers,
    name_co_reviewer,
    unname_co_reviewer,
)
from reviews.services.colleagues import Colleague, suggest
from reviews.services.conflicts import rule_conflict
from reviews.services.continuing import Course, settle_readers
from reviews.services.credits import (
    ask_credit,
    look_at_credit,
    permit_credit,
    withdraw_credit,
)
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
from reviews.services.handling import NeedsReason, give_charge
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
from reviews.services.minutes import (
    close_meeting,
    drop_vote,
    edit_meeting,
    hold_meeting,
    put_vote,
)
from reviews.services.more_time import ask_more_time, refuse_more_time
from reviews.services.notes import Place, delete_note, write_note
from reviews.services.offline import read_form
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
from reviews.services.ratings import rate_report
from reviews.services.reminders import (
    look_at_invitation,
    look_at_review,
    look_at_revision,
    look_at_round,
    remind,
)
from reviews.services.reopening import reopen_review
from reviews.services.reports import hand_in
from reviews.services.returning import edit_report, return_report
from reviews.services.reversing import reverse_decision
from reviews.services.reviewing_oneself import review_oneself
from reviews.services.revisions import (
    keep_for_later,
    move_revision_due,
    return_revision,
    save_answer,
    start_next_round,
)
from reviews.services.roster import (
    answer_offer,
    confirm_offer,
    expert_of,
    forget_unconfirmed,
    offer_to_review,
    put_off,
    save_wishes,
)
from reviews.services.rounds import open_round, release_all
from reviews.services.suggestions import invite_suggested, put_away
from reviews.services.yearly import thank_reviewers

__all__ = [
    "Course",
    "edit_report",
    "rate_report",
    "reopen_review",
    "return_report",
    "review_oneself",
    "rule_conflict",
    "settle_readers",
    "AlreadyDecided",
    "Applied",
    "Colleague",
    "Draft",
    "LetterText",
    "NeedsReason",
    "NewPerson",
    "Place",
    "RoundOver",
    "Saved",
    "Source",
    "Wish",
    "accept",
    "accept_author_change",
    "advise",
    "allow_co_reviewer",
    "answer_offer",
    "answer_appeal",
    "appeal",
    "close_meeting",
    "drop_vote",
    "edit_meeting",
    "hold_meeting",
    "put_vote",
    "apply_assignment",
    "ask_again",
    "ask_credit",
    "ask_more_time",
    "attach",
    "attach_answer",
    "choose_draft",
    "confirm_offer",
    "copy_link",
    "credit_co_reviewers",
    "decide",
    "decline",
    "delete_note",
    "detach",
    "detach_answer",
    "draft_letter_for",
    "end_links",
    "ensure_form",
    "expert_of",
    "forget_unconfirmed",
    "free_seat",
    "give_charge",
    "hand_in",
    "invite_reviewer",
    "invite_suggested",
    "issue_certificate",
    "issue_to_co_reviewer",
    "join_people",
    "justify",
    "keep_for_later",
    "letter_language",
    "link_answers",
    "look_at_credit",
    "look_at_invitation",
    "look_at_queue",
    "look_at_review",
    "look_at_revision",
    "look_at_round",
    "may_link",
    "move_due",
    "move_place",
    "move_revision_due",
    "name_co_reviewer",
    "note_use",
    "number_points",
    "offer_to_review",
    "open_round",
    "pause_queue",
    "permit_credit",
    "put_away",
    "put_off",
    "rank",
    "read_form",
    "refuse_more_time",
    "release_all",
    "release_decision",
    "release_reviewer",
    "remind",
    "renew_from_device",
    "renew_link",
    "reopen",
    "reopen_paper",
    "return_revision",
    "reverse_decision",
    "save_answer",
    "save_draft",
    "save_wishes",
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
    "thank_reviewers",
    "touch_device",
    "try_again",
    "undo",
    "unname_co_reviewer",
    "unrank",
    "use_other_address",
    "withdraw_credit",
    "write_note",
]
