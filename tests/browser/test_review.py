"""Peer review as its people meet it: on a phone, by mailed links, on a line that breaks."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CHROMIUM, letter_to, link_in_letter, sign_in
from tests.browser.test_accessibility import faults
from tests.browser.test_journey import (
    AUTHOR,
    CHIEF,
    DOCX,
    begin_journal,
    send_paper,
)

MANAGER = "manager@example.org"
FIRST, SECOND = "first.reader@example.org", "second.reader@example.org"
QUESTION = "What would a mayor do with it?"
HALF = "1. The question is good."
REST = " 2. Written while the line was cut."
OWN_WORDS = "My own long letter, which must not be lost."
PHONE = {"width": 360, "height": 740}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


class Office:
    """A page for each of those who work here, signed in once, and two papers in the chief's care."""

    def __init__(self, new_page):
        self.new_page = new_page
        self.chief, self.manager, self.author = new_page(), new_page(), new_page()

    def begin(self, house):
        self.chief.goto(house.setup_address)
        if self.chief.get_by_role("button", name="Begin").count():
            begin_journal(self.chief, house)
        else:
            sign_in(self.chief, CHIEF)
        self.chief.goto("/en/desk/team/")
        if not self.chief.get_by_text(MANAGER).count():
            self.chief.get_by_label("E-mail").fill(MANAGER)
            self.chief.get_by_label("Given name").fill("Mara")
            self.chief.get_by_label("Family name").fill("Managing")
            self.chief.get_by_label("Role").select_option("manager")
            self.chief.get_by_role("button", name="Give the role").click()
        sign_in(self.manager, MANAGER)
        sign_in(self.author, AUTHOR)

    def paper(self):
        """Send a paper and take charge of it; returns its address in the office."""
        code = send_paper(self.author)
        self.chief.goto("/en/desk/?view=all")
        self.chief.get_by_role("link", name=code.removeprefix("JJ-")).first.click()
        self.chief.get_by_role("button", name="Take charge").first.click()
        self.chief.wait_for_load_state()
        return re.search(r"/en/papers/\w+/", self.chief.url)[0]


@pytest.fixture(scope="module")
def office(browser, house):
    contexts = []

    def new_page():
        contexts.append(browser.new_context(base_url=house.address, viewport=PHONE, locale="en-GB"))
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        return page

    made = Office(new_page)
    made.begin(house)
    yield made
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def asked(office):
    """The journal asks one question more, and two people are invited to read a paper."""
    chief = office.chief
    chief.goto("/en/desk/review-forms/")
    chief.get_by_role("link", name="Eight scores", exact=True).click()
    add = chief.get_by_role("group", name="Add a question")
    add.get_by_role("button", name="text", exact=True).click()
    question = chief.locator(".design-question").last
    question.locator("input[name$=label_en]").fill(QUESTION)
    chief.get_by_role("button", name="Save the form").click()
    expect(chief.get_by_text(re.compile("^Saved as version|^The form is saved"))).to_be_visible()
    paper = office.paper()
    for name, address in (("Roza Readerova", FIRST), ("Samat Secondov", SECOND)):
        chief.goto(f"{paper}reviewers/")
        chief.get_by_label("Name, as the letter should address them").fill(name)
        chief.get_by_label("E-mail").fill(address)
        chief.get_by_role("button", name="Invite this person").click()
        expect(chief.get_by_text(name).first).to_be_visible()
    return paper


def accepted(office, address):
    """Open the mailed link in a new browser and say yes; returns the page with the form."""
    page = office.new_page()
    letter_to(page, address, "Review request")
    page.goto(link_in_letter(page, "review"))
    for words in ("Yes, go on", "Yes, I will review it"):  # a new device is asked for its owner
        yes = page.get_by_role("button", name=words)
        if yes.count():
            yes.click()
            page.wait_for_load_state()
    expect(page.get_by_label("For the authors")).to_be_visible()
    return page


def saved(page):
    return expect(page.locator("#saved")).to_contain_text("Saved", timeout=20_000)


def write_decision(page, paper, kind, words="Our reasons."):
    """Choose a decision and fill the places of its letter."""
    page.goto(f"{paper}decide/")
    page.get_by_label(kind, exact=True).check()
    page.get_by_role("button", name=re.compile("^Write the letter")).click()
    letter = page.get_by_role("textbox", name="The letter")
    letter.fill(re.sub(r"\[\[your words[^\]]*\]\]", words, letter.input_value()))


def decide(page, paper, kind):
    write_decision(page, paper, kind)
    page.get_by_role("button", name=re.compile("^Decide:")).click()
    page.get_by_role("button", name=re.compile("Send now")).first.click()
    expect(page.get_by_text("The letter is on its way.")).to_be_visible()


