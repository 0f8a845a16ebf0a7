"""The letters of a manuscript as one person may read them."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from journal.models import Letter
from submissions.access import is_author, is_handled_by
from submissions.models import ManuscriptLetter, Submission

Audience = ManuscriptLetter.Audience


def letters_of(submission: Submission, viewer: User) -> list[Letter]:
    """Return a manuscript's letters, newest first: all of them to its editors, those to the
    authors to authors. An editor who is an author, or recused, counts as an author or as nobody.
    """
    rows = ManuscriptLetter.objects.filter(submission=submission)
    if not is_handled_by(viewer, submission):
        if not is_author(viewer, submission):
            return []
        rows = rows.filter(audience=Audience.AUTHORS)
        others = Q(letter__about__startswith="thread:") & ~Q(letter__to__iexact=viewer.email)
        rows = rows.exclude(others)  # not all authors are in every discussion
    return [
        row.letter for row in rows.select_related("letter").order_by("-letter__written_at", "-pk")
    ]


def unmended_letters() -> QuerySet[ManuscriptLetter]:
    """Return letters that did not leave and were not posted again since."""
    again = ManuscriptLetter.objects.filter(
        submission_id=OuterRef("submission_id"),
        letter__about=OuterRef("letter__about"),
        letter__kind=OuterRef("letter__kind"),
        letter__written_at__gt=OuterRef("letter__written_at"),
    ).exclude(letter__status=Letter.Status.RECALLED)
    return ManuscriptLetter.objects.filter(letter__status=Letter.Status.FAILED).exclude(
        Exists(again)
    )
