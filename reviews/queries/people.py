"""Who could review a paper, and what speaks against each."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.folding import folded as letters_of
from accounts.models import User
from journal.models import Address
from journal.queries import today
from journal.templatetags.words import day
from reviews.models import Review, Round
from submissions.models import Contributor, Recusal, ReviewerWish, Submission
from submissions.queries import editor_in_charge, wishes_of

SHARED_DOMAINS = {
    "gmail.com", "mail.ru", "yandex.ru", "yandex.com", "bk.ru", "list.ru", "inbox.ru", "ya.ru",
    "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "proton.me", "protonmail.com",
    "example.org", "example.com", "example.net",
}  # fmt: skip
SHOWN = 20


@dataclass(frozen=True)
class Concern:
    """What speaks against a person: ``blocks`` for good, or needs a written reason."""

    words: str
    blocks: bool = False


@dataclass(frozen=True)
class Candidate:
    """A person who could review, with load and concerns, for one row of the page."""

    user: User
    concerns: list[Concern]
    hints: list[str]
    open_tasks: int
    reviews_done: int
    last_asked: datetime | None

    @property
    def blocked(self) -> bool:
        return any(concern.blocks for concern in self.concerns)

    @property
    def needs_reason(self) -> bool:
        return bool(self.concerns) and not self.blocked


@dataclass
class Authors:
    """What is known of a paper's authors, folded for comparing."""

    user_ids: set[int] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    orcids: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    domains: set[str] = field(default_factory=set)
    wishes: list[ReviewerWish] = field(default_factory=list)


