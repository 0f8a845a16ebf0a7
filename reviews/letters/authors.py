"""Letters to authors: the decision, its copies, and what follows. None names a reviewer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from accounts.models import User
from journal.deadlines import end_of
from journal.letters import Envelope, Link, Recipient, draft_letter
from journal.models import Letter
from journal.templatetags.words import day, deadline
from journal.wording import Wording
from reviews.identity import label_for_authors
from reviews.letters.envelopes import Audience, code_of, manuscript_link, voice
from reviews.models import Decision, Review, Revision
from reviews.queries.pointing import author_lines, numbered_points
from reviews.wording import quoted
from submissions.letters import manuscript_values, post_about, post_text_about
from submissions.models import Submission, Version
from submissions.queries import disputes

Kind = Decision.Kind


@dataclass(frozen=True)
class Choice:
    """What an editor has chosen before the letter is drafted."""

    kind: str
    language: str
    due_on: date | None
    by: User


def letter_kind(kind: str) -> str:
    """Return the name of a decision's letter: ``decision-desk-reject``."""
    return f"decision-{kind}".replace("_", "-")


def recipient(submission: Submission, *, language: str = "") -> Recipient:
    """Return who gets letters to the authors: the corresponding author, or who sent the paper."""
    author = submission.contributors.filter(is_corresponding=True).select_related("user").first()
    submitter = submission.submitter
    if author is None:
        return Recipient(submitter.email, submitter.name, language or submitter.language)
    user = author.user
    email = author.email or (user.email if user else submitter.email)
    own = user.language if user else submission.language
    return Recipient(email, author.name or submitter.name, language or own)


def copies(submission: Submission) -> list[Recipient]:
    """Return the other authors who get a copy: one letter an address, never one who disputes.

    Who sent the paper for its authors is one of them, an editor who entered it is not.
    """
    main = recipient(submission)
    seen = {main.email.lower()}
    found = []
    for author in submission.contributors.select_related("user"):
        email = author.email or (author.user.email if author.user else "")
        if email and not disputes(author) and email.lower() not in seen:
            seen.add(email.lower())
            own = author.user.language if author.user else main.language
            found.append(Recipient(email, author.name, own))
    submitter, entered = submission.submitter, submission.origin == Submission.Origin.EDITOR
    if not entered and submitter.email.lower() not in seen:
        found.append(Recipient.of(submitter))
    return found


def draft_decision(
    submission: Submission,
    choice: Choice,
    version: Version | None,
    reviews: Iterable[Review],
    *,
    wording: Wording | None = None,
) -> Wording:
    """Return the letter of a decision as the editor finds it, with places for own words.

    ``wording`` is tried in place of the one in force.

    Places that wait for words stand in double brackets and keep the letter from being sent.
    """
    with voice(choice.language, submission.journal):
        envelope = Envelope(
            journal=submission.journal,
            to=recipient(submission, language=choice.language),
            signer=choice.by,
            links=decision_links(submission, choice.kind),
        )
        values = manuscript_values(submission) | {
            "code": code_of(submission, version),
            "title": quoted(str(submission.own_title)),
            "due": deadline(choice.due_on),
            "reviews": reviews_text(reviews),
            **places(),
        }
        return draft_letter(letter_kind(choice.kind), envelope, values, wording=wording)


def places() -> dict[str, str]:
    """Return the places in a decision's letter that wait for the editor's words."""
    return {
        "reasons": "[[" + _("your words: the main reasons, in two or three sentences") + "]]",
        "must": "[[" + _("your words: what must change") + "]]",
        "should": "[[" + _("your words: what should change, or delete this part") + "]]",
        "optional": "[[" + _("your words: what is optional, or delete this part") + "]]",
        "missing": "[[" + _("your words: what is missing") + "]]",
    }


def reviews_text(reviews: Iterable[Review]) -> str:
    """Return the reports as authors get them: numbered for each reviewer, no other part."""
    parts = []
    for review, points in numbered_points(reviews):
        lines = [f"{number}. {quoted(point.text)}" for number, point in points]
        between = "\n\n" if any("\n" in line for line in lines) else "\n"
        given = "".join(f"{quoted(line)}\n" for line in author_lines(review))
        parts.append(
            "\n\n".join(filter(None, [report_heading(review), given.strip(), between.join(lines)]))
        )
    heading = _("The reviews")
    return "\n\n".join([heading, *parts]) if parts else ""


