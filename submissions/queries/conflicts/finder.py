"""What stands between a person and the authors of a paper: found anew each time it is asked.

Certain findings block: the person is an author. Probable ones need a reason in writing. Each has
a kind and evidence that stays the same while the facts do, whatever rows are written anew, so
that what an editor said of it is remembered (``reviews.ConflictRuling``).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Organisation, Tie, User
from journal.models import Member, Role
from journal.queries import today
from submissions.models import Recusal, ReviewerWish, Submission
from submissions.queries.conflicts.likeness import spelt
from submissions.queries.conflicts.persons import Person, authors_of
from submissions.queries.conflicts.sameness import (
    houses_shared,
    ministries_shared,
    printed,
    same_person,
)
from submissions.queries.conflicts.together import (
    Work,
    known_papers,
    listed_works,
    shared_papers,
    signs_of,
)
from submissions.queries.people import editor_in_charge, wishes_of

EVIDENCE_AT_MOST = 250
TOLD_WORKS = 3


@dataclass(frozen=True)
class Finding:
    """One thing that stands against a person; ``blocks`` for good, or needs a written reason."""

    kind: str
    evidence: str
    words: str
    blocks: bool = False


def finding(kind: str, evidence: object, words: str, *, blocks: bool = False) -> Finding:
    """Return a finding whose evidence fits its column."""
    text = str(evidence)
    if len(text) > EVIDENCE_AT_MOST:
        text = text[:180] + sha256(text.encode()).hexdigest()[:60]
    return Finding(kind, text, words, blocks)


class Finder:
    """The conflicts around one paper. Reads everything once; then each person costs no query."""

    def __init__(
        self,
        submission: Submission,
        *,
        viewer: User | None = None,
        authors: list[Person] | None = None,
    ) -> None:
        self.submission, self.viewer = submission, viewer
        self.authors = authors_of(submission) if authors is None else authors
        self.wishes = wishes_of(submission)
        self.recused = {row.user_id: row for row in Recusal.objects.filter(submission=submission)}
        self.in_charge = editor_in_charge(submission)
        self.editors = editors_now(submission)
        self.shared = shared_papers(submission, self.authors)
        self.ties = ties_of(self.authors, submission)
        self.works = works_beside(self.authors)
        self.parents = parents_of_places(self.authors)

    @cached_property
    def told(self) -> set[int]:
        """The shared papers whose titles the viewer may read: published, or handled by them."""
        numbers = {paper.number for papers in self.shared.values() for paper in papers}
        return known_papers(self.viewer, numbers)

    def about(self, person: Person, *, as_editor: bool = False) -> list[Finding]:
        """Return what stands against a person as a reviewer, the certain first.

        ``as_editor`` asks it of somebody who is to handle the paper.
        """
        certain = self.certain(person)
        if certain:
            return [certain]
        found = [] if as_editor else [*self.opposed(person), *self.office(person)]
        return [*found, *self.likeness(person), *self.wrote(person), *self.tied(person)]

    def certain(self, person: Person) -> Finding | None:
        """Return why a person certainly is an author, or must not touch the paper."""
        for author in self.authors:
            sign = same_person(person, author)
            if sign:
                words = _("Is an author of this paper.") + " " + sign % {"author": author.name}
                return finding("author", spelt(author.name), words, blocks=True)
        recusal = self.recused.get(person.user_id or 0)
        if recusal:
            words = _("Stands back from this paper: %(why)s") % {"why": recusal.reason}
            return finding("recused", "", words, blocks=True)
        return None

    def opposed(self, person: Person) -> Iterator[Finding]:
        for wish in wishes_about(self.wishes, person, ReviewerWish.Kind.OPPOSED):
            words = _("The authors ask not to invite this person: %(why)s") % {"why": wish.reason}
            yield finding("opposed", spelt(wish.name) or wish.email.lower(), words)

    def suggested(self, person: Person) -> list[ReviewerWish]:
        return wishes_about(self.wishes, person, ReviewerWish.Kind.SUGGESTED)

    def office(self, person: Person) -> Iterator[Finding]:
        if self.in_charge and self.in_charge.pk == person.user_id:
            words = _("Is the editor in charge; a review of one's own weakens independence.")
            yield finding("in_charge", "", words)
        elif person.user_id in self.editors:
            yield finding("editor", "", _("Is an editor of this journal."))

    def likeness(self, person: Person) -> Iterator[Finding]:
        for author in self.authors:
            if person.keys & author.keys:
                words = _("Has the same name as the author %(author)s.") % {"author": author.name}
                yield finding("name", spelt(author.name), words)
        told: set[str] = set()
        for author in self.authors:
            for found in self.same_place(person, author):
                if found.evidence not in told:
                    told.add(found.evidence)
                    yield found
                break

    def same_place(self, person: Person, author: Person) -> Iterator[Finding]:
        """Return in what way two people work at one place, the most telling first."""
        of = {"author": author.name}
        for name in ministries_shared(person, author):
            words = _("Works in the same ministry or agency as the author %(author)s: %(place)s.")
            yield finding("ministry", name, words % {**of, "place": printed(author, name)})
        for ror in sorted(person.rors & author.rors):
            words = _("Works at the same institution as the author %(author)s: %(place)s.")
            yield finding("institution", ror, words % {**of, "place": self.named(ror, author)})
        for name in houses_shared(person, author):
            words = _("Works at the same institution as the author %(author)s: %(place)s.")
            yield finding("institution", name, words % {**of, "place": printed(author, name)})
        for ror in sorted(self.above(person) & self.above(author)):
            words = _(
                "Works at a part of the same institution as the author %(author)s: %(place)s."
            )
            yield finding("institution", ror, words % {**of, "place": self.named(ror, author)})
        for domain in sorted(person.domains & author.domains):
            words = _("Has an address at the same place as the author %(author)s: @%(domain)s.")
            yield finding("institution", f"@{domain}", words % {**of, "domain": domain})

    def above(self, person: Person) -> set[str]:
        """Return the institutions of a person and those above them in the registry."""
        return person.rors | {
            up for ror in person.rors for up in self.parents.get(ror, ("", []))[1]
        }

    def named(self, ror: str, author: Person) -> str:
        known = self.parents.get(ror)
        shown = next((place.name for place in author.places if place.ror == ror), "")
        return shown or (known[0] if known else ror)

    def wrote(self, person: Person) -> Iterator[Finding]:
        seen: set[str] = set()
        for sign in sorted(signs_of(person) & self.shared.keys()):
            for paper in self.shared[sign]:
                if paper.key in seen:
                    continue
                seen.add(paper.key)
                words = _("Wrote another paper here together with the author %(author)s, %(year)s.")
                if paper.number in self.told:
                    words = _("Wrote “%(title)s” (%(year)s) together with the author %(author)s.")
                told = {"author": paper.author, "year": paper.year, "title": paper.title}
                yield finding("co_author", f"paper:{paper.key}", words % told)
        for author, work in self.works.get(person.user_id or 0, ())[:TOLD_WORKS]:
            words = _("Lists “%(title)s”%(year)s with the author %(author)s.")
            year = f" ({work.year})" if work.year else ""
            told = {"author": author.name, "year": year, "title": work.title[:120]}
            yield finding(
                "co_author", f"work:{spelt(author.name)}|{spelt(work.title)}", words % told
            )

    def tied(self, person: Person) -> Iterator[Finding]:
        for tie, author in self.ties.get(person.user_id or 0, ()):
            words = _("%(kind)s with the author %(author)s, as %(by)s noted.") % {
                "kind": tie.get_kind_display().capitalize(),
                "author": author.name,
                "by": tie.by,
            }
            yield finding("tie", f"tie:{tie.key}", f"{words} {tie.words}".strip())


def wishes_about(wishes: Iterable[ReviewerWish], person: Person, kind: str) -> list[ReviewerWish]:
    """Return what the authors wish about a person: told by any address, or by the name."""
    return [
        wish
        for wish in wishes
        if wish.kind == kind
        and (wish.email.lower() in person.emails or spelt(wish.name) in person.keys)
    ]


def editors_now(submission: Submission) -> set[int]:
    roles = (Role.CHIEF, Role.MANAGER, Role.SECTION, Role.GUEST)
    rows = Member.objects.filter(journal=submission.journal_id, role__in=roles)
    return set(rows.at(today(submission.journal)).values_list("user_id", flat=True))


def ties_of(authors: list[Person], submission: Submission) -> dict[int, list[tuple[Tie, Person]]]:
    """Return the ties of the authors that have not ended, by the person at their other end."""
    by_id = {author.user_id: author for author in authors if author.user_id}
    on = today(submission.journal)
    found: dict[int, list[tuple[Tie, Person]]] = {}
    rows = Tie.objects.filter(user__in=by_id) | Tie.objects.filter(other__in=by_id)
    for tie in rows.select_related("by"):
        if tie.until and tie.until < on:
            continue
        for one, other in ((tie.user_id, tie.other_id), (tie.other_id, tie.user_id)):
            if one in by_id:
                found.setdefault(other, []).append((tie, by_id[one]))
    return found


def works_beside(authors: list[Person]) -> dict[int, list[tuple[Person, Work]]]:
    """Return the listed works that name an author, by the person in whose list they stand."""
    lists = listed_works()
    found: dict[int, list[tuple[Person, Work]]] = {}
    for author in authors:
        for work in lists.beside(author):
            if work.user_id != author.user_id:
                found.setdefault(work.user_id, []).append((author, work))
    return found


def parents_of_places(authors: list[Person]) -> dict[str, tuple[str, list[str]]]:
    """Return name and institutions above, for each address of the registry that people have."""
    used = User.objects.exclude(ror="").values("ror")
    named = {ror for author in authors for ror in author.rors}
    rows = Organisation.objects.filter(Q(ror__in=used) | Q(ror__in=named))
    return {ror: (name, list(up)) for ror, name, up in rows.values_list("ror", "name", "parents")}
