import pytest
from django.urls import reverse

from journal.forms import JournalForm
from journal.models import ConfirmBefore
from tests.factories import JournalFactory, MemberFactory

pytestmark = pytest.mark.django_db


def filled(journal, **changes):
    """What the browser sends from the page of the journal's settings."""
    form = JournalForm(instance=journal)
    data = {}
    for field in form:
        value = field.value()
        if isinstance(value, dict):
            data |= {f"{field.html_name}_{c}": value.get(c, "") for c in ("en", "ru", "kk")}
        elif value is not None:
            data[field.html_name] = value
    return data | changes


def test_the_journal_says_which_texts_it_asks_for_and_who_confirms_when(client):
    journal = JournalFactory()
    client.force_login(MemberFactory(journal=journal).user)
    data = filled(journal, required_abstract=["kk"], confirm_before="review")

    answer = client.post(reverse("journal:settings"), data)
    journal.refresh_from_db()
    assert answer.status_code == 302
    assert journal.required_texts == {"abstract": ["kk"]}
    assert journal.confirm_before == ConfirmBefore.REVIEW


def test_a_language_that_the_journal_has_not_is_refused(client):
    journal = JournalFactory()
    client.force_login(MemberFactory(journal=journal).user)

    answer = client.post(reverse("journal:settings"), filled(journal, required_title=["de"]))

    journal.refresh_from_db()
    assert answer.status_code == 200 and journal.required_texts == {}
