"""Who reviews a paper does not become its author; editors decide on changes of authors."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from reviews import services
from submissions import services as submissions
from submissions.models import AuthorChange, Contributor
from submissions.queries import people_of
from tests.factories import UserFactory
from tests.reviews.conftest import letter_text


@pytest.fixture
def change(paper, author, editor, reviewer):
    """An agreed change by which a person becomes an author whom the editor asked to review."""
    services.invite_reviewer(paper, by=editor, reviewer=reviewer)
    new = Contributor(submission=paper, family_name="Readerova", email=reviewer.email)
    change = submissions.ask_author_change(
        paper, by=author, people=[*people_of(paper), new], reason="She helped."
    )
    for row in change.consents.filter(agreed_at=None):
        submissions.answer_author_change(row, agrees=True)
    change.refresh_from_db()
    return change


def test_a_reviewer_is_released_before_becoming_an_author(change, paper, editor, reviewer):
    with pytest.raises(ValidationError, match=f"{reviewer} reads this paper"):
        services.accept_author_change(change, by=editor)
    assert len(people_of(paper)) == 1

    services.release_reviewer(paper.rounds.get().reviews.get(), by=editor)
    services.accept_author_change(change, by=editor)

    assert len(people_of(paper)) == 2


def test_the_editor_decides_on_the_manuscripts_page(client, change, paper, editor):
    services.release_reviewer(paper.rounds.get().reviews.get(), by=editor)
    address = reverse("reviews:decide_authors", args=[paper.key, change.key])
    client.force_login(UserFactory())
    assert client.post(address, {"press": "accept"}).status_code == 404
    client.force_login(paper.submitter)
    assert client.post(address, {"press": "accept"}).status_code == 403
    client.force_login(editor)
    page = client.get(reverse("manuscript", args=[paper.key]) + "?part=people")
    assert "Everybody has agreed: decide" in page.content.decode()

    client.post(address, {"press": "accept"})

    change.refresh_from_db()
    assert change.state == AuthorChange.State.ACCEPTED
    page = client.get(reverse("manuscript", args=[paper.key]) + "?part=people")
    assert "She helped." in page.content.decode()


def test_refusing_on_the_page_needs_words(client, change, paper, editor):
    address = reverse("reviews:decide_authors", args=[paper.key, change.key])
    client.force_login(editor)
    client.post(address, {"press": "refuse", "words": " "})
    change.refresh_from_db()
    assert change.state == AuthorChange.State.AGREED

    client.post(address, {"press": "refuse", "words": "Tell us what she did."})

    change.refresh_from_db()
    assert change.state == AuthorChange.State.REFUSED
    assert len(people_of(paper)) == 1


def test_a_held_decision_is_not_released_into_a_dispute(paper, author, editor):
    decision = services.decide(
        paper, by=editor, kind="desk_reject", letter=letter_text("desk_reject")
    )
    submissions.dispute_authorship(paper.contributors.get(), words="I never agreed.")

    assert services.release_decision(decision) is False

    decision.refresh_from_db()
    paper.refresh_from_db()
    assert (decision.state, paper.status) == ("undone", "submitted")
