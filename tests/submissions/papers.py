"""Drafts and files as the tests of submission need them."""

from pathlib import Path

from django.utils.timezone import now

from journal.models import Errand, Member, Role
from journal.multilingual import Words
from submissions.converting import convert_version
from submissions.models import Contributor, Status, Version
from submissions.services import Upload, save_statements, start
from tests.factories import (
    ArticleTypeFactory,
    JournalFactory,
    MemberFactory,
    SectionFactory,
    UserFactory,
)

DOCX = Path(__file__).parent.parent / "files" / "manuscript.docx"
MARKDOWN = b"""# Who still waits?

Aigerim Saparova

Sample Academy, Astana, Kazakhstan

aigerim@example.org

**Abstract.** One-stop shops were to spare citizens the way from office to office. This sample
study follows requests from the first question to the final decision, and asks who still waits.

**Keywords:** one-stop shop; waiting time; counter staff

# Introduction

Saparova (2019) began with a question. Here the text of the paper begins and goes on for a while.

# Results

The time at the counter fell by half.
"""
STATEMENTS = {kind: "None." for kind in ("conflicts", "funding", "data", "ethics", "ai")}


def house(**type_values):
    """A journal with one section, one kind of paper and a chief editor."""
    journal = JournalFactory()
    SectionFactory(journal=journal)
    kind = ArticleTypeFactory(journal=journal, **type_values)
    chief = journal.members.filter(role=Role.CHIEF).first()
    chief = chief or MemberFactory(journal=journal, role=Role.CHIEF)
    return journal, kind, chief.user


def begun(author=None, *, name="paper.md", content=MARKDOWN, **type_values):
    """A draft with its file, not read yet."""
    journal, kind, _chief = house(**type_values)
    author = author or UserFactory(given_name="Aigerim", family_name="Saparova")
    return start(journal, by=author, language="en", article_type=kind, upload=Upload(name, content))


def complete(author=None, coauthors=("second@example.org",)):
    """A draft to which nothing is missing; its file counts as read."""
    draft = begun(author)
    Version.objects.filter(submission=draft).update(state=Version.State.READ)
    draft.title = Words(en="Who still waits?")
    draft.abstract = Words(en="What was asked and what came out.")
    draft.keywords = Words(en=["shops", "queues", "time"])
    draft.points = Words(en=["Measure.", "Ask.", "Tell."])
    draft.save()
    for place, email in enumerate(coauthors, 1):
        Contributor.objects.create(
            submission=draft, position=place, given_name="Berik", family_name="Berg", email=email
        )
    save_statements(draft, statements=STATEMENTS, consent=True)
    return draft


def read(draft):
    """Let the worker read the newest version of a paper; return it."""
    version = draft.versions.order_by("-number").first()
    convert_version(version.pk)
    version.refresh_from_db()
    draft.refresh_from_db()
    return version


def is_draft(paper):
    paper.refresh_from_db()
    return paper.status == Status.DRAFT


def errands(task):
    return Errand.objects.filter(task=f"submissions.tasks.{task}")


__all__ = ["DOCX", "MARKDOWN", "Member", "begun", "complete", "house", "now", "read"]
