"""The sample texts name only what exists, so that a build cannot fail halfway for a typing error."""

import pytest

from issues.demo.authors import section_of
from issues.demo.plan import first_parts, parts
from issues.demo.publishing import articles_in, issue_rows
from issues.demo.reviewers import reports_on
from issues.demo.texts import articles, manuscripts, read_paper, values_of
from issues.demo.word_files import numbered
from issues.queries.demo import PARTS
from reviews.models import Decision, Review
from reviews.services.questions import CRITERIA

HEAD = """---
key: a-paper
type: case_study
language: en
state: {status: forgotten}
---
Text
"""


def every_paper():
    return [*articles().values(), *manuscripts().values()]


def named(kind):
    return {row["key"] for row in values_of("reviews")[kind]}


def test_texts_are_as_many_as_promised():
    people = values_of("people")

    assert (len(articles()), len(manuscripts()), len(people["reviewers"])) == (12, 14, 12)


def test_papers_name_known_types_topics_and_calls():
    journal = values_of("journal")
    topics = {row["slug"] for row in journal["topics"]}
    calls = {row["slug"] for row in journal["calls"]}

    for paper in every_paper():
        assert section_of(paper.type)
        assert set(paper.head["topics"]) <= topics, paper.key
        assert paper.head.get("call", "first-year-after-opening") in calls


def test_papers_have_what_submitting_asks_for():
    for paper in every_paper():
        if paper.state.get("status") == "draft":
            continue
        assert paper.words("title")[paper.language]
        assert 3 <= len(paper.words("keywords")[paper.language]) <= 8, paper.key
        assert len(paper.words("points").get(paper.language, ["", "", ""])) >= 3, paper.key
        assert sum(author["corresponding"] for author in paper.authors) == 1, paper.key


def test_read_paper_refuses_an_unknown_state(tmp_path):
    (tmp_path / "paper.md").write_text(HEAD)

    with pytest.raises(ValueError, match="forgotten"):
        read_paper(tmp_path / "paper.md")


def test_states_name_known_people_reviews_and_decisions():
    people = values_of("people")
    known = {row["email"] for row in [*people["staff"], *people["reviewers"]]}

    for paper in manuscripts().values():
        state = paper.state
        for part in [state, *state.get("earlier_rounds", [])]:
            rows = part.get("reviewers", [])
            assert {row["email"] for row in rows} <= known
            assert {row["review"] for row in rows if "review" in row} <= named("reviews")
            assert part.get("decision", "decision-short-talks-1") in named("decisions")
        assert state.get("editor", "chief@example.org") in known


def test_reviews_and_decisions_use_the_words_of_the_form():
    slugs = {slug for slug, *_words in CRITERIA}

    for row in values_of("reviews")["reviews"]:
        assert set(row["scores"]) == slugs, row["key"]
        assert row["recommendation"] in Review.Recommendation.values
        assert row["manuscript"] in {paper.key for paper in every_paper()}
    for row in values_of("reviews")["decisions"]:
        assert row["outcome"] in Decision.Kind.values


def test_issues_hold_every_article_once():
    placed = [key for issue in issue_rows() for key in articles_in(issue)]

    assert sorted(placed) == sorted(articles())


def test_articles_that_need_reviewers_have_reports():
    needed = {row["slug"]: row["reviewers"] for row in values_of("journal")["article_types"]}

    for article in articles().values():
        assert bool(reports_on(article.key)) == bool(needed[article.type]), article.key


def test_plan_begins_with_the_current_issue_and_counts_its_parts():
    plan = parts()

    assert plan[: len(first_parts())] == first_parts()
    assert first_parts()[-1].key == "issue-14-1"
    assert len(plan) == len({part.key for part in plan}) == PARTS


def test_numbered_writes_labels_as_the_text_refers_to_them():
    text = "![A curve](fig1.png){alt=x}\n\n| a | b |\n\n: Two columns\n\n![Bars](fig2.png)"

    russian, kazakh = numbered(text, "ru"), numbered(text, "kk")

    assert "![Рисунок 1. A curve](fig1.png){alt=x}" in russian
    assert "![Рисунок 2. Bars](fig2.png)" in russian
    assert ": Таблица 1. Two columns" in russian
    assert ": 1-кесте. Two columns" in kazakh
