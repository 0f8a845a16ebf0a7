"""What people type in reading and deciding, made into clean values."""

from reviews.forms.answering import AcceptForm, DateForm, DeclineForm
from reviews.forms.colleagues import ColleagueForm, CoReviewerForm
from reviews.forms.deciding import AnswerForm, AppealForm, CorrectionForm, DecideForm, WordsForm
from reviews.forms.discussing import LetterForm, MessageForm, ThreadForm
from reviews.forms.fields import DayField, Typed, day_or_none
from reviews.forms.inviting import REVIEW_DAYS, InviteForm
from reviews.forms.noting import NoteForm
from reviews.forms.queues import PlaceForm, QueueForm, keys_in
from reviews.forms.reviewing import NOT_APPLICABLE, ReviewForm, field_name
from reviews.forms.revising import MoreTimeForm, ReviseForm, answers_in, links_in
from reviews.forms.roster import LaterForm, OfferForm, WishesForm

__all__ = [
    "NOT_APPLICABLE",
    "REVIEW_DAYS",
    "AcceptForm",
    "AnswerForm",
    "AppealForm",
    "CorrectionForm",
    "CoReviewerForm",
    "ColleagueForm",
    "DateForm",
    "DayField",
    "DecideForm",
    "DeclineForm",
    "InviteForm",
    "LaterForm",
    "LetterForm",
    "MessageForm",
    "MoreTimeForm",
    "NoteForm",
    "OfferForm",
    "PlaceForm",
    "QueueForm",
    "ReviewForm",
    "ReviseForm",
    "ThreadForm",
    "Typed",
    "WishesForm",
    "WordsForm",
    "answers_in",
    "day_or_none",
    "field_name",
    "keys_in",
    "links_in",
]
