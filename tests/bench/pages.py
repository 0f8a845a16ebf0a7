"""An article's page as a reader gets it, cold and warm, against a static file, one web server."""

import contextlib
import http.client
import re
import subprocess
import time
from collections.abc import Iterator

from django.core.management import call_command

from config.supervisor.__main__ import answers
from config.supervisor.parts import all_parts
from config.supervisor.preparation import collect_static
from issues.models import Article
from journal.queries import the_journal
from journal.services import raise_edition
from tests.bench import CHOICES
from tests.bench.timing import in_turns, middle_and_tail

ROUNDS = 300
COLD_ROUNDS = 40


class Reader:
    """A browser's one kept-open connection."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)

    def get(self, path: str) -> bytes:
        self.connection.request("GET", path, headers={"Accept-Encoding": "br"})
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} answered {response.status}")
        return body


def measure_pages() -> dict[str, float]:
    """Return figures in milliseconds; where nothing is published yet, the sample issue is."""
    prepare()
    article = Article.objects.published().order_by("number").last()
    with web():
        return _measure(Reader(CHOICES.port), f"/en/articles/{article.number}/")


def prepare() -> None:
    """Make database, sample issue and static files in DATA, unless they are there."""
    call_command("migrate", verbosity=0, interactive=False)
    if not Article.objects.published().exists():
        call_command("demo", "--first")
    collect_static()


@contextlib.contextmanager
def web() -> Iterator[None]:
    """The web server, as the supervisor starts it."""
    web = subprocess.Popen(all_parts(CHOICES)[0].command)
    try:
        end = time.monotonic() + 30
        while not answers(CHOICES):
            if time.monotonic() > end:
                raise RuntimeError("the web server does not answer")
            time.sleep(0.1)
        yield
    finally:
        web.terminate()
        web.wait(10)


def _measure(reader: Reader, path: str) -> dict[str, float]:
    static = re.search(rb'/static/[^"]+\.css', reader.get(path)).group().decode()
    warm = in_turns(
        {"article_warm": lambda: reader.get(path), "static_file": lambda: reader.get(static)},
        ROUNDS,
    )
    cold = []
    for _ in range(COLD_ROUNDS):
        raise_edition(the_journal())
        began = time.perf_counter()
        reader.get(path)
        cold.append((time.perf_counter() - began) * 1000)
    figures: dict[str, float] = {}
    for name, times in {**warm, "article_cold": cold}.items():
        figures |= middle_and_tail(name, times)
    ratio = figures["article_warm.median_ms"] / figures["static_file.median_ms"]
    return figures | {"article_warm.ratio_to_static": round(ratio, 2)}
