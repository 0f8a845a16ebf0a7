"""Take the guides' pictures from a freshly built sample journal.

    DATA=/tmp/pictures PORT=8877 make run                            in one terminal
    .venv/bin/python docs/pictures/make.py http://127.0.0.1:8877     in another

Names behind the address take only those pictures again.

Chromium must be installed. The script signs in as the sample people and follows links from the
mailbox. It makes an issue in preparation, a list of reviewers that is not started, a discussion of
two editors, and a meeting of the board, each once; what it types elsewhere is never sent.
"""

import io
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent
PASSWORD = "sample-journal"  # noqa: S105 - printed by every start of the sample journal
ANSWERED = "text=Your earlier points"
HEAVIEST = 60_000  # bytes a picture
PHONE = (360, 720)
DESK = (1280, 860)


@dataclass(frozen=True)
class Picture:
    """A page to take: its file's name, whose it is ("" for everybody), and the way to it.

    A way that returns bytes has made the picture itself.
    """

    name: str
    person: str
    way: Callable[[Page], bytes | None]
    size: tuple[int, int] = DESK


def at(path: str) -> Callable[[Page], None]:
    return lambda page: visit(page, path)


def visit(page: Page, path: str) -> None:
    page.goto(path, wait_until="networkidle")


def paper(words: str, part: str = "") -> Callable[[Page], None]:
    """Find a paper on the desk by words of its title, and open it or a part of it."""

    def way(page: Page) -> None:
        visit(page, f"/en/desk/?q={words}")
        link = page.locator("table.list a.title").first.get_attribute("href")
        visit(page, f"{link}{part}")

    return way


def own_paper(words: str) -> Callable[[Page], None]:
    def way(page: Page) -> None:
        visit(page, "/en/papers/")
        page.get_by_role("link", name=re.compile(words)).first.click()

    return way


def own_part(words: str, part: str) -> Callable[[Page], None]:
    """Open a part of an author's paper, such as what the checks found."""

    def way(page: Page) -> None:
        visit(page, "/en/papers/")
        link = page.get_by_role("link", name=re.compile(words)).first.get_attribute("href") or ""
        visit(page, re.sub(r"/papers/([^/]+)/.*", rf"/papers/\1/{part}", link))

    return way


def then(way: Callable[[Page], None], selector: str) -> Callable[[Page], None]:
    """Go a way, then down to a place of the page, with a little room above it."""

    def farther(page: Page) -> None:
        way(page)
        page.locator(selector).first.evaluate(
            "place => scrollTo(0, place.getBoundingClientRect().top + scrollY - 24)"
        )

    return farther


def pasted_table(page: Page) -> None:
    """Paste authors from a spreadsheet into the draft and read them; nothing is added."""
    own_paper("Exit interviews")(page)
    page.get_by_role("button", name="Paste a table of authors").click()
    page.locator("textarea").first.fill(AUTHORS)
    page.get_by_role("button", name="Read the table").click()


def letter(to: str, subject: str, kind: str) -> Callable[[Page], None]:
    """Follow the personal link of a letter, to the page in English."""

    def way(page: Page) -> None:
        visit(page, f"/en/mailbox/?to={to}")
        page.get_by_role("link", name=re.compile(subject)).first.click()
        found = re.search(rf"http\S+/{kind}/\S+/", page.locator(".letter-text").inner_text())
        if found is None:
            raise LookupError(f"No {kind} link in the letter “{subject}” to {to}")
        visit(page, re.sub(r"/(ru|kk)/", "/en/", found[0]))

    return way


def issue_in_preparation(page: Page) -> None:
    """Open the issue in preparation; make one and place what is accepted where there is none."""
    visit(page, "/en/desk/issues/")
    if not page.get_by_role("link", name="14(2), 2026").count():
        page.get_by_label("Title: English").fill("When the telephone rings")
        page.get_by_role("button", name="Make the issue").click()
    visit(page, "/en/desk/issues/14-2/")
    while page.get_by_role("button", name=re.compile("^Place")).count():
        page.get_by_role("button", name=re.compile("^Place")).first.click()


def production(words: str) -> Callable[[Page], None]:
    def way(page: Page) -> None:
        visit(page, "/en/production/")
        page.get_by_role("link", name=re.compile(words)).first.click()

    return way


def queue_of(words: str) -> Callable[[Page], None]:
    """Show the autopilot's list of a paper; put three people on it where there is none."""

    def way(page: Page) -> None:
        paper(words, "reviewers/?recent=1")(page)
        if not page.locator(".queue-list").count():
            for tick in page.locator(".queue-tick input").all()[:3]:
                tick.check()
            page.get_by_role("button", name="Put the ticked people on the list").click()

    return then(way, "#queue")


def seat_of(words: str, name: str) -> Callable[[Page], None]:
    """Open the page of one review of a paper."""

    def way(page: Page) -> None:
        paper(words, "reviewers/")(page)
        page.get_by_role("link", name=name).first.click()

    return way


