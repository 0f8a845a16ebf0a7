"""A weak line in a real browser: a file of 12 MB goes on where it was cut, also after a reload."""

import os
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CHROMIUM, sign_in
from tests.browser.test_journey import CHIEF, begin_journal

SIZE = 12_000_000
CUT_AT = int(SIZE * 0.6)
PIECES = re.compile(r"/submit/incoming/\w+/$")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


class Line:
    """The line of one page: it breaks once so much has been sent, until it is mended."""

    def __init__(self, page):
        self.offsets = []
        self.whole = False
        page.route(PIECES, self.carry)

    def carry(self, route):
        if route.request.method == "PATCH":
            offset = int(route.request.headers["upload-offset"])
            if not self.whole and offset >= CUT_AT:
                return route.abort("internetdisconnected")
            self.offsets.append(offset)
        elif not self.whole and self.offsets and self.offsets[-1] + 600_000 > CUT_AT:
            return route.abort("internetdisconnected")
        return route.continue_()


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / "Мақала, соңғы нұсқа.docx"
    file.write_bytes(b"PK\x03\x04" + os.urandom(SIZE - 4))
    return file


@pytest.fixture(scope="module")
def cookies(browser, house):
    """Sign in once for all tests here: codes are mailed a few times only."""
    context = browser.new_context(base_url=house.address, locale="en-GB")
    page = context.new_page()
    page.goto(house.setup_address)
    if page.get_by_role("button", name="Begin").count():
        begin_journal(page, house)
        context.clear_cookies()
    sign_in(page, CHIEF)
    yield context.cookies()
    context.close()


@pytest.fixture
def page(person, cookies):
    page = person()
    page.context.add_cookies(cookies)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/en/submit/")
    page.get_by_label("Case study").check()
    return page


def choose(page, file):
    page.locator("#id_file").evaluate("field => { field.dataset.retry = '100' }")
    page.locator("#id_file").set_input_files(file)


def remove_all(page):
    while page.locator("#file-arriving [data-remove]").count():
        page.locator("#file-arriving [data-remove]").first.click()
        page.wait_for_timeout(200)


def test_a_cut_line_goes_on_by_itself_and_the_form_is_kept(page, paper):
    line = Line(page)

    choose(page, paper)

    going = page.locator("#file-going")
    expect(going).to_contain_text(re.compile(r"The line is broken; 6\d % is safe"))
    assert page.get_by_label("Case study").is_checked()
    page.get_by_role("button", name="Read the file").click()
    expect(page.locator("#sending")).to_contain_text("as soon as the file is here")
    before = len(line.offsets)
    line.whole = True
    page.wait_for_url(re.compile("/reading/"))
    assert line.offsets[before] >= CUT_AT
    assert sorted(set(line.offsets)) == line.offsets, "some bytes were sent twice"
    assert paper.name in page.inner_text("main")


def test_signed_out_meanwhile_it_goes_on_after_the_next_sign_in(page, paper, cookies):
    line = Line(page)
    choose(page, paper)
    going = page.locator("#file-going")
    expect(going).to_contain_text("The line is broken")

    page.context.clear_cookies()
    before, line.whole = len(line.offsets), True
    expect(going).to_contain_text(re.compile(r"You were signed out; 6\d % is safe"))
    page.context.add_cookies(cookies)

    expect(page.locator("#file-arriving [data-here]")).to_contain_text(paper.name)
    assert line.offsets[before] >= CUT_AT
    remove_all(page)


def test_after_a_reload_the_same_file_goes_on(page, paper):
    line = Line(page)
    choose(page, paper)
    expect(page.locator("#file-going")).to_contain_text("The line is broken")

    line.whole = True
    page.reload()
    expect(page.locator("#file-arriving")).to_contain_text(re.compile(r"6\d % of 12 MB is here"))
    before = len(line.offsets)
    choose(page, paper)

    expect(page.locator("#file-arriving")).to_contain_text("is here")
    expect(page.locator("#file-arriving li")).to_have_count(1)
    assert line.offsets[before] >= CUT_AT
    page.reload()
    expect(page.locator("#file-arriving [data-here]")).to_contain_text(paper.name)
    remove_all(page)
    page.reload()
    expect(page.locator("#file-arriving li")).to_have_count(0)


def test_a_huge_file_is_refused_at_once_and_the_form_is_kept(page, tmp_path):
    huge = tmp_path / "huge.docx"
    with huge.open("wb") as file:
        file.truncate(300_000_000)

    choose(page, huge)

    expect(page.locator("#file-refused")).to_contain_text(
        "The file has 300 MB; the limit is 50 MB", timeout=1000
    )
    assert page.get_by_label("Case study").is_checked()


def test_several_files_at_once_are_told_apart(page, tmp_path):
    files = {"Рукопись.md": b"# T\n\nText.", "Рис. 1.png": b"\x89PNG\r\n\x1a\n", "data.csv": b"1;2"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    choose(page, [tmp_path / name for name in files])

    expect(page.locator("#file-arriving [data-here]")).to_have_count(3)
    chosen = {
        row.get_attribute("data-name"): row.locator("select").input_value()
        for row in page.locator("#file-arriving li").all()
    }
    assert chosen == {
        "Рукопись.md": "manuscript",
        "Рис. 1.png": "figure_file",
        "data.csv": "supplement",
    }
    remove_all(page)
