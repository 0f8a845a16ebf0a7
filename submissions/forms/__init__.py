"""What people type about their papers, as clean values."""

from submissions.forms.authorship import DisputeForm
from submissions.forms.check import CheckForm
from submissions.forms.file import FileForm, StartForm
from submissions.forms.people import PeopleForms, PersonForm, arranged
from submissions.forms.statements import StatementsForm

__all__ = [
    "CheckForm",
    "DisputeForm",
    "FileForm",
    "PeopleForms",
    "PersonForm",
    "StartForm",
    "StatementsForm",
    "arranged",
]
