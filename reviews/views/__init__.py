"""Doors for people: reviewing by link, inviting, deciding, revising."""

from reviews.views.appeals import answer_appeal, appeal, reopen_paper
from reviews.views.assigning import assign
from reviews.views.author_changes import decide_authors
from reviews.views.bounces import other_address, try_again
from reviews.views.certificates import certificate, check, co_review, open_co_review
from reviews.views.co_reviewers import name_co_reviewer
from reviews.views.comparing import compare
from reviews.views.credits import ask_credit, withdraw_credit
from reviews.views.decisions import decide, send_now, undo
from reviews.views.designing import act_on_form, design, preview_form, review_forms
from reviews.views.devices import propose, who
from reviews.views.discussions import (
    ask_in,
    discussion,
    discussions,
    end_discussion,
    message_file,
    open_discussion,
    read_discussion,
    renew_discussion,
    write_to_editor,
)
from reviews.views.experts import (
    add_tie,
    expert,
    experts,
    list_works,
    remove_tie,
    remove_works,
)
from reviews.views.filing import answer_file, attachment
from reviews.views.handling import take
from reviews.views.links import open_link, renew
from reviews.views.minutes import (
    close_meeting,
    drop_vote,
    meeting,
    minutes,
    minutes_file,
    put_vote,
)
from reviews.views.more_time import refuse_time, revision_time
from reviews.views.notes import note
from reviews.views.offers import answer_offer, confirm_offer, offer, offers, open_offer
from reviews.views.offline import form_text, form_word, upload_form
from reviews.views.own import due_file, mine
from reviews.views.queues import queue_add, queue_place, queue_rules
from reviews.views.readers import readers, review_oneself
from reviews.views.reviewers import (
    ask_again,
    end_links,
    link,
    move_due,
    release,
    remind,
    reviewers,
)
from reviews.views.revisions import link_answers, next_round, revise, revision_due, save_answer
from reviews.views.ruling import rule_conflict
from reviews.views.seats import (
    earlier_file,
    edit_report,
    rate,
    reopen_seat,
    return_report,
    seat,
)
from reviews.views.suggestions import invite_suggested, judge_co_reviewer, put_away
from reviews.views.task import (
    accept,
    copy,
    decline,
    figure,
    manuscript,
    more_time,
    page,
    reopen,
    supplement,
)
from reviews.views.wishes import later, open_wishes, own_wishes, wishes
from reviews.views.wordings import letters, wording
from reviews.views.writing import choose, hand_in, save
from reviews.views.yearly import yearly, yearly_csv

__all__ = [
    "rule_conflict",
    "remove_works",
    "remove_tie",
    "list_works",
    "experts",
    "expert",
    "add_tie",
    "earlier_file",
    "edit_report",
    "rate",
    "readers",
    "reopen_seat",
    "return_report",
    "review_oneself",
    "seat",
    "ask_in",
    "discussion",
    "discussions",
    "end_discussion",
    "message_file",
    "open_discussion",
    "read_discussion",
    "write_to_editor",
    "accept",
    "letters",
    "wording",
    "act_on_form",
    "close_meeting",
    "drop_vote",
    "meeting",
    "minutes",
    "minutes_file",
    "put_vote",
    "answer_appeal",
    "appeal",
    "reopen_paper",
    "answer_file",
    "answer_offer",
    "ask_again",
    "ask_credit",
    "assign",
    "attachment",
    "certificate",
    "check",
    "choose",
    "co_review",
    "compare",
    "confirm_offer",
    "copy",
    "decide",
    "decide_authors",
    "decline",
    "design",
    "due_file",
    "end_links",
    "figure",
    "form_text",
    "form_word",
    "hand_in",
    "invite_suggested",
    "judge_co_reviewer",
    "later",
    "link",
    "link_answers",
    "manuscript",
    "mine",
    "more_time",
    "move_due",
    "name_co_reviewer",
    "next_round",
    "note",
    "offer",
    "offers",
    "open_co_review",
    "open_link",
    "open_offer",
    "open_wishes",
    "own_wishes",
    "page",
    "preview_form",
    "propose",
    "put_away",
    "refuse_time",
    "release",
    "remind",
    "renew",
    "renew_discussion",
    "reopen",
    "other_address",
    "queue_add",
    "queue_place",
    "queue_rules",
    "review_forms",
    "reviewers",
    "revise",
    "revision_due",
    "revision_time",
    "save",
    "save_answer",
    "send_now",
    "supplement",
    "take",
    "try_again",
    "undo",
    "upload_form",
    "who",
    "wishes",
    "withdraw_credit",
    "yearly",
    "yearly_csv",
]
