"""Authors of a LaTeX paper, whichever class they were written for."""

import re
from dataclasses import dataclass, field, replace

from .latex_accents import with_letters
from .latex_plain import (
    MARK,
    addresses_in,
    marks_of,
    orcid_in,
    place_of,
    plain,
    with_marks,
    without_addresses,
)
from .latex_text import Command, commands, group_at, replace_commands, split_outside

PLACE_COMMANDS = (
    *(
        "affil",
        "affiliation",
        "address",
        "Affil",
        "institute",
        "altaffiliation",
        "authorsaffiliations",
    ),
    *("aff", "institution", "altaffil", "IEEEauthorblockA"),
)
CONTACT_COMMANDS = (
    *("email", "ead", "orcid", "ORCID", "orcidauthor", "correspondingauthor", "corres", "corresp"),
    *(
        "correspondence",
        "cortext",
        "corrauth",
        "corraddress",
        "corremail",
        "AuthorORCID",
        "urladdr",
    ),
)
COMMANDS = tuple(
    dict.fromkeys(
        ("author", "Author", "authors", "authorsnames", *PLACE_COMMANDS, *CONTACT_COMMANDS)
    )
)
STARRING = ("corref", "corauthref", "corrauthref", "corr", "corrauth")
AND = r"\\(?:and|And|AND|andname)(?![A-Za-z])"
LINE_END = r"\\\\\*?(?:\[[^\]]*\])?|\\newline(?![A-Za-z])|\\par(?![A-Za-z])|\n\s*\n"
BETWEEN = r",|;|\\(?:qquad|quad)(?![A-Za-z])|\\hspace\*?\{[^}]*\}|(?<![^\W\d_])(?:and|и|және|&)(?![^\W\d_])"
PLACE = re.compile(
    r"universit|institut|academ|depart|facult|school|college|cent(?:er|re)\b|ministr|agency|laborator|"
    r"hospital|council|commission|inc\b|ltd|research|society|bank|office|"
    r"универс|институ|академ|кафедр|факульт|министер|агентств|департамент|центр|школа|"
    r"министрлі|агентті|орталығы",
    re.I,
)
CORRESPONDING = re.compile(r"correspond|для корреспонденции|для связи|байланыс|хат-хабар", re.I)
CONTACT_ONLY = re.compile(
    r"(?:\W|e-?mails?|authors?|corresponding|address(?:es)?|tel|phone|and)*", re.I
)
ID = "orcid:"  # begins a mark that is an iD
ENVELOPE = re.compile(r"\(\s*\\(?:Letter|envelope|faEnvelope)(?![A-Za-z])\s*\)")
PEOPLE_AT_MOST = 500


@dataclass
class Person:
    """One author: the name as typed and what belongs to it."""

    name: str
    marks: list[str] = field(default_factory=list)
    email: str = ""
    orcid: str = ""
    corresponding: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass
