"""An editor who only advises settles no dispute, lets no leak out and changes no authors."""

import pytest
from django.urls import reverse

from journal.models import Role
from submissions import services
from submissions.models import AuthorChange, Waiver
from submissions.queries import actions, is_disputed
from tests.factories import MemberFactory
from tests.reviews.test_author_changes import change  # noqa: F401 - a fixture

WORDS = "Both agree now."


@pytest.fixture
def adviser(paper):
    return MemberFactory(
        journal=paper.journal, role=Role.SECTION, section=paper.section, advises=True
    ).user


def people_page(client, paper):
    return client.get(reverse("manuscript", args=[paper.key]) + "?part=people").content.decode()


def test_dispute_is_settled_by_who_decides(client, paper, editor, adviser):
    row = paper.contributors.first()
    services.dispute_authorship(row, words="Not mine.")
    address = reverse("submissions:settle_dispute", args=[paper.key, row.key])
    client.force_login(adviser)

    assert client.post(address, {"words": WORDS}).status_code == 403
    assert is_disputed(paper)
    page = people_page(client, paper)
    assert "Not mine." in page
    assert address not in page
    assert "You advise on this paper" in page

    client.force_login(editor)
    assert address in people_page(client, paper)
    client.post(address, {"words": WORDS})
    assert not is_disputed(paper)


def test_leak_is_let_out_by_who_decides(client, paper, editor, adviser):
    version = paper.versions.get()
    finding = {
        "id": "f1",
        "code": "name",
        "text": "Writerova",
        "kind": "copy_tree",
        "file": "",
        "place": "p1",
        "certain": True,
        "can_clean": False,
    }
    version.proof = {"findings": [finding]}
    version.save()
    address = reverse("submissions:anonymity", args=[paper.key])
    client.force_login(adviser)

    page = client.get(address).content.decode()
    assert "Writerova" in page
    assert 'value="waive"' not in page
    assert 'value="dismiss"' not in page
    for act in ("waive", "dismiss"):
        data = {"act": act, "reason": "Known.", "finding": "f1"}
        assert client.post(address, data).status_code == 403
    assert not Waiver.objects.exists()

    client.force_login(editor)
    assert 'value="waive"' in client.get(address).content.decode()
    assert client.post(address, {"act": "waive", "reason": "Known."}).status_code == 302
    assert Waiver.objects.exists()


def test_authors_are_changed_by_who_decides_and_it_waits_for_them(
    client,
    change,  # noqa: F811
    paper,
    editor,
    adviser,
):
    services.take_charge(paper, by=editor, user=adviser)
    address = reverse("reviews:decide_authors", args=[paper.key, change.key])
    words = {
        user: [each.words for each in actions(user) if each.kind == "author_change"]
        for user in (editor, adviser)
    }
    assert words == {
        editor: ["Decide on the change of the authors"],
        adviser: ["Advise on the change of the authors"],
    }
    client.force_login(adviser)
    assert address not in people_page(client, paper)

    assert client.post(address, {"press": "refuse", "words": "No."}).status_code == 403

    change.refresh_from_db()
    assert change.state == AuthorChange.State.AGREED
    client.force_login(editor)
    assert address in people_page(client, paper)
