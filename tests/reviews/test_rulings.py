"""What editors say of conflicts is remembered; what is new is asked anew."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from journal.models import Role
from reviews import queries, services
from reviews.models import ConflictRuling, Review
from reviews.queries.people import candidates, concerns_about
from reviews.queries.people.standing import editors_against, risen
from submissions.models import Contributor, Recusal
from submissions.queries import people_of
from submissions.services import ask_author_change
from tests.factories import MemberFactory, UserFactory

ORCID = "0000-0002-1825-0097"


@pytest.fixture
def colleague(db):
    return UserFactory(
        given_name="Col", family_name="Leagueva", affiliation="Sample Academy", expertise="shops"
    )


def rule(paper, editor, user, ruling="dismissed", reason="They left in 2019.", **kwargs):
    concern = concerns_about(paper, user)[0]
    finding = kwargs.get("finding", (concern.kind, concern.evidence))
    return services.rule_conflict(
        paper, by=editor, user=user, finding=finding, ruling=ruling, reason=reason
    )


def test_the_three_candidates_of_a_paper_give_block_block_and_warning(clock, paper, editor):
    paper.contributors.update(email="other@uni.example", orcid=ORCID)
    mail = UserFactory(email="other@uni.example")
    orcid = UserFactory(orcid=ORCID)
    name = UserFactory(given_name="Aziza", family_name="Writerova")

    for user in (mail, orcid):
        with pytest.raises(ValidationError, match="author of this paper"):
            services.invite_reviewer(paper, by=editor, reviewer=user, reason="Please.")
    with pytest.raises(ValidationError, match="same name"):
        services.invite_reviewer(paper, by=editor, reviewer=name)
    review = services.invite_reviewer(paper, by=editor, reviewer=name, reason="A namesake.")
    assert review.invited_despite == "A namesake."


def test_what_was_put_aside_needs_no_reason_again(clock, paper, editor, colleague):
    rule(paper, editor, colleague)

    assert concerns_about(paper, colleague) == []
    row = next(row for row in candidates(paper) if row.user == colleague)
    assert (row.concerns, [each.last.reason for each in row.put_aside]) == (
        [],
        ["They left in 2019."],
    )
    assert services.invite_reviewer(paper, by=editor, reviewer=colleague).warned_of == ""


def test_what_is_held_blocks_whatever_the_reason(clock, paper, editor, colleague):
    rule(paper, editor, colleague, "pinned", "Married.")

    with pytest.raises(ValidationError, match="holds that this is a conflict: Married."):
        services.invite_reviewer(paper, by=editor, reviewer=colleague, reason="All the same.")
    assert candidates(paper) == []
    assert candidates(paper, text="Leagueva")[0].blocked


def test_the_newest_ruling_counts_and_the_first_is_kept(clock, paper, editor, journal, colleague):
    second = MemberFactory(journal=journal, role=Role.MANAGER).user
    rule(paper, editor, colleague, "pinned", "Cousins.")
    finding = (ConflictRuling.objects.get().kind, ConflictRuling.objects.get().evidence)
    clock.shift(60)
    rule(paper, second, colleague, "dismissed", "I asked: no.")
    services.rule_conflict(  # pressed twice
        paper,
        by=second,
        user=colleague,
        finding=finding,
        ruling="dismissed",
        reason="I asked: no.",
    )

    assert concerns_about(paper, colleague) == []
    kept = [(row.by, row.ruling, row.reason) for row in ConflictRuling.objects.all()]
    assert kept == [
        (second, "dismissed", "I asked: no."),
        (editor, "pinned", "Cousins."),
    ]
    told = str([event.detail for event in queries.events(paper, editor)])
    assert "Cousins." in told
    assert "I asked: no." in told

    clock.shift(60)
    services.rule_conflict(
        paper, by=editor, user=colleague, finding=finding, ruling="pinned", reason="They are."
    )

    (concern,) = concerns_about(paper, colleague)
    assert concern.blocks
    assert [row.reason for row in concern.said.earlier] == ["I asked: no.", "Cousins."]


def test_both_pages_show_what_was_said_before_and_let_it_be_changed(
    clock, paper, editor, journal, colleague
):
    concern = concerns_about(paper, colleague)[0]
    finding = (concern.kind, concern.evidence)
    buttons = {
        ruling: "|".join([ruling, colleague.key, *finding]) for ruling in ("pinned", "dismissed")
    }
    browser = Client()
    browser.force_login(editor)
    address = f"/en/papers/{paper.key}/conflicts/?q=Leagueva"

    def press(ruling, reason):
        data = {"finding": buttons[ruling], f"reason_{colleague.key}": reason}
        return browser.post(address, data, follow=True).content.decode()

    page = press("dismissed", "Another academy.")
    assert f'value="{buttons["pinned"]}"' in page

    page = press("pinned", "The same.")
    assert "holds that this is a conflict: The same." in page
    assert "no conflict. Another academy." in page
    assert f'value="{buttons["dismissed"]}"' in page

    page = press("dismissed", "Not so.")
    assert "put aside by Edda Chiefly" in page
    assert "a conflict. The same." in page
    MemberFactory(journal=journal, user=colleague, role=Role.MANAGER)
    people = browser.get(f"/en/papers/{paper.key}/?part=people").content.decode()
    assert "Not so." in people
    assert "a conflict. The same." in people


def test_new_evidence_is_a_new_question_and_other_papers_are_not_touched(
    clock, paper, editor, colleague
):
    rule(paper, editor, colleague)
    Contributor.objects.create(
        submission=paper, position=1, family_name="New", affiliation="Other Institute", country="KZ"
    )
    colleague.affiliation = "Sample Academy; Other Institute"
    colleague.save()

    assert [each.evidence for each in concerns_about(paper, colleague)] == ["other institute"]


def test_a_conflict_that_nothing_shows_can_be_noted(clock, paper, editor, reviewer):
    services.rule_conflict(
        paper, by=editor, user=reviewer, finding=("noted", ""), ruling="pinned", reason="In-laws."
    )

    assert concerns_about(paper, reviewer)[0].blocks


@pytest.mark.parametrize(
    ("finding", "ruling", "reason"),
    [
        (None, "dismissed", "  "),
        (None, "maybe", "x"),
        (("author", "x"), "dismissed", "x"),
        (("never", ""), "dismissed", "x"),
        (("institution", "elsewhere"), "dismissed", "x"),
        (("noted", ""), "dismissed", "x"),
    ],
)
def test_what_no_ruling_can_say_is_refused(
    clock, paper, editor, colleague, finding, ruling, reason
):
    kwargs = {"finding": finding} if finding else {}
    with pytest.raises(ValidationError):
        rule(paper, editor, colleague, ruling, reason, **kwargs)
    assert not ConflictRuling.objects.exists()


def test_rulings_stand_in_the_history_of_editors_and_of_nobody_else(
    clock, paper, editor, author, colleague
):
    rule(paper, editor, colleague)

    told = [(event.words, event.detail) for event in queries.events(paper, editor)]
    assert (
        "A conflict of Col Leagueva was put aside",
        "By Edda Chiefly. They left in 2019.",
    ) in told
    assert "Leagueva" not in str(queries.events(paper, author))


def test_an_editor_of_whom_it_is_held_stands_back_and_none_clears_themselves(
    clock, paper, editor, journal
):
    second = MemberFactory(
        journal=journal, user=UserFactory(affiliation="Sample Academy"), role=Role.MANAGER
    ).user
    against = editors_against(paper, [editor, second], editor)
    assert [bool(each.against.concerns) for each in against] == [False, True]
    concern = against[1].against.concerns[0]
    finding = (concern.kind, concern.evidence)

    with pytest.raises(ValidationError, match="another editor"):
        rule(paper, second, second, finding=finding)
    rule(paper, editor, second, "pinned", "Same chair.", finding=finding)

    assert Recusal.objects.get(submission=paper, user=second).reason == "Same chair."


def test_other_authors_raise_what_was_not_there_before(clock, paper, editor, author, reviewer):
    review = services.invite_reviewer(paper, by=editor, reviewer=reviewer)
    assert risen(paper, editor) == []
    Contributor.objects.create(
        submission=paper, position=1, given_name="Roza", family_name="Readerova"
    )

    assert [each.user for each in risen(paper, editor)] == [reviewer]
    browser = Client()
    browser.force_login(editor)
    address = f"/en/papers/{paper.key}/reviewers/"
    assert "Something has come up about Roza Readerova" in browser.get(address).content.decode()
    rule(paper, editor, reviewer)
    assert risen(paper, editor) == []
    review.refresh_from_db()
    assert review.state == Review.State.INVITED


def test_nobody_becomes_an_author_by_orcid_while_they_read_the_paper(
    clock, paper, editor, author, reviewer
):
    reviewer.orcid = ORCID
    reviewer.save()
    services.invite_reviewer(paper, by=editor, reviewer=reviewer)
    people = people_of(paper)
    people.append(
        Contributor(
            submission=paper,
            position=1,
            given_name="R.",
            family_name="Other",
            email="r@other.example",
            orcid=ORCID,
            affiliation="X",
            country="KZ",
        )
    )
    change = ask_author_change(paper, by=author, people=people, reason="We forgot one.")

    with pytest.raises(ValidationError, match="reads this paper as a reviewer"):
        services.accept_author_change(change, by=editor, words="By telephone.")


def test_buttons_of_the_page_rule_and_keep_what_was_typed(clock, paper, editor, colleague):
    browser = Client()
    browser.force_login(editor)
    concern = concerns_about(paper, colleague)[0]
    address = f"/en/papers/{paper.key}/conflicts/?q=Leagueva"
    button = f"dismissed|{colleague.key}|{concern.kind}|{concern.evidence}"

    empty = browser.post(address, {"finding": button, f"reason_{colleague.key}": ""})
    stale = browser.post(
        address,
        {"finding": button + "x", f"reason_{colleague.key}": "Typed words."},
    )
    done = browser.post(
        address, {"finding": button, f"reason_{colleague.key}": "Left."}, follow=True
    )

    assert empty.status_code == stale.status_code == 409
    assert "Write the reason" in empty.content.decode()
    assert 'value="Typed words."' in stale.content.decode()
    assert "A conflict was put aside by Edda Chiefly" in done.content.decode()
    assert browser.post(address, {"finding": "nonsense"}).status_code == 409
