"""The form that authors correct and never retype, with its limits of clicks: A1, A3, A7, case 21."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CHROMIUM, sign_in
from tests.browser.test_accessibility import faults
from tests.browser.test_journey import begin_journal

DOCX = Path(__file__).parent.parent / "files" / "manuscript.docx"
AUTHOR = "aigerim.sarsen@academy.example"  # as the title page of the file says

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def signed_in(browser, house):
    """The cookies of an author who is signed in; the journal has an editor-in-chief."""
    chief = browser.new_context(base_url=house.address).new_page()
    chief.goto(house.setup_address)
    if chief.get_by_role("button", name="Begin").count():
        begin_journal(chief, house)
    chief.context.close()
    page = browser.new_context(base_url=house.address, locale="en-GB").new_page()
    sign_in(page, AUTHOR)
    state = page.context.storage_state()
    page.context.close()
    return state


@pytest.fixture
def author(browser, house, signed_in):
    """The page of this author, which counts every press of the mouse."""
    context = browser.new_context(
        base_url=house.address,
        viewport={"width": 1280, "height": 900},
        locale="en-GB",
        storage_state=signed_in,
    )
    context.add_init_script(
        "addEventListener('click', (event) => event.isTrusted && event.detail &&"
        "localStorage.setItem('clicks', Number(localStorage.getItem('clicks') ?? 0) + 1), true)"
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


KEPT = "() => Object.keys(localStorage).filter((key) => /^(kept|draft):/.test(key))"


def type_without_a_line(page):
    """Type a sentence that cannot reach the server; it waits in this browser."""
    lost = re.compile("/check/$")
    page.route(lost, lambda way: way.abort() if way.request.method == "POST" else way.continue_())
    page.locator("textarea[name=abstract_en]").fill("A sentence that nobody else may read.")
    page.wait_for_function(f"({KEPT})().length === 1")


def clicks(page):
    return int(page.evaluate("localStorage.getItem('clicks') ?? 0"))


def drop(page, language="en", marker=""):
    """Begin a draft with the file; return the address of its check page."""
    page.goto(f"/{language}/submit/")
    page.locator("input[name=language][value=en]").check()
    page.locator("input[name=article_type]").first.check()
    file = {"name": f"paper{marker}.docx", "buffer": DOCX.read_bytes()}
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.locator("input[type=file]").first.set_input_files(file | {"mimeType": kind})
    page.locator("button[type=submit]", has_text=re.compile("Read the file|Прочитать")).click()
    page.wait_for_url(re.compile("/check/"), timeout=60_000)
    return page.url.partition("#")[0]


def test_a_paper_is_sent_with_few_clicks_and_the_missing_thing_is_named(author):
    page = author
    drop(page, marker="-1")
    page.get_by_role("button", name="All of this is right").last.click()
    page.wait_for_url(re.compile("/statements/"))
    boxes = page.locator(".choices input[type=checkbox]").all()
    for box in boxes[:-1]:
        box.check()  # all but the licence
    page.get_by_role("button", name="Look at everything").last.click()
    expect(page.locator("#errors")).to_be_focused()
    expect(page.locator("#errors")).to_contain_text("agreement to the licence is missing")
    boxes = page.locator(".choices input[type=checkbox]").all()
    boxes[-1].check()
    page.get_by_role("button", name="Look at everything").last.click()
    page.wait_for_url(re.compile("/send/"))
    assert page.get_by_role("link", name=re.compile("^Edit")).count() >= 4
    page.get_by_role("button", name="Send the paper").click()

    expect(page.get_by_role("heading", name=re.compile("We have your paper"))).to_be_visible()
    assert clicks(page) <= 22


def test_two_hundred_authors_come_from_a_table_in_six_clicks_and_a_minute(author):
    page = author
    address = drop(page, marker="-2")
    rows = [f"Berg{n}\tAnna{n}\ta{n}@example.org\tSample {n % 5}" for n in range(200)]
    before, begin = clicks(page), time.monotonic()

    page.get_by_role("button", name="Paste a table of authors").click()
    page.get_by_label("The table", exact=True).fill(
        "\n".join(["Family name\tGiven name\tE-mail\tInstitution", *rows])
    )
    page.get_by_role("button", name="Read the table").click()
    page.get_by_role("button", name="Add these 200 authors").click()
    page.wait_for_url(re.compile("/check/"))

    assert page.locator(".person").count() == 202
    assert clicks(page) - before <= 6 and time.monotonic() - begin < 60
    begin = time.monotonic()
    page.goto(address)
    assert time.monotonic() - begin < 3
    last = page.locator(".place-number").last
    last.fill("1")
    last.press("Tab")
    expect(page.locator(".person h2").first).to_contain_text("Anna199 Berg199")
    expect(page.locator("#saved")).to_contain_text("Saved", timeout=10_000)
    page.wait_for_timeout(3000)
    page.reload()
    expect(page.locator(".person h2").first).to_contain_text("Anna199 Berg199")


def test_what_never_arrived_is_offered_and_put_back_only_when_asked(author):
    page = author
    address = drop(page, marker="-3")
    page.context.set_offline(True)
    page.locator("textarea[name=abstract_en]").fill("Typed while the line was cut.")
    expect(page.locator("#saved")).to_contain_text("Not saved", timeout=10_000)
    again = page.context.new_page()
    page.close()
    page.context.set_offline(False)

    again.goto(address)

    expect(again.locator("#kept-here")).to_contain_text("Typed while the line was cut.")
    field = again.locator("textarea[name=abstract_en]")
    assert field.input_value() != "Typed while the line was cut."
    again.get_by_role("button", name="Put it back").click()
    expect(field).to_have_value("Typed while the line was cut.")
    again.wait_for_timeout(4000)
    again.reload()
    expect(again.locator("textarea[name=abstract_en]")).to_have_value(
        "Typed while the line was cut."
    )
    expect(again.locator("#kept-here")).to_be_hidden()


def test_an_institution_is_chosen_by_the_keyboard_in_another_alphabet(author):
    page = author
    drop(page, marker="-4")
    field = page.locator(".person input[name$='-affiliation']").first
    field.fill("")
    field.press_sequentially("назарб", delay=30)
    expect(page.get_by_role("option").first).to_contain_text("Nazarbayev University")

    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant")
    field.press("Enter")

    expect(field).to_have_value("Nazarbayev University")
    assert page.locator("input[name$='-ror']").first.input_value().endswith("052bx8q98")


def test_in_russian_a_missing_kazakh_abstract_stops_nobody(author):
    page = author
    drop(page, language="ru", marker="-5")

    page.locator("button[value=next]").last.click()

    page.wait_for_url(re.compile("/ru/submit/.*/statements/"))


def test_the_pages_of_a_draft_have_no_fault(author):
    page = author
    address = drop(page, marker="-6")
    pages = [address, *(address.replace("check", n) for n in ("statements", "send", "authors"))]

    assert [fault for each in pages for fault in faults(page, each)] == []


def test_what_waits_in_a_browser_is_thrown_away_when_another_person_signs_in(author):
    drop(author)
    type_without_a_line(author)
    author.context.clear_cookies()  # the session ended; nobody pressed "Sign out"

    sign_in(author, "somebody.else@academy.example")
    author.goto("/en/papers/")
    author.wait_for_load_state()

    assert author.evaluate(KEPT) == []


def test_no_copy_of_a_draft_stays_in_the_browser_once_its_last_page_is_there(author):
    address = drop(author)
    author.goto(address.replace("/check/", "/statements/"))
    author.locator("textarea[name=cover_note]").fill("For the editors alone.")
    author.evaluate("""() => {
        const form = document.querySelector("form[data-keep]");
        const person = document.querySelector("[data-person]").dataset.person;
        localStorage.setItem(`kept:${person}:${form.dataset.keep}`,
            JSON.stringify({ at: Date.now(), sent: true, values: { cover_note: ["private"] } }));
    }""")

    author.goto(address.replace("/check/", "/send/"))
    author.wait_for_load_state()

    assert author.evaluate(KEPT) == []


def test_what_waits_in_a_browser_is_gone_after_signing_out(author):
    """The last of this module: the session that its tests share ends here."""
    drop(author)
    type_without_a_line(author)

    author.goto("/en/papers/")
    assert len(author.evaluate(KEPT)) == 1  # still its owner's
    author.get_by_role("button", name="Sign out").click()
    author.wait_for_load_state()

    assert author.evaluate(KEPT) == []
