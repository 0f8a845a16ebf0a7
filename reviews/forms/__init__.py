"""What people type in reading and deciding, made into clean values."""

from reviews.forms.answering import AcceptForm, DateForm, DeclineForm
from reviews.forms.colleagues import ColleagueForm, CoReviewerForm
from reviews.forms.deciding import DecideForm, WordsForm
from reviews.forms.fields import DayField, Typed, day_or_none
from reviews.forms.inviting import REVIEW_DAYS, InviteForm
from reviews.forms.reviewing import NOT_APPLICABLE, ReviewForm, field_name
from reviews.forms.revising import MoreTimeForm, ReviseForm, answers_in, links_in

__all__ = [
    "NOT_APPLICABLE",
    "REVIEW_DAYS",
    "AcceptForm",
    "CoReviewerForm",
    "ColleagueForm",
    "DateForm",
    "DayField",
    "DecideForm",
    "DeclineForm",
    "InviteForm",
    "MoreTimeForm",
    "ReviewForm",
    "ReviseForm",
    "Typed",
    "WordsForm",
    "answers_in",
    "day_or_none",
    "field_name",
    "links_in",
]
