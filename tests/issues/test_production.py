import threading
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from issues import periodic, services
from issues.access import articles_in_production
from issues.models import Article, Galley, Step
from issues.tasks import typeset as errand
from issues.typesetting import is_out_of_date, page_of, typeset, with_front
from journal.models import Errand, Letter, Role
from journal.services import send_errand
from submissions.converting.filing import keep_file
from submissions.models import Contributor, Status, Version
from submissions.queries import people_of
from submissions.services import Upload, WrongStatus, accept_author_change, ask_author_change
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory, UserFactory
from tests.issues.papers import accepted_paper, article_of, give_text, make_files, read

pytestmark = pytest.mark.django_db


def test_open_production_gives_number_doi_and_an_errand():
    JournalFactory(doi_prefix="10.5555")
    paper = accepted_paper()

    article = services.open_production(paper)

    assert (article.number, article.doi) == (1, "10.5555/jt.1")
    assert article.version == paper.versions.get()
    paper.refresh_from_db()
    assert paper.status == Status.IN_PRODUCTION
    assert Errand.objects.get(subject_id=article.pk).task == errand.name
    assert article.steps.get().kind == Step.Kind.TYPESETTING


def test_open_production_twice_makes_one_article():
    paper = accepted_paper()

    first, second = services.open_production(paper), services.open_production(paper)

    assert first == second
    assert Errand.objects.count() == 1


def test_open_production_without_prefix_gives_no_doi():
    first, second = article_of(made=False), article_of(made=False)

    assert (first.doi, second.doi) == ("", "")
    assert (first.number, second.number) == (1, 2)


