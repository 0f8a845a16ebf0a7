"""Who writes, who handles, who disputes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.http import Http404

from accounts.folding import folded
from accounts.models import Organisation, User
from accounts.queries import certain_organisations
from journal.models import ConfirmBefore, Letter, Role
from journal.queries import members
from submissions.models import Assignment, Contributor, ReviewerWish, Submission

# A dispute is open until the same person confirms or an editor ends it; what was said stays.
OPEN_DISPUTE = (
    Q(disputed_at__isnull=False)
    & (Q(confirmed_at=None) | Q(confirmed_at__lt=F("disputed_at")))
    & (Q(settled_at=None) | Q(settled_at__lt=F("disputed_at")))
)
OCCASIONS = ("authorship", "authorship-reminder")  # letters that ask an author; see letters


def people_of(submission: Submission) -> list[Contributor]:
    """Return the authors in the order of the paper."""
    return list(Contributor.objects.filter(submission=submission))


def assignment_of(submission: Submission) -> Assignment | None:
    """Return the assignment in force."""
    rows = Assignment.objects.filter(submission=submission, until=None)
    return rows.select_related("user", "submission__journal").first()


def editor_in_charge(submission: Submission) -> User | None:
    """Return the editor who handles a paper now."""
    assignment = assignment_of(submission)
    return assignment.user if assignment else None


def editors_of(submission: Submission) -> list[User]:
    """Return the editors who hear of a paper: chief, managing, those of its section or call.

    Nobody who wrote it or stands back from it is among them; whoever is in charge always is.
    """
    people = members(submission.journal, Role.CHIEF, Role.MANAGER, Role.SECTION, Role.GUEST)
    in_charge = editor_in_charge(submission)
    if in_charge and in_charge not in people:
        people.append(in_charge)
    may = Submission.objects.handled_by
    return [person for person in people if may(person).filter(pk=submission.pk).exists()]


def editor_by_key(submission: Submission, key: str) -> User:
    """Return an editor of the journal by the key of the person. Raises Http404 for others."""
    people = members(submission.journal, Role.CHIEF, Role.MANAGER, Role.SECTION, Role.GUEST)
    found = next((person for person in people if person.key == key), None)
    if found is None:
        raise Http404
    return found


def colleagues(submission: Submission) -> list[User]:
    """Return the editors to whom a paper may be given: all who neither wrote it nor stand back."""
    people = members(submission.journal, Role.CHIEF, Role.MANAGER, Role.SECTION, Role.GUEST)
    excluded = set(submission.recusals.values_list("user_id", flat=True))
    wrote = Submission.objects.of
    return [
        person
        for person in people
        if person.pk not in excluded and not wrote(person).filter(pk=submission.pk).exists()
    ]


def in_charge_words(submission: Submission) -> tuple[str, str]:
    """Return name and address of the authors' contact: the editor in charge, or the journal."""
    editor = editor_in_charge(submission)
    if editor:
        return str(editor), editor.email
    return str(submission.journal), submission.journal.email


def owner_of_address(email: str) -> User | None:
    """Return who proved that an address is theirs."""
    if not email:
        return None
    address = EmailAddress.objects.filter(email__iexact=email, verified=True)
    found = address.select_related("user").first()
    return found.user if found else None


def owners_of_addresses(emails: Iterable[str]) -> dict[str, User]:
    """Return who proved that an address is theirs, by addresses in small letters."""
    wanted = {email.lower() for email in emails if email}
    rows = EmailAddress.objects.filter(verified=True).annotate(small=Lower("email"))
    rows = rows.filter(small__in=wanted).select_related("user").order_by("-pk")
    return {address.email.lower(): address.user for address in rows}


def disputes(contributor: Contributor) -> bool:
    """Say whether an author's dispute is open."""
    if contributor.disputed_at is None:
        return False
    ends = (contributor.confirmed_at, contributor.settled_at)
    return all(end is None or end < contributor.disputed_at for end in ends)


def disputed_people(submission: Submission) -> list[Contributor]:
    """Return the authors who say that something is wrong with the submission."""
    return list(Contributor.objects.filter(OPEN_DISPUTE, submission=submission))


