"""Doors for people: sending a paper, following it, reading it, confirming it."""

from submissions.views.acting import acting
from submissions.views.anonymity import anonymity
from submissions.views.attaching import (
    all_files,
    describe_file,
    files,
    remove_file,
    replace_file,
)
from submissions.views.author_changes import (
    author_change,
    change_authors,
    open_author_change,
    take_back_change,
)
from submissions.views.authorship import authorship, open_authorship, prove_orcid
from submissions.views.check_step import check
from submissions.views.checking import check_settings, checks, overlap, references
from submissions.views.codes import codes
from submissions.views.comparing import choose_versions, comparison
from submissions.views.declaring import statements
from submissions.views.disputes import coauthor_link, settle_dispute
from submissions.views.drafts import discard, reading, start
from submissions.views.incoming import incoming, incoming_file
from submissions.views.papers import replace
from submissions.views.reading_copy import figure, file, read
from submissions.views.roster import authors, authors_csv
from submissions.views.sending import done, send
from submissions.views.similarity import remove_similarity, similarity

__all__ = [
    "acting",
    "anonymity",
    "all_files",
    "author_change",
    "authorship",
    "authors",
    "authors_csv",
    "change_authors",
    "check",
    "coauthor_link",
    "codes",
    "check_settings",
    "checks",
    "choose_versions",
    "comparison",
    "describe_file",
    "discard",
    "done",
    "figure",
    "file",
    "files",
    "incoming",
    "incoming_file",
    "open_author_change",
    "open_authorship",
    "overlap",
    "prove_orcid",
    "read",
    "reading",
    "references",
    "remove_file",
    "remove_similarity",
    "replace",
    "replace_file",
    "send",
    "settle_dispute",
    "similarity",
    "start",
    "statements",
    "take_back_change",
]
