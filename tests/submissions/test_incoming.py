"""Files in pieces: the protocol on the wire, the rules behind it, and what is thrown away."""

import base64
import hashlib
import io
import json
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from threading import BoundedSemaphore

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now
from time_machine import travel

from submissions import periodic, services
from submissions.converting import Arrived
from submissions.models import Incoming, Piece, private_storage
from submissions.views.incoming import tus
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
K = 1024
TUS = {"Tus-Resumable": "1.0.0"}
STATIC = Path(__file__).parents[2] / "static" / "vendor"


@pytest.fixture
def author(client):
    user = UserFactory()
    client.force_login(user)
    return user


def coded(text):
    return base64.b64encode(text.encode()).decode()


def announce(client, size, name="paper.docx", place="start", **headers):
    told = f"filename {coded(name)},place {coded(place)}"
    return client.post(
        reverse("submissions:incoming"),
        headers=TUS | {"Upload-Length": str(size), "Upload-Metadata": told} | headers,
    )


def send(client, address, offset, content, method="PATCH", **headers):
    return client.generic(
        method,
        address,
        content,
        content_type="application/offset+octet-stream",
        headers=TUS | {"Upload-Offset": str(offset)} | headers,
    )


def begun(user, size=100 * K, **values):
    return services.announce(user, name="paper.docx", size=size, **values)


def whole(user, content=b"x" * 100, name="paper.docx", place="start"):
    incoming = services.announce(user, name=name, size=len(content), place=place)
    services.keep_piece(incoming, start=0, content=content)
    incoming.refresh_from_db()
    return incoming


def stored(incoming):
    return [piece.file.name for piece in Piece.objects.filter(incoming=incoming)]


def test_the_server_says_what_it_can(client, author):
    response = client.options(reverse("submissions:incoming"))

    assert response.status_code == 204
    assert response["Tus-Version"] == "1.0.0"
    assert response["Tus-Extension"] == "creation,expiration,termination,checksum"
    assert response["Tus-Max-Size"] == "50000000"


def test_a_file_goes_up_in_pieces_and_comes_out_as_it_was(client, author):
    content = bytes(range(256)) * 400
    address = announce(client, len(content), "Соңғы нұсқа №3.docx")["Location"]

    first = send(client, address, 0, content[: 64 * K])
    told = client.head(address, headers=TUS)
    last = send(client, address, 64 * K, content[64 * K :])

    incoming = Incoming.objects.get()
    assert (first.status_code, first["Upload-Offset"]) == (204, str(64 * K))
    assert (told["Upload-Offset"], told["Upload-Length"]) == (str(64 * K), str(len(content)))
    assert told["Cache-Control"] == "no-store" and told["Upload-Expires"].endswith("GMT")
    assert last["Upload-Offset"] == str(len(content))
    assert (incoming.name, incoming.is_complete) == ("Соңғы нұсқа №3.docx", True)
    with Arrived(incoming) as arrived:
        assert arrived.read() == content
        arrived.seek(64 * K - 2)
        assert arrived.read(4) == content[64 * K - 2 : 64 * K + 2]
        assert b"".join(arrived.chunks(1000)) == content


def test_without_its_version_nothing_is_answered(client, author):
    response = client.post(reverse("submissions:incoming"), headers={"Upload-Length": "5"})

    assert response.status_code == 412 and response["Tus-Version"] == "1.0.0"
    assert not Incoming.objects.exists()


@pytest.mark.parametrize(
    ("size", "status", "words"),
    [
        ("0", 413, "empty"),
        ("50000001", 413, "the limit is 50"),
        ("-1", 400, "number"),
        ("", 400, ""),
    ],
)
def test_a_size_that_cannot_be_is_refused_in_words(client, author, size, status, words):
    response = announce(client, size)

    assert response.status_code == status
    assert words in response.content.decode()
    assert not Incoming.objects.exists()


def test_metadata_that_is_none_is_refused(client, author):
    response = client.post(
        reverse("submissions:incoming"),
        headers=TUS | {"Upload-Length": "5", "Upload-Metadata": "filename ***"},
    )

    assert response.status_code == 400


def test_a_piece_that_comes_twice_is_answered_with_a_conflict(client, author):
    incoming = begun(author)
    address = reverse("submissions:incoming_file", args=[incoming.key])
    send(client, address, 0, b"a" * 20 * K)

    again = send(client, address, 0, b"b" * 20 * K)

    incoming.refresh_from_db()
    assert again.status_code == 409
    assert incoming.received == 20 * K
    assert len(stored(incoming)) == 1


def test_of_two_windows_at_once_one_wins_and_no_bytes_stay_of_the_other(author):
    incoming = begun(author)
    one = Incoming.objects.get()  # both saw the same end
    services.keep_piece(incoming, start=0, content=b"a" * 20 * K)

    with pytest.raises(services.WrongOffset):
        services.keep_piece(one, start=0, content=b"b" * 20 * K)

    folder = private_storage().listdir(f"incoming/{incoming.key}")
    assert len(folder[1]) == 1


