"""Readings over several tables of this app."""

from submissions.queries.found import Doubt, Mark, author_marks, doubts, marks
from submissions.queries.history import actions, events
from submissions.queries.papers import Paper, drafts_of, papers_of, waiting_for
from submissions.queries.people import (
    assignment_of,
    colleagues,
    disputed_people,
    disputes,
    editor_by_key,
    editor_in_charge,
    editors_of,
    in_charge_words,
    is_disputed,
    owner_of_address,
    people_of,
)
from submissions.queries.progress import Progress, progress_of
from submissions.queries.readiness import Problem, missing
from submissions.queries.statements import nothing_to_declare, statements_of
from submissions.queries.status import (
    expected_by,
    next_words,
    saved_line,
    state_line,
    state_word,
)
from submissions.queries.versions import (
    Length,
    copy_of,
    current_version,
    figure_of,
    length_of,
    manuscript_of,
    reading_of,
    reading_version,
    tree_of,
)

__all__ = [
    "Doubt",
    "Length",
    "Mark",
    "Paper",
    "Problem",
    "Progress",
    "actions",
    "assignment_of",
    "author_marks",
    "colleagues",
    "copy_of",
    "current_version",
    "disputed_people",
    "disputes",
    "doubts",
    "drafts_of",
    "editor_by_key",
    "editor_in_charge",
    "editors_of",
    "events",
    "expected_by",
    "figure_of",
    "in_charge_words",
    "is_disputed",
    "length_of",
    "manuscript_of",
    "marks",
    "missing",
    "next_words",
    "nothing_to_declare",
    "owner_of_address",
    "papers_of",
    "people_of",
    "progress_of",
    "reading_of",
    "reading_version",
    "saved_line",
    "state_line",
    "state_word",
    "statements_of",
    "tree_of",
    "waiting_for",
]
