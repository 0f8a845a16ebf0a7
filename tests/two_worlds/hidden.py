"""Change what one person must not know, and nothing else; every column counts, new ones too."""

from datetime import timedelta

from django.db import models

from accounts.models import User
from journal.models import Bounce, Expert, Letter, Publication
from reviews.models import (
    Advice,
    ConflictRuling,
    CoReviewer,
    Credit,
    Decision,
    EarlierReport,
    Message,
    Note,
    Opening,
    Participant,
    Place,
    Queue,
    Rating,
    Review,
    Round,
    Score,
    Suggestion,
    Thread,
    Turn,
)
from submissions.models import (
    Assignment,
    AuthorChange,
    AuthorConsent,
    Contributor,
    File,
    ManuscriptLetter,
    Status,
    StatusChange,
    Submission,
)
from tests.factories import SubmissionFactory, UserFactory

# Never changed: by these a row is found, or the change would be another act.
FIXED = {"id", "key", "nonce", "password", "last_login", "language", "languages", "timezone"}
SHIFT = timedelta(days=3, hours=5)


def scramble(rows, *, keep=()):
    """Give every plain column of these rows another value, but for ``keep``."""
    for row in rows:
        values = {}
        for column in row._meta.concrete_fields:
            if column.name in FIXED or column.name in keep or column.is_relation:
                continue
            changed = another(column, getattr(row, column.attname), row.pk)
            if changed is not None:
                values[column.attname] = changed
        type(row)._default_manager.filter(pk=row.pk).update(**values)


def another(column, value, salt):
    """Return another value that a column may hold, or None to leave it."""
    if column.choices or isinstance(column, models.BooleanField | models.FileField):
        return None
    if isinstance(column, models.EmailField):
        return f"hidden{salt}@elsewhere.example"
    if isinstance(column, models.DateTimeField | models.DateField):
        return (
            value + (SHIFT if isinstance(column, models.DateTimeField) else timedelta(3))
            if value
            else None
        )
    if isinstance(column, models.IntegerField):
        return None if value is None or column.unique else value + 1
    if isinstance(column, models.CharField | models.TextField):
        if column.name in {
            "orcid",
            "ror",
            "country",
            "code",
            "letter_name",
            "block",
            "kind",
            "about",
        }:
            return None
        return f"Hidden {column.name} {salt}"[: column.max_length or 200]
    return None


def more_reading(paper, chief):
    """Add reviewers in every state, a queue, rulings, advice and talk to a paper under review."""
    round = Round.objects.filter(submission=paper).first()
    if round is None:
        return
    moment = round.opened_at + SHIFT
    states = [("done", "Y"), ("done", "Z"), ("declined", ""), ("released", ""), ("invited", "")]
    for number, (state, letter) in enumerate(states):
        review = Review.objects.create(
            round=round,
            reviewer=UserFactory(given_name=f"Unseen{number}"),
            state=state,
            letter_name=letter,
            invited_by=chief,
            invited_at=moment,
            answer_due=moment.date(),
            review_due=moment.date(),
            to_authors="1. A hidden point.",
            to_editors="Hidden from authors.",
            recommendation="reject" if state == "done" else "",
            handed_in_at=moment if state == "done" else None,
            answered_at=moment,
        )
        beside(review)
        if state == "done":
            Rating.objects.create(review=review, value=2, by=chief)
            Score.objects.create(review=review, criterion=round.form.criteria.first(), value=1)
    queue, _new = Queue.objects.get_or_create(submission=paper, defaults={"by": chief})
    waiting = UserFactory(given_name="Waiting")
    Place.objects.create(queue=queue, position=1, user=waiting)
    ConflictRuling.objects.create(
        submission=paper, user=waiting, kind="name", ruling="pinned", reason="Hidden.", by=chief
    )
    Advice.objects.create(submission=paper, round=round, by=chief, kind="reject", text="Hidden.")
    talk(paper, chief, Thread.Side.EDITORS, [chief])


def beside(review):
    """Put beside a review what only editors see of it."""
    Opening.objects.create(review=review, device="x" * 64)
    Turn.objects.create(review=review, kind=Turn.Kind.DUE_MOVED, day=review.review_due)
    Credit.objects.create(
        review=review, user=review.reviewer, orcid="0000-0002-1825-0097", state="deposited"
    )
    Suggestion.objects.create(review=review, name="Hidden colleague", words="Hidden.")
    Note.objects.create(review=review, block="p-1", text="Hidden remark.")
    CoReviewer.objects.create(review=review, name="Hidden helper", email="helper@elsewhere.example")
    EarlierReport.objects.create(
        review=review,
        number=1,
        content={"to_authors": "Hidden first report."},
        version=review.round.version,
        handed_in_at=review.invited_at,
    )


def talk(paper, by, side, people):
    thread = Thread.objects.create(
        submission=paper, side=side, stage="review", subject="Hidden talk", by=by
    )
    for person in people:
        Participant.objects.create(thread=thread, user=person)
    Message.objects.create(thread=thread, by=by, text="Hidden words.")


def letters_to_others(person):
    """Scramble every letter that was not written to a person, nor to the authors as authors."""
    papers = Submission.objects.of(person) if person else Submission.objects.none()
    shared = ManuscriptLetter.objects.filter(
        submission__in=papers.values("pk"), audience=ManuscriptLetter.Audience.AUTHORS
    )
    rows = Letter.objects.exclude(manuscript_letter__in=shared)
    rows = rows.exclude(to__iexact=person.email) if person else rows
    scramble(rows, keep={"message_id", "to"})
    rows.update(bounce=Bounce.HARD, bounce_words="Hidden answer of a server.")


def strangers(visible):
    """Scramble every person whom the viewer must not know, and what they offer."""
    rows = User.objects.exclude(pk__in=[user.pk for user in visible if user])
    scramble(rows)
    for user in rows:
        Expert.objects.get_or_create(user=user, defaults={"offer_words": "Hidden offer."})
        Publication.objects.get_or_create(user=user, title="Hidden work")


def manuscripts(papers, *, keep=()):
    """Scramble papers with everything about them, and change where they stand."""
    papers = list(papers)
    scramble(papers, keep=keep)
    for model in (Contributor, StatusChange, AuthorChange):
        scramble(model.objects.filter(submission__in=papers))
    scramble(AuthorConsent.objects.filter(change__submission__in=papers))
    scramble(File.objects.filter(version__submission__in=papers), keep={"name"})
    scramble(Round.objects.filter(submission__in=papers), keep={"number"})
    scramble(Review.objects.filter(round__submission__in=papers))
    scramble(Decision.objects.filter(submission__in=papers))


def another_paper(journal):
    """Let one more paper stand in the house, with its authors, under review and overdue."""
    author = UserFactory(given_name="Unseen", family_name="Author")
    paper = SubmissionFactory(journal=journal, submitter=author, code="JT-2026-0999")
    Submission.objects.filter(pk=paper.pk).update(status=Status.IN_REVIEW)
    return paper


def unassigned(papers):
    Assignment.objects.filter(submission__in=papers).delete()


def of_reviewers_and_editors(papers):
    """Scramble the letters about papers that are for others than their authors."""
    joined = ManuscriptLetter.objects.filter(submission__in=papers).exclude(
        audience=ManuscriptLetter.Audience.AUTHORS
    )
    scramble(Letter.objects.filter(manuscript_letter__in=joined), keep={"message_id", "to"})