class People:
    """All authors in order and their places of work by the mark that the source gives them."""

    people: list[Person] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)  # words on the title page that are nobody's

    def read(self, command: Command) -> None:
        """Take in one command of the title page."""
        command = replace(command, arguments=tuple(map(with_letters, command.arguments)))
        name = command.name
        if name in ("author", "Author", "authors"):
            self._authors(command)
        elif name == "authorsnames":
            self._names_by_place(command)
        elif name == "authorsaffiliations":
            self._places_by_order(command)
        elif name == "institute" and not command.options:
            self._institutes(command)
        elif name in PLACE_COMMANDS:
            self._place(command)
        else:
            self._contact(command)

    def _authors(self, command: Command) -> None:
        options = ",".join(command.options)
        for block in split_outside(command.argument, AND):
            before = len(self.people)
            self._block(block)
            for person in self.people[before:]:
                person.corresponding |= command.star or "type=corr" in options
                person.orcid = person.orcid or orcid_in(options)
                if not command.argument.count("\\and"):
                    bare = re.sub(r"[a-z]+\s*=\s*(?:\{[^}]*\}|[^,]*)", "", options)
                    person.marks += [mark.strip() for mark in bare.split(",") if mark.strip()]

    def _block(self, block: str) -> None:
        """One or more names, then perhaps lines on where they work and how to reach them."""
        block, notes, starred = _notes_of(block)
        orcid = orcid_in(block)
        block = replace_commands(
            block, ("orcidID", "orcid", "orcidlink", "orcidicon"), lambda c: _id_mark(c.argument)
        )
        block = replace_commands(block, ("href",), lambda c: c.arguments[1], 2)
        block = replace_commands(
            block,
            ("IEEEauthorblockA", "authorblockA", "affiliation", "affil", "email"),
            lambda c: f"\\\\ {c.argument} \\\\",
        )
        block = replace_commands(block, ("IEEEauthorblockN", "authorblockN"), lambda c: c.argument)
        block = _opened(block)
        lines = [line for line in split_outside(with_marks(block), LINE_END) if plain(line)]
        group: list[Person] = []
        while lines and (not group or _is_names(lines[0])):
            group += _names_on(lines.pop(0))
        self.people += group[: PEOPLE_AT_MOST - len(self.people)]
        for person in group if len(group) == 1 else ():
            person.orcid, person.corresponding = orcid or person.orcid, starred
        self._lines_below(group, lines)
        for note in notes:
            self._note(group, note)

    def _lines_below(self, group: list[Person], lines: list[str]) -> None:
        own: list[str] = []
        for line in lines:
            emails = addresses_in(line)
            _give_emails(group, emails, CORRESPONDING.search(line) is not None)
            line = without_addresses(line)
            pieces = MARK.split(line)
            if len(pieces) > 1 and not plain(pieces[0]):
                for mark, text in zip(pieces[1::2], pieces[2::2], strict=True):
                    self._marked_place(mark, text)
            elif plain(MARK.sub("", line)) and not CONTACT_ONLY.fullmatch(plain(line)):
                own.append(place_of(MARK.sub("", line)))
        if own:
            self._share(group, ", ".join(own))

    def _marked_place(self, mark: str, text: str) -> None:
        keys = marks_of(f"\ue110{mark}\ue111")
        words = place_of(text)
        if words and keys and not set(keys) <= set("*†‡§"):
            self.places.setdefault(keys[0], words)
        elif words and not CONTACT_ONLY.fullmatch(words):
            self.lines.append(words)

    def _share(self, group: list[Person], text: str) -> None:
        """One place for all of a group, under a mark that is made for it."""
        key = next((key for key, known in self.places.items() if known == text), "")
        key = key or f"made-{len(self.places) + 1}"
        self.places.setdefault(key, text)
        for person in group:
            person.marks.append(key)

    def _note(self, group: list[Person], note: str) -> None:
        """A note on a name: an address, a place of work, or words of thanks."""
        emails = addresses_in(note)
        _give_emails(group[-1:], emails, CORRESPONDING.search(note) is not None)
        words = place_of(without_addresses(note))
        if (
            PLACE.search(words)
            and len(words) < 250
            and not re.search(r"fund|grant|thank", words, re.I)
        ):
            self._share(group[-1:], re.sub(r"^[^,]*? (?:is|are) with (?:the )?", "", words))
        elif words and not CONTACT_ONLY.fullmatch(words):
            self.lines.append(words)

    def _place(self, command: Command) -> None:
        text = command.argument
        keys = [
            key.strip() for option in command.options for key in option.split(",") if key.strip()
        ]
        pieces = MARK.split(with_marks(text))
        if not keys and len(pieces) > 1 and not plain(pieces[0]):
            for mark, words in zip(pieces[1::2], pieces[2::2], strict=True):
                self._marked_place(mark, words)
            return
        if found := addresses_in(text):
            _give_emails(self.people[-1:], found, False)
        words = place_of(without_addresses(text))
        if not words:
            return
        if keys:
            self.places.setdefault(keys[0], words)
            return
        free = [person for person in self.people if not person.marks]
        self._share(free or self.people[-1:], words)

    def _institutes(self, command: Command) -> None:
        """LNCS: the places in order, parted by `\\and`; authors name them by number."""
        pieces = split_outside(command.argument, AND)
        for number, piece in enumerate(pieces, 1):
            emails = addresses_in(piece)
            key = str(number)
            at = [person for person in self.people if key in person.marks]
            _give_emails(at or self.people, emails, False)
            self.places.setdefault(key, place_of(without_addresses(piece)))
        if len(pieces) == 1:
            for person in self.people:
                person.marks = person.marks or ["1"]

    def _names_by_place(self, command: Command) -> None:
        """apa6 and its kin: `[1,{1,2}]{Ann Lee, Bob Ray}`, or one place for each name in order."""
        options = split_outside(",".join(command.options), ",") if command.options else []
        for number, name in enumerate(split_outside(command.argument, ","), 1):
            marks = options[number - 1] if number <= len(options) else str(number)
            if plain(name):
                keys = [mark.strip() for mark in marks.strip(" {}").split(",")]
                self.people.append(Person(plain(name), keys))

    def _places_by_order(self, command: Command) -> None:
        known: dict[str, str] = {}
        for number, piece in enumerate(_groups(command.argument), 1):
            text = place_of(piece)
            first = known.setdefault(text, str(number))
            self.places.setdefault(first, text)
            for person in self.people:
                person.marks = [first if mark == str(number) else mark for mark in person.marks]

    def _contact(self, command: Command) -> None:
        text = command.argument
        if not self.people:
            return
        person = self.people[-1]
        if "orcid" in f"{command.name} {command.options}".lower() or "orcid.org" in text:
            person.orcid = person.orcid or orcid_in(text)
        elif command.name in ("email", "ead") and "url" not in command.options:
            _give_emails([person], addresses_in(text), False)
        elif emails := addresses_in(text):
            starred = [each for each in self.people if each.corresponding]
            named = [each for each in self.people if each.name.split()[-1] in text]
            owners = named or starred
            if owners:
                _give_emails(owners, emails, True)
            else:
                self.lines.append(plain(text))


