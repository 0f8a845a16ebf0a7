"""The grown deployment's files agree with the code they start."""

import http.server
import re
import threading

import pytest
import yaml
from django.urls import reverse

from accounts.links import make_token
from config.deploy.health import is_well
from config.supervisor.choices import PROJECT


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((PROJECT / "docker-compose.yml").read_text())


def logged(path):
    """The path as nginx would log it: the first pattern of its map that matches decides."""
    lines = (PROJECT / "config/deploy/nginx.conf").read_text().split("$logged_path {")[1]
    for pattern, answer in re.findall(
        r'"~(.+?)" +"?([^";]+)"?;', lines.split("}\n    log_format")[0]
    ):
        if match := re.search(pattern.replace("(?<", "(?P<"), path):
            return re.sub(r"\$\{?(\w+)\}?", lambda name: match[name[1]], answer)
    return path


def test_personal_links_never_reach_the_front_servers_log():
    token = make_token("review", "0" * 20, "a" * 12)

    assert token not in logged(f"/en/review/{token}/?x=1")
    assert logged(f"/en/review/{token}/?x=1") == "/en/review/[...]/"


def test_other_addresses_are_logged_without_their_query():
    assert logged("/en/search/?q=ethics") == "/en/search/"


def test_every_setting_of_the_deployment_is_one_that_the_code_reads(compose):
    settings = (PROJECT / "config/settings.py").read_text()
    read = set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z0-9_]+)"', settings))

    assert set(compose["services"]["web"]["environment"]) - read == set()


def test_every_queue_has_a_worker_and_there_is_one_clock(compose):
    commands = [service.get("command", []) for service in compose["services"].values()]

    queues = {line[line.index("--queues") + 1] for line in commands if "--queues" in line}
    clocks = [line for line in commands if "beat" in line]

    assert queues == {"post", "work"}
    assert len(clocks) == 1


def test_parts_wait_only_for_parts_that_exist(compose):
    services = compose["services"]

    for service in services.values():
        assert set(service.get("depends_on", [])) <= set(services)


@pytest.mark.parametrize(("status", "well"), [(200, True), (503, False)])
def test_health_asks_under_the_allowed_host(status, well):
    asked = []

    class Web(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, self.headers["Host"]))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *words):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Web) as web:
        threading.Thread(target=web.handle_request).start()

        assert is_well(web.server_port, "journal.example.org") is well
    assert asked == [("/healthz", "journal.example.org")]


def test_a_web_server_that_is_away_is_not_well():
    assert is_well(1, "localhost") is False


def test_the_front_server_refuses_what_the_journal_refuses_with_its_page(settings):
    front = (PROJECT / "config/deploy/nginx.conf").read_text()

    assert re.search(r"client_max_body_size (\d+);", front)[1] == str(settings.REQUEST_LIMIT)
    assert settings.REQUEST_LIMIT > settings.PAPER_LIMIT > settings.UPLOAD_LIMIT
    assert f"error_page 413 {reverse('too_large')};" in front
