"""Who knows of whom: every mode, and what each side can fetch in it."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from accounts.links import make_token
from journal.models import Errand, Letter, ReviewMode
from reviews import services
from reviews.identity import label_for_authors, label_for_reviewers, sight_of
from reviews.models import Review, Round
from submissions.converting import keep_file
from submissions.models import File
from tests.factories import UserFactory
from tests.reviews.conftest import letter_text, report

MODES = ["single", "double", "open", "signed"]
AUTHORS_KNOWN = {"single", "open"}
TREE = (
    b'<article><body><p id="p1">Aziza Writerova thanks her office in Aktobe.</p></body></article>'
)
COPY = b'<article><body><p id="p1">[name removed] thanks the office.</p></body></article>'


def with_mode(paper, mode):
    paper.article_type.review_mode = mode
    paper.article_type.save(update_fields=["review_mode"])
    version = paper.versions.get()
    xml = {"media_type": "application/xml"}
    keep_file(version, File.Kind.TREE, "text.xml", TREE, **xml)
    keep_file(version, File.Kind.COPY_TREE, "copy.xml", COPY, **xml)
    plain = {"media_type": "text/plain"}
    sent = keep_file(version, File.Kind.SUPPLEMENT, "supplement.txt", b"By Aziza.", **plain)
    clean = keep_file(version, File.Kind.CLEAN_SUPPLEMENT, "clean-supplement.txt", b"By.", **plain)
    clean.cleaned_from = sent
    clean.save(update_fields=["cleaned_from"])
    keep_file(version, File.Kind.MANUSCRIPT, "manuscript.docx", b"PK by Aziza", **plain)
    return paper


def at_work(paper, editor, reviewer):
    return services.accept(services.invite_reviewer(paper, by=editor, reviewer=reviewer))


def fetch(client, review, name="page", *more):
    grant = make_token("review", review.key, review.nonce)
    client.get(reverse("review", args=[grant]))
    return client.get(reverse(f"reviews:{name}", args=[review.key, *more]))


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("mode", MODES)
def test_reviewers_fetch_what_the_mode_opens(client, paper, editor, reviewer, mode):
    review = at_work(with_mode(paper, mode), editor, reviewer)
    known = mode in AUTHORS_KNOWN

    page = fetch(client, review).content.decode()
    manuscript = fetch(client, review, "manuscript")
    sent, clean = File.objects.filter(name__endswith="supplement.txt").order_by("pk")
    right, wrong = (sent, clean) if known else (clean, sent)

    assert ("Writerova" in page) is known
    assert ("Sample Academy" in page) is known
    assert ("thanks her office in Aktobe" in page) is known
    assert manuscript.status_code == (200 if known else 404)
    if known:
        assert body(manuscript) == b"PK by Aziza"
        assert "aziza" not in manuscript["Content-Disposition"].lower()
    assert fetch(client, review, "supplement", wrong.key).status_code == 404
    assert body(fetch(client, review, "supplement", right.key)) == (
        b"By Aziza." if known else b"By."
    )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("signs", [True, False])
def test_authors_learn_a_name_only_with_a_signed_report(
    client, paper, editor, author, reviewer, mode, signs
):
    review = at_work(with_mode(paper, mode), editor, reviewer)
    assert sight_of(author, paper).label(review) == "Reviewer"
    services.hand_in(review, values=report(review, signs=signs))
    review = Review.objects.get()
    named = mode == "open" or (mode == "signed" and signs)
    paper.refresh_from_db()
    draft = services.draft_letter_for(paper, by=editor, kind="minor")
    decision = services.decide(
        paper, by=editor, kind="minor", letter=letter_text("minor"), due_on=draft.due_on
    )
    services.send_now(decision, by=editor)
    client.force_login(author)

    pages = [
        client.get(reverse("reviews:revise", args=[paper.key])).content.decode(),
        client.get(reverse("manuscript", args=[paper.key])).content.decode(),
    ]

    assert ("Readerova" in draft.text) is named
    assert ("Readerova" in pages[0]) is named
    assert "Readerova" not in pages[1]
    assert label_for_authors(review) == ("Reviewer A, Roza Readerova" if named else "Reviewer A")
    assert review.signs is (mode == "signed" and signs)


@pytest.mark.parametrize("mode", MODES)
def test_no_letter_to_authors_names_a_reviewer_before_the_decision(
    paper, editor, author, reviewer, mode
):
    review = at_work(with_mode(paper, mode), editor, reviewer)
    services.hand_in(review, values=report(review, signs=True))

    assert not Letter.objects.filter(to=author.email, text__contains="Readerova").exists()


def test_other_reviewers_read_a_name_only_in_open_review(paper, editor, reviewer):
    for mode, label in (
        (ReviewMode.OPEN, "Reviewer A, Roza Readerova"),
        (ReviewMode.SIGNED, "Reviewer A"),
    ):
        row = Review(
            round=Round(mode=mode),
            reviewer=reviewer,
            state=Review.State.DONE,
            letter_name="A",
            signs=True,
        )
        assert label_for_reviewers(row) == label


def test_signature_counts_only_where_the_mode_leaves_the_choice(paper, editor, reviewer):
    review = at_work(paper, editor, reviewer)

    services.hand_in(review, values=report(review, signs=True))

    assert Review.objects.get().signs is False


def test_mode_is_fixed_when_the_round_opens(client, paper, editor, reviewer):
    review = at_work(with_mode(paper, "double"), editor, reviewer)

    with_type = paper.article_type
    with_type.review_mode = "open"
    with_type.save()
    second = at_work(paper, editor, UserFactory())

    assert {review.round.mode, second.round.mode} == {"double"}
    assert "Writerova" not in fetch(client, review).content.decode()


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("single", "you see who wrote the paper, the authors never see you"),
        ("double", "you do not see the authors, they never see you"),
        ("open", "the authors read your report under your name"),
        ("signed", "they see your name only if you sign your report"),
    ],
)
def test_invitation_says_who_knows_of_whom(client, paper, editor, reviewer, mode, words):
    review = services.invite_reviewer(with_mode(paper, mode), by=editor, reviewer=reviewer)

    assert words in Letter.objects.get(kind="review-invitation").text
    assert words in fetch(client, review).content.decode()


@pytest.mark.parametrize("mode", MODES)
def test_proof_of_anonymity_is_asked_where_authors_are_hidden(paper, editor, reviewer, mode):
    version = with_mode(paper, mode).versions.get()
    Errand.objects.create(
        about=f"version:{version.key}", task="convert", subject_id=version.pk, sent_at=now()
    )  # the search is owed

    if mode in AUTHORS_KNOWN:
        services.invite_reviewer(paper, by=editor, reviewer=reviewer)
        return
    with pytest.raises(Exception, match="not searched for names yet"):
        services.invite_reviewer(paper, by=editor, reviewer=reviewer)