def commenting(page: Page) -> None:
    """Open the box for a comment at a paragraph of the paper, and type one that is not sent."""
    letter("dilshod.namunaov@example.org", r"0008\.R1", "review")(page)
    page.locator(".pane-paper p a.comment-link").nth(4).click()
    page.locator(".note-box textarea").fill(COMMENT)
    then(lambda _page: None, ".note-box")(page)
    page.evaluate("scrollBy(0, -240)")


def phone_form(page: Page) -> None:
    """Change from the paper to the form, as on a phone, and show its first questions."""
    letter("dilshod.namunaov@example.org", r"0008\.R1", "review")(page)
    page.get_by_text("My review", exact=True).first.click()
    page.locator(".pane-form, form").get_by_text("Questions", exact=True).first.evaluate(
        "place => scrollTo(0, place.getBoundingClientRect().top + scrollY - 150)"
    )


def form_design(page: Page) -> None:
    visit(page, "/en/desk/review-forms/")
    page.get_by_role("link", name="Eight scores").first.click()
    then(lambda _page: None, "#questions-h")(page)


def discussion(page: Page) -> None:
    """Open a discussion of two editors about a paper; begin it where there is none."""
    paper("Rotation", "discussions/")(page)
    if not page.get_by_role("link", name=TALK[0]).count():
        page.get_by_label("Editors only").check()
        page.get_by_label("Subject").fill(TALK[0])
        say(page, TALK[1])
        colleague = at_once_as(page, CHIEF)
        paper("Rotation", "discussions/")(colleague)
        colleague.get_by_role("link", name=TALK[0]).click()
        say(colleague, TALK[2])
        colleague.context.close()
        paper("Rotation", "discussions/")(page)
    page.get_by_role("link", name=TALK[0]).click()


def say(page: Page, words: str) -> None:
    page.get_by_label("Your message").fill(words)
    page.get_by_role("button", name="Send message").click()


def at_once_as(page: Page, person: str) -> Page:
    """Return a page of somebody else in the same journal, signed in."""
    browser = page.context.browser
    if browser is None:
        raise LookupError("No browser to sign in with")
    address = re.sub(r"(https?://[^/]+).*", r"\1", page.url)
    other = browser.new_context(base_url=address, locale="en-GB").new_page()
    sign_in(other, person)
    return other


def meeting(page: Page) -> None:
    """Open the minutes of a meeting with a vote; make what is missing of it."""
    visit(page, "/en/desk/journal/")
    page.get_by_label("the board keeps minutes", exact=False).check()
    page.get_by_role("button", name="Save the journal").click()
    visit(page, "/en/desk/minutes/")
    if not page.locator("main ul.links a").count():
        page.get_by_label("Held on").fill(f"{datetime.now(UTC):%Y-%m-%d}")
        page.get_by_label("Place").fill("Astana, room 4")
        page.get_by_label("Present").fill("Aigul Ulgi\nIrina Obraztsova\nSevda Numunazada")
        page.get_by_role("button", name="Open the minutes").click()
    else:
        page.locator("main ul.links a").first.click()
    if page.get_by_text("No paper yet.").count():
        for words, kind, votes, why in VOTES:
            if not page.locator("#id_paper").is_visible():
                page.get_by_text("Add or correct a paper").click()
            option = page.locator("#id_paper option", has_text=words).get_attribute("value")
            page.locator("#id_paper").select_option(option)
            page.locator("#id_proposal").select_option(kind)
            for name, number in zip(("in_favour", "against", "abstained"), votes, strict=True):
                page.locator(f"#id_{name}").fill(str(number))
            page.locator("#id_words").first.fill(why)
            page.get_by_role("button", name="Keep the vote").click()


def certificate(page: Page) -> bytes:
    """Return the first page of a reviewer's certificate as a picture, PNG."""
    letter("ioana.mostra@example.org", "0013.*received", "review")(page)
    with page.expect_download() as arriving:
        page.locator("#certificate").get_by_role("button", name="English").click()
    sheet = pypdfium2.PdfDocument(arriving.value.path())[0].render(scale=1.1).to_pil()
    data = io.BytesIO()
    sheet.save(data, "PNG")
    return data.getvalue()


