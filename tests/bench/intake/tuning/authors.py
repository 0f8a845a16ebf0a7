"""Ways in which title pages name authors, their places of work and their addresses."""

from collections.abc import Callable

from tests.bench.intake.record import Person
from tests.bench.intake.tuning.content import Content
from tests.bench.intake.tuning.sheet import Run, Sheet, name_of, person, write

Way = Callable[[Sheet, Content, str, int], tuple[Person, ...]]
SIGNS = "*†‡§"


def _raised(
    sheet: Sheet, content: Content, look: str, number: int, marks: str = "123"
) -> tuple[Person, ...]:
    """One line of names with raised marks; places below, each with its mark."""
    people = content.people[:number]
    runs: list[Run | str] = []
    for at, one in enumerate(people):
        runs += [", "] if at else []
        own = ",".join(marks[place] for place in one.places) + ("*" if at == 0 else "")
        runs += [name_of(one, look, content.language), (own, "^")]
    sheet.line(*runs, centre=True)
    for place in sorted({place for one in people for place in one.places}):
        sheet.line((marks[place], "^"), f" {content.places[place]}", centre=True)
    sheet.line(f"* {content.words['corresponding']}: {people[0].email}")
    return tuple(
        person(one, content, look, email=at == 0, corresponding=at == 0)
        for at, one in enumerate(people)
    )


def raised(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    return _raised(sheet, content, look, number)


def lettered(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    return _raised(sheet, content, look, number, "abc")


def typed(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """Digits typed right after the names, places in one paragraph, addresses in order."""
    people = content.people[:number]
    names = ", ".join(
        name_of(one, look, content.language) + ",".join(str(place + 1) for place in one.places)
        for one in people
    )
    sheet.line((names, "b"))
    used = sorted({place for one in people for place in one.places})
    sheet.line("; ".join(f"{place + 1} {content.places[place]}" for place in used))
    sheet.line("E-mail: " + ", ".join(one.email for one in people))
    return tuple(person(one, content, look) for one in people)


def stacked(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """Each author on a line, place and address below."""
    people = content.people[:number]
    for one in people:
        sheet.line((name_of(one, look, content.language), "b"))
        for place in one.places:
            sheet.line((content.places[place], "i"))
        sheet.line(f"{one.email}" + (f", ORCID: {one.orcid}" if one.orcid else ""))
    return tuple(person(one, content, look, orcid=True) for one in people)


def shared(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """All of one place, named once below."""
    people = content.people[:number]
    joint = f" {content.words['and']} "
    sheet.line(joint.join(name_of(one, look, content.language) for one in people), centre=True)
    sheet.line(content.places[0], centre=True)
    sheet.line("; ".join(one.email for one in people), centre=True)
    return tuple(person(one, content, look, places=content.places[:1]) for one in people)


def above(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """Places before the names."""
    people = content.people[:number]
    used = sorted({place for one in people for place in one.places})
    for place in used:
        sheet.line((str(place + 1), "^"), content.places[place])
    runs: list[Run | str] = []
    for at, one in enumerate(people):
        own = ",".join(str(place + 1) for place in one.places)
        runs += [", "] if at else []
        runs += [name_of(one, look, content.language), (own, "^")]
    sheet.line(*runs)
    return tuple(person(one, content, look, email=False) for one in people)


def rows(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """A table with a row for each author."""
    people = content.people[:number]
    table = sheet.document.add_table(rows=number, cols=3)
    for row, one in zip(table.rows, people, strict=True):
        row.cells[0].text = name_of(one, look, content.language)
        row.cells[1].text = "\n".join(content.places[place] for place in one.places)
        row.cells[2].text = one.email
    return tuple(person(one, content, look) for one in people)


def columns(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """A table with a column for each author: name, place and address below each other."""
    people = content.people[:number]
    table = sheet.document.add_table(rows=1, cols=number)
    for cell, one in zip(table.rows[0].cells, people, strict=True):
        cell.paragraphs[0].text = ""
        write(cell.paragraphs[0], (name_of(one, look, content.language), "b"))
        for place in one.places:
            cell.add_paragraph(content.places[place])
        cell.add_paragraph(one.email)
        if one.orcid:
            cell.add_paragraph(f"https://orcid.org/{one.orcid}")
    return tuple(person(one, content, look, orcid=True) for one in people)


def symbols(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """Symbols instead of digits, and a line that says whom to write to."""
    people = [one for one in content.people if len(one.places) == 1][:number]
    runs: list[Run | str] = []
    for at, one in enumerate(people):
        runs += [", "] if at else []
        runs += [name_of(one, look, content.language), (SIGNS[one.places[0] + 1], "^")]
    sheet.line(*runs)
    for place in sorted({one.places[0] for one in people}):
        sheet.line((SIGNS[place + 1], "^"), content.places[place])
    last = people[-1]
    written = name_of(last, look, content.language)
    sheet.line(f"{content.words['corresponding']}: {written}, {last.email}")
    return tuple(
        person(one, content, look, email=one is last, corresponding=one is last) for one in people
    )


def one_line(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """Name, degree and place on one line each."""
    degrees = {"en": "PhD", "ru": "к.п.н., доцент", "kk": "PhD, қауымдастырылған профессор"}
    people = [one for one in content.people if len(one.places) == 1][:number]
    for one in people:
        name = name_of(one, look, content.language)
        sheet.line(
            f"{name}, {degrees[content.language]}, {content.places[one.places[0]]}, {one.email}"
        )
    return tuple(person(one, content, look) for one in people)


def braces(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """Addresses of one house in braces."""
    people = content.people[:number]
    sheet.line(", ".join(name_of(one, look, content.language) for one in people))
    sheet.line(content.places[0])
    sheet.line("{" + ", ".join(one.email.partition("@")[0] for one in people) + "}@house.example")
    made = []
    for one in people:
        known = person(one, content, look, places=content.places[:1])
        email = f"{one.email.partition('@')[0]}@house.example"
        made.append(Person(**{**known.__dict__, "email": email}))
    return tuple(made)


def bracketed(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """Digits in brackets after names, places in a numbered list of Word's own."""
    people = content.people[:number]
    names = [
        f"{name_of(one, look, content.language)} ({', '.join(str(place + 1) for place in one.places)})"
        for one in people
    ]
    sheet.line(", ".join(names))
    for place in sorted({place for one in people for place in one.places}):
        sheet.line(f"({place + 1}) {content.places[place]}")
    for one in people:
        if one.orcid:
            sheet.line(f"{name_of(one, look, content.language)}: https://orcid.org/{one.orcid}")
    return tuple(person(one, content, look, email=False, orcid=True) for one in people)


def split_lines(sheet: Sheet, content: Content, look: str, number: int) -> tuple[Person, ...]:
    """Names parted by semicolons, marks before the places, a place over two lines."""
    people = content.people[:number]
    runs: list[Run | str] = []
    for at, one in enumerate(people):
        runs += ["; "] if at else []
        runs += [name_of(one, look, content.language)]
        runs += [(" ".join(str(place + 1) for place in one.places), "^")]
    sheet.line(*runs)
    for place in sorted({place for one in people for place in one.places}):
        first, _, rest = content.places[place].partition(", ")
        sheet.line((str(place + 1), "^"), f"{first},")
        sheet.line(rest)
    return tuple(person(one, content, look, email=False) for one in people)