@pytest.mark.django_db(transaction=True)
def test_many_windows_at_one_moment_keep_each_byte_once():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory has one connection; PostgreSQL shows it")
    incoming = begun(UserFactory(), size=40 * K)

    def piece(_number):
        try:
            return services.keep_piece(Incoming.objects.get(), start=0, content=b"a" * 20 * K)
        except ValidationError:
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(piece, range(4)))

    incoming.refresh_from_db()
    assert sorted(kept) == [0, 0, 0, 20 * K]
    assert incoming.received == 20 * K


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"x" * 101 * K, 400), (b"x" * 10, 400), (b"x" * (K * K + 1), 413)],
    ids=["longer than announced", "too short", "too long"],
)
def test_a_piece_of_a_wrong_length_is_not_kept(client, author, content, status):
    incoming = begun(author)

    response = send(client, reverse("submissions:incoming_file", args=[incoming.key]), 0, content)

    assert response.status_code == status
    assert stored(incoming) == []


class CutLine(io.BytesIO):
    """A request's body whose line breaks at its end."""

    def read(self, size=-1):
        block = super().read(size)
        if not block:
            raise OSError("the line is broken")
        return block


@pytest.mark.parametrize("line", [CutLine, io.BytesIO])
def test_what_came_of_a_cut_request_is_kept(client, author, line):
    incoming = begun(author)
    address = reverse("submissions:incoming_file", args=[incoming.key])

    response = client.generic(
        "PATCH",
        address,
        b"x",
        content_type="application/offset+octet-stream",
        headers=TUS | {"Upload-Offset": "0"},
        **{"wsgi.input": line(b"a" * 30 * K), "CONTENT_LENGTH": str(60 * K)},
    )

    assert response["Upload-Offset"] == str(30 * K)
    assert client.head(address, headers=TUS)["Upload-Offset"] == str(30 * K)


def test_a_piece_changed_on_its_way_is_sent_again(client, author):
    incoming = begun(author, size=5)
    address = reverse("submissions:incoming_file", args=[incoming.key])
    right = base64.b64encode(hashlib.sha1(b"hello").digest()).decode()

    wrong = send(client, address, 0, b"hellO", **{"Upload-Checksum": f"sha1 {right}"})
    unknown = send(client, address, 0, b"hello", **{"Upload-Checksum": "md5 x"})
    kept = send(client, address, 0, b"hello", **{"Upload-Checksum": f"sha1 {right}"})

    assert [r.status_code for r in (wrong, unknown, kept)] == [460, 400, 204]


def test_pieces_have_their_own_type(client, author):
    incoming = begun(author, size=5)

    response = client.patch(
        reverse("submissions:incoming_file", args=[incoming.key]),
        b"hello",
        content_type="text/plain",
        headers=TUS | {"Upload-Offset": "0"},
    )

    assert response.status_code == 415


def test_only_a_post_may_stand_for_another_method(client, author):
    incoming = begun(author, size=5)
    address = reverse("submissions:incoming_file", args=[incoming.key])

    looked = client.get(address, headers=TUS | {"X-HTTP-Method-Override": "DELETE"})
    sent = send(client, address, 0, b"hello", "POST", **{"X-HTTP-Method-Override": "PATCH"})

    assert looked.status_code == 405
    assert sent.status_code == 204
    assert Incoming.objects.get().is_complete


def test_the_secret_of_the_form_is_asked_for():
    user = UserFactory()
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    incoming = begun(user, size=5)
    address = reverse("submissions:incoming_file", args=[incoming.key])

    assert announce(client, 5).status_code == 403
    assert send(client, address, 0, b"hello").status_code == 403
    assert client.delete(address, headers=TUS).status_code == 403
    client.cookies["csrftoken"] = "a" * 32
    sent = send(client, address, 0, b"hello", **{"X-CSRFToken": "a" * 32})
    assert sent.status_code == 204


def test_a_stranger_finds_nothing_and_an_unknown_person_is_asked_to_sign_in(client, author):
    address = reverse("submissions:incoming_file", args=[begun(UserFactory()).key])

    others = [
        client.head(address, headers=TUS),
        send(client, address, 0, b"x"),
        client.delete(address, headers=TUS),
    ]
    client.logout()
    nobody = send(client, address, 0, b"x")

    assert [response.status_code for response in others] == [404, 404, 404]
    assert nobody.status_code == 403
    assert "signed out" in nobody.content.decode()
    assert Incoming.objects.get().received == 0


def test_a_file_is_thrown_away_with_its_bytes(client, author, django_capture_on_commit_callbacks):
    incoming = whole(author)
    paths = stored(incoming)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.delete(
            reverse("submissions:incoming_file", args=[incoming.key]), headers=TUS
        )

    assert response.status_code == 204
    assert not Incoming.objects.exists()
    assert paths and not any(private_storage().exists(path) for path in paths)
    assert not private_storage().exists(f"incoming/{incoming.key}")