def is_disputed(submission: Submission) -> bool:
    """Say whether a dispute holds the paper; no decision is possible while it does."""
    return Contributor.objects.filter(OPEN_DISPUTE, submission=submission).exists()


def last_letter_to(contributor: Contributor) -> Letter | None:
    """Return the last letter with the personal links of an author."""
    links = [f"{occasion}:{contributor.key}:{contributor.nonce}" for occasion in OCCASIONS]
    rows = Letter.objects.filter(dedupe__in=links)
    return rows.select_related("journal").order_by("-pk").first()


@dataclass(frozen=True)
class Twin:
    """Two authors who may be one person, and what is the same."""

    first: Contributor
    second: Contributor
    same: str


def same_people(people: Sequence[Contributor]) -> list[Twin]:
    """Return the authors who seem to be listed twice: same address, ORCID, name and institution.

    What is the same is told as email, orcid or name; each pair once, by the strongest sign.
    """
    seen: dict[tuple[str, ...], Contributor] = {}
    twins: dict[tuple[str, str], Twin] = {}
    for person in people:
        for sign in signs_of(person):
            first = seen.setdefault(sign, person)
            if first is not person:
                twins.setdefault((first.key, person.key), Twin(first, person, sign[0]))
    return list(twins.values())


def signs_of(person: Contributor) -> list[tuple[str, ...]]:
    """Return by what a person is known, the strongest first."""
    signs: list[tuple[str, ...]] = []
    if person.email:
        signs.append(("email", person.email.casefold()))
    if person.orcid:
        signs.append(("orcid", person.orcid))
    name = folded(f"{person.family_name} {person.given_name}")
    place = folded(person.affiliation)
    if name and place:
        signs.append(("name", name, place))
    return signs


def proposed_organisations(
    people: Iterable[Contributor],
) -> dict[str, dict[str, Organisation]]:
    """Return, by the key of an author, which institutions of the registry the printed ones are.

    Only for places that have no address of the registry yet, and only where it is certain.
    """
    wanted = {
        person.key: [
            (place["name"], place["country"])
            for place in places_of(person)
            if place["name"] and not place["ror"]
        ]
        for person in people
    }
    found = certain_organisations({pair for pairs in wanted.values() for pair in pairs})
    result = {
        key: {pair[0]: found[pair] for pair in pairs if pair in found}
        for key, pairs in wanted.items()
    }
    return {key: rows for key, rows in result.items() if rows}


def places_of(person: Contributor) -> list[dict[str, str]]:
    """Return all institutions of an author in order: name, ror, country."""
    first = {"name": person.affiliation, "ror": person.ror, "country": person.country}
    further = [
        {part: str(place.get(part) or "") for part in ("name", "ror", "country")}
        for place in person.more_affiliations
    ]
    return [first, *further]


def is_sender(submission: Submission, person: Contributor) -> bool:
    """Say whether an author is the person who sends the paper: by account or address."""
    sender = submission.submitter
    return person.user_id == sender.pk or person.email.casefold() == sender.email.casefold()


def wishes_of(submission: Submission) -> list[ReviewerWish]:
    """Return the reviewers whom the authors suggest, or ask not to invite; those with a name."""
    return [wish for wish in wish_rows(submission) if wish.name]


def wish_rows(submission: Submission) -> list[ReviewerWish]:
    """Return the rows for such reviewers as the form shows them, filled in or not."""
    return list(ReviewerWish.objects.filter(submission=submission))


def unconfirmed(submission: Submission) -> list[Contributor]:
    """Return the authors who must confirm before the review may begin, and have not.

    The corresponding author of a paper that somebody else sent always must; every author where
    the journal says so.
    """
    rows = Contributor.objects.filter(submission=submission, confirmed_at=None, settled_at=None)
    if submission.journal.confirm_before == ConfirmBefore.REVIEW:
        return list(rows)
    if submission.origin in {Submission.Origin.ASSISTANT, Submission.Origin.EDITOR}:
        return list(rows.filter(is_corresponding=True))
    return []
