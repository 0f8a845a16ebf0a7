"""Review forms: designed, versioned, given to whom they fit; never changed under a report."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from journal.models import Expert, Role
from journal.multilingual import Words
from reviews import services
from reviews.models import Criterion, Form, Review
from reviews.queries.designing import Design, Question, form_rows, missing_words
from reviews.services.designing import (
    change_form,
    copy_form,
    make_form,
    retire_form,
    revive_form,
    stamp_of,
)
from reviews.services.questions import form_for
from tests.factories import ArticleTypeFactory, MemberFactory, SectionFactory, UserFactory
from tests.reviews.conftest import report


def design(**changes):
    values = {
        "name": Words(en="Own form", ru="Своя форма", kk="Өз нысаны"),
        "intro": Words(),
        "variant": Form.Variant.ANY,
        "questions": [
            Question("scale", Words(en="Clarity"), slug="clarity", weight=2),
            Question("text", Words(en="What is new?"), is_required=False),
        ],
    }
    return Design(**values | changes)


def practitioner():
    person = UserFactory()
    Expert.objects.create(user=person, sector="practitioner")
    return person


def test_new_journal_has_a_full_and_a_short_form_in_three_languages(journal):
    services.ensure_form(journal)
    services.ensure_form(journal)

    full, short = Form.objects.filter(journal=journal)
    assert full.criteria.count() == 8
    slugs = [each.slug for each in short.criteria.all()]
    assert slugs == ["insight", "context", "learning", "usefulness", "clarity"]
    for form in (full, short):
        assert missing_words(form, list(form.criteria.all()), ["en", "ru", "kk"]) == []


def test_journal_from_before_gets_the_short_form_and_keeps_its_own(journal):
    own = Form.objects.create(journal=journal, name=Words(en="From before"))

    assert services.ensure_form(journal) == own
    assert Form.objects.filter(journal=journal, variant="practitioner").count() == 1


def test_retired_short_form_is_not_made_again(journal):
    services.ensure_form(journal)
    retire_form(Form.objects.get(variant="practitioner"))

    services.ensure_form(journal)

    assert not Form.objects.filter(variant="practitioner", is_current=True).exists()


def test_practitioner_is_invited_with_the_short_form_and_others_with_the_rounds(
    clock, paper, editor, reviewer
):
    short = services.invite_reviewer(paper, by=editor, reviewer=practitioner())
    usual = services.invite_reviewer(paper, by=editor, reviewer=reviewer)

    assert short.own_form.variant == "practitioner"
    assert usual.form is None
    assert usual.own_form.criteria.count() == 8


def test_editor_chooses_as_what_a_person_is_asked(clock, journal, paper, editor, reviewer):
    as_practitioner = services.invite_reviewer(
        paper, by=editor, reviewer=reviewer, kind="practitioner"
    )
    as_academic = services.invite_reviewer(
        paper, by=editor, reviewer=practitioner(), kind="academic"
    )
    retire_form(Form.objects.get(variant="practitioner"))
    none_left = services.invite_reviewer(
        paper, by=editor, reviewer=UserFactory(), kind="practitioner"
    )

    for review in (as_practitioner, as_academic, none_left):
        review.refresh_from_db()
    assert as_practitioner.own_form.variant == "practitioner"
    assert as_academic.own_form == as_academic.round.form
    assert as_academic.own_form.criteria.count() == 8
    assert none_left.own_form == none_left.round.form


def test_the_choice_is_made_on_the_page_and_defaults_to_the_sector(clock, paper, editor, client):
    client.force_login(editor)
    page = reverse("reviews:reviewers", args=[paper.key])
    new = {"person": "new", "days": 21, "language": "en"}

    shown = client.get(page).content.decode()
    client.post(page, {**new, "name": "Ann", "email": "ann@example.org", "kind": "practitioner"})
    client.post(page, {**new, "name": "Ben", "email": "ben@example.org"})
    person = practitioner()
    client.post(page, {"person": person.key, "days": 21, "kind": ""})
    wrong = client.post(page, {**new, "name": "Cy", "email": "cy@example.org", "kind": "dean"})

    assert 'name="kind" value="" checked' in shown
    assert 'value="Cy"' in wrong.content.decode()
    found = {str(row.reviewer): row.own_form.variant for row in Review.objects.all()}
    assert found == {"Ann": "practitioner", "Ben": "any", str(person): "practitioner"}


def test_form_for_a_kind_of_paper_goes_before_one_for_all(clock, journal, paper, editor):
    other = ArticleTypeFactory(journal=journal, slug="note")
    services.ensure_form(journal)
    mine = make_form(journal, design=design(article_types=[paper.article_type]), by=editor)
    make_form(journal, design=design(article_types=[other]), by=editor)

    assert form_for(paper) == mine
    assert form_for(paper, practitioner()) == mine


def test_academic_never_gets_the_practitioners_form(clock, journal, paper):
    services.ensure_form(journal)
    Form.objects.filter(variant="any").update(variant="academic")
    person = UserFactory()
    Expert.objects.create(user=person, sector="academic")

    assert form_for(paper, person).variant == "academic"


def test_unused_form_is_changed_in_place(journal, editor):
    form = make_form(journal, design=design(), by=editor)

    saved = change_form(form, design=design(questions=[]), by=editor, seen=stamp_of(form))

    assert saved.pk == form.pk
    assert saved.number == 1
    assert not saved.criteria.exists()


def test_used_form_gets_a_new_version_and_old_reports_keep_theirs(clock, accepted, editor):
    services.hand_in(accepted, values=report(accepted))
    form = accepted.round.form

    saved = change_form(form, design=design(), by=editor, seen=stamp_of(form))

    assert (saved.series, saved.number, saved.is_current) == (form.series, 2, True)
    form.refresh_from_db()
    assert not form.is_current
    assert form.criteria.count() == 8
    assert accepted.scores.count() == 8
    assert [each.slug for each in saved.criteria.all()][0] == "clarity"


def test_round_keeps_its_version_for_who_is_invited_later(clock, paper, editor, invited):
    form = invited.round.form
    change_form(form, design=design(), by=editor, seen=stamp_of(form))

    later = services.invite_reviewer(paper, by=editor, reviewer=UserFactory())

    assert later.own_form == form


def test_second_of_two_editors_is_refused_and_nothing_is_overwritten(journal, editor):
    form = make_form(journal, design=design(), by=editor)
    seen = stamp_of(form)
    change_form(form, design=design(name=Words(en="First")), by=editor, seen=seen)

    with pytest.raises(ValidationError, match="Somebody saved this form meanwhile"):
        change_form(form, design=design(name=Words(en="Second")), by=editor, seen=seen)

    form.refresh_from_db()
    assert str(form.name) == "First"


def test_last_form_for_everybody_is_not_retired(journal, editor):
    form = services.ensure_form(journal)

    with pytest.raises(ValidationError, match="Make another first"):
        retire_form(form)

    other = copy_form(form, by=editor)
    retire_form(form)
    form.refresh_from_db()
    assert not form.is_current
    assert other.criteria.count() == 8
    revive_form(form)
    form.refresh_from_db()
    assert form.is_current


def test_own_words_and_order_of_recommendations(clock, accepted, editor):
    form = accepted.round.form
    form.recommendations = [
        {"code": "reject", "words": {"en": "Not for us"}, "help": {}},
        {"code": "accept", "words": {}, "help": {}},
    ]
    form.save(update_fields=["recommendations"])

    services.hand_in(accepted, values=report(accepted, recommendation="reject"))

    accepted.refresh_from_db()
    assert [code for code, _words, _help in form.scale][:3] == ["reject", "accept", "minor"]
    assert accepted.recommendation == "reject"
    assert accepted.get_recommendation_display() == "Not for us"


# -- pages -----------------------------------------------------------------------------------------


@pytest.fixture
def desk(editor):
    browser = Client()
    browser.force_login(editor)
    return browser


def typed(**changes):
    """Return a form with two questions as the page sends it."""
    advice = {
        f"a-{code}-{name}": value
        for place, code in enumerate(["accept", "minor", "major", "resubmit", "reject"], 1)
        for name, value in (("code", code), ("place", str(place)))
    }
    return {
        "name_en": "Form for notes",
        "variant": "any",
        "questions": ["q0", "q1"],
        "q0-kind": "scale",
        "q0-place": "2",
        "q0-label_en": "Clarity",
        "q0-label_ru": "Ясность",
        "q0-weight": "3",
        "q0-is_required": "on",
        "q0-seen_by": "editors",
        "q1-kind": "choice",
        "q1-place": "1",
        "q1-label_en": "Open data?",
        "q1-options_en": "Yes\nNo\n",
        "q1-options_ru": "Да\nНет",
        "q1-seen_by": "authors",
        "do": "save",
        **advice,
        **changes,
    }


def test_form_is_made_on_the_page_in_the_order_of_places(desk, journal):
    answer = desk.post("/en/desk/review-forms/new/", typed())

    assert answer.status_code == 302
    form = Form.objects.get(name__en="Form for notes")
    choice, scale = form.criteria.all()
    assert choice.choices == [("o1", "Yes"), ("o2", "No")]
    assert choice.seen_by == "authors"
    assert not choice.is_required
    assert (scale.weight, scale.is_required) == (3, True)
    assert form.recommendations == []
    page = desk.get("/en/desk/review-forms/").content.decode()
    assert "Form for notes" in page
    assert "Қазақша: " in page  # and says how much is missing


def test_buttons_add_move_and_remove_and_lose_nothing(desk, journal):
    page = desk.post("/en/desk/review-forms/new/", typed(do="add:text")).content.decode()
    assert 'value="q2"' in page
    assert "Ясность" in page
    assert page.index('id="q1"') < page.index('id="q0"')

    moved = desk.post("/en/desk/review-forms/new/", typed(do="down:q1")).content.decode()
    assert moved.index('id="q0"') < moved.index('id="q1"')

    left = desk.post("/en/desk/review-forms/new/", typed(do="remove:q0")).content.decode()
    assert 'id="q0"' not in left
    assert not Form.objects.filter(name__en="Form for notes").exists()


@pytest.mark.parametrize(
    ("act", "here"),
    [("add:text", "q2"), ("down:q1", "q1"), ("up:q0", "q0"), ("remove:q0", "q1"), ("keep", "")],
)
def test_page_is_looked_at_where_a_button_was_pressed(desk, journal, act, here):
    page = desk.post("/en/desk/review-forms/new/", typed(do=act)).content.decode()

    assert page.count("autofocus") == bool(here)
    assert not here or f'id="{here}" tabindex="-1" autofocus' in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name_en": ""}, "required"),
        ({"q0-label_en": "", "q0-label_ru": ""}, "Write the question."),
        ({"q1-options_en": "Yes"}, "same number of answers"),
        ({"q1-options_en": "", "q1-options_ru": ""}, "at least two answers"),
    ],
)
def test_what_is_missing_is_said_and_what_is_typed_stays(desk, journal, wrong, words):
    answer = desk.post("/en/desk/review-forms/new/", typed(**wrong))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert words in page
    assert "Нет" in page or "q1-options_ru" in wrong
    assert not Form.objects.filter(journal=journal, name__en="Form for notes").exists()


def test_nothing_sent_shows_the_page_again_and_makes_nothing(desk, journal):
    assert desk.post("/en/desk/review-forms/new/", {}).status_code == 200
    assert desk.post("/en/desk/review-forms/new/", {"do": "save"}).status_code == 409
    odd = {"questions": ["q0", "q0", "é", "q99999999"], "q0-kind": "made-up", "do": "add:made-up"}
    assert desk.post("/en/desk/review-forms/new/", odd).status_code == 200
    assert not Form.objects.filter(journal=journal).exists()


def test_page_of_a_form_opens_with_all_and_saves_it_unchanged(desk, journal):
    form = services.ensure_form(journal)
    page = desk.get(f"/en/desk/review-forms/{form.key}/")
    assert page.status_code == 200
    assert "Значение для государственного управления" in page.content.decode()


def test_preview_shows_the_form_in_the_language_of_the_page(desk, journal):
    form = services.ensure_form(journal)

    page = desk.get(f"/kk/desk/review-forms/{form.key}/preview/").content.decode()

    assert "Мемлекеттік басқару үшін маңызы" in page
    assert "hand-in" not in page


def test_only_those_who_run_the_journal_come_in(journal):
    browser = Client()
    browser.force_login(
        MemberFactory(
            journal=journal, role=Role.SECTION, section=SectionFactory(journal=journal)
        ).user
    )

    assert browser.get("/en/desk/review-forms/").status_code == 403


def test_list_takes_as_many_queries_for_four_forms_as_for_two(journal, editor):
    def count():
        with CaptureQueriesContext(connection) as seen:
            form_rows(journal)
        return len(seen)

    services.ensure_form(journal)
    two = count()
    for _each in range(2):
        make_form(journal, design=design(), by=editor)
    assert count() == two
    assert Criterion.objects.count() > 13
