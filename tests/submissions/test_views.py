import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.links import make_token
from journal.models import Errand, Letter, Role
from submissions import services
from submissions.models import Contributor, Status, Submission, Version
from submissions.queries import current_version, manuscript_of
from tests.factories import ArticleTypeFactory, MemberFactory, SubmissionFactory, UserFactory
from tests.submissions.papers import DOCX, MARKDOWN, STATEMENTS, begun, complete, house, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    user = UserFactory(given_name="Aigerim", family_name="Saparova")
    client.force_login(user)
    return user


def page(client, name, *args, data=None, **extra):
    url = reverse(name if ":" in name else f"submissions:{name}", args=args)
    return client.get(url, **extra) if data is None else client.post(url, data, **extra)


def text(response):
    return response.content.decode()


def typed(draft, **changes):
    """What the browser sends from the page "Check"."""
    row = draft.contributors.get()
    data = {
        "title_en": "Who still waits?",
        "abstract_en": "What was asked.",
        "keywords_en": "shops; queues; time",
        "point_1": "Measure.",
        "point_2": "Ask.",
        "point_3": "Tell.",
        "person": [row.key],
        "corresponding": row.key,
        f"{row.key}-given_name": "Aigerim",
        f"{row.key}-family_name": "Saparova",
        f"{row.key}-email": "aigerim@example.org",
        "press": "next",
    }
    return data | changes


def test_a_stranger_is_asked_to_sign_in_and_comes_back(client):
    house()

    response = page(client, "start")

    assert response.status_code == 302
    assert response["Location"].endswith("?next=/en/submit/")


def test_the_first_page_tells_the_limit_and_asks_language_kind_and_file(client, author):
    house()

    words = text(page(client, "start"))

    assert "Step 1 of 4" in words and "Up to 50" in words
    assert 'data-limit="50000000"' in words


def test_more_than_five_kinds_go_into_a_fold(client, author):
    house()
    for number in range(6):
        ArticleTypeFactory(slug=f"kind-{number}", position=number + 1)

    words = text(page(client, "start"))

    assert words.index("<details") < words.index("2 more kinds")


def test_dropping_a_word_file_leads_to_the_page_that_reads_it(client, author):
    _journal, kind, _chief = house()
    file = SimpleUploadedFile("Соңғы нұсқа.docx", DOCX.read_bytes())

    response = page(client, "start", data={"language": "en", "article_type": kind.pk, "file": file})

    draft = Submission.objects.get()
    assert response["Location"] == reverse("submissions:reading", args=[draft.key])
    assert manuscript_of(current_version(draft)).original_name == "Соңғы нұсқа.docx"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.docx", b"", "The file is empty"),
        ("large.docx", b"x" * 2_000_001, "the limit is 2 MB"),
        ("shell.php", b"x", "We cannot read files named .php"),
        ("noending", b"x", "Send the paper as Word"),
    ],
)
def test_a_bad_file_is_refused_with_the_choices_kept(
    client, author, settings, name, content, words
):
    settings.UPLOAD_LIMIT = 2_000_000
    _journal, kind, _chief = house()
    file = SimpleUploadedFile(name, content)

    response = page(client, "start", data={"language": "kk", "article_type": kind.pk, "file": file})

    assert response.status_code == 200
    assert words in text(response)
    assert 'value="kk" required id="id_language_2" checked' in text(response).replace(
        'id="id_language_2" required', 'required id="id_language_2"'
    )
    assert not Submission.objects.exists()


def test_start_without_a_file_says_so(client, author):
    _journal, kind, _chief = house()

    response = page(client, "start", data={"language": "en", "article_type": kind.pk})

    assert "Choose the file of your paper" in text(response)