AUTHOR, SECTION = "author@example.org", "section.editor@example.org"
TYPESETTER, MANAGER = "typesetter@example.org", "manager@example.org"
CHIEF, KAZAKH_AUTHOR = "chief@example.org", "yerlan.ulgibayev@example.org"
AUTHORS = "\n".join(
    (
        "Name\tE-mail\tInstitution\tCountry",
        "Sample-Kim, Ara\tara.sample@example.org\tInstitute of Samples\tKorea",
        "Nino Nimushi\tnino.nimushi@example.org\tMinistry of Examples\tGeorgia",
        "Образцов П. И.\tp.obraztsov@example.org\tАкадемия образцов\tКазахстан",
        "Nino Nimushi\tnino.nimushi@example.org\tMinistry of Examples\tGeorgia",
    )
)
COMMENT = "Where were they written down, and can a reader see it?"
TALK = (
    "How far does the third year carry the claim?",
    "Both reviewers ask how many offices stand behind the third year. Shall we ask for the table "
    "before a decision, or with it?",
    "With it: one sentence in the letter, under what must change. The second reviewer says the same.",
)
VOTES = (
    ("Rotation", "major", (6, 0, 1), "The table of regions first."),
    ("Who reads the declaration", "accept", (7, 0, 0), ""),
)
PICTURES = [
    Picture("front", "", at("/en/")),
    Picture("article", "", at("/en/articles/2/")),
    Picture("article-phone", "", at("/en/articles/2/"), PHONE),
    Picture("mailbox", "", at("/en/mailbox/")),
    Picture("submit", AUTHOR, at("/en/submit/")),
    Picture("check", AUTHOR, own_paper("Exit interviews")),
    Picture("table", AUTHOR, pasted_table),
    Picture("checks", AUTHOR, own_part("Who reads the declaration", "checks/")),
    Picture("references", KAZAKH_AUTHOR, own_part("Ауылдағы", "references/")),
    Picture("change-authors", AUTHOR, own_part("Who signs the answer", "change-authors/")),
    Picture("addresses", AUTHOR, at("/en/accounts/email/")),
    Picture("papers", AUTHOR, at("/en/papers/")),
    Picture("status-phone", AUTHOR, own_paper("Who signs the answer"), PHONE),
    Picture("revise", AUTHOR, own_paper("Answer the reviewers")),
    Picture(
        "invitation-phone", "", letter("anil.namoona@example.org", "Review req", "review"), PHONE
    ),
    Picture("review", "", letter("dilshod.namunaov@example.org", r"0008\.R1", "review")),
    Picture("comment", "", commenting),
    Picture("review-phone", "", phone_form, PHONE),
    Picture("certificate", "", certificate),
    Picture(
        "points",
        "",
        then(letter("dilshod.namunaov@example.org", r"0008\.R1", "review"), ANSWERED),
    ),
    Picture("compare", CHIEF, paper("Short talks", "compare/")),
    Picture("compare-phone", AUTHOR, then(own_part("Short talks", "compare/"), "del, ins"), PHONE),
    Picture("names", CHIEF, paper("second visit", "anonymity/")),
    Picture("check-settings", CHIEF, at("/en/desk/checks/")),
    Picture("desk", CHIEF, at("/en/desk/?show=open")),
    Picture("manuscript", SECTION, paper("Rotation")),
    Picture(
        "reviewers", SECTION, then(paper("Does the distance", "reviewers/?recent=1"), "#find-h")
    ),
    Picture("queue", SECTION, queue_of("Does the distance")),
    Picture("seat", SECTION, seat_of("Rotation", "Ioana"), (1280, 1080)),
    Picture("discussion", SECTION, discussion),
    Picture("roster", CHIEF, at("/en/desk/experts/?recent=1")),
    Picture("assign", CHIEF, at("/en/desk/assign/?propose=1&recent=1")),
    Picture("form", CHIEF, form_design),
    Picture("minutes", CHIEF, meeting),
    Picture("decide", SECTION, paper("Rotation", "decide/?kind=major")),
    Picture("production", TYPESETTER, production("hotline")),
    Picture("proof-phone", "", letter(AUTHOR, "0007", "proof"), PHONE),
    Picture("issue", MANAGER, issue_in_preparation),
    Picture("team", CHIEF, at("/en/desk/team/")),
]


def sign_in(page: Page, person: str) -> None:
    visit(page, "/en/accounts/login/")
    page.get_by_text("I would rather use my password").click()
    form = page.locator("details form")
    form.get_by_label("E-mail").fill(person)
    form.get_by_label("Password").fill(PASSWORD)
    form.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


def take(page: Page, picture: Picture) -> int:
    """Write one picture, as good as fits into its weight; returns its bytes."""
    width, height = picture.size
    page.set_viewport_size({"width": width, "height": height})
    made = picture.way(page)
    page.wait_for_load_state("networkidle")
    image = Image.open(io.BytesIO(made or page.screenshot())).convert("RGB")
    for quality in range(90, 20, -5):
        data = io.BytesIO()
        image.save(data, "WEBP", quality=quality, method=6)
        if data.tell() < HEAVIEST:
            break
    (FOLDER / f"{picture.name}.webp").write_bytes(data.getvalue())
    return data.tell()


def pages_of_people(browser: Browser, address: str) -> Callable[[str], Page]:
    """Return a finder of each person's page; a person signs in once."""
    pages: dict[str, Page] = {}

    def page_of(person: str) -> Page:
        if person not in pages:
            context = browser.new_context(
                base_url=address, locale="en-GB", timezone_id="Asia/Almaty", reduced_motion="reduce"
            )
            pages[person] = context.new_page()
            if person:
                sign_in(pages[person], person)
        return pages[person]

    return page_of


def main() -> None:
    address = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    wanted = set(sys.argv[2:])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page_of = pages_of_people(browser, address)
        for picture in (each for each in PICTURES if not wanted or each.name in wanted):
            weight = take(page_of(picture.person), picture)
            print(f"{picture.name}.webp  {weight / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
