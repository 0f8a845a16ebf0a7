"""Letters about manuscripts; every one is joined to its manuscript and its readers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from journal.deadlines import working_days_from
from journal.letters import Envelope, Link, Recipient, post_letter, post_text
from journal.models import Letter
from journal.templatetags.words import day, moment
from journal.wording import Wording, short_title
from submissions.models import (
    DESK_WORKING_DAYS,
    Contributor,
    ManuscriptLetter,
    Submission,
    Version,
)

Audience = ManuscriptLetter.Audience


def post_about(
    submission: Submission,
    kind: str,
    envelope: Envelope,
    *,
    audience: str,
    values: Mapping[str, str],
) -> Letter:
    """Post a letter from its wording and join it to the manuscript."""
    with override(envelope.to.language):
        about_paper = manuscript_values(submission)
    letter = post_letter(kind, envelope, about_paper | dict(values))
    return join(submission, letter, audience)


def post_text_about(
    submission: Submission, kind: str, envelope: Envelope, *, audience: str, wording: Wording
) -> Letter:
    """Post a letter whose words an editor wrote, and join it to the manuscript."""
    return join(submission, post_text(kind, envelope, wording), audience)


def join(submission: Submission, letter: Letter, audience: str) -> Letter:
    ManuscriptLetter.objects.get_or_create(
        letter=letter, defaults={"submission": submission, "audience": audience}
    )
    return letter


def manuscript_values(submission: Submission) -> dict[str, str]:
    """Return the placeholders that every letter about a manuscript has; never a name."""
    return {
        "code": submission.code or submission.journal.abbreviation,
        "title": str(submission.own_title),
        "short_title": short_title(submission.own_title),
        "article_type": str(submission.article_type),
    }


def post_received(submission: Submission, by: User) -> Letter:
    """Tell the author that the paper is here: the words of the page that follows the sending."""
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient.of(by),
        about=about(submission),
        dedupe=f"received:{submission.key}",
        links={"paper": Link("manuscript", submission.key)},
    )
    values = times(submission, by.language)
    return post_about(
        submission, "submission-received", envelope, audience=Audience.AUTHORS, values=values
    )


def post_authorship(contributor: Contributor) -> Letter:
    """Ask a co-author to confirm, or to say what is wrong."""
    return post_to_coauthor(contributor, "authorship", "authorship")


def post_authorships(contributors: Iterable[Contributor]) -> None:
    """Ask the co-authors of a paper to confirm; what all letters say is looked up once."""
    said: dict[str, dict[str, str]] = {}
    for contributor in contributors:
        language = language_of(contributor)
        if language not in said:
            said[language] = times(contributor.submission, language)
        post_to_coauthor(contributor, "authorship", "authorship", said[language])


def post_sent_for_you(contributor: Contributor) -> Letter:
    """Ask the corresponding author of a paper that somebody else sent to confirm it."""
    return post_to_coauthor(contributor, "authorship-sent-for", "authorship")


def post_authorship_reminder(contributor: Contributor) -> Letter:
    """Ask a co-author who has not answered once more; never a third time."""
    return post_to_coauthor(contributor, "authorship-reminder", "authorship-reminder")


def language_of(contributor: Contributor) -> str:
    return contributor.user.language if contributor.user else contributor.submission.language


def post_to_coauthor(
    contributor: Contributor, kind: str, occasion: str, said: Mapping[str, str] | None = None
) -> Letter:
    """Post a letter with the personal links of one author's row; one for each occasion."""
    submission = contributor.submission
    language = language_of(contributor)
    link = Link("authorship", contributor.key, kind="authorship", nonce=contributor.nonce)
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient(contributor.email, contributor.name, language),
        about=about(submission),
        dedupe=f"{occasion}:{contributor.key}:{contributor.nonce}",
        links={"confirm": link, "wrong": replace(link, query="?answer=wrong")},
    )
    values = {"sender": submission.submitter.name or submission.submitter.email}
    return post_about(
        submission,
        kind,
        envelope,
        audience=Audience.AUTHORS,
        values=values | dict(said or times(submission, language)),
    )


def post_settled(contributor: Contributor, to: Contributor) -> Letter:
    """Tell an author that an editor ended a dispute: who disputed, or the corresponding author."""
    assert contributor.settled_at  # the act that posts this letter has just written it
    submission = contributor.submission
    language = to.user.language if to.user else submission.language
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient(to.email, to.name, language),
        about=about(submission),
        dedupe=f"settled:{contributor.key}:{contributor.settled_at.timestamp():.0f}:{to.key}",
        signer=contributor.settled_by,
    )
    values = {"author": contributor.name, "words": quoted(contributor.settlement)}
    return post_about(
        submission, "authorship-settled", envelope, audience=Audience.AUTHORS, values=values
    )


