import pytest

from accounts.models import User
from tests.factories import JournalFactory, UserFactory

pytestmark = pytest.mark.django_db


def sign_in(client, password):
    user = UserFactory()
    user.set_password("a long sentence")
    user.save()
    return client.post("/en/accounts/login/password/", {"login": user.email, "password": password})


def test_right_password_signs_in(client):
    JournalFactory()

    answer = sign_in(client, "a long sentence")

    assert answer.status_code == 302
    assert answer.url == "/en/account/"
    assert "_auth_user_id" in client.session


def test_wrong_password_says_so(client):
    JournalFactory()

    answer = sign_in(client, "another sentence")

    assert "do not fit together" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_address_alone_still_opens_an_account(client):
    JournalFactory()

    answer = client.post("/en/accounts/login/", {"email": "new@example.org"})

    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


def test_too_many_tries_are_called_so_even_with_the_right_password(client):
    JournalFactory()
    user = UserFactory()
    user.set_password("a long sentence")
    user.save()

    def enter(password):
        return client.post(
            "/en/accounts/login/password/", {"login": user.email, "password": password}
        ).content.decode()

    for number in range(6):
        enter(f"guess {number}")
    page = enter("a long sentence")

    assert "too many tries" in page
    assert "do not fit together" not in page


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_letters_of_a_new_account_speak_the_language_of_its_page(client, language):
    JournalFactory()

    client.post(f"/{language}/accounts/login/", {"email": "new@example.org"})

    assert User.objects.get(email="new@example.org").language == language
