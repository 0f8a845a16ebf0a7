"""What authors do: send a file, check what was read, declare, submit, confirm, revise, withdraw."""

from collections.abc import Mapping
from typing import Any

from issues.demo.people import account
from issues.demo.texts import plain, values_of
from issues.demo.walk import Walk
from issues.demo.word_files import word_file
from issues.services import withdraw
from journal.models import ArticleType, Call, Section, Topic
from reviews.models import Revision
from reviews.services import return_revision
from submissions.models import Contributor, Status, Submission
from submissions.services import (
    Upload,
    confirm_authorship,
    save_check,
    save_statements,
    start,
    submit,
)

TEXTS = ("title", "abstract", "keywords", "points")
NOTHING_TYPED = "–"  # what people type who have nothing to say and may not leave a field empty


def begin(walk: Walk) -> None:
    """Send the Word file; it is read at once and fills in the form."""
    if walk.find():
        return
    paper = walk.paper
    row = next((one for one in paper.authors if one["email"] == paper.submitter), {})
    start(
        walk.journal,
        by=account({"email": paper.submitter, "languages": [paper.language, "en"]} | row),
        language=paper.language,
        article_type=ArticleType.objects.get(journal=walk.journal, slug=paper.type),
        upload=Upload(walk.file_name, word_file(paper.as_first_sent)),
        call=Call.objects.filter(journal=walk.journal, slug=paper.head.get("call")).first(),
    )


def check(walk: Walk) -> None:
    """Correct what was read from the file, and add the other languages."""
    submission = walk.submission
    if submission.status != Status.DRAFT:
        return
    values = {name: typed(walk.paper.words(name)) for name in TEXTS}
    known = {row.email: row for row in Contributor.objects.filter(submission=submission)}
    people = [
        author_values(submission, author, known.get(author["email"]))
        for author in walk.paper.authors
    ]
    save_check(submission, values=values, people=people)


def typed(texts: Mapping[str, Any]) -> dict[str, Any]:
    """Return texts by language as people type them into the form."""
    return {
        code: [plain(line) for line in text] if isinstance(text, list) else plain(text)
        for code, text in texts.items()
    }


def author_values(
    submission: Submission, author: Mapping[str, Any], row: Contributor | None
) -> dict[str, Any]:
    """Return one author as the page "Check" sends it."""
    submitter = submission.submitter
    return {
        "key": row.key if row else "",
        "user_id": submitter.pk if author["email"] == submitter.email else None,
        "given_name": author["given"],
        "family_name": author["family"],
        "patronymic": author.get("patronymic", ""),
        "latin_name": author.get("latin", ""),
        "email": author["email"],
        "affiliation": author["affiliation"],
        "country": author["country"],
        "is_corresponding": author["corresponding"],
    }


def declare(walk: Walk) -> None:
    """Choose section and topics, declare, agree to the licence."""
    submission = walk.submission
    if submission.status != Status.DRAFT:
        return
    said = walk.paper.head["statements"]
    save_statements(
        submission,
        statements={kind: text.strip() or NOTHING_TYPED for kind, text in said.items()},
        section=Section.objects.get(journal=walk.journal, slug=section_of(walk.paper.type)),
        topics=Topic.objects.filter(journal=walk.journal, slug__in=walk.paper.head["topics"]),
        consent=True,
    )


def section_of(kind: str) -> str:
    """Return the section in which a kind of paper appears."""
    sections = values_of("journal")["sections"]
    return next(str(row["slug"]) for row in sections if kind in row["types"])


def send(walk: Walk) -> None:
    submission = walk.submission
    if submission.status == Status.DRAFT:
        submit(submission, by=submission.submitter)


def confirm(walk: Walk) -> None:
    """Let the co-authors say that they know of the paper."""
    for contributor in walk.submission.contributors.filter(confirmed_at=None):
        confirm_authorship(contributor)


def revise(walk: Walk, answers_key: str) -> None:
    """Answer the reviewers point by point and send the revised file."""
    submission = walk.submission
    revision = Revision.objects.filter(decision__submission=submission, returned_at=None).first()
    if revision is None:
        return
    said = next(row for row in values_of("reviews")["answers"] if row["key"] == answers_key)
    return_revision(
        revision,
        by=submission.submitter,
        answer=plain(said["opening"]),
        answers=dict(points_answered(submission, said["items"])),
        upload=Upload(f"{walk.paper.key}-revised.docx", word_file(walk.paper)),
    )


def points_answered(submission: Submission, items: list[dict[str, Any]]) -> dict[str, str]:
    """Return answers by reviewer and number, as "A.1"."""
    letters = {
        row["key"]: review_letter(submission, row["reviewer"])
        for row in values_of("reviews")["reviews"]
    }
    return {f"{letters[item['review']]}.{item['point']}": plain(item["text"]) for item in items}


def review_letter(submission: Submission, email: str) -> str:
    """Return the letter under which the authors know a reviewer, or ""."""
    named = submission.rounds.filter(reviews__reviewer__email=email)
    return str(named.values_list("reviews__letter_name", flat=True).first() or "")


def give_up(walk: Walk) -> None:
    """Withdraw the paper, with the reason that its authors gave."""
    submission = walk.submission
    if submission.status != Status.WITHDRAWN:
        reason = walk.paper.state["withdrawal_reason"]
        withdraw(submission, by=submission.submitter, reason=reason)