def post_received_for(submission: Submission, by: User, author: Contributor | None) -> Letter:
    """Tell who sent a paper for others that it is here, and whose confirmation it waits for."""
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient.of(by),
        about=about(submission),
        dedupe=f"received:{submission.key}",
        links={"paper": Link("manuscript", submission.key)},
    )
    values = times(submission, by.language) | {"author": author.name if author else ""}
    return post_about(
        submission, "submission-received-for", envelope, audience=Audience.AUTHORS, values=values
    )


def post_new_paper(submission: Submission, editor: User) -> Letter:
    """Tell an editor that a new paper is here."""
    values = {
        "section": submission.section.name.text(editor.language) if submission.section else ""
    }
    return post_to_editor(
        submission, editor, "new-paper", "new", values | times(submission, editor.language)
    )


def post_nobody_can_handle(submission: Submission) -> Letter:
    """Tell the office that every editor is an author of the paper or stands back from it."""
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient(submission.journal.email, submission.journal.name.text("en")),
        about=about(submission),
        dedupe=f"nobody:{submission.key}",
        links={"acting": Link("submissions:acting", submission.key)},
    )
    return post_about(
        submission, "nobody-can-handle", envelope, audience=Audience.EDITORS, values={}
    )


def post_acting(submission: Submission, editor: User) -> Letter:
    """Ask a person to be the editor of one paper; the link leads to it, by signing in."""
    since = f"acting:{now().timestamp()}"
    return post_to_editor(submission, editor, "acting-editor", since, {})


def post_file_replaced(submission: Submission, version: Version, editor: User) -> Letter:
    """Tell an editor that the author put another file in the place of the first."""
    return post_to_editor(submission, editor, "file-replaced", version.key, {})


def post_disputed(contributor: Contributor, editor: User) -> Letter:
    """Tell an editor that an author says something is wrong; the paper is held."""
    assert contributor.disputed_at  # the act that posts this letter has just written it
    stamp = f"{contributor.key}:{contributor.disputed_at.timestamp()}"
    values = {"author": contributor.name, "words": quoted(contributor.dispute)}
    return post_to_editor(contributor.submission, editor, "authorship-disputed", stamp, values)


def post_given(submission: Submission, editor: User, by: User) -> Letter:
    """Tell an editor that a colleague put the paper into their hands."""
    since = f"given:{now().timestamp()}"
    return post_to_editor(submission, editor, "paper-given", since, {"colleague": str(by)})


def post_to_editor(
    submission: Submission, editor: User, kind: str, occasion: str, values: Mapping[str, str]
) -> Letter:
    """Post a letter to one editor, with a link to the paper; one for each occasion."""
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient.of(editor),
        about=about(submission),
        dedupe=f"{kind}:{occasion}:{submission.pk}:{editor.pk}",
        links={"paper": Link("manuscript", submission.key)},
    )
    values = {"authors": names_of(submission)} | dict(values)
    return post_about(submission, kind, envelope, audience=Audience.EDITORS, values=values)


def post_draft_reminder(submission: Submission) -> Letter:
    """Say that a draft will go in a week unless somebody works on it."""
    assert submission.saved_at
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient.of(submission.submitter),
        about=about(submission),
        dedupe=f"draft:{submission.key}:{submission.saved_at.date()}",
        links={"draft": Link("submissions:check", submission.key)},
    )
    with override(envelope.to.language):
        title = str(submission.own_title) or _("no title yet")
    values = {"title": title, "short_title": short_title(title)}
    return post_about(
        submission, "draft-reminder", envelope, audience=Audience.AUTHORS, values=values
    )


def post_unreadable(version: Version) -> Letter:
    """Say that the file of a paper that was sent could not be read, and what to do."""
    submission = version.submission
    language = submission.submitter.language
    reason = (version.found.get("problem") or {}).get(language) or version.problem
    envelope = Envelope(
        journal=submission.journal,
        to=Recipient.of(submission.submitter),
        about=about(submission),
        dedupe=f"unreadable:{version.key}",
        links={"replace": Link("submissions:replace", submission.key)},
    )
    return post_about(
        submission,
        "file-unreadable",
        envelope,
        audience=Audience.AUTHORS,
        values={"reason": reason},
    )


def about(submission: Submission) -> str:
    return f"submission:{submission.key}"


def names_of(submission: Submission) -> str:
    """Return the authors' names; for letters to editors only."""
    return ", ".join(person.name for person in submission.contributors.all() if person.name)


def times(submission: Submission, language: str) -> dict[str, str]:
    """Return when the paper came and when the journal means to answer, in the reader's words."""
    due = working_days_from(submission.journal, DESK_WORKING_DAYS)
    with override(language), timezone.override(submission.journal.zone):
        return {"received": moment(submission.submitted_at), "answer_by": day(due)}


def quoted(words: str) -> str:
    """Return a person's words for a letter: set in, so that no line is taken for a button."""
    return "\n".join(f"    {line.strip()}" for line in words.splitlines() if line.strip())
