"""The preflight on rows: shared text, earlier papers, retracted works, what stops a paper."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from journal.multilingual import Words
from submissions.manuscripts.romanise import Scheme
from submissions.models import Retraction, Status, Submission
from submissions.queries import current_version, missing, overlaps, preflight, romanised_of
from submissions.services import choose_checks, discard, save_latin_references
from tests.factories import UserFactory
from tests.submissions.papers import begun, complete, house, read

pytestmark = pytest.mark.django_db

SHARED = (
    b"Records of four hundred competitions in six regional offices were compared before and after "
    b"a reform that brought independent members into the panels of every office, and the people "
    b"whom the panels had chosen were asked after a year how they had fared in their new posts. "
)
MORE = (
    b"Appointees chosen by mixed panels stayed longer and were rated higher in their first year "
    b"while the time to fill a post grew by nine working days, most of all where a panel had to "
    b"travel; where reasons were published, complaints fell by a third and nobody asked twice. "
)
OWN = (
    b"This paragraph belongs to one paper alone and tells of a registry in a mountain district "
    b"whose clerks kept two books for eleven years, one for the ministry and one for themselves. "
)
REFERENCES = """

# References

Жуков Ю. Щедрый цех. Москва, 2019.

Lee, A. (2020). Offices that listen. https://doi.org/10.5555/Retracted.1
"""


def paper(author=None, *texts, title="A registry in the mountains", status=Status.SUBMITTED):
    """A paper whose text was read and checked."""
    content = f"# {title}\n\n# Introduction\n\n".encode() + b"\n\n".join(texts)
    draft = begun(author, content=content + REFERENCES.encode())
    read(draft)
    draft.refresh_from_db()
    draft.title = Words(en=title)
    draft.save()
    if status != Status.DRAFT:
        Submission.objects.filter(pk=draft.pk).update(status=status, code=f"T-2026-{draft.pk:04}")
    draft.refresh_from_db()
    return draft


def codes(submission, viewer):
    return {group.code for group in preflight(submission, current_version(submission), viewer)}


def test_shared_text_is_found_whatever_its_order():
    first = paper(UserFactory(), SHARED, MORE)
    second = paper(UserFactory(), MORE, OWN, SHARED, title="Panels")
    [found] = overlaps(current_version(second))
    assert found.other == first
    assert 40 < found.percent < 90
    assert not found.same_people


def test_a_text_of_ones_own_shares_nothing():
    paper(UserFactory(), SHARED, MORE)
    assert overlaps(current_version(paper(UserFactory(), OWN, title="Books"))) == []


def test_drafts_of_others_are_nobodys_business():
    paper(UserFactory(), SHARED, MORE, status=Status.DRAFT)
    assert overlaps(current_version(paper(UserFactory(), SHARED, MORE))) == []


def test_an_author_learns_nothing_of_papers_that_others_have_sent():
    _journal, _kind, chief = house()
    first = paper(UserFactory(), SHARED, MORE)
    author = UserFactory()
    second = paper(author, SHARED, MORE, title="Panels")
    assert "overlap" not in codes(second, author)
    [group] = [
        group
        for group in preflight(second, current_version(second), chief)
        if group.code == "overlap"
    ]
    assert first.own_title in group.places[0].reason
    assert group.places[0].other == first.key


def test_an_author_sees_what_is_shared_with_a_published_article():
    paper(UserFactory(), SHARED, MORE, status=Status.PUBLISHED)
    author = UserFactory()
    assert "overlap" in codes(paper(author, SHARED, MORE, title="Panels"), author)


def test_the_same_people_who_send_the_same_paper_are_told():
    author = UserFactory()
    paper(author, SHARED, MORE, status=Status.DECLINED)
    again = paper(author, SHARED, MORE, title="Another title altogether", status=Status.DRAFT)
    assert "same_paper" in codes(again, author)
    renamed = paper(author, OWN, title="A registry in the mountain", status=Status.DRAFT)
    assert "same_paper" in codes(renamed, author)


def test_a_retracted_reference_is_named():
    author = UserFactory()
    draft = paper(author, OWN, status=Status.DRAFT)
    assert "retracted" not in codes(draft, author)
    Retraction.objects.create(doi="10.5555/retracted.1", title="Offices that listen")
    [group] = [
        group
        for group in preflight(draft, current_version(draft), author)
        if group.code == "retracted"
    ]
    assert "Offices that listen" in group.places[0].text


def test_a_snapshot_takes_the_place_of_the_old_one_without_reinstated_works(tmp_path):
    Retraction.objects.create(doi="10.5555/old", title="Old")
    header = "Title,OriginalPaperDOI,RetractionDOI,RetractionDate,RetractionNature,Reason\n"
    (tmp_path / "list.csv").write_text(
        header
        + "One,10.5555/A,10.5555/n,3/4/2021 0:00,Retraction,+Error in Data;+Plagiarism;\n"
        + "Two,10.5555/b,,1/2/2020 0:00,Retraction,\n"
        + "Two,10.5555/b,,1/2/2022 0:00,Reinstatement,\n"
        + "Three,unavailable,,1/2/2022 0:00,Retraction,\n"
        + "Four,10.5555/d,,1/2/2022 0:00,Correction,\n"
    )
    call_command("load_retractions", str(tmp_path / "list.csv"), verbosity=0)
    [row] = Retraction.objects.all()
    assert (row.doi, row.reason) == ("10.5555/a", "Error in Data; Plagiarism")
    assert str(row.retracted_on) == "2021-03-04"


def test_another_file_is_no_snapshot(tmp_path):
    (tmp_path / "list.csv").write_text("a,b\n1,2\n")
    Retraction.objects.create(doi="10.5555/old", title="Old")
    with pytest.raises(CommandError, match="Retraction Watch"):
        call_command("load_retractions", str(tmp_path / "list.csv"))
    assert Retraction.objects.count() == 1


def test_the_journal_says_what_stops():
    draft = complete()
    journal = draft.journal
    assert missing(draft) == []
    draft.statements.filter(kind="ai").delete()
    assert [problem.field for problem in missing(draft)] == ["ai"]
    choose_checks(journal, weights={"statement_missing": "warn"})
    draft = Submission.objects.get(pk=draft.pk)
    assert missing(draft) == []
    assert "statement_missing" in codes(draft, draft.submitter)


def test_a_paper_that_is_far_too_long_stops_only_where_the_journal_says_so():
    draft = complete()
    version = current_version(draft)
    version.counts = {"words": 9_700}
    version.save()
    draft.article_type.max_words = 8_000
    draft.article_type.save()
    draft.refresh_from_db()
    assert "far_too_long" in codes(draft, draft.submitter)
    assert missing(draft) == []
    choose_checks(draft.journal, weights={"far_too_long": "stop"})
    [problem] = missing(Submission.objects.get(pk=draft.pk))
    assert "9700" in problem.words


def test_a_guess_never_stops():
    journal, _kind, _chief = house()
    with pytest.raises(ValidationError, match="may be wrong"):
        choose_checks(journal, weights={"overlap": "stop"})
    journal.preflight = {"overlap": "stop"}
    journal.save()
    paper(UserFactory(), SHARED, MORE, status=Status.PUBLISHED)
    author = UserFactory()
    draft = paper(author, SHARED, MORE, title="Panels", status=Status.DRAFT)
    assert not any(problem.field == "preflight-overlap" for problem in missing(draft))


def test_romanised_references_are_kept_for_later_versions():
    author = UserFactory()
    draft = paper(author, OWN, status=Status.DRAFT)
    [row] = romanised_of(draft, current_version(draft), Scheme.ISO_9)
    assert (row.latin, row.is_kept) == ("Žukov Û. Ŝedryj ceh. Moskva, 2019 [in Russian].", False)
    assert "not_latin" in codes(draft, author)
    save_latin_references(draft, texts={row.text: "Zhukov Y.  A generous workshop."})
    draft = Submission.objects.get(pk=draft.pk)
    [row] = romanised_of(draft, current_version(draft), Scheme.ISO_9)
    assert (row.latin, row.is_kept) == ("Zhukov Y. A generous workshop.", True)
    assert "not_latin" not in codes(draft, author)
    save_latin_references(draft, texts={row.text: ""})
    assert "not_latin" in codes(Submission.objects.get(pk=draft.pk), author)


def test_the_pages(client):
    author = UserFactory()
    published = paper(UserFactory(), SHARED, MORE, status=Status.PUBLISHED)
    private = paper(UserFactory(), SHARED, OWN)
    draft = paper(author, SHARED, MORE, title="Panels", status=Status.DRAFT)
    client.force_login(author)
    page = client.get(reverse("submissions:checks", args=[draft.key])).content.decode()
    assert "Shares text with another paper" in page
    assert private.own_title not in page or private.own_title == published.own_title
    shown = client.get(reverse("submissions:overlap", args=[draft.key, published.key]))
    assert "independent members into the panels" in shown.content.decode()
    hidden = client.get(reverse("submissions:overlap", args=[draft.key, private.key]))
    assert hidden.status_code == 404
    address = reverse("submissions:references", args=[draft.key])
    assert "Ŝedryj" in client.get(address).content.decode()
    assert "Shhedry`j" in client.get(address, {"scheme": "gost_b"}).content.decode()
    text = "Жуков Ю. Щедрый цех. Москва, 2019."
    client.post(address, {"original": [text], "latin": ["Zhukov <b>Y.</b>"]})
    assert "Zhukov &lt;b&gt;Y.&lt;/b&gt;" in client.get(address).content.decode()


def test_a_discarded_draft_takes_its_fingerprints_along():
    draft = paper(UserFactory(), SHARED, MORE, status=Status.DRAFT)
    version = current_version(draft)
    assert version.fingerprints.exists()
    discard(draft)
    assert not type(version).objects.filter(pk=version.pk).exists()
