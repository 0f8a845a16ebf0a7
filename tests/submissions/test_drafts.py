import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import now
from time_machine import travel

from journal.models import Errand, Letter
from submissions import periodic, services
from submissions.models import Contributor, File, Statement, Status, Submission, private_storage
from submissions.queries import missing
from submissions.services import Upload, WrongStatus
from tests.factories import SectionFactory, SubmissionFactory, UserFactory
from tests.submissions.papers import begun, complete, house

pytestmark = pytest.mark.django_db


def test_start_keeps_the_file_and_sends_the_errand_that_reads_it():
    draft = begun(name="Мемлекеттік басқару — соңғы нұсқа №3.md")

    file = File.objects.get(version__submission=draft)
    assert file.original_name == "Мемлекеттік басқару — соңғы нұсқа №3.md"
    assert "Мемлекеттік" not in file.file.name
    assert (file.size, len(file.sha256)) == (private_storage().size(file.file.name), 64)
    assert Errand.objects.get().task == "submissions.tasks.convert_version"
    assert (draft.status, draft.code) == (Status.DRAFT, None)


def test_start_begins_the_authors_with_the_sender():
    author = UserFactory(affiliation="Sample Academy", country="KZ")

    draft = begun(author)

    row = draft.contributors.get()
    assert (row.user, row.email, row.affiliation) == (author, author.email, "Sample Academy")
    assert row.is_corresponding


def test_start_takes_the_only_section_and_leaves_the_choice_among_two():
    first = begun()
    SectionFactory(slug="debate")

    second = begun(content=b"another text")

    assert first.section.slug == "articles"
    assert second.section is None


def test_start_pressed_twice_begins_one_draft():
    author = UserFactory()

    first, second = begun(author), begun(author)

    assert first == second
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(("content", "word"), [(b"", "empty"), (b"x" * 2000, "limit")])
def test_start_refuses_empty_and_oversized_files_and_keeps_nothing(settings, content, word):
    settings.UPLOAD_LIMIT = 1000

    with pytest.raises(ValidationError, match=word):
        begun(content=content)

    assert not Submission.objects.exists()


def test_start_refuses_a_pile_of_drafts(monkeypatch):
    monkeypatch.setattr("submissions.services.drafts.DRAFTS_AT_ONCE", 1)
    author = UserFactory()
    begun(author)

    with pytest.raises(ValidationError, match="Continue or discard"):
        begun(author, content=b"another text")


def test_all_files_of_a_paper_have_one_limit(settings):
    draft = begun(content=b"x" * 600)
    settings.PAPER_LIMIT = 1000

    with pytest.raises(ValidationError, match="All files of one paper"):
        services.replace_file(draft, by=draft.submitter, upload=Upload("b.md", b"y" * 600))


def test_save_check_keeps_what_is_typed_however_incomplete():
    draft = begun()
    row = draft.contributors.get()

    services.save_check(
        draft,
        values={"title": {"en": "Half a ti"}, "keywords": {"en": ["one"]}},
        people=[{"key": row.key, "email": "no address"}, {}],
    )

    draft.refresh_from_db()
    assert (draft.title["en"], draft.keywords["en"]) == ("Half a ti", ["one"])
    assert [p.email for p in draft.contributors.all()] == ["no address", ""]
    assert draft.saved_at


def test_save_check_orders_and_removes_authors_and_passes_over_strangers_keys():
    draft, other = begun(), SubmissionFactory()
    first = draft.contributors.get()
    second = Contributor.objects.create(submission=draft, position=1, family_name="Berg")
    stranger = other.contributors.get()

    services.save_check(
        draft,
        values={},
        people=[
            {"key": second.key, "is_corresponding": True},
            {"key": first.key, "is_corresponding": False},
            {"key": stranger.key, "family_name": "Taken over"},
        ],
    )

    rows = list(draft.contributors.all())
    assert rows[:2] == [second, first]
    assert [row.is_corresponding for row in rows] == [True, False, False]
    stranger.refresh_from_db()
    assert (stranger.submission, stranger.family_name == "Taken over") == (other, False)


def test_save_check_leaves_a_sent_paper_alone():
    paper = SubmissionFactory()

    with pytest.raises(WrongStatus, match="sent already"):
        services.save_check(paper, values={"title": {"en": "Changed"}}, people=[])

    paper.refresh_from_db()
    assert paper.title["en"] != "Changed"
    assert paper.contributors.exists()


def test_save_statements_removes_emptied_ones_and_takes_consent_back():
    draft = complete()

    services.save_statements(draft, statements={"funding": "", "ai": "We used none."})

    texts = dict(Statement.objects.filter(submission=draft).values_list("kind", "text"))
    assert "funding" not in texts
    assert texts["ai"] == "We used none."
    draft.refresh_from_db()
    assert draft.consent_at is None
    assert {p.field for p in missing(draft)} == {"funding", "consent"}


def test_discard_takes_the_draft_and_its_bytes(django_capture_on_commit_callbacks):
    draft = begun()
    path = File.objects.get().file.name

    with django_capture_on_commit_callbacks(execute=True):
        services.discard(draft)

    assert not Submission.objects.exists()
    assert not private_storage().exists(path)


def test_discard_refuses_a_paper_that_was_sent():
    paper = SubmissionFactory()

    with pytest.raises(WrongStatus, match="Only drafts"):
        services.discard(paper)

    assert Submission.objects.filter(pk=paper.pk).exists()


def test_an_old_draft_is_announced_once_and_goes_a_week_later():
    draft, sent = begun(), SubmissionFactory()
    Submission.objects.filter(pk=sent.pk).update(saved_at=now())
    with travel(now().timestamp() + 84 * 86400, tick=False):
        periodic.clear_old_drafts()
        periodic.clear_old_drafts()
        told = list(Letter.objects.all())
        kept = Submission.objects.filter(pk=draft.pk).exists()
    with travel(now().timestamp() + 91 * 86400, tick=False):
        periodic.clear_old_drafts()

    assert [letter.to for letter in told] == [draft.submitter.email]
    assert kept
    assert list(Submission.objects.all()) == [sent]


def test_replace_in_review_is_refused_in_words():
    paper = SubmissionFactory(status=Status.IN_REVIEW)

    with pytest.raises(WrongStatus, match="review has begun"):
        services.replace_file(paper, by=paper.submitter, upload=Upload("new.md", b"text"))

    assert paper.versions.count() == 1


def test_replace_keeps_the_old_file_and_tells_only_the_editors():
    house()
    paper = SubmissionFactory()

    version = services.replace_file(paper, by=paper.submitter, upload=Upload("new.md", b"text"))

    assert (version.number, version.revision, paper.versions.count()) == (2, 0, 2)
    assert {letter.kind for letter in Letter.objects.all()} == {"file-replaced"}
    assert paper.submitter.email not in {letter.to for letter in Letter.objects.all()}


def test_replace_in_a_draft_posts_no_letter():
    draft = begun()

    services.replace_file(draft, by=draft.submitter, upload=Upload("new.md", b"text"))

    assert not Letter.objects.exists()


def test_changing_the_language_takes_the_points_along():
    draft = complete()

    services.choose_language(draft, language="ru")

    draft.refresh_from_db()
    assert draft.points == {"ru": ["Measure.", "Ask.", "Tell."]}
    assert draft.title == {"en": "Who still waits?"}


def test_a_language_that_the_journal_has_not_is_refused():
    draft = begun()

    with pytest.raises(ValidationError, match="no papers in this language"):
        services.choose_language(draft, language="de")