def _notes_of(block: str) -> tuple[str, list[str], bool]:
    r"""The block without its `\thanks` and marks of a corresponding author; both apart."""
    notes = [command.argument for command in commands(block, ("thanks", "footnote"))]
    block = replace_commands(block, ("thanks", "footnote"), lambda command: "")
    starred = any(True for _ in commands(block, STARRING)) or bool(ENVELOPE.search(block))
    block = ENVELOPE.sub("", block)
    return replace_commands(block, STARRING, lambda command: ""), notes, starred


def _id_mark(argument: str) -> str:
    """An iD behind a name as a mark of that name."""
    orcid = orcid_in(argument)
    return f"\ue110{ID}{orcid}\ue111" if orcid else ""


def _opened(block: str) -> str:
    """A block that is one group in braces, without them."""
    whole = group_at(block, 0)
    return whole[0] if whole and not block[whole[1] :].strip() else block


def _is_names(line: str) -> bool:
    """Whether a further line holds names: marks after words, and no place of work."""
    pieces = MARK.split(line)
    return (
        len(pieces) > 1
        and bool(plain(pieces[0]))
        and not PLACE.search(line)
        and not addresses_in(line)
    )


def _names_on(line: str) -> list[Person]:
    """Names of one line with their marks."""
    shielded = MARK.sub(
        lambda match: match.group().replace(",", "\ue112").replace(";", "\ue112"), line
    )
    people: list[Person] = []
    for piece in split_outside(shielded, BETWEEN):
        marks = marks_of(piece.replace("\ue112", ","))
        name = re.sub(r"^\d+(?:st|nd|rd|th)\s+", "", plain(MARK.sub("", piece)))
        bare, _, typed = name.partition("*")
        if not bare.strip(" .†‡"):
            if people:  # marks after a comma belong to the name before it
                people[-1].marks += marks
            continue
        starred = "*" in marks or "*" in name[len(bare) :]
        own = [mark for mark in marks if mark not in "*†‡§" and not mark.startswith(ID)]
        orcid = next((mark.removeprefix(ID) for mark in marks if mark.startswith(ID)), "")
        name = (bare + typed).strip(" ,†‡")
        people.append(Person(name, own, orcid=orcid, corresponding=starred))
    return people


def _give_emails(group: list[Person], emails: list[str], corresponding: bool) -> None:
    """Addresses in order to a group of as many; one to whom it spells, else to the first without."""
    if len(emails) == len(group):
        for person, email in zip(group, emails, strict=True):
            person.email = person.email or email
            person.corresponding |= corresponding
        return
    for email in emails:
        local = re.sub(r"[^a-z]", "", email.partition("@")[0].lower())
        spelled = [
            each for each in group if re.sub(r"\W", "", each.name.split()[-1].lower())[:6] in local
        ]
        owner = next((each for each in [*spelled, *group] if not each.email), None)
        if owner:
            owner.email = email
            owner.corresponding |= corresponding


def _groups(text: str) -> list[str]:
    """The groups in braces that stand one after another."""
    found: list[str] = []
    place = text.find("{")
    while place >= 0 and (group := group_at(text, place)):
        found.append(group[0])
        place = text.find("{", group[1])
    return found
