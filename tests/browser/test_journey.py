"""A manuscript's whole way in a real browser, by each person's role, on a journal just begun.

Web, workers and clock are the real processes that the README's command starts; letters are read
in the mailbox, the PDF is opened.
"""

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CHROMIUM, letter_to, link_in_letter, sign_in

DOCX = Path(__file__).parent.parent / "files" / "manuscript.docx"
CHIEF, REVIEWER = "chief@example.org", "reviewer@example.org"
AUTHOR = "aigerim.sarsen@academy.example"  # as the title page of the file says

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def begin_journal(page, house):
    """The holder of the one-time address becomes the editor-in-chief."""
    page.goto(house.setup_address)
    page.get_by_label("Name of the journal").fill("Journal of the Journey")
    page.get_by_label("Abbreviation").fill("JJ")
    page.get_by_label("Address of the journal").fill("office@example.org")
    page.get_by_label("Your given name").fill("Edda")
    page.get_by_label("Your family name").fill("Chiefly")
    page.get_by_label("Your e-mail").fill(CHIEF)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="The journal")).to_be_visible()


def submit_paper(page):
    """Step 1: sign in, drop a file, confirm one page, send."""
    page.goto("/en/submit/")
    sign_in(page, AUTHOR)
    return send_paper(page)


def send_paper(page):
    """Drop a file, confirm one page, send. Returns the number of the paper."""
    page.goto("/en/submit/")
    page.get_by_label("Case study").check()
    page.get_by_label("Your manuscript").set_input_files(DOCX)
    page.get_by_role("button", name="Read the file").click()
    page.wait_for_url(re.compile("/check/"), timeout=60_000)
    confirm_check(page)
    confirm_statements(page)
    expect(page.get_by_role("heading", name="Everything on one page")).to_be_visible()
    page.get_by_role("button", name="Send the paper").click()
    expect(page.get_by_role("heading", name=re.compile("We have your paper"))).to_be_visible()
    return re.search(r"JJ-\d{4}-\d{4}", page.inner_text("h1"))[0]


def confirm_check(page):
    """The page is filled in from the file; points for practitioners are typed."""
    assert page.get_by_label("Title").first.input_value()
    assert len(page.get_by_label("Abstract").first.input_value()) > 100
    for number in (1, 2, 3):
        field = page.get_by_label(f"Point {number}", exact=True)
        if not field.input_value():
            field.fill(f"Do the {number} thing that this paper advises.")
    page.get_by_role("button", name="All of this is right").last.click()
    page.wait_for_url(re.compile("/statements/"))


def confirm_statements(page):
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Look at everything").click()
    page.wait_for_url(re.compile("/send/"))


def invite(page, code):
    """Step 2: the editor finds the paper on the desk, takes charge, invites a new person."""
    page.goto("/en/desk/")
    page.get_by_role("link", name=code.removeprefix("JJ-")).first.click()
    page.get_by_role("button", name="Take charge").first.click()
    page.get_by_role("link", name=re.compile("Invite reviewers")).first.click()
    page.get_by_label("Name, as the letter should address them").fill("Roza Readerova")
    page.get_by_label("E-mail").fill(REVIEWER)
    page.get_by_role("button", name="Invite this person").click()
    expect(page.get_by_text("Roza Readerova").first).to_be_visible()


def review(page):
    """Step 3: by the mailed link alone, without an account."""
    letter_to(page, REVIEWER, "Review request")
    page.goto(link_in_letter(page, "review"))
    page.get_by_role("button", name="Yes, I will review it").click()
    page.locator("label", has_text="The paper").click()  # a phone shows one of the two
    expect(page.get_by_role("heading", name="The paper, without names")).to_be_visible()
    assert "example.org" not in page.locator(".pane-paper").inner_text()
    page.locator("label", has_text="My review").click()
    for scale in page.locator("fieldset.scale").all():
        scale.locator("input[value='4']").check(force=True)
    page.get_by_label("For the authors").fill(
        "1. The question is good.\n\n2. Table 1 needs a total."
    )
    page.get_by_label("Minor revision").check()
    page.get_by_label("I know of no conflict").check()
    expect(page.get_by_text(re.compile("Saved"))).to_be_visible(timeout=20_000)
    page.reload()
    assert "Table 1 needs a total" in page.get_by_label("For the authors").input_value()
    page.get_by_role("button", name="Send review").click()
    page.get_by_role("button", name="Send as it is").click()  # the hint on a very short text
    expect(page.get_by_role("heading", name="Review received")).to_be_visible()


