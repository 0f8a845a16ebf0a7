"""A whole journal, started by the command of the README, and a real browser in front of it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    """The journey goes first: it begins the journal, and the others look at what it leaves."""
    items.sort(key=lambda item: item.path.parent == HERE and item.path.name != "test_journey.py")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class House:
    """The running journal: its address and its one-time set-up address."""

    def __init__(self, folder):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "start.log"
        environment = {
            key: value
            for key, value in os.environ.items()
            if key not in {"HOSTS", "BIND", "EMAIL_URL", "SITE_URL", "DJANGO_SETTINGS_MODULE"}
        }
        output = self.log.open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.supervisor"],
            cwd=ROOT,
            env=environment | {"DATA": str(folder / "data"), "PORT": str(self.port), "DEMO": "0"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        output.close()

    def wait(self, seconds=90):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=2):
                    found = re.search(r"http\S+/set-up/\S+", self.log.read_text())
                    if found:
                        self.setup_address = found[0]
                        return
            except OSError:
                pass
            time.sleep(0.3)
        raise AssertionError(f"The journal did not start:\n{self.log.read_text()}")

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(20)


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("journal"))
    try:
        house.wait()
        yield house
    finally:
        house.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def person(browser, house):
    """Make a person: a browser of their own, in front of the journal."""
    contexts = []

    def make(width=1280):
        context = browser.new_context(
            base_url=house.address, viewport={"width": width, "height": 900}, locale="en-GB"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    yield make
    for context in contexts:
        context.close()


def letter_to(page, address, subject, seconds=30):
    """Open the newest letter in the mailbox to an address with words in its subject."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        page.goto(f"/en/mailbox/?to={address}")
        found = page.get_by_role("link", name=re.compile(subject))
        if found.count():
            found.first.click()
            return page
        time.sleep(0.5)
    raise AssertionError(f"No letter “{subject}” to {address} within {seconds} s")


def link_in_letter(page, kind):
    """Return the address in the open letter whose path has the word ``kind``."""
    text = page.locator(".letter-text").inner_text()
    return re.search(rf"http\S+/{kind}/\S+", text)[0]


def sign_in(page, address):
    """Sign in, or open an account, by the mailed code alone."""
    page.goto("/en/accounts/login/")
    page.get_by_label("E-mail").first.fill(address)
    page.get_by_role("button", name="Send me the code").click()
    page.get_by_role("heading", name="Enter the code").wait_for()
    mailbox = page.context.new_page()
    letter_to(mailbox, address, "code")
    code = re.search(r"^([A-Z0-9-]{5,12}) ", mailbox.get_by_role("heading", level=1).inner_text())[
        1
    ]
    mailbox.close()
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(re.compile(r"/(account|papers|desk|submit|production|en)/"))