def test_a_reviewer_comes_by_mail_and_hands_in_over_a_broken_line(office, asked):
    page = accepted(office, FIRST)
    assert page.locator("input[type=password]").count() == 0
    assert faults(page, page.url) == []
    page.set_viewport_size(PHONE)
    text = page.get_by_label("For the authors")
    text.fill(HALF)
    saved(page)

    page.context.set_offline(True)
    text.press("End")
    text.press_sequentially(REST)
    expect(page.locator("#saved.unsaved")).to_contain_text("Not saved: the line is cut")
    page.context.set_offline(False)
    saved(page)
    page.reload()
    assert text.input_value() == HALF + REST

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Send review").click()
    expect(page.locator("#errors")).to_be_in_viewport()
    assert text.input_value() == HALF + REST
    for scale in page.locator("fieldset.scale").all():
        scale.locator("input[value='4']").check(force=True)
    page.get_by_label(QUESTION).fill("Count the letters.")
    page.get_by_label("Minor revision").check()
    page.get_by_label("I know of no conflict").check()
    page.get_by_role("button", name="Send review").click()
    page.get_by_role("button", name="Send as it is").click()  # the hint on a very short text
    expect(page.get_by_role("heading", name="Review received")).to_be_visible()
    assert "Count the letters." in page.inner_text("main")
    letter_to(page, FIRST, "[Rr]eview")


def test_a_new_question_of_the_designer_is_asked_and_seen_in_the_preview(office, asked):
    page = accepted(office, SECOND)

    expect(page.get_by_label(QUESTION)).to_be_visible()

    office.chief.goto("/en/desk/review-forms/")
    office.chief.get_by_role("link", name="Preview Eight scores").click()
    expect(office.chief.get_by_label(QUESTION)).to_be_visible()


def test_an_editor_says_what_becomes_of_readers_when_a_revision_comes(office, asked):
    reader = accepted(office, SECOND)
    reader.get_by_label("For the authors").fill(HALF)
    saved(reader)
    chief, author = office.chief, office.author
    write_decision(chief, asked, "Minor revision")
    chief.get_by_label("Let reviewers at work finish").check()
    chief.get_by_role("button", name=re.compile("^Decide:")).click()
    chief.get_by_role("button", name=re.compile("Send now")).first.click()
    author.goto(f"{asked}revise/")
    for field in author.get_by_role("textbox", name=re.compile("^Your answer")).all():
        field.fill("Done; see the table.")
    author.locator("input[name=file]").set_input_files(DOCX)
    author.get_by_role("button", name="Send the revision").click()
    expect(author.get_by_text(re.compile("Revision 1 received"))).to_be_visible()

    chief.goto(f"{asked}readers/")
    assert faults(chief, chief.url) == []
    chief.set_viewport_size(PHONE)
    go_on = chief.get_by_role("radio", name=re.compile("^Go on with the new version"))
    for _try in range(20):  # the copy without names is made by a worker
        go_on.check()
        chief.get_by_role("button", name="Do as chosen").click()
        if not chief.get_by_role("heading", name="Nothing was changed").count():
            break
        chief.wait_for_timeout(1000)

    expect(chief.get_by_role("heading", name="A new version has come")).to_have_count(0)
    letter_to(office.new_page(), SECOND, "new version|revised|changed")
    reader.reload()
    assert reader.get_by_label("For the authors").input_value() == HALF
    expect(reader.locator(".kicker")).to_contain_text(".R1")


def test_the_first_of_two_editors_decides_and_the_second_loses_no_text(office):
    paper = office.paper()
    write_decision(office.chief, paper, "Return for completion")
    write_decision(office.manager, paper, "Decline without review", OWN_WORDS)

    office.chief.get_by_role("button", name=re.compile("^Decide:")).click()
    expect(office.chief.get_by_text("Letter not yet sent.")).to_be_visible()
    office.manager.get_by_role("button", name=re.compile("^Decide:")).click()

    told = office.manager.get_by_role("alert")
    expect(told).to_contain_text(
        re.compile(r"decided Return for completion at \d\d:\d\d:\d\d, before you\.")
    )
    expect(told).to_contain_text("Nothing was sent for you.")
    assert OWN_WORDS in office.manager.get_by_role("textbox", name="The letter").input_value()
    assert office.manager.evaluate("document.documentElement.scrollWidth <= innerWidth")
    office.chief.get_by_role("button", name="Send now").click()
    expect(office.chief.get_by_text("The letter is on its way.")).to_be_visible()


@pytest.mark.parametrize(
    ("answer", "state"),
    [("The decision stands", "Declined"), ("It is taken up again; a new round is possible", "")],
)
def test_an_appeal_is_answered_by_another_editor(office, answer, state):
    paper = office.paper()
    decide(office.chief, paper, "Decline without review")

    author, manager = office.author, office.manager
    author.goto(paper)
    author.get_by_role("link", name=re.compile("[Aa]ppeal")).first.click()
    author.get_by_label("What the decision overlooked").fill("Table 2 answers the point.")
    author.get_by_role("button", name="Send the appeal").click()
    expect(author.get_by_text("We have your appeal.").first).to_be_visible()
    office.chief.goto(f"{paper}appeal/answer/")
    expect(office.chief.get_by_text("another editor answers the appeal")).to_be_visible()
    manager.goto("/en/desk/")
    manager.locator(f"a[href='{paper}appeal/answer/']").first.click()
    assert "Table 2 answers the point." in manager.inner_text("main")
    manager.get_by_label(answer).check()
    manager.get_by_label("Your answer to the authors").fill("We have looked once more.")
    manager.get_by_role("button", name="Send the answer").click()

    expect(manager.get_by_text("The appeal is answered")).to_be_visible()
    letter = letter_to(office.new_page(), AUTHOR, "[Aa]ppeal")
    assert "We have looked once more." in letter.inner_text(".letter-text")
    author.goto(paper)
    declined = author.locator("main").get_by_text(re.compile("^Declined,")).count()
    assert bool(declined) == bool(state)