def decide(page, code, kind):
    """Step 5: a letter seen exactly as it will be received; held, then sent at once."""
    page.goto("/en/desk/?view=all")
    page.get_by_role("link", name=code.removeprefix("JJ-")).first.click()
    page.get_by_role("link", name=kind, exact=True).click()
    page.get_by_role("button", name=re.compile("^Write the letter")).click()
    letter = page.get_by_role("textbox", name="The letter")
    letter.fill(re.sub(r"\[\[(?!link)[^\]]+\]\]", "Please add the total.", letter.input_value()))
    page.get_by_role("button", name="Show the letter as it is now").click()
    expect(page.locator(".letter-text").first).to_contain_text("Dear")
    page.get_by_role("button", name=re.compile("^Decide:")).click()
    page.get_by_role("button", name=re.compile("Send now")).first.click()


def revise(page):
    """Step 6: answers and a new version."""
    letter_to(page, AUTHOR, "Decision on your paper")
    page.goto("/en/papers/")
    page.get_by_role("link", name=re.compile("revision", re.I)).first.click()
    for field in page.get_by_role("textbox", name=re.compile("^Your answer")).all():
        field.fill("Done; see the table.")
    page.locator("input[name=file]").set_input_files(DOCX)
    page.get_by_role("button", name="Send the revision").click()
    expect(page.get_by_text(re.compile("Revision 1 received"))).to_be_visible()


def produce(page, code):
    """Step 7: production opens by itself; the proof goes out by letter."""
    page.goto("/en/production/")
    for _try in range(60):
        if page.get_by_role("link", name=re.compile(code)).count():
            break
        page.wait_for_timeout(2000)
        page.reload()
    page.get_by_role("link", name=re.compile(code)).first.click()
    for _try in range(40):
        if page.get_by_role("link", name="PDF").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    page.get_by_role("button", name="Send the proof to the author").click()


def approve(page):
    letter_to(page, AUTHOR, "[Pp]roof")
    page.goto(link_in_letter(page, "proof"))
    page.get_by_label("I have read the whole proof: text, tables and figures.").check()
    page.get_by_label("Names, institutions and addresses of all authors are right.").check()
    page.get_by_role("button", name="Approve the proof").click()
    expect(page.get_by_text("You approved this proof. Thank you.")).to_be_visible()


def publish(page):
    page.goto("/en/desk/issues/")
    page.get_by_label("Volume").fill("1")
    page.get_by_label("Issue", exact=True).fill("1")
    page.get_by_label("Year").fill("2026")
    page.get_by_role("button", name="Make the issue").click()
    page.get_by_role("button", name=re.compile("^Place")).first.click()
    page.get_by_role("link", name=re.compile("^Publish")).click()
    page.get_by_role("button", name="Publish the issue").click()
    for _try in range(60):
        page.goto("/en/issues/")
        if page.get_by_text("Volume 1, issue 1").count():
            return
        page.wait_for_timeout(2000)
    raise AssertionError("The issue did not become public.")


def read(page):
    """Step 8: no sign-in; the page, its tags, its files."""
    page.goto("/en/")
    page.get_by_role("link", name=re.compile("article of this issue|All .* articles")).click()
    page.locator(".entry h3 a").first.click()
    title = page.inner_text("h1")
    tags = {
        tag.get_attribute("name"): tag.get_attribute("content")
        for tag in page.locator("meta[name^=citation_]").all()
    }
    assert tags["citation_title"] == title
    pdf = page.request.get(tags["citation_pdf_url"])
    document = pypdfium2.PdfDocument(io.BytesIO(pdf.body()))
    words = document[0].get_textpage().get_text_bounded()
    assert " ".join(title.split())[:30] in " ".join(words.split())
    for ending, start in (
        ("epub", b"PK"),
        ("xml", b"<?xml"),
        ("ris", b"TY  - JOUR"),
        ("bib", b"@article"),
    ):
        answer = page.request.get(tags["citation_pdf_url"].replace(".pdf", f".{ending}"))
        assert answer.status == 200, ending
        assert answer.body().startswith(start), ending


def test_manuscript_goes_from_a_dropped_file_to_a_published_article(person, house):
    chief, author, reviewer, reader = person(), person(), person(360), person(360)

    begin_journal(chief, house)
    reader.goto("/en/articles/1/")
    assert "nothing at this address" in reader.inner_text("h1")
    code = submit_paper(author)
    invite(chief, code)
    review(reviewer)
    decide(chief, code, "Minor revision")
    revise(author)
    decide(chief, code, "Accept")
    produce(chief, code)
    approve(author)
    publish(chief)
    read(reader)