def test_files_that_nobody_touches_go_after_a_week(author, django_capture_on_commit_callbacks):
    old = whole(author)
    paths = stored(old)
    with travel(now().timestamp() + 6 * 86400, tick=False):
        young = begun(author)
    later = travel(now().timestamp() + 8 * 86400, tick=False)
    with later, django_capture_on_commit_callbacks(execute=True):
        periodic.clear_old_incoming()
        periodic.clear_old_incoming()

    assert list(Incoming.objects.all()) == [young]
    assert not private_storage().exists(paths[0])


def test_nobody_fills_the_house(author, settings):
    settings.PAPER_LIMIT = 150 * K
    begun(author)

    with pytest.raises(ValidationError, match="1 files on the way"):
        begun(author)

    begun(UserFactory())  # others are not hindered


def test_a_piece_for_a_file_that_was_removed_leaves_no_bytes(author):
    incoming = begun(author)
    Incoming.objects.all().delete()

    with pytest.raises(ValidationError, match="removed meanwhile"):
        services.keep_piece(incoming, start=0, content=b"x" * 20 * K)

    assert private_storage().listdir(f"incoming/{incoming.key}")[1] == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("қ" * 250 + ".docx", "қ" * 250 + ".docx"),
        ("қ" * 251 + ".docx", "қ" * 250 + ".docx"),
        ("C:\\papers\\my paper.docx", "my paper.docx"),
        ("../../etc/pass\0wd", "passwd"),
        ("paper\u202excod.exe", "paperxcod.exe"),
        ("a\r\nX-Header: b.docx", "aX-Header: b.docx"),
    ],
)
def test_names_are_kept_but_for_their_folders_and_what_nobody_sees(author, name, kept):
    assert services.announce(author, name=name, size=1).name == kept


@pytest.mark.parametrize("name", ["", "/", "\u202e\0"])
def test_a_file_without_a_name_is_refused_at_once(author, name):
    with pytest.raises(ValidationError, match="no name"):
        services.announce(author, name=name, size=1)


def test_bytes_that_no_row_speaks_of_go_with_their_file(author, django_capture_on_commit_callbacks):
    incoming = whole(author)
    private_storage().save(f"incoming/{incoming.key}/40", io.BytesIO(b"left by a killed process"))

    with django_capture_on_commit_callbacks(execute=True):
        services.drop_incoming(incoming)

    assert not private_storage().exists(f"incoming/{incoming.key}")


def test_slow_lines_leave_places_for_readers(client, author, monkeypatch):
    incoming, places = begun(author), BoundedSemaphore(1)
    views = import_module("submissions.views.incoming")  # its view has the same name
    monkeypatch.setattr(views, "places_for_pieces", places)
    address = reverse("submissions:incoming_file", args=[incoming.key])

    with places:
        full = send(client, address, 0, b"a" * 30 * K)
    free = send(client, address, 0, b"a" * 30 * K)

    assert (full.status_code, free.status_code) == (503, 204)
    assert "in a moment" in full.content.decode()
    assert places.acquire(blocking=False)


def test_a_file_is_used_once(author):
    incoming = whole(author)

    services.use_up(incoming)

    with pytest.raises(ValidationError, match="used already"):
        services.use_up(incoming)


def test_an_incomplete_file_is_not_used(author):
    with pytest.raises(ValidationError, match="used already or removed"):
        services.use_up(begun(author))


def test_the_list_of_a_form_shows_what_is_here_and_what_goes_on(client, author):
    whole(author, name="Мақала.docx", place="replace:1")
    begun(author, place="replace:1")
    whole(author, name="other.docx", place="replace:2")
    whole(UserFactory(), name="strange.docx", place="replace:1")

    page = client.get(reverse("submissions:incoming"), {"place": "replace:1"}).content.decode()

    assert "Мақала.docx" in page and "is here" in page
    assert "0 % of" in page and "Choose the same file to go on" in page
    assert "other.docx" not in page and "strange.docx" not in page


def test_what_others_made_is_what_they_published():
    told = json.loads((STATIC / "manifest.json").read_text())
    sums = {name: digest for library in told.values() for name, digest in library["files"].items()}
    found = {
        str(path.relative_to(STATIC)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in STATIC.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }

    assert found == sums
    assert not any(b"sourceMappingURL" in p.read_bytes() for p in STATIC.rglob("*.js"))


def test_a_database_that_is_busy_asks_to_come_again(client, author, rf):
    @tus
    def busy(_request, _method):
        raise OperationalError("database is locked")

    request = rf.post("/", headers=TUS)
    request.user = author

    response = busy(request)

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "goes on in a moment" in response.content.decode()