def test_reading_waits_honestly_and_then_goes_on(client, author):
    draft = begun(author)

    waiting = text(page(client, "reading", draft.key))
    Errand.objects.update(state=Errand.State.RUNNING)
    running = text(page(client, "reading", draft.key))
    read(draft)
    response = page(client, "reading", draft.key)
    fragment = page(client, "reading", draft.key, headers={"HX-Request": "true"})

    assert "waits to be read" in waiting and "http-equiv" in waiting
    assert "We are reading your file" in running
    assert response["Location"] == reverse("submissions:check", args=[draft.key])
    assert fragment["HX-Redirect"] == reverse("submissions:check", args=[draft.key])


def test_an_unreadable_file_says_what_happened_and_what_was_kept(client, author):
    draft = begun(author, name="paper.docx", content=b"%PDF-1.4 x")
    with pytest.raises(Exception, match="inside it is"):
        read(draft)

    words = text(page(client, "reading", draft.key))

    assert "inside it is" in words
    assert "What was kept" in words and "Choose another file" in words
    assert "hx-get" not in words


def test_the_form_works_without_a_file_that_could_be_read(client, author):
    draft = begun(author)
    Version.objects.update(state=Version.State.UNREADABLE, problem="Damaged.")

    response = page(client, "check", draft.key, data=typed(draft))

    assert response["Location"] == reverse("submissions:statements", args=[draft.key])
    draft.refresh_from_db()
    assert draft.title["en"] == "Who still waits?"


def test_check_shows_what_was_read_with_its_place(client, author):
    draft = begun(author)
    read(draft)

    words = text(page(client, "check", draft.key))

    assert "the first heading" in words
    assert "after the words “Abstract”" in words
    assert "This is you" in words
    assert "counter staff" in words


def test_every_press_keeps_what_is_typed(client, author):
    draft = begun(author)

    response = page(
        client, "check", draft.key, data=typed(draft, title_en="Half a ti", press="add")
    )

    assert response["Location"].endswith("#people")
    draft.refresh_from_db()
    assert draft.title["en"] == "Half a ti"
    assert draft.contributors.count() == 2


def test_two_hundred_authors_are_kept(client, author):
    draft = complete(author, coauthors=[f"author{n}@example.org" for n in range(199)])
    people = list(draft.contributors.all())
    names = ("given_name", "family_name", "patronymic", "latin_name", "email", "orcid")
    rows = {f"{row.key}-{name}": getattr(row, name) for row in people for name in names}
    places = {f"{row.key}-{name}": "" for row in people for name in ("affiliation", "country")}

    response = page(
        client,
        "check",
        draft.key,
        data={"person": [row.key for row in people], "press": "add", **rows, **places},
    )

    assert response.status_code == 302
    assert draft.contributors.count() == 201


def test_errors_keep_everything_and_stand_at_their_fields(client, author):
    draft = begun(author)
    row = draft.contributors.get()
    data = typed(draft, title_en="", keywords_en="only one", **{f"{row.key}-email": "no address"})

    response = page(client, "check", draft.key, data=data)

    words = text(response)
    assert response.status_code == 200
    assert "The title is missing." in words
    assert "there is 1" in words
    assert "no address is no e-mail address" in words
    assert 'value="no address"' in words and "only one" in words and "Measure." in words
    assert f'href="#id_{row.key}-email-field"' in words
    assert 'id="errors"' in words


@pytest.mark.parametrize(("press", "order"), [("up", "BA"), ("down", "AB"), ("remove", "A")])
def test_authors_are_moved_and_removed_by_buttons(client, author, press, order):
    draft = begun(author)
    first = draft.contributors.get()
    second = Contributor.objects.create(submission=draft, position=1, given_name="B")
    data = typed_for(draft, [first, second]) | {"press": f"{press}:{second.key}"}
    data[f"{first.key}-given_name"], data[f"{second.key}-given_name"] = "A", "B"

    page(client, "check", draft.key, data=data)

    assert "".join(p.given_name for p in draft.contributors.all()) == order


