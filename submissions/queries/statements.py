"""What authors declare, and the sentences they choose with one press where there is nothing."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from submissions.models import Statement, Submission

Kind = Statement.Kind
NOTHING: dict[str, Promise] = {
    Kind.CONFLICTS: _("The authors declare no conflicts of interest."),
    Kind.FUNDING: _("The authors received no funding for this work."),
    Kind.DATA: _("No data were collected for this paper."),
    Kind.ETHICS: _("This work needed no approval by an ethics committee."),
    Kind.AI: _("The authors used no generative AI."),
}


def nothing_to_declare(kind: str, language: str) -> str:
    """Return the sentence of a kind in the language of the paper, as it will be printed."""
    with override(language):
        return str(NOTHING[kind])


def statements_of(submission: Submission) -> dict[str, str]:
    """Return the texts of a paper's statements by kind."""
    rows = Statement.objects.filter(submission=submission)
    return dict(rows.values_list("kind", "text"))
