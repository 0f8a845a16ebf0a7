"""Title pages written out by hand, line by line, each in a layout of its own.

A page in `pages/*.txt` begins with a line of five equals signs, the name of the file and the
language of the paper. Its label follows in lines of "what: value", then "---", then the page as an
author would have typed it. `<<...>>` puts in a value of the label or a stored abstract. The body of
the paper and its references are added behind what stands before "+++"; what stands after it comes
at the end of the file.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.intake.record import Label, Manuscript, Person
from tests.bench.intake.tuning.fresh_files import bytes_of
from tests.bench.intake.tuning.sheet import reference

LATER = ("late", "fifth", "sixth", "seventh", "eighth")
PAGES = Path(__file__).with_name("pages")
SLOT = re.compile(r"<<([^<>]+)>>")


@dataclass
class Page:
    """A page as it stands in the text file: its label line by line, and its own lines."""

    name: str
    language: str
    said: dict[str, list[str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def one(self, key: str) -> str:
        return self.said.get(key, [""])[0]

    def keyed(self, key: str) -> dict[str, str]:
        """Values of "key something: value" under "something"."""
        start = f"{key} "
        return {
            name.removeprefix(start): values[0]
            for name, values in self.said.items()
            if name.startswith(start)
        }


def manuscripts() -> list[Manuscript]:
    """All pages; those of `LATER` were each written to try rules that were mended by the others."""
    paths = [path for path in sorted(PAGES.glob("*.txt")) if path.stem != "texts"]
    return [
        _manuscript(page, path.stem if path.stem in LATER else "fresh")
        for path in paths
        for page in pages_of(path)
    ]


def pages_of(path: Path) -> list[Page]:
    """The pages of a text file, with every slot filled."""
    pages: list[Page] = []
    inside = False
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("====="):
            _, name, language = line.split()
            pages.append(Page(name, language))
            inside = False
        elif line == "---" and not inside:
            inside = True
        elif inside:
            pages[-1].lines.append(line)
        elif line:
            key, _, value = line.partition(": ")
            pages[-1].said.setdefault(key, []).append(value.strip())
    for page in pages:
        _fill(page)
    return pages


def orcid_of(number: int) -> str:
    """An invented identifier with a true check sign (ISO 7064, 11-2)."""
    digits = f"00000003{4100000 + number * 7919:07}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2 % 11
    check = (12 - total) % 11
    whole = digits + ("X" if check == 10 else str(check))
    return "-".join(whole[at : at + 4] for at in range(0, 16, 4))


def _texts() -> dict[str, str]:
    """The stored abstracts."""
    lines = (PAGES / "texts.txt").read_text("utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line)


TEXTS = _texts()


def _fill(page: Page) -> None:
    known = TEXTS | {f"o{number}": orcid_of(number) for number in range(1, 13)}
    known |= {"title": page.one("title")} | page.keyed("aff")

    def put(found: re.Match[str]) -> str:
        return known[found[1]]

    for values in page.said.values():
        values[:] = [SLOT.sub(put, value) for value in values]
    page.lines = [SLOT.sub(put, line) for line in page.lines]


def _person(row: str, page: Page) -> Person:
    """An author from "given | family | patronymic | e-mail | ORCID | affiliations | *"."""
    cells = [cell.strip() for cell in row.split("|")] + [""] * 6
    given, family, patronymic, email, orcid, places, sign = cells[:7]
    affiliations = page.keyed("aff")
    return Person(
        printed=" ".join(filter(None, (given, patronymic, family))),
        given=given,
        family=family,
        patronymic=patronymic,
        email=email,
        orcid=orcid,
        affiliations=tuple(affiliations[number] for number in places.split(",") if number),
        corresponding=sign == "*",
    )


def _manuscript(page: Page, start: str) -> Manuscript:
    data, references = bytes_of(page.name, page.language, page.lines, page.one("abs other"))
    label = Label(
        title=page.one("title"),
        subtitle=page.one("subtitle"),
        running_title=page.one("running"),
        language=page.language,
        titles=page.keyed("title"),
        abstracts=page.keyed("abs"),
        keywords={key: tuple(text.split("; ")) for key, text in page.keyed("kw").items()},
        authors=tuple(_person(row, page) for row in page.said.get("who", [])),
        codes={key: tuple(text.split("; ")) for key, text in page.keyed("code").items()},
        statements=page.keyed("say"),
        references=tuple(map(reference, references)),
    )
    return Manuscript(f"{start}-{page.name}", data, label)
