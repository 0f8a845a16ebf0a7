"""An editor near the authors gets a paper only with a reason; one who must not, never."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from journal.models import Role
from reviews import services
from reviews.queries.people.standing import editors_against
from submissions.models import Assignment
from submissions.queries import editor_in_charge, events
from tests.factories import MemberFactory, UserFactory
from tests.reviews.test_rulings import ORCID


@pytest.fixture
def near(journal):
    """A manager from the author's institution."""
    person = UserFactory(given_name="Nea", family_name="Rova", affiliation="Sample Academy")
    return MemberFactory(journal=journal, user=person, role=Role.MANAGER).user


def page(client, paper, query=""):
    return client.get(reverse("manuscript", args=[paper.key]) + query).content.decode()


def test_probable_conflict_asks_for_a_reason_and_keeps_it(clock, paper, editor, near, author):
    with pytest.raises(services.NeedsReason, match="Sample Academy"):
        services.give_charge(paper, by=editor, user=near)
    assert editor_in_charge(paper) is None

    charge = services.give_charge(paper, by=editor, user=near, reason=" Left in 2019. ")

    assert (charge.user, charge.given_despite) == (near, "Left in 2019.")
    assert "Sample Academy" in charge.warned_of
    told = " ".join(event.detail for event in events(paper, editor))
    assert "Left in 2019." in told
    assert "Left in 2019." not in " ".join(event.detail for event in events(paper, author))


def test_reason_is_not_kept_where_nothing_speaks_against_an_editor(clock, paper, editor):
    charge = services.give_charge(paper, by=editor, reason="Just so.")

    assert (charge.warned_of, charge.given_despite) == ("", "")


def test_certain_conflict_blocks_whatever_the_reason(clock, paper, editor, near):
    paper.contributors.update(orcid=ORCID)
    near.orcid = ORCID
    near.save()

    with pytest.raises(ValidationError, match="author of this paper"):
        services.give_charge(paper, by=editor, user=near, reason="All the same.")

    assert not Assignment.objects.exists()


def test_what_was_put_aside_asks_for_nothing(clock, paper, editor, near):
    concern = editors_against(paper, [near], editor)[0].against.concerns[0]
    services.rule_conflict(
        paper,
        by=editor,
        user=near,
        finding=(concern.kind, concern.evidence),
        ruling="dismissed",
        reason="Another academy.",
    )

    assert services.give_charge(paper, by=editor, user=near).given_despite == ""


def test_page_asks_for_the_reason_and_gives_the_paper(clock, paper, editor, near):
    client = Client()
    client.force_login(editor)
    address = reverse("reviews:take", args=[paper.key])

    refused = client.post(address, {"user": near.key})

    assert refused["Location"].endswith(f"?part=people&to={near.key}#charge")
    shown = page(client, paper, f"?part=people&to={near.key}")
    assert f'<option value="{near.key}" selected>' in shown
    assert 'id="give-reason"' in shown

    client.post(address, {"user": near.key, "reason": "Left in 2019."})

    assert editor_in_charge(paper) == near
    assert "Left in 2019." in page(client, paper, "?part=people")


def test_editor_who_stands_near_says_why_when_taking_it(clock, paper, near):
    client = Client()
    client.force_login(near)
    address = reverse("reviews:take", args=[paper.key])

    assert client.post(address)["Location"].endswith(f"&to={near.key}#charge")
    assert 'id="take-reason"' in page(client, paper, "?part=people")
    assert editor_in_charge(paper) is None

    client.post(address, {"reason": "Nobody else is here."})

    assert editor_in_charge(paper) == near