def typed_for(draft, rows):
    return {"title_en": "T", "person": [row.key for row in rows]}


def test_names_are_exchanged_and_the_sender_named_by_one_press(client, author):
    draft = begun(author)
    row = draft.contributors.get()
    Contributor.objects.filter(pk=row.pk).update(user=None)
    data = typed(draft) | {"press": f"swap:{row.key}"}

    page(client, "check", draft.key, data=data)
    row.refresh_from_db()
    swapped = (row.given_name, row.family_name)
    page(client, "check", draft.key, data=typed(draft) | {"press": f"me:{row.key}"})
    row.refresh_from_db()

    assert swapped == ("Saparova", "Aigerim")
    assert row.user == author


def test_autosave_answers_with_the_time(client, author):
    draft = begun(author)

    response = page(
        client,
        "check",
        draft.key,
        data=typed(draft, title_en="Typed just now", press="autosave"),
        headers={"HX-Request": "true"},
    )

    draft.refresh_from_db()
    assert draft.title["en"] == "Typed just now"
    assert "Saved " in text(response) and "(UTC+5)" in text(response)
    assert "<form" not in text(response)


def test_choosing_another_language_keeps_the_text(client, author):
    draft = begun(author)
    page(client, "check", draft.key, data=typed(draft, press="language:tlh"))

    page(client, "check", draft.key, data=typed(draft, press="language:ru"))

    draft.refresh_from_db()
    assert (draft.language, draft.title["en"]) == ("ru", "Who still waits?")


def test_a_statement_is_given_by_one_press_or_own_words(client, author):
    draft = complete(author)
    data = {f"{kind}_nothing": "on" for kind in STATEMENTS} | {
        "funding": "A grant of the Academy.",
        "consent": "on",
    }

    response = page(client, "statements", draft.key, data=data)

    texts = {s.kind: s.text for s in draft.statements.all()}
    assert response["Location"] == reverse("submissions:send", args=[draft.key])
    assert texts["conflicts"] == "The authors declare no conflicts of interest."
    assert texts["funding"] == "A grant of the Academy."


def test_missing_statements_are_named_and_nothing_typed_is_lost(client, author):
    draft = complete(author)

    response = page(client, "statements", draft.key, data={"funding": "A grant."})

    assert "The statement “Ethics” is missing." in text(response)
    assert "A grant." in text(response)
    assert "agreement to the licence" in text(response)


def test_the_last_page_shows_everything_with_a_link_to_each_part(client, author):
    draft = complete(author)

    words = text(page(client, "send", draft.key))

    assert "Who still waits?" in words and "Berik Berg" in words and "None." in words
    assert words.count(">Edit<") >= 4
    assert words.count("Send the paper") == 1


def test_send_with_a_missing_declaration_stays_and_names_it(client, author):
    draft = complete(author)
    services.save_statements(draft, statements={"data": ""}, consent=True)

    response = page(client, "send", draft.key, data={})

    words = text(response)
    assert response.status_code == 200
    assert "The statement “Data” is missing." in words
    assert 'id="errors" role="alert" tabindex="-1" autofocus' in words
    assert "#id_data-field" in words
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_sending_twice_lands_on_one_page_with_one_letter(client, author):
    draft = complete(author)

    first = page(client, "send", draft.key, data={})
    second = page(client, "send", draft.key, data={})

    assert first["Location"] == second["Location"] == reverse("submissions:done", args=[draft.key])
    assert Letter.objects.filter(kind="submission-received").count() == 1
    words = text(client.get(first["Location"]))
    assert "Its number is" in words and "(UTC+5)" in words and "10 working days" in words
    assert words == text(client.get(first["Location"]))


