"""Ratings of reports: for editors alone, never for their writers, never of papers one wrote."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from journal.models import Role
from reviews import services
from reviews.models import Rating
from reviews.queries.ratings import ratings_of
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.reviews.conftest import done_review, report


def test_rating_is_kept_once_and_may_be_changed(client, paper, editor, reviewer):
    review = done_review(paper, editor, reviewer)
    client.force_login(editor)
    for value in (2, 4):
        client.post(reverse("reviews:rate", args=[review.key]), {"value": value, "words": "Deep."})

    rating = Rating.objects.get()
    assert (rating.value, rating.words, rating.by) == (4, "Deep.", editor)


def test_only_reports_that_are_in_are_rated(accepted, editor):
    with pytest.raises(ValidationError, match="once it is in"):
        services.rate_report(accepted, by=editor, value=3)


@pytest.mark.parametrize("value", [0, 6])
def test_value_is_one_to_five(paper, editor, value):
    with pytest.raises(ValidationError, match="1 to 5"):
        services.rate_report(done_review(paper, editor), by=editor, value=value)


def test_reviewer_and_author_never_see_it(client, paper, editor, reviewer, author):
    review = done_review(paper, editor, reviewer)
    pages = {
        reviewer: [reverse("reviews:page", args=[review.key]), reverse("reviews:mine")],
        author: [reverse("manuscript", args=[paper.key]), reverse("papers")],
    }

    def seen():
        found = []
        for person, addresses in pages.items():
            client.force_login(person)
            found += [client.get(address).content for address in addresses]
        return [page.split(b"csrfmiddlewaretoken")[0] for page in found]

    before = seen()
    services.rate_report(review, by=editor, value=1, words="Useless.")

    assert seen() == before


def test_editor_who_reviewed_sees_no_rating_of_the_own_report(client, paper, editor, journal):
    second = MemberFactory(journal=journal, user=UserFactory(), role=Role.MANAGER).user
    own = services.review_oneself(paper, by=second)
    services.hand_in(own, values=report(own))
    services.rate_report(own, by=editor, value=1, words="Useless.")
    client.force_login(second)

    for address in (
        reverse("reviews:seat", args=[own.key]),
        reverse("manuscript", args=[paper.key]),
    ):
        page = client.get(address).content.decode()
        assert "Useless" not in page
        assert "ated 1 of 5" not in page
    with pytest.raises(ValidationError, match="of their own"):
        services.rate_report(own, by=second, value=5)


def test_means_count_only_papers_that_the_viewer_handles(journal, editor, reviewer):
    first, second = SubmissionFactory(journal=journal), SubmissionFactory(journal=journal)
    own = SubmissionFactory(journal=journal, submitter=editor)
    other = MemberFactory(journal=journal, user=UserFactory(), role=Role.MANAGER).user
    for paper, value in ((first, 5), (second, 4), (own, 1)):
        services.rate_report(done_review(paper, other, reviewer), by=other, value=value)

    assert ratings_of([reviewer.pk], editor)[reviewer.pk].mean == 4.5
    assert ratings_of([reviewer.pk], other)[reviewer.pk].number == 3
    assert ratings_of([reviewer.pk], reviewer) == {}