def report_heading(review: Review) -> str:
    """Return who wrote a report, as authors may know it, the version that was judged, and that an
    editor changed words where one did."""
    heading = _("%(label)s, on %(version)s") % {
        "label": quoted(label_for_authors(review)),
        "version": review.own_version.label,
    }
    return (
        _("%(heading)s (edited by an editor)") % {"heading": heading}
        if review.edited_at
        else heading
    )


def decision_link(submission: Submission, kind: str) -> Link:
    asks = kind in {Kind.MINOR, Kind.MAJOR, Kind.RETURN}
    return Link("reviews:revise" if asks else "manuscript", key=submission.key)


def decision_links(submission: Submission, kind: str) -> dict[str, Link]:
    """Return what the marks of a decision's letter lead to; more time is asked on one page."""
    link = decision_link(submission, kind)
    return {
        "link": link,
        "more_time": replace(link, query="?more=time#more-time"),
        "appeal": Link("reviews:appeal", key=submission.key),
    }


def envelope_of(decision: Decision, to: Recipient, *, is_copy: bool = False) -> Envelope:
    """Return the envelope of a decision's letter; a copy leads to the paper, not to the task."""
    submission = decision.submission
    paper = manuscript_link(submission)
    dedupe = f"decision:{decision.key}"
    return Envelope(
        journal=submission.journal,
        to=to,
        about=f"decision:{decision.key}",
        dedupe=f"{dedupe}:{to.email}"[:120] if is_copy else dedupe,
        signer=decision.by,
        links={"link": paper, "more_time": paper, "appeal": paper}
        if is_copy
        else decision_links(submission, decision.kind),
    )


def post_decision(decision: Decision) -> list[Letter]:
    """Post the letter that an editor wrote, and its copies to the other authors."""
    submission, kind = decision.submission, letter_kind(decision.kind)
    wording = Wording(decision.subject, decision.text)
    main = recipient(submission, language=decision.language)
    letters = [
        post_text_about(
            submission,
            kind,
            envelope_of(decision, main),
            audience=Audience.AUTHORS,
            wording=wording,
        )
    ]
    for to in copies(submission):
        letters.append(
            post_text_about(
                submission,
                f"{kind}-copy",
                envelope_of(decision, to, is_copy=True),
                audience=Audience.AUTHORS,
                wording=Wording(decision.subject, with_reason(decision, to)),
            )
        )
    return letters


def with_reason(decision: Decision, to: Recipient) -> str:
    """Return the letter with the line that says why a co-author receives it."""
    with voice(to.language, decision.submission.journal):
        why = _("You receive this copy because you are an author of this paper.")
    return f"{decision.text.rstrip()}\n\n{why}\n"


def post_to_authors(
    revision: Revision,
    kind: str,
    *,
    dedupe: str,
    version: Version | None = None,
    sent_on: date | None = None,
) -> Letter:
    """Post a letter about an asked revision to the author who acts for all."""
    decision = revision.decision
    submission = decision.submission
    to = recipient(submission)
    with voice(to.language, submission.journal):
        envelope = Envelope(
            journal=submission.journal,
            to=to,
            about=f"decision:{decision.key}",
            dedupe=dedupe,
            signer=decision.by,
            not_after=end_of(submission.journal, sent_on + timedelta(days=2)) if sent_on else None,
            links={
                "link": Link("reviews:revise", key=submission.key),
                "more_time": Link(
                    "reviews:revise", key=submission.key, query="?more=time#more-time"
                ),
                "paper": manuscript_link(submission),
            },
        )
        values = {
            "code": code_of(submission, version or decision.round_version),
            "due": deadline(revision.due_on),
            "due_brief": day(revision.due_on, "brief"),
            "label": version.label if version else "",
        }
        return post_about(submission, kind, envelope, audience=Audience.AUTHORS, values=values)


def post_revision_reminder(revision: Revision, *, late: bool, dedupe: str, sent_on: date) -> Letter:
    kind = "revision-overdue" if late else "revision-reminder"
    return post_to_authors(revision, kind, dedupe=dedupe, sent_on=sent_on)


def post_revision_due_moved(revision: Revision) -> Letter:
    key = f"revision-moved:{revision.decision.key}:{revision.due_on}"
    return post_to_authors(revision, "revision-date-moved", dedupe=key)


def post_revision_received(revision: Revision) -> Letter:
    """Tell the author that the revision has come in; the green page's letter."""
    key = f"revision-received:{revision.decision.key}"
    return post_to_authors(revision, "revision-received", dedupe=key, version=revision.version)