def test_the_back_button_after_sending_changes_nothing(client, author):
    draft = complete(author)
    data = typed_for(draft, []) | {"title_en": "Changed", "press": "next"}
    page(client, "send", draft.key, data={})

    for name, form in (("check", data), ("statements", {}), ("check", None)):
        response = page(client, name, draft.key, data=form)
        assert response["Location"] == reverse("submissions:done", args=[draft.key])

    draft.refresh_from_db()
    assert draft.title["en"] == "Who still waits?"
    assert draft.contributors.count() == 2


def test_nobody_else_opens_a_draft(client, author):
    draft = complete(UserFactory(), coauthors=(author.email,))
    MemberFactory(role=Role.CHIEF, user=author)

    for name in ("reading", "check", "statements", "send", "done"):
        assert page(client, name, draft.key).status_code == 404
    assert page(client, "discard", draft.key, data={}).status_code == 404
    assert Submission.objects.filter(pk=draft.pk).exists()


def test_discard_asks_for_a_post(client, author):
    draft = begun(author)

    assert page(client, "discard", draft.key).status_code == 405
    assert page(client, "discard", draft.key, data={}).status_code == 302
    assert not Submission.objects.exists()


def test_replacing_is_offered_until_the_review_begins(client, author):
    house()
    paper = SubmissionFactory(submitter=author)
    url = reverse("submissions:replace", args=[paper.key])

    offered = text(client.get(url))
    response = client.post(url, {"file": SimpleUploadedFile("new.md", MARKDOWN)})
    Submission.objects.update(status=Status.IN_REVIEW)
    closed = text(client.get(url))
    late = client.post(url, {"file": SimpleUploadedFile("late.md", MARKDOWN)})

    assert "possible until the review begins" in offered
    assert response.status_code == 302
    assert "can no longer be replaced" in closed and 'type="file"' not in closed
    assert late.status_code == 200
    assert paper.versions.count() == 2


def test_a_coauthor_may_not_replace_the_file(client, author):
    paper = SubmissionFactory()
    Contributor.objects.create(submission=paper, user=author, position=1, email=author.email)

    response = page(client, "replace", paper.key)

    assert response.status_code == 403


def test_the_link_opens_one_page_and_a_button_answers(client):
    paper = SubmissionFactory()
    row = Contributor.objects.create(
        submission=paper, position=1, given_name="Berik", email="berik@example.org"
    )
    token = make_token("authorship", row.key, row.nonce)

    opened = client.get(reverse("authorship", args=[token]))
    row.refresh_from_db()
    before = row.confirmed_at
    shown = text(client.get(opened["Location"]))
    client.post(opened["Location"], {"press": "confirm"})

    row.refresh_from_db()
    assert token not in opened["Location"]
    assert before is None and "Are you an author" in shown
    assert row.confirmed_at
    assert "Thank you" in text(client.get(opened["Location"]))
    assert client.get(reverse("submissions:read", args=[paper.key, "x"])).status_code == 302


def test_a_dispute_by_link_needs_words_and_keeps_the_page(client):
    paper = SubmissionFactory()
    row = Contributor.objects.create(submission=paper, position=1, email="b@example.org")
    opened = client.get(
        reverse("authorship", args=[make_token("authorship", row.key, row.nonce)]) + "?answer=wrong"
    )
    url = opened["Location"]

    empty = client.post(url.partition("?")[0], {"press": "wrong", "words": " "})
    client.post(url.partition("?")[0], {"press": "wrong", "words": "Not mine."})

    row.refresh_from_db()
    assert "answer=wrong" in url
    assert "Write what is wrong" in text(empty)
    assert row.dispute == "Not mine."


@pytest.mark.parametrize("change", ["forged", "renewed", "draft"])
def test_links_that_are_made_up_or_ended_open_nothing(client, change):
    paper = SubmissionFactory()
    row = Contributor.objects.create(submission=paper, position=1, email="b@example.org")
    token = make_token("authorship", row.key, row.nonce)
    if change == "forged":
        token = token[:-2] + "xx"
    elif change == "renewed":
        Contributor.objects.filter(pk=row.pk).update(nonce="0" * 12)
    else:
        Submission.objects.update(status=Status.DRAFT)

    response = client.get(reverse("authorship", args=[token]))

    assert response.status_code == 404
    assert "This link opens nothing" in text(response)
    assert client.get(reverse("submissions:authorship", args=[row.key])).status_code == 404


