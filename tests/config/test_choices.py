"""What the person who starts the journal may choose, and what is refused in words."""

import socket

import pytest

from config.supervisor.choices import (
    Refusal,
    demo_mark,
    read_choices,
    refuse_what_cannot_work,
    take_folder,
    write_lock,
)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def chosen(folder, **environment):
    return read_choices({"DATA": str(folder), "PORT": free_port(), **environment})


def test_defaults_are_a_local_demo():
    choices = read_choices({})

    assert (choices.bind, choices.port, choices.demo) == ("127.0.0.1", 8000, True)
    assert choices.local
    assert choices.data.name == "data"


def test_a_local_demo_may_start(tmp_path):
    refuse_what_cannot_work(chosen(tmp_path, HOSTS="localhost, 127.0.0.1"))


@pytest.mark.parametrize(
    "exposed",
    [
        {"BIND": "0.0.0.0"},
        {"HOSTS": "journal.example.org"},
        {"HOSTS": "localhost,journal.example.org"},
        {"EMAIL_URL": "smtp://mail.example.org:25"},
    ],
)
def test_an_exposed_demo_is_refused_and_an_exposed_empty_journal_is_not(tmp_path, exposed):
    with pytest.raises(Refusal, match="DEMO=0"):
        refuse_what_cannot_work(chosen(tmp_path, **exposed))

    post = {"EMAIL_URL": "smtp://mail.example.org:25"}
    refuse_what_cannot_work(chosen(tmp_path, DEMO="0", **exposed | post))


@pytest.mark.parametrize("exposed", [{"BIND": "0.0.0.0"}, {"HOSTS": "journal.example.org"}])
def test_a_journal_that_cannot_send_letters_is_never_exposed(tmp_path, exposed):
    with pytest.raises(Refusal, match="EMAIL_URL is missing"):
        refuse_what_cannot_work(chosen(tmp_path, DEMO="0", **exposed))


def test_a_folder_that_holds_the_demo_is_never_exposed(tmp_path):
    demo_mark(tmp_path).write_text("built")

    with pytest.raises(Refusal, match="holds the demo journal"):
        refuse_what_cannot_work(chosen(tmp_path, DEMO="0", BIND="0.0.0.0"))

    refuse_what_cannot_work(chosen(tmp_path, DEMO="0"))


@pytest.mark.parametrize("port", ["web", "0", "65536", "-1", ""])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(Refusal, match="from 1 to 65535"):
        read_choices({"PORT": port})


def test_a_taken_port_is_refused_with_another_to_try(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(Refusal, match=f"PORT={port + 1}"):
            refuse_what_cannot_work(chosen(tmp_path, PORT=str(port)))


def test_a_second_start_on_one_folder_is_told_who_has_it(tmp_path):
    choices = chosen(tmp_path / "data", PORT="8123")
    with take_folder(choices.data) as lock:
        write_lock(lock, choices)

        with pytest.raises(Refusal, match="http://127.0.0.1:8123/"):
            take_folder(choices.data)

    take_folder(choices.data).close()


def test_a_folder_that_cannot_be_used_is_refused(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(Refusal, match="cannot be used"):
        take_folder(tmp_path / "file" / "data")
