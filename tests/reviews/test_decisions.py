import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from journal.models import Letter, Role
from reviews import periodic, services
from reviews.models import Decision, Review, Revision, Round
from reviews.queries.actions import author_actions
from reviews.wording import open_places
from submissions.models import Contributor, Status
from tests.factories import ArticleTypeFactory, MemberFactory, UserFactory
from tests.reviews.conftest import done_review, kinds_to, letter_text

Kind = Decision.Kind


@pytest.fixture
def read_paper(clock, paper, editor):
    done_review(paper, editor)
    done_review(paper, editor)
    paper.refresh_from_db()
    return paper


def hold(paper, editor, kind="major", **more):
    return services.decide(paper, by=editor, kind=kind, letter=letter_text(kind), **more)


def test_held_decision_moves_nothing_and_posts_nothing(read_paper, editor, author):
    before = Letter.objects.count()

    decision = hold(read_paper, editor)

    read_paper.refresh_from_db()
    assert decision.state == Decision.State.HELD
    assert decision.release_at - decision.decided_at == dt.timedelta(minutes=10)
    assert read_paper.status == Status.IN_REVIEW
    assert Letter.objects.count() == before
    assert Round.objects.filter(closed_at=None).exists()


def test_undone_decision_leaves_no_trace_outside(clock, read_paper, editor, author):
    decision = hold(read_paper, editor)
    services.undo(decision, by=editor)
    clock.shift(dt.timedelta(minutes=30))

    periodic.look()

    read_paper.refresh_from_db()
    assert decision.state == Decision.State.UNDONE
    assert read_paper.status == Status.IN_REVIEW
    assert kinds_to(author) == []


def test_time_releases_a_held_decision_once(clock, read_paper, editor, author):
    decision = hold(read_paper, editor)
    periodic.look()
    read_paper.refresh_from_db()
    assert read_paper.status == Status.IN_REVIEW

    clock.shift(dt.timedelta(minutes=11))
    periodic.look()
    periodic.look()

    read_paper.refresh_from_db()
    assert read_paper.status == Status.REVISION_REQUESTED
    assert kinds_to(author) == ["decision-major"]
    assert Revision.objects.get(decision=decision).due_on == dt.date(2026, 5, 1)
    assert not Round.objects.filter(closed_at=None).exists()


def test_sent_decision_cannot_be_undone(read_paper, editor):
    decision = hold(read_paper, editor)
    services.send_now(decision, by=editor)

    with pytest.raises(ValidationError, match="Too late"):
        services.undo(decision, by=editor)


def test_undone_decision_cannot_be_sent(read_paper, editor, author):
    decision = hold(read_paper, editor)
    services.undo(decision, by=editor)

    with pytest.raises(ValidationError, match="was undone"):
        services.send_now(decision, by=editor)
    assert kinds_to(author) == []


def test_second_editor_is_told_who_was_faster(read_paper, editor, journal):
    second = MemberFactory(journal=journal, user=UserFactory(), role=Role.MANAGER).user
    hold(read_paper, editor, "accept")

    with pytest.raises(services.AlreadyDecided) as refusal:
        hold(read_paper, second, "major")

    assert refusal.value.messages == [
        "Edda Chiefly decided Accept at 11:00:00, before you. Nothing was sent for you."
    ]
    assert Decision.objects.count() == 1


def test_second_editor_with_an_old_page_is_told_after_the_letter_left(read_paper, editor, journal):
    second = MemberFactory(journal=journal, user=UserFactory(), role=Role.MANAGER).user
    services.send_now(hold(read_paper, editor, "minor"), by=editor)
    read_paper.refresh_from_db()

    with pytest.raises(services.AlreadyDecided, match="decided Minor revision at"):
        hold(read_paper, second, "accept", after="")


def test_pressing_decide_twice_holds_one_decision(read_paper, editor):
    first = hold(read_paper, editor)
    second = hold(read_paper, editor)

    assert first == second


def test_database_itself_allows_one_held_decision(read_paper, editor):
    decision = hold(read_paper, editor)

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            submission=read_paper,
            kind="reject",
            by=editor,
            text="x",
            release_at=decision.release_at,
        )


def test_open_place_in_the_letter_blocks_the_decision(read_paper, editor):
    draft = services.draft_letter_for(read_paper, by=editor, kind="major")

    with pytest.raises(ValidationError, match="still waits for your words"):
        services.decide(
            read_paper,
            by=editor,
            kind="major",
            letter=services.LetterText(draft.subject, draft.text, draft.language),
        )
    assert not Decision.objects.exists()


