import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from issues import services
from issues.models import Article
from issues.queries.readiness import readiness_of
from issues.typesetting import is_out_of_date
from journal.models import Role
from journal.multilingual import Words
from tests.factories import JournalFactory, MemberFactory
from tests.issues.papers import approve, article_of, issue_of, make_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return MemberFactory().user


def order(issue):
    return list(issue.articles.in_order().values_list("number", flat=True))


def test_create_issue_gives_an_address_and_refuses_the_same_numbers():
    issue = issue_of()

    assert issue.slug == "14-1"
    with pytest.raises(ValidationError, match="exists already"):
        issue_of()


def test_place_appends_heads_and_makes_the_files_out_of_date(editor):
    issue, article = issue_of(), article_of()

    services.place(article, issue, by=editor)
    services.place(article, issue, by=editor)

    article = Article.objects.get()
    assert (article.issue, article.position) == (issue, 1)
    assert article.heading == Words(en="Articles")
    assert is_out_of_date(article)


def test_place_refuses_an_article_of_another_issue(editor):
    first, second, article = issue_of(), issue_of(number=2), article_of(made=False)
    services.place(article, first, by=editor)

    with pytest.raises(ValidationError, match="Take it out there first"):
        services.place(article, second, by=editor)


def test_shift_keeps_the_bounds_and_the_order(editor):
    issue = issue_of()
    articles = [services.place(article_of(made=False), issue, by=editor) for _n in range(3)]

    services.shift(articles[2], to=1)
    assert order(issue) == [3, 1, 2]
    services.shift(articles[2], to=0)
    services.shift(articles[0], to=10**30)
    assert order(issue) == [3, 2, 1]


def test_unplace_closes_the_gap_and_may_come_twice(editor):
    issue = issue_of()
    articles = [services.place(article_of(made=False), issue, by=editor) for _n in range(3)]

    services.unplace(articles[0])
    services.unplace(articles[0])

    assert order(issue) == [2, 3]
    assert list(issue.articles.in_order().values_list("position", flat=True)) == [1, 2]


def test_heading_is_set_for_one_or_for_all_that_follow_under_it(editor):
    issue = issue_of()
    articles = [services.place(article_of(made=False), issue, by=editor) for _n in range(3)]

    services.set_heading(articles[1], heading=Words(en="Forum"), with_following=True)
    services.set_heading(articles[1], heading=Words(en="Debate"))

    assert [str(a.heading) for a in issue.articles.in_order()] == ["Articles", "Debate", "Forum"]


def test_readiness_names_what_is_missing_article_by_article(editor):
    issue = issue_of()
    article = services.place(article_of(), issue, by=editor)

    ready = readiness_of(issue)
    assert ready.missing == [f"{article.submission.own_title}: no proof was sent"]
    assert 0 < ready.percent < 100

    approve(article)
    ready = readiness_of(issue)
    assert ready.missing == []
    warnings = [check for check in ready.checks if check.sign == "hm"]
    assert [check.open[0][1] for check in warnings] == ["no abstract in Русский, Қазақша"]


def test_an_empty_issue_is_not_ready():
    ready = readiness_of(issue_of())

    assert (ready.percent, len(ready.missing)) == (0, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_compose_page_asks_the_same_number_of_queries(
    client, editor, number, django_assert_max_num_queries
):
    issue = issue_of()
    for _number in range(number):
        services.place(article_of(made=False), issue, by=editor)
        article_of(made=False)
    client.force_login(editor)

    with django_assert_max_num_queries(34):
        page = client.get(reverse("issues:compose", args=[issue.slug]))

    assert page.status_code == 200


def test_composing_by_buttons_moves_articles(client, editor):
    issue = issue_of()
    first, second = article_of(made=False), article_of(made=False)
    client.force_login(editor)

    for article in (first, second):
        client.post(reverse("issues:place", args=[issue.slug, article.number]))
    client.post(reverse("issues:shift", args=[issue.slug, second.number]), {"to": "1"})

    assert order(issue) == [2, 1]
    answer = client.post(reverse("issues:shift", args=[issue.slug, 1]), {"to": "first"})
    assert answer.status_code == 409
    assert "Write the place as a number" in answer.content.decode()


def test_issues_are_closed_to_section_editors_and_production(client):
    issue = issue_of()
    client.force_login(MemberFactory(role=Role.PRODUCTION).user)

    assert client.get(reverse("issues:compose", args=[issue.slug])).status_code == 404
    assert client.get(reverse("issues:issues")).status_code == 403


def test_new_issue_form_proposes_the_next_number_and_keeps_what_was_typed(client, editor):
    JournalFactory()
    issue_of()
    client.force_login(editor)

    values = {"volume": 14, "number": 1, "year": 2026, "title_en": "Ten years on"}
    answer = client.post(reverse("issues:issues"), values)

    text = answer.content.decode()
    assert "exists already" in text
    assert "Ten years on" in text


def test_edited_numbers_make_all_files_out_of_date(editor):
    issue = issue_of()
    article = services.place(article_of(made=False), issue, by=editor)
    make_files(article)

    services.edit_issue(issue, values={"volume": 15, "number": 1, "year": 2027})

    assert is_out_of_date(Article.objects.get())
    issue.refresh_from_db()
    assert issue.slug == "15-1"
