"""The letters whose wording a journal may change: when each goes out, and to whom."""

from dataclasses import dataclass
from difflib import ndiff

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.models import User
from journal.letters import Envelope, draft_letter, shipped_wording, wording_of
from journal.models import Journal, LetterTemplate
from journal.wording import MissingPlaceholder, Wording, placeholders
from reviews.letters.authors import Choice, draft_decision, letter_kind, recipient
from reviews.models import Decision
from reviews.queries.deciding import due_on, reports_for
from submissions.letters import manuscript_values
from submissions.models import Status, Submission
from submissions.queries import current_version

HOUSE = ("to_name", "journal", "publisher", "place", "office", "editor")
PAPER = ("code", "title", "short_title", "article_type")
SHOWN_PAPERS = 20


@dataclass(frozen=True)
class Kind:
    """A letter: its name, to whom it goes, and when."""

    name: str
    to: str | Promise
    when: str | Promise

    @property
    def decision(self) -> str:
        """The kind of decision that it tells; "" for other letters."""
        return next((kind for kind in Decision.Kind if letter_kind(kind) == self.name), "")


AUTHORS, REVIEWERS, EDITORS = _("the authors"), _("a reviewer"), _("editors")
KINDS = [
    Kind("decision-desk-reject", AUTHORS, _("declined without review")),
    Kind("decision-reject", AUTHORS, _("declined after review")),
    Kind("decision-return", AUTHORS, _("returned for completion")),
    Kind("decision-resubmit", AUTHORS, _("to be sent again as a new paper")),
    Kind("decision-minor", AUTHORS, _("minor revision")),
    Kind("decision-major", AUTHORS, _("major revision")),
    Kind("decision-accept", AUTHORS, _("accepted")),
    Kind("decision-reversed", AUTHORS, _("a decision is taken back")),
    Kind("paper-reopened", AUTHORS, _("a declined paper is taken up again")),
    Kind("appeal-sent", AUTHORS, _("an appeal has come")),
    Kind("appeal-upheld", AUTHORS, _("an appeal is upheld")),
    Kind("appeal-refused", AUTHORS, _("an appeal is not upheld")),
    Kind("revision-received", AUTHORS, _("a revision has come")),
    Kind("revision-reminder", AUTHORS, _("a revision is due")),
    Kind("revision-overdue", AUTHORS, _("a revision is late")),
    Kind("revision-date-moved", AUTHORS, _("the date of a revision moves")),
    Kind("revision-date-refused", AUTHORS, _("more time is not given")),
    Kind("submission-received", AUTHORS, _("a paper has come")),
    Kind("review-invitation", REVIEWERS, _("the invitation")),
    Kind("review-invitation-reminder", REVIEWERS, _("no answer to the invitation yet")),
    Kind("review-seat-freed", REVIEWERS, _("no answer came: the invitation ends")),
    Kind("review-accepted", REVIEWERS, _("the reviewer agreed")),
    Kind("review-reminder", REVIEWERS, _("the review is due")),
    Kind("review-overdue", REVIEWERS, _("the review is late")),
    Kind("review-date-moved", REVIEWERS, _("the date of a review moves")),
    Kind("review-received", REVIEWERS, _("the review has come")),
    Kind("review-released", REVIEWERS, _("the review is no longer needed")),
    Kind("review-outcome", REVIEWERS, _("the editors have decided")),
    Kind("review-outcome-reversed", REVIEWERS, _("a decision that they know of is taken back")),
    Kind("review-paper-withdrawn", REVIEWERS, _("the authors withdrew a paper that was reviewed")),
    Kind("editor-reviews-in", EDITORS, _("all reviews are in")),
    Kind("editor-reviews-in-week", EDITORS, _("all reviews are in for a week")),
    Kind("chief-decision-waits", EDITORS, _("all reviews are in for two weeks: to the chief")),
    Kind("advice-given", EDITORS, _("an editor advises: to who decides")),
    Kind("appeal-received", EDITORS, _("the authors appeal")),
    Kind("acting-editor", EDITORS, _("asked to act for one paper")),
]


def kind_named(name: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.name == name), None)


def allowed_in(kind: Kind) -> list[str]:
    """Return the placeholders of a letter: its own, and those that every letter has."""
    shipped = [placeholders(shipped_wording(kind.name, code)) for code in ("en", "ru", "kk")]
    own = set().union(*shipped)
    return [*sorted(own - set(HOUSE) - set(PAPER)), *PAPER, *HOUSE]


def changed_kinds(journal: Journal) -> dict[str, list[str]]:
    """Return the letters that the journal words itself, with the languages."""
    rows = LetterTemplate.objects.filter(journal=journal)
    return {row.kind: sorted(code for code, text in row.body.items() if text) for row in rows}


def in_force(journal: Journal, kind: Kind, language: str) -> Wording:
    return wording_of(journal, kind.name, language)


def compared(kind: Kind, language: str, wording: Wording) -> list[tuple[str, str]]:
    """Return the lines of both wordings: "-" only shipped, "+" only here, " " in both."""
    shipped = shipped_wording(kind.name, language)
    lines = ndiff(
        [shipped.subject, *shipped.text.strip().split("\n")],
        [wording.subject, *wording.text.replace("\r\n", "\n").strip().split("\n")],
    )
    return [(line[0], line[2:]) for line in lines if line[0] != "?"]


def papers_to_try(user: User) -> list[Submission]:
    """Return the last papers that a person handles, to look at a letter with."""
    rows = Submission.objects.handled_by(user).exclude(status=Status.DRAFT).exclude(code=None)
    return list(rows.select_related("journal", "article_type", "submitter")[:SHOWN_PAPERS])


def tried(
    kind: Kind, wording: Wording, paper: Submission, *, by: User, language: str
) -> Wording | None:
    """Return a wording with a paper's own values; what only the occasion knows stays marked.

    None where it has a placeholder that the letter does not have.
    """
    try:
        if kind.decision:
            due = due_on(paper.journal, kind.decision)
            choice = Choice(kind.decision, language, due, by)
            return draft_decision(
                paper, choice, current_version(paper), reports_for(paper), wording=wording
            )
        return tried_plainly(kind, wording, paper, by, language)
    except MissingPlaceholder:
        return None


def tried_plainly(
    kind: Kind, wording: Wording, paper: Submission, by: User, language: str
) -> Wording:
    to = recipient(paper, language=language)
    envelope = Envelope(journal=paper.journal, to=to, signer=by)
    with override(language):
        values = {name: f"[[{name}]]" for name in allowed_in(kind)} | manuscript_values(paper)
        return draft_letter(kind.name, envelope, values, wording=wording)
