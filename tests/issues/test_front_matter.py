import pytest

from issues.front_matter import front_of
from journal.multilingual import Words
from submissions.models import Contributor
from tests.issues.papers import accepted_paper, article_of

pytestmark = pytest.mark.django_db
ROR = "https://ror.org/052bx8q98"


def article():
    paper = accepted_paper()
    paper.codes = {"udc": ["35.08"], "jel": []}
    paper.running_title = Words(en="Who waits")
    paper.save()
    paper.contributors.update(
        affiliation="Ministry of Labour",
        ror="",
        country="KZ",
        more_affiliations=[{"name": "Sample University", "ror": "", "country": "KZ"}],
        roles=["methodology", "software"],
    )
    Contributor.objects.create(
        submission=paper,
        position=1,
        family_name="Berg",
        affiliation="Sample University",
        ror=ROR,
        country="KZ",
    )
    return article_of(paper)


def test_each_institution_is_printed_once_and_shared_by_number():
    front = front_of(article())

    assert [(each.text, each.ror) for each in front.affiliations] == [
        ("Ministry of Labour", ""),
        ("Sample University", ROR),
    ]
    assert [person.affiliation_index for person in front.contributors] == [(0, 1), (1,)]


def test_roles_codes_and_running_title_reach_the_article():
    front = front_of(article())

    assert front.statements[0].title == "Contributions"
    assert "Methodology, Software" in front.statements[0].text
    assert front.codes == {"udc": ("35.08",)}
    assert front.running_title == "Who waits"
