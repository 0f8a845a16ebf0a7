"""WCAG 2.2 AA by axe in both colour schemes, no sideways scrolling, a visible focus.

Runs on the journal that the journey has filled (see conftest), or on a newly begun one.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import CHROMIUM, sign_in
from tests.browser.test_journey import AUTHOR, CHIEF, begin_journal

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PUBLIC = [
    "/en/",
    "/ru/",
    "/kk/",
    "/en/issues/",
    "/en/issues/1-1/",
    "/en/articles/1/",
    "/en/accounts/login/",
    "/en/offer-to-review/",
    "/en/mailbox/",
    "/en/nothing/",
]
AUTHORS = ["/en/submit/", "/en/papers/", "/en/profile/", "/en/reviews/", "/en/reviewing/"]
OFFICE = [
    "/en/desk/?show=open",
    "/en/desk/?show=closed",
    "/en/production/",
    "/en/desk/issues/",
    "/en/desk/team/",
    "/en/desk/journal/",
    "/en/desk/review-forms/",
    "/en/desk/experts/",
    "/en/desk/letters/review-invitation/",
    "/en/desk/offers/",
    "/en/desk/assign/",
]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture
def begun(person, house):
    """The journal has an editor-in-chief."""
    page = person()
    page.goto(house.setup_address)
    if page.get_by_role("button", name="Begin").count():
        begin_journal(page, house)


def faults(page, address):
    """What is wrong with one page, each fault in a line."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # or axe sees colours pass
    page.goto(address)
    found = violations(page, {"runOnly": RULES})
    page.emulate_media(color_scheme="dark")
    found += violations(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    page.set_viewport_size({"width": 320, "height": 800})
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("scrolls sideways at 320 px")
    page.set_viewport_size({"width": 1280, "height": 900})
    return [f"{address}: {fault}" for fault in found]


def violations(page, options):
    return [
        f"{fault['id']} ({fault['impact']}): {fault['nodes'][0]['html'][:200]}"
        for fault in Axe().run(page, options=options).response["violations"]
    ]


def all_faults(page, addresses):
    return [fault for address in addresses for fault in faults(page, address)]


def papers_linked_from(page, address):
    """The address of the first paper in a list, if there is one."""
    page.goto(address)
    links = page.locator("table.list a[href*='/papers/']")
    return [links.first.get_attribute("href")] if links.count() else []


def test_public_pages_have_no_fault(begun, person):
    assert all_faults(person(), PUBLIC) == []


def test_pages_of_authors_have_no_fault(begun, person):
    page = person()
    sign_in(page, AUTHOR)

    papers = papers_linked_from(page, "/en/papers/")

    assert all_faults(page, AUTHORS + papers) == []


def test_pages_of_the_office_have_no_fault(begun, person):
    page = person()
    sign_in(page, CHIEF)

    papers = papers_linked_from(page, "/en/desk/?show=closed")
    parts = [f"{paper}{part}" for paper in papers for part in ("", "?part=people", "letters/")]

    assert all_faults(page, OFFICE + parts) == []


def test_focus_is_visible_on_every_stop_of_the_front_page(begun, person):
    page = person()
    page.goto("/en/")
    outlines = []

    for _stop in range(12):
        page.keyboard.press("Tab")
        outlines.append(page.evaluate("getComputedStyle(document.activeElement).outline"))

    assert all(re.search(r"solid 3px", outline) for outline in outlines), outlines
