"""Papers on their way to readers: rows as the services before production leave them."""

from datetime import date, timedelta

from django.utils.timezone import now

from issues.models import Step
from issues.services import create_issue, open_production, place
from issues.typesetting import typeset
from submissions.converting.filing import keep_file
from submissions.models import File, Status
from submissions.services import move
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory

TREE = """<article xml:lang="en"><front/><body>
<sec id="s1"><title>Waiting</title><p id="p1">People waited for {minutes} minutes.</p></sec>
</body><back/></article>"""


def accepted_paper(**fields):
    """An accepted paper with one author and a text that was read."""
    paper = SubmissionFactory(status=Status.SUBMITTED, **fields)
    give_text(paper.versions.get())
    move(paper, Status.ACCEPTED, by=None)
    return paper


def give_text(version, minutes=14):
    keep_file(version, "manuscript", "manuscript.docx", b"PK sample", media_type="x/y")
    keep_file(
        version,
        File.Kind.TREE,
        "tree.xml",
        TREE.format(minutes=minutes).encode(),
        media_type="application/xml",
    )


def article_of(paper=None, *, made=True):
    """An article in production; with ``made`` its files are made as well."""
    article = open_production(paper or accepted_paper())
    if made:
        make_files(article)
    return article


def make_files(article):
    typeset(article.pk)
    article.refresh_from_db()


def read(galley):
    with galley.file.open("rb") as file:
        return file.read()


def approve(article):
    Step.objects.create(
        article=article,
        kind=Step.Kind.PROOF,
        person=article.submission.submitter,
        due_on=date.today() + timedelta(days=5),
        done_at=now(),
        outcome=Step.Outcome.APPROVED,
    )


def issue_of(journal=None, number=1, **values):
    """An empty issue of volume 14."""
    journal = journal or JournalFactory()
    return create_issue(journal, values={"volume": 14, "number": number, "year": 2026, **values})


def ready_issue(papers=2):
    """An issue whose articles are made and approved, and an editor who may publish it."""
    editor = MemberFactory().user
    issue = issue_of()
    for _number in range(papers):
        article = article_of(made=False)
        place(article, issue, by=editor)
        make_files(article)
        approve(article)
    return issue, editor
