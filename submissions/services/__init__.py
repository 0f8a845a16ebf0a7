"""Acts on manuscripts."""

from submissions.converting import prefill
from submissions.services.acting import check_decider, end_acting, name_acting_editor
from submissions.services.anonymity import (
    ask_authors,
    check_anonymous,
    clean_copy,
    dismiss,
    search_again,
    waive,
)
from submissions.services.attaching import (
    attach,
    attach_all,
    describe_attached,
    remove_attached,
    replace_attached,
)
from submissions.services.author_changes import (
    accept_author_change,
    answer_author_change,
    ask_author_change,
    refuse_author_change,
    remind_of_author_change,
    take_back_author_change,
)
from submissions.services.authorship import (
    confirm_authorship,
    dispute_authorship,
    end_dispute,
    note_copied_link,
    prove_orcid,
    remind_of_authorship,
)
from submissions.services.checking import (
    choose_checks,
    load_retractions,
    save_latin_references,
)
from submissions.services.drafts import (
    discard,
    remind_of_draft,
    save_check,
    start,
)
from submissions.services.handling import Taken, recuse, take_charge
from submissions.services.incoming import (
    WrongOffset,
    announce,
    check_start,
    drop_incoming,
    keep_piece,
    too_large,
    use_up,
)
from submissions.services.joining import join_people, part_people
from submissions.services.lettering import convert_letters
from submissions.services.people import add_people, choose_origin
from submissions.services.saving import (
    Newer,
    People,
    Window,
    choose_language,
    copy_found,
    save_statements,
    settle_doubts,
)
from submissions.services.similarity import Measured, attach_similarity, remove_similarity
from submissions.services.status import WrongStatus, move
from submissions.services.submitting import submit
from submissions.services.unread import close_lost_reading, tell_unreadable
from submissions.services.uploads import REPLACEABLE, Upload, add_version, replace_file

__all__ = [
    "check_decider",
    "end_acting",
    "name_acting_editor",
    "ask_authors",
    "check_anonymous",
    "clean_copy",
    "dismiss",
    "search_again",
    "waive",
    "Measured",
    "Newer",
    "People",
    "Window",
    "accept_author_change",
    "add_people",
    "answer_author_change",
    "ask_author_change",
    "choose_origin",
    "convert_letters",
    "copy_found",
    "REPLACEABLE",
    "Taken",
    "Upload",
    "WrongOffset",
    "WrongStatus",
    "add_version",
    "announce",
    "attach",
    "attach_all",
    "attach_similarity",
    "check_start",
    "choose_checks",
    "choose_language",
    "close_lost_reading",
    "confirm_authorship",
    "describe_attached",
    "discard",
    "dispute_authorship",
    "drop_incoming",
    "end_dispute",
    "join_people",
    "keep_piece",
    "load_retractions",
    "move",
    "note_copied_link",
    "part_people",
    "prefill",
    "prove_orcid",
    "recuse",
    "refuse_author_change",
    "remind_of_author_change",
    "remind_of_authorship",
    "remind_of_draft",
    "remove_attached",
    "remove_similarity",
    "replace_attached",
    "replace_file",
    "save_check",
    "save_latin_references",
    "save_statements",
    "settle_doubts",
    "start",
    "submit",
    "take_back_author_change",
    "take_charge",
    "tell_unreadable",
    "too_large",
    "use_up",
]
