"""Bad weather: processes killed by the system, a broker and a mail server that go away."""

import shutil
import subprocess

import pytest
from aiosmtpd.controller import Controller

from tests.journeys.house import House, free_port, until

LETTERS = 60
pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    one = House(tmp_path_factory.mktemp("house") / "data")
    yield one
    one.end()


def test_letters_outlive_a_worker_killed_among_them(house):
    writing = house.begin("letters", LETTERS)
    until(lambda: house.mailbox()[0] > 2)
    killed, before = house.kill("post"), house.mailbox()[0]
    writing.communicate(timeout=60)

    until(lambda: "queued" not in house.letters(), seconds=150)
    house.act("wait_ten_minutes")  # one may hang: its sender was killed
    house.act("look")
    sent = until(lambda: house.letters() == {"sent": LETTERS})

    assert killed
    assert before < LETTERS
    assert sent, house.letters()
    assert house.mailbox() == (LETTERS, LETTERS)


def kill_while_working(house, act):
    """Do an act that asks for work, and kill the worker once it is at it."""
    asking = house.begin(act)
    assert until(lambda: house.rows("SELECT 1 FROM journal_errand WHERE state = 'running'"))
    killed = house.kill("work")
    asking.communicate(timeout=60)
    return killed


def test_a_file_is_read_although_its_reader_was_killed(house):
    killed = kill_while_working(house, "upload")

    until(house.is_idle, seconds=150)

    assert killed
    assert house.rows("SELECT state FROM submissions_version") == [("read",)]
    assert house.rows("SELECT state, tries FROM journal_errand") == [("done", 2)]
    kinds = house.rows("SELECT kind, count(*) FROM submissions_file GROUP BY 1")
    assert {count for _kind, count in kinds} == {1}
    assert {"manuscript", "tree", "copy_tree", "copy"} <= {kind for kind, _count in kinds}
    assert "Merit Panels" in house.number("SELECT title FROM submissions_submission")


def test_an_article_is_typeset_although_its_typesetter_was_killed(house):
    killed = kill_while_working(house, "accept")

    until(house.is_idle, seconds=150)

    assert killed
    assert house.rows("SELECT kind, count(*) FROM issues_galley GROUP BY 1 ORDER BY 1") == [
        ("epub", 1),
        ("html", 1),
        ("jats", 1),
        ("pdf", 1),
    ]
    assert house.number("SELECT typeset_of <> '' AND problem = '' FROM issues_article")


def test_readers_are_served_again_after_the_web_server_was_killed(house):
    killed = house.kill("config.wsgi:application")

    def answers():
        try:
            return house.get("/healthz") == (200, "ok")
        except OSError:
            return False

    assert killed
    assert until(answers)


class Server:
    """A mail server that takes each letter; with the first it takes the worker's life as well."""

    def __init__(self):
        self.taken, self.murder = [], None

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(envelope.content)
        if self.murder:
            self.murder, murder = None, self.murder
            murder()
        return "250 OK"


def message_ids(letters):
    lines = [line for letter in letters for line in letter.decode().splitlines()]
    return [line for line in lines if line.startswith("Message-ID:")]


def test_a_letter_taken_by_the_server_but_not_written_down_comes_again_as_the_same(tmp_path):
    handler = Server()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    house = House(tmp_path / "data", EMAIL_URL=f"smtp://127.0.0.1:{controller.port}")
    handler.murder = lambda: house.kill("post")
    try:
        house.act("letters", 3)
        until(lambda: house.letters() == {"sent": 2, "sending": 1}, seconds=150)
        house.act("wait_ten_minutes")
        house.act("look")
        sent = until(lambda: house.letters() == {"sent": 3}, seconds=150)
    finally:
        house.end()
        controller.stop()

    ids = message_ids(handler.taken)
    assert sent
    assert (len(ids), len(set(ids))) == (4, 3)


def start_redis(port, folder):
    command = ["redis-server", "--port", port, "--bind", "127.0.0.1", "--dir", str(folder)]
    return subprocess.Popen([*command, "--save", ""], stdout=subprocess.DEVNULL)


@pytest.mark.skipif(shutil.which("redis-server") is None, reason="needs a Redis of its own")
def test_a_paper_is_sent_while_the_broker_is_away_and_its_letters_go_when_it_is_back(tmp_path):
    port = free_port()
    redis = start_redis(port, tmp_path)
    house = House(tmp_path / "data", REDIS_URL=f"redis://127.0.0.1:{port}/0")
    try:
        redis.terminate()
        redis.wait(10)
        sent = house.act("submit")
        waiting = house.letters()
        redis = start_redis(port, tmp_path)
        house.act("wait_ten_minutes")

        def all_gone():
            house.act("look")
            return set(house.letters()) == {"sent"}

        gone = until(all_gone, seconds=150)
        received = house.mailbox()
    finally:
        house.end()
        redis.terminate()
        redis.wait(10)

    assert sent["code"].startswith("JT-")
    assert sent["seconds"] < 5
    assert set(waiting) == {"queued"}
    assert gone
    assert received == (waiting["queued"], waiting["queued"])
