"""What people type about their papers, as clean values."""

from submissions.forms.attaching import AttachForm, DescribeForm, SwapForm
from submissions.forms.authorship import DisputeForm
from submissions.forms.check import CheckForm
from submissions.forms.checking import ChecksForm, typed_references
from submissions.forms.file import KINDS_OF_PLACES, ArrivingForm, FileForm, StartForm
from submissions.forms.people import PeopleForms, PersonForm, arranged, with_organisations
from submissions.forms.roster import RosterForm
from submissions.forms.similarity import SimilarityForm
from submissions.forms.statements import StatementsForm

__all__ = [
    "KINDS_OF_PLACES",
    "ArrivingForm",
    "AttachForm",
    "CheckForm",
    "ChecksForm",
    "DescribeForm",
    "DisputeForm",
    "FileForm",
    "PeopleForms",
    "PersonForm",
    "RosterForm",
    "SimilarityForm",
    "StartForm",
    "SwapForm",
    "StatementsForm",
    "arranged",
    "typed_references",
    "with_organisations",
]
