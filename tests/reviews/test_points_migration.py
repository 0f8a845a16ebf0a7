"""Answers that were kept in one field become rows, and back again."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from reviews import services
from reviews.models import Revision
from reviews.queries import comments_for
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory
from tests.reviews.conftest import done_review, letter_text


def migrate(name):
    executor = MigrationExecutor(connection)
    executor.migrate([("reviews", name)])
    return MigrationExecutor(connection).loader.project_state([("reviews", name)]).apps


@pytest.mark.django_db(transaction=True)
def test_answers_of_the_first_shape_become_rows_and_back():
    editor = MemberFactory(journal=JournalFactory()).user
    paper = SubmissionFactory(journal=editor.memberships.get().journal)
    done_review(paper, editor)
    paper.refresh_from_db()
    decision = services.decide(paper, by=editor, kind="major", letter=letter_text())
    services.send_now(decision, by=editor)
    revision = Revision.objects.get()
    services.save_answer(revision, answer="All.", answers={"A.2": "We added it."}, seen_at="")
    try:
        old = migrate("0001_initial")
        kept = old.get_model("reviews", "Revision").objects.get()
        assert kept.answers == {"A.2": "We added it."}
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("reviews"))

    (comments,) = comments_for(Revision.objects.get())
    assert [(point.key, point.answer) for point in comments.points] == [
        ("A.1", ""),
        ("A.2", "We added it."),
    ]
