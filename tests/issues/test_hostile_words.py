"""Words that look like mark-up are shown as the letters that they are, wherever readers meet them."""

import json
import re

import pytest
from django.urls import reverse
from lxml import etree

from issues.services import place, publish, release_issue
from journal.multilingual import Words
from tests.factories import MemberFactory
from tests.issues.papers import approve, article_of, issue_of, make_files

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"
TITLE = f'H<sub>2</sub>O & "α < β" {SCRIPT}'


@pytest.fixture
def article():
    """A published article whose authors typed scripts into every field."""
    editor, made = MemberFactory().user, article_of(made=False)
    paper = made.submission
    paper.title, paper.abstract = Words(en=TITLE), Words(en=f"Abstract {SCRIPT}")
    paper.keywords, paper.points = Words(en=[SCRIPT, "a < b"]), Words(en=[f"Point {SCRIPT}"])
    paper.save()
    paper.contributors.update(family_name=SCRIPT, affiliation=f"Office {SCRIPT}")
    paper.statements.create(kind="funding", text=f"Funded by {SCRIPT}")
    issue = issue_of(title=Words(en=f"Issue {SCRIPT}"))
    place(made, issue, by=editor)
    make_files(made)
    approve(made)
    publish(issue, by=editor)
    make_files(made)
    assert release_issue(issue)
    made.refresh_from_db()
    return made


def test_no_page_of_readers_runs_what_authors_typed(client, article):
    addresses = [
        reverse("article", args=[article.number]),
        reverse("issues:issue", args=[article.issue.slug]),
        reverse("issues:home"),
        reverse("issues:archive"),
    ]

    pages = [client.get(address).content.decode() for address in addresses]

    for page in pages:
        assert SCRIPT not in page
    assert "H<sub>2</sub>O &amp; &quot;α &lt; β&quot;" in pages[0]
    assert pages[0].count("&lt;script&gt;") > 5


def test_machine_forms_hold_the_title_as_text(client, article):
    def file(ending):
        address = reverse("issues:galley", args=[article.number, f"{article.number}.{ending}"])
        response = client.get(address)
        return b"".join(response) if response.streaming else response.content

    plain = f'H2O & "α < β" {SCRIPT}'
    jats = etree.fromstring(file("xml"))
    csl = json.loads(file("json"))

    assert jats.xpath("string(//article-title)") == plain
    assert jats.xpath("count(//script)") == 0
    assert (csl[0] if isinstance(csl, list) else csl)["title"] == plain
    assert f"TI  - {plain}" in file("ris").decode()
    assert re.search(r"title = {{H2O \\& ", file("bib").decode())
