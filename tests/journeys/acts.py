"""Acts in a running journal, from a process of its own: ``python -m tests.journeys.acts ACT``.

Each is done through the services as a page would do it; what it found is printed as JSON.
"""

import json
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.db.models import F  # noqa: E402 - models can be loaded only now

from accounts.models import User  # noqa: E402
from issues.services import open_production  # noqa: E402
from journal import periodic  # noqa: E402
from journal.letters import Envelope, Recipient, post_text  # noqa: E402
from journal.models import Letter  # noqa: E402
from journal.wording import Wording  # noqa: E402
from submissions import services  # noqa: E402
from tests.factories import JournalFactory, SubmissionFactory, UserFactory  # noqa: E402
from tests.issues.papers import accepted_paper  # noqa: E402
from tests.submissions.papers import DOCX, begun, complete  # noqa: E402


def letters(number):
    """Post letters, each in a transaction of its own, as many people's acts would."""
    journal = JournalFactory()
    for n in range(int(number)):
        to = Recipient(f"reader{n}@example.org", f"Reader {n}")
        post_text("note", Envelope(journal=journal, to=to), Wording(f"Letter {n}", "Words.\n"))


def upload():
    begun(name="manuscript.docx", content=DOCX.read_bytes())


def accept():
    """Let an accepted paper into production, which asks for its files."""
    open_production(accepted_paper())


def submit():
    """Send a paper; tell its number and how long the author waited."""
    draft = complete()
    began = time.monotonic()
    code = services.submit(draft, by=draft.submitter)
    return {"code": code, "seconds": time.monotonic() - began}


def look():
    """What beat does every minute."""
    periodic.look()


def wait_ten_minutes():
    """Let all letters be eleven minutes older, which a test need not wait for."""
    ago = timedelta(minutes=11)
    Letter.objects.update(claimed_at=F("claimed_at") - ago, written_at=F("written_at") - ago)


ACTS = {act.__name__: act for act in (letters, upload, accept, submit, look, wait_ten_minutes)}

if __name__ == "__main__":
    for made in (UserFactory, SubmissionFactory):
        made.reset_sequence(10 * User.objects.count())  # earlier processes counted from nought
    print(json.dumps(ACTS[sys.argv[1]](*sys.argv[2:])))