def folded(text: str) -> str:
    """Return a text for comparing: no case, no signs, one space."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", text))


def domain_of(email: str) -> str:
    domain = email.rpartition("@")[2].lower()
    return "" if domain in SHARED_DOMAINS else domain


def authors_of(submission: Submission) -> Authors:
    known = Authors(wishes=wishes_of(submission))
    rows: list[Contributor | User] = list(submission.contributors.all())
    if submission.origin != Submission.Origin.EDITOR:  # who entered it is none of its people
        rows.append(submission.submitter)
    for row in rows:
        user_id = row.user_id if isinstance(row, Contributor) else row.pk
        known.user_ids |= {user_id} if user_id else set()
        known.emails |= {row.email.lower()} if row.email else set()
        known.orcids |= {row.orcid} if row.orcid else set()
        known.names |= {folded(row.name), folded(row.latin_name)} - {""}
        known.places |= {folded(row.affiliation), row.ror} - {""}
        known.domains |= {domain_of(row.email)} - {""}
    known.emails |= addresses_of(known.user_ids)
    return known


def addresses_of(user_ids: Iterable[int]) -> set[str]:
    """Return every address of people, confirmed or not."""
    rows = EmailAddress.objects.filter(user_id__in=list(user_ids)).values_list("email", flat=True)
    return {email.lower() for email in rows}


def concerns_about(
    submission: Submission, user: User, *, known: Authors | None = None
) -> list[Concern]:
    """Return what speaks against a person as reviewer of a paper, the gravest first."""
    known = known or authors_of(submission)
    if is_author_of(known, user):
        return [Concern(_("Is an author of this paper."), blocks=True)]
    recusal = Recusal.objects.filter(submission=submission, user=user).first()
    if recusal:
        return [Concern(_("Stands back from this paper: %(why)s") % {"why": recusal.reason}, True)]
    return [
        *opposed(known, user),
        *likeness(known, user),
        *office(submission, user),
        *shared_work(submission, user),
    ]


def is_author_of(known: Authors, user: User) -> bool:
    """Say whether a person is certainly an author: same account, address or ORCID."""
    return (
        user.pk in known.user_ids
        or bool(known.emails & {user.email.lower(), *addresses_of([user.pk])})
        or bool(user.orcid and user.orcid in known.orcids)
    )


def wishes_about(known: Authors, user: User, kind: str) -> list[ReviewerWish]:
    """Return what the authors wish about a person: told by any address, or by the name."""
    wishes = [wish for wish in known.wishes if wish.kind == kind]
    if not wishes:
        return []
    addresses = {user.email.lower(), *addresses_of([user.pk])}
    names = {spelt(user.name), spelt(user.latin_name)} - {""}
    return [wish for wish in wishes if wish.email.lower() in addresses or spelt(wish.name) in names]


def spelt(name: str) -> str:
    """Return a name for comparing in any alphabet and order."""
    return " ".join(sorted(letters_of(name).split()))


def opposed(known: Authors, user: User) -> list[Concern]:
    words = _("The authors ask not to invite this person: %(why)s")
    return [
        Concern(words % {"why": wish.reason})
        for wish in wishes_about(known, user, ReviewerWish.Kind.OPPOSED)
    ]


def likeness(known: Authors, user: User) -> list[Concern]:
    found = []
    if known.names & ({folded(user.name), folded(user.latin_name)} - {""}):
        found.append(Concern(_("Has the same name as an author.")))
    if known.places & ({folded(user.affiliation), user.ror} - {""}):
        found.append(Concern(_("Works at the same institution as an author.")))
    elif domain_of(user.email) in known.domains:
        found.append(Concern(_("Has an address at the same place as an author.")))
    return found


def office(submission: Submission, user: User) -> list[Concern]:
    if editor_in_charge(submission) == user:
        return [Concern(_("Is the editor in charge; a review of one's own weakens independence."))]
    return []


def shared_work(submission: Submission, user: User) -> list[Concern]:
    """Find another paper here that the person wrote together with an author of this one."""
    own = Contributor.objects.filter(user=user).exclude(submission=submission)
    ids = [row.user_id for row in submission.contributors.all() if row.user_id]
    together = own.filter(submission__contributors__user_id__in=ids).exists()
    return [Concern(_("Wrote another paper here together with an author."))] if together else []


def hints_about(user: User, *, on: date, bad: set[str]) -> list[str]:
    """Return what an editor should know before asking: away, or letters that do not arrive."""
    hints = []
    if user.away_until and user.away_until >= on and (user.away_from or on) <= on:
        hints.append(_("Away until %(day)s.") % {"day": day(user.away_until)})
    if user.email.lower() in bad:
        hints.append(_("Letters to this address come back."))
    return hints


def suggested(known: Authors, user: User) -> list[str]:
    """Return that the authors suggest a person, with their reason."""
    return [
        _("Suggested by the authors: %(why)s") % {"why": wish.reason}
        if wish.reason
        else _("Suggested by the authors.")
        for wish in wishes_about(known, user, ReviewerWish.Kind.SUGGESTED)
    ]


def candidates(submission: Submission, *, text: str = "") -> list[Candidate]:
    """Return people who could review: found by name, address, institution or expertise.

    Without a search text, those whose expertise shares words with the paper come first. At
    most twenty; the number of queries does not grow with them, but for people with concerns.
    """
    asked = Review.objects.filter(round__in=open_rounds(submission)).values("reviewer_id")
    people = list(load_of_people().exclude(pk__in=asked))
    chosen = found_by(people, text) if text.strip() else fitting(people, submission)
    known = authors_of(submission)
    on, bad = today(submission.journal), unreachable()
    return [
        Candidate(
            user,
            concerns_about(submission, user, known=known),
            [*suggested(known, user), *hints_about(user, on=on, bad=bad)],
            user.open_tasks,  # type: ignore[attr-defined]
            user.reviews_done,  # type: ignore[attr-defined]
            user.last_asked,  # type: ignore[attr-defined]
        )
        for user in chosen[:SHOWN]
    ]


def open_rounds(submission: Submission) -> QuerySet[Round]:
    return Round.objects.filter(submission=submission, closed_at=None)


def load_of_people() -> QuerySet[User]:
    """Return everybody with the numbers that tell how much they were asked."""
    active = Q(reviews__state__in=[Review.State.INVITED, Review.State.ACCEPTED])
    return User.objects.filter(is_active=True).annotate(
        open_tasks=Count("reviews", filter=active),
        reviews_done=Count("reviews", filter=Q(reviews__state=Review.State.DONE)),
        last_asked=Max("reviews__invited_at"),
    )


def unreachable() -> set[str]:
    rows = Address.objects.exclude(state=Address.State.GOOD).values_list("email", flat=True)
    return {email.lower() for email in rows}


def words_of(user: User) -> str:
    parts = (user.name, user.latin_name, user.email, user.affiliation, user.expertise, user.orcid)
    return folded(" ".join(parts))


def found_by(people: list[User], text: str) -> list[User]:
    """Return people in whom every word of the search begins a word."""
    wanted = folded(text).split()
    return [user for user in people if all(f" {word}" in f" {words_of(user)}" for word in wanted)]


def fitting(people: list[User], submission: Submission) -> list[User]:
    """Return people with expertise, those who share words with the paper first."""
    paper = significant(str(submission.own_title), *map(str, keywords_of(submission)))
    scored = [
        (len(paper & significant(user.expertise)), user.pk, user)
        for user in people
        if user.expertise.strip()
    ]
    return [user for _score, _pk, user in sorted(scored, key=lambda row: (-row[0], row[1]))]


def keywords_of(submission: Submission) -> list[str]:
    return [word for words in submission.keywords.values() for word in words]


def significant(*texts: str) -> set[str]:
    """Return the beginnings of longer words, so that endings of cases do not matter."""
    return {word[:6] for text in texts for word in folded(text).split() if len(word) > 4}


def person_by_key(key: str) -> User | None:
    """Return the person whom a button names."""
    return User.objects.filter(key=key, is_active=True).first()


def authors_listed(submission: Submission) -> list[Contributor]:
    """Return all authors in their order, for the editor who looks for reviewers."""
    return list(submission.contributors.all())