def test_files_leave_under_their_own_name_to_authors_and_editors(client):
    house()
    draft = complete()
    services.submit(draft, by=draft.submitter)
    draft.refresh_from_db()
    kept = manuscript_of(current_version(draft))
    kept.original_name = "Сапарова — “соңғы”.md"
    kept.save()
    url = reverse("submissions:file", args=[draft.key, kept.key])

    client.force_login(draft.submitter)
    own = client.get(url)
    client.force_login(draft.journal.members.get().user)
    other = client.get(url)

    for response in (own, other):
        assert "filename*=UTF-8''%D0%A1" in response["Content-Disposition"]
        assert 'filename="file.md"' in response["Content-Disposition"]
        assert response["Content-Disposition"].startswith("attachment;")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert b"".join(response.streaming_content) == MARKDOWN


def test_authors_do_not_fetch_trees_and_strangers_fetch_nothing(client, author):
    draft = begun(author)
    version = read(draft)
    tree = version.files.get(kind="tree")
    file = manuscript_of(version)

    assert page(client, "file", draft.key, tree.key).status_code == 404
    client.force_login(UserFactory())
    assert page(client, "file", draft.key, file.key).status_code == 404
    assert page(client, "read", draft.key, version.key).status_code == 404


def test_the_reading_copy_shows_text_and_figures_and_its_copy_names_nobody(client, author):
    draft = begun(author, name="manuscript.docx", content=DOCX.read_bytes())
    version = read(draft)

    whole = text(page(client, "read", draft.key, version.key))
    copy = text(client.get(reverse("submissions:read", args=[draft.key, version.key]) + "?copy=1"))
    name = version.files.get(kind="figure").name
    figure = page(client, "figure", draft.key, version.key, name)

    assert "Independent members cost time" in whole and name in whole
    assert "Independent members cost time" in copy
    assert "Sarsen" not in copy and "Feldt" not in copy
    assert b"".join(figure.streaming_content).startswith(b"\x89PNG")
    assert figure["Content-Type"] == "image/png"
    assert figure["Content-Security-Policy"].startswith("sandbox")
    assert page(client, "figure", draft.key, version.key, "other.png").status_code == 404


def test_the_second_editor_is_told_by_name_on_the_way_back(client):
    paper = SubmissionFactory()
    first = MemberFactory(role=Role.CHIEF).user
    second = MemberFactory(role=Role.MANAGER).user
    client.force_login(first)
    page(client, "reviews:take", paper.key, data={})
    client.force_login(second)

    response = page(client, "reviews:take", paper.key, data={})

    assert response["Location"] == reverse("manuscript", args=[paper.key])
    assert f"{first} took this paper at" in text(client.get(response["Location"]))


def test_only_editors_take_charge_and_only_by_post(client, author):
    paper = SubmissionFactory(submitter=author)

    assert page(client, "reviews:take", paper.key, data={}).status_code == 403
    client.force_login(UserFactory())
    assert page(client, "reviews:take", paper.key, data={}).status_code == 404
    client.force_login(MemberFactory(role=Role.CHIEF).user)
    assert page(client, "reviews:take", paper.key).status_code == 405


def test_a_section_editor_does_not_take_a_paper_away_for_a_colleague(client):
    paper = SubmissionFactory()
    chief = MemberFactory(role=Role.CHIEF).user
    section = MemberFactory(role=Role.SECTION, section=paper.section).user
    services.take_charge(paper, by=chief)
    client.force_login(section)

    response = page(client, "reviews:take", paper.key, data={"user": section.key})

    assert response.status_code == 403