def test_dispute_about_authorship_holds_every_decision(clock, read_paper, editor):
    Contributor.objects.create(
        submission=read_paper, family_name="Y", position=1, disputed_at=dt.datetime.now(dt.UTC)
    )

    with pytest.raises(ValidationError, match="Settle that first"):
        hold(read_paper, editor)


@pytest.mark.parametrize("kind", ["major", "accept", "reject", "resubmit", "minor"])
def test_unread_paper_that_needs_reviewers_is_only_returned_or_declined(clock, paper, editor, kind):
    with pytest.raises(ValidationError, match="not possible now"):
        hold(paper, editor, kind)


def test_paper_that_needs_no_reviewers_is_accepted_at_once(clock, paper, editor):
    paper.article_type = ArticleTypeFactory(journal=paper.journal, slug="debate", reviewers=0)
    paper.save()

    services.send_now(hold(paper, editor, "accept"), by=editor)

    paper.refresh_from_db()
    assert paper.status == Status.ACCEPTED


@pytest.mark.parametrize(
    "kind, status",
    [
        ("minor", Status.REVISION_REQUESTED),
        ("major", Status.REVISION_REQUESTED),
        ("return", Status.RETURNED),
        ("accept", Status.ACCEPTED),
        ("reject", Status.DECLINED),
        ("resubmit", Status.DECLINED),
    ],
)
def test_each_kind_moves_the_paper_and_tells_the_author(read_paper, editor, author, kind, status):
    services.send_now(hold(read_paper, editor, kind), by=editor)

    read_paper.refresh_from_db()
    assert read_paper.status == status
    assert kinds_to(author) == [f"decision-{kind}"]
    assert Revision.objects.exists() == (kind in {"minor", "major", "return"})


def test_release_thanks_reviewers_who_are_still_at_work(read_paper, editor):
    late = services.invite_reviewer(read_paper, by=editor, reviewer=UserFactory())
    services.accept(late)

    services.send_now(hold(read_paper, editor), by=editor)

    late.refresh_from_db()
    assert late.state == Review.State.RELEASED
    assert kinds_to(late.reviewer)[-1] == "review-released"


def test_coauthors_get_copies_but_not_one_who_disputes(read_paper, editor, author):
    Contributor.objects.create(
        submission=read_paper, family_name="Co", email="co@uni.example", position=1
    )
    Contributor.objects.create(submission=read_paper, family_name="None", email="", position=2)

    services.send_now(hold(read_paper, editor), by=editor)

    copies = Letter.objects.filter(kind="decision-major-copy")
    assert [letter.to for letter in copies] == ["co@uni.example"]
    assert "because you are an author" in copies[0].text
    assert kinds_to(author) == ["decision-major"]


def test_decision_that_became_impossible_is_stopped_and_told_to_the_editor(
    clock, read_paper, editor, author
):
    decision = hold(read_paper, editor)
    read_paper.__class__.objects.filter(pk=read_paper.pk).update(status=Status.WITHDRAWN)
    clock.shift(dt.timedelta(minutes=11))

    periodic.look()

    decision.refresh_from_db()
    assert decision.state == Decision.State.UNDONE
    assert kinds_to(author) == []
    assert kinds_to(editor)[-1] == "editor-decision-stopped"


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("kind", [kind for kind in Kind.values])
def test_every_draft_says_the_decision_first_and_quotes_the_reviews(
    read_paper, editor, kind, language
):
    draft = services.draft_letter_for(read_paper, by=editor, kind=kind, language=language)

    assert draft.subject.startswith(f"[{read_paper.code}] ")
    assert str(read_paper.own_title) in draft.text.split("\n\n")[1]
    assert open_places(draft.text)
    with_reviews = kind not in {"desk_reject", "return"}
    assert ("1. The question is good." in draft.text) == with_reviews
    assert "Between us" not in draft.text
    assert "Family" not in draft.text.replace(read_paper.submitter.family_name, "")


@pytest.mark.parametrize(("origin", "copies"), [("assistant", 1), ("editor", 0)])
def test_who_sent_a_paper_for_its_authors_gets_a_copy_and_who_entered_it_owes_nothing(
    read_paper, editor, author, origin, copies
):
    corresponding = read_paper.contributors.get(is_corresponding=True)
    corresponding.user, corresponding.email = None, "corresponding@uni.example"
    corresponding.save()
    read_paper.origin = origin
    read_paper.save(update_fields=["origin"])

    services.send_now(hold(read_paper, editor), by=editor)

    assert Letter.objects.filter(kind="decision-major-copy", to=author.email).count() == copies
    assert len(list(author_actions(author))) == copies