def test_open_production_refuses_a_paper_that_is_not_accepted():
    with pytest.raises(WrongStatus):
        services.open_production(SubmissionFactory())

    assert not Article.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_numbers_are_given_once_when_two_open_production_together():
    if connection.vendor == "sqlite":
        pytest.skip("an SQLite test database in memory has one connection")
    papers = [accepted_paper() for _number in range(4)]
    failures = []

    def work(paper):
        try:
            services.open_production(paper)
        except Exception as error:  # noqa: BLE001 - shown by the assertion below
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[paper]) for paper in papers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not failures
    assert sorted(Article.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_look_opens_production_for_every_accepted_paper_once():
    accepted_paper()
    accepted_paper()
    SubmissionFactory()

    periodic.look()
    periodic.look()

    assert Article.objects.count() == 2


def test_one_broken_paper_does_not_stop_the_others():
    broken = accepted_paper()
    broken.versions.update(state=Version.State.UNREADABLE)
    accepted_paper()

    periodic.look()

    assert Article.objects.count() == 1


def test_typesetting_makes_every_form_from_the_database():
    article = article_of()

    kinds = {galley.kind: galley for galley in article.galleys.all()}

    assert set(kinds) == {"jats", "html", "pdf", "epub"}
    assert kinds["pdf"].name == "1.pdf"
    assert kinds["pdf"].pages >= 1
    assert read(kinds["pdf"])[:5] == b"%PDF-"
    assert "14 minutes" in read(kinds["html"]).decode()
    assert article.submission.own_title in read(kinds["jats"]).decode()
    assert not is_out_of_date(article)
    assert article.steps.get(kind="typesetting").done_at


def test_typesetting_twice_leaves_one_set_of_files():
    article = article_of()
    before = list(article.galleys.values_list("pk", "file", "sha256"))

    typeset(article.pk)
    Article.objects.update(typeset_of="")
    typeset(article.pk)

    after = list(article.galleys.values_list("pk", "file", "sha256"))
    assert [(pk, sha) for pk, _file, sha in before] == [(pk, sha) for pk, _file, sha in after]


def test_old_bytes_go_once_the_new_ones_are_certain(django_capture_on_commit_callbacks):
    article = article_of()
    old = article.galleys.get(kind="pdf").file
    Article.objects.update(typeset_of="")

    with django_capture_on_commit_callbacks(execute=True):
        typeset(article.pk)

    assert not old.storage.exists(old.name)
    assert read(article.galleys.get(kind="pdf"))[:5] == b"%PDF-"


def test_errand_that_arrives_twice_works_once(django_capture_on_commit_callbacks):
    article = article_of(made=False)
    sent = send_errand(errand, about="article:x", subject_id=article.pk)

    errand(sent.key)
    made_at = Galley.objects.get(kind="pdf").made_at
    errand(sent.key)

    assert Galley.objects.get(kind="pdf").made_at == made_at
    sent.refresh_from_db()
    assert (sent.state, sent.tries) == (Errand.State.DONE, 1)


def test_a_text_that_cannot_be_typeset_is_told_in_words():
    paper = accepted_paper()
    article = article_of(paper, made=False)
    file = paper.versions.get().files.get(kind="tree")
    file.file.storage.delete(file.file.name)
    file.file.save("tree.xml", BytesIO(b"<article><body>"), save=True)
    sent = Errand.objects.get()

    errand(sent.key)

    sent.refresh_from_db()
    article.refresh_from_db()
    assert sent.state == Errand.State.FAILED
    assert "could not be typeset" in article.problem
    assert not article.galleys.exists()


def test_a_changed_title_has_the_files_made_again():
    article = article_of()
    Errand.objects.all().delete()
    paper = article.submission
    paper.title["en"] = "Another title"
    paper.save(update_fields=["title"])

    periodic.look()
    periodic.look()

    assert Errand.objects.count() == 1
    make_files(article)
    assert "Another title" in page_of(article).head


def test_a_failed_errand_is_not_tried_for_ever():
    article = article_of(made=False)
    Errand.objects.update(state=Errand.State.FAILED)

    periodic.look()

    assert Errand.objects.filter(subject_id=article.pk).count() == 1


def test_a_corrected_file_becomes_the_article_once_it_is_read():
    article = article_of()
    version = services.add_corrected_file(
        article,
        by=article.submission.submitter,
        upload=Upload("x.docx", b"PK 2"),
    )

    periodic.look()
    article.refresh_from_db()
    assert article.version.number == 1

    give_text(version, minutes=20)
    Version.objects.filter(pk=version.pk).update(state=Version.State.READ)
    periodic.look()
    make_files(article)

    assert article.version == version
    assert "20 minutes" in read(article.galleys.get(kind="html")).decode()


def test_pdf_only_papers_are_published_as_their_pdf():
    paper = accepted_paper()
    version = paper.versions.get()
    pdf = read(article_of().galleys.get(kind="pdf"))
    version.files.all().delete()
    keep_file(version, "manuscript", "manuscript.pdf", pdf, media_type="application/pdf")

    article = article_of(paper)

    names = {galley.kind: galley for galley in article.galleys.all()}
    assert set(names) == {"jats", "html", "pdf"}
    assert names["html"].size == 0
    assert paper.own_title.encode("utf-8") in read(names["jats"])


def test_save_front_keeps_texts_and_asks_for_new_files():
    article = article_of()
    Errand.objects.all().delete()

    services.save_front(article, values={"title": {"en": "New", "ru": "Новое"}})

    article.submission.refresh_from_db()
    assert article.submission.title == {"en": "New", "ru": "Новое"}
    assert Errand.objects.count() == 1


def test_start_step_writes_to_the_person_and_refuses_authors():
    article = article_of(made=False)
    editor = MemberFactory().user
    copyeditor = MemberFactory(role=Role.PRODUCTION).user
    due = date(2030, 1, 7)

    services.start_step(article, kind="copyediting", person=copyeditor, due_on=due, by=editor)

    letter = Letter.objects.get(kind="step")
    assert letter.to == copyeditor.email
    assert "7 January 2030" in letter.text
    with pytest.raises(ValidationError, match="open already"):
        services.start_step(article, kind="copyediting", person=editor, due_on=due, by=editor)
    author = article.submission.submitter
    with pytest.raises(ValidationError, match="is an author"):
        services.start_step(article, kind="copyediting", person=author, due_on=due, by=editor)


def test_typeset_again_is_refused_once_published():
    article = article_of(made=False)
    article.published_at = article.accepted_at

    with pytest.raises(ValidationError, match="correction"):
        services.typeset_again(article)


def test_strangers_are_not_in_production():
    article = article_of(made=False)
    manager, producer = MemberFactory().user, MemberFactory(role=Role.PRODUCTION).user
    author = article.submission.submitter
    MemberFactory(user=author, role=Role.PRODUCTION)

    assert list(articles_in_production(manager)) == [article]
    assert list(articles_in_production(producer)) == [article]
    assert not articles_in_production(author).exists()
    assert not articles_in_production(UserFactory()).exists()


def test_other_authors_are_printed_in_the_files_that_are_made_anew():
    article = article_of()
    editor, paper = MemberFactory().user, article.submission
    new = Contributor(submission=paper, family_name="Latecomer", email="late@example.org")
    change = ask_author_change(
        paper, by=paper.submitter, people=[*people_of(paper), new], reason="We forgot."
    )
    article = with_front(Article.objects.filter(pk=article.pk)).get()
    assert not is_out_of_date(article)

    accept_author_change(change, by=editor, words="She wrote to me.")

    article = with_front(Article.objects.filter(pk=article.pk)).get()
    assert is_out_of_date(article)
