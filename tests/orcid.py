"""Going to our ORCID and back, as a browser does."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.orcid_server import CLIENT, SECRET, running

JOSIAH, LAURE = "0000-0002-1825-0097", "0000-0001-5109-3700"


@pytest.fixture
def at_orcid(settings):
    """ORCID is switched on and stands on this machine."""
    with running() as orcid:
        settings.ORCID_CLIENT_ID, settings.ORCID_CLIENT_SECRET = CLIENT, SECRET
        settings.ORCID_URL = orcid.address
        settings.ORCID_PUBLIC_API = settings.ORCID_MEMBER_API = orcid.address
        orcid.add(JOSIAH)
        orcid.add(LAURE, name="Laure Haak")
        yield orcid


@pytest.fixture
def member(at_orcid, settings):
    """The credentials are a member's."""
    settings.ORCID_GROUP_ID = "issn:3078-1116"
    return at_orcid


def choose(address, who):
    """Sign in at ORCID as somebody, or deny; return the address of the way back."""
    parts = urlsplit(address)
    line = HTTPConnection(parts.hostname, parts.port, timeout=10)
    line.request("GET", f"{parts.path}?{parts.query}&choice={who}")
    answer = line.getresponse()
    answer.read()
    line.close()
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def leave(browser, where="/en/accounts/orcid/go/", **fields):
    """Press the button that leads to ORCID; return its address there."""
    answer = browser.post(where, fields)
    assert answer.status_code == 302, answer.content.decode()[:400]
    return answer["Location"]


def arrive(browser, way_back):
    """Come back; return where one arrives, before it is followed."""
    answer = browser.get(way_back)
    assert answer.status_code == 302
    return browser.get(answer["Location"])


def go(browser, who=JOSIAH, where="/en/accounts/orcid/go/", **fields):
    return arrive(browser, choose(leave(browser, where, **fields), who))
