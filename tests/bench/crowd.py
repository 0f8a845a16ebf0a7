"""What readers wait for while many manuscripts wait to be read."""

import contextlib
import subprocess
import time
from collections.abc import Iterator

from accounts.models import User
from config.supervisor.parts import all_parts
from issues.models import Article
from journal.models import ArticleType, Errand
from journal.queries import the_journal
from submissions.models import Submission
from submissions.services import Upload, discard, start
from tests.bench import CHOICES
from tests.bench.conversion import SAMPLE
from tests.bench.pages import Reader, prepare, web
from tests.bench.timing import middle_and_tail

UPLOADS = 50
DRAFTS_EACH = 10
ROUNDS = 200
PAUSE = 0.05  # seconds
READING = "submissions.tasks.convert_version"


def measure_crowd() -> dict[str, float]:
    """An article's page on an idle journal, then while a worker reads fifty uploads in a row."""
    prepare()
    article = Article.objects.published().order_by("number").last()
    path = f"/en/articles/{article.number}/"
    with web():
        reader = Reader(CHOICES.port)
        figures = middle_and_tail("idle", _times(reader, path))
        drafts = _upload()
        with _worker():
            began = time.perf_counter()
            figures |= middle_and_tail("fifty_waiting", _times(reader, path))
            figures["left_at_the_end"] = float(_waiting())
            seconds = time.perf_counter() - began
    read = UPLOADS - figures["left_at_the_end"]
    for draft in drafts:
        discard(draft)
    ratio = figures["fifty_waiting.median_ms"] / figures["idle.median_ms"]
    return figures | {
        "read_a_minute": round(read / seconds * 60, 1),
        "fifty_waiting.ratio_to_idle": round(ratio, 2),
    }


def _times(reader: Reader, path: str) -> list[float]:
    """Milliseconds of many looks at a page, with a reader's pauses between them."""
    times = []
    for _look in range(ROUNDS):
        time.sleep(PAUSE)
        began = time.perf_counter()
        reader.get(path)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _upload() -> list[Submission]:
    """Begin fifty drafts of five people, each with a file of its own."""
    journal = the_journal()
    kind = ArticleType.objects.filter(journal=journal).first()
    data = SAMPLE.read_bytes()
    drafts = []
    for number in range(UPLOADS):
        address = f"crowd-{number // DRAFTS_EACH}@example.org"
        author, _made = User.objects.get_or_create(email=address, defaults={"family_name": "Crowd"})
        upload = Upload(f"paper-{number}.docx", data)
        drafts.append(start(journal, by=author, language="en", article_type=kind, upload=upload))
    return drafts


def _waiting() -> int:
    return Errand.objects.filter(task=READING, state=Errand.State.WAITING).count()


@contextlib.contextmanager
def _worker() -> Iterator[None]:
    """The worker that reads manuscripts, as the supervisor starts it."""
    part = next(part for part in all_parts(CHOICES) if part.name == "worker-work")
    worker = subprocess.Popen(part.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 30
        while _waiting() >= UPLOADS and time.monotonic() < end:
            time.sleep(0.1)
        yield
    finally:
        worker.terminate()
        worker.wait(60)
