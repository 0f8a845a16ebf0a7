"""The people of the sample journal: its office, its reviewers, and whoever writes for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import User
from issues.demo.texts import LANGUAGES, values_of
from journal.models import Call, Expert, Journal, Role, Section, Topic
from journal.services import add_member, add_works, save_expert

PASSWORD = "sample-journal"
ROLES = {
    "editor_in_chief": Role.CHIEF,
    "managing_editor": Role.MANAGER,
    "section_editor": Role.SECTION,
    "guest_editor": Role.GUEST,
    "typesetter": Role.PRODUCTION,
}


@dataclass(frozen=True)
class SignIn:
    """How one of the sample people comes in."""

    role: str
    email: str
    password: str = PASSWORD


@transaction.atomic
def build_people(journal: Journal) -> None:
    """Make the office with its roles, an author and the reviewers; again changes nothing."""
    people = values_of("people")
    password = make_password(PASSWORD)
    for row in people["staff"]:
        give_roles(journal, account(row, password), row)
    account(people["author"], password)
    for row in people["reviewers"]:
        entry(journal, account(row, password), row)


def account(row: Mapping[str, Any], password: str = "") -> User:
    """Return the account behind an address, made with the known password where there is none."""
    email = str(row["email"])
    user = User.objects.filter(email=email).first()
    if user:
        return user
    reads = row.get("languages", [])
    user = User.objects.create_user(
        email,
        given_name=row["given"],
        family_name=row["family"],
        patronymic=row.get("patronymic", ""),
        latin_name=row.get("latin", ""),
        affiliation=row["affiliation"],
        country=row["country"],
        languages=reads,
        language=next((code for code in reads if code in LANGUAGES), "en"),
        expertise=row.get("expertise", ""),
    )
    user.password = password or make_password(PASSWORD)
    user.save(update_fields=["password"])
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def entry(journal: Journal, user: User, row: Mapping[str, Any]) -> None:
    """Put a reviewer on the roster, with topics and works; again changes nothing."""
    if Expert.objects.filter(user=user).exists():
        return
    topics = Topic.objects.filter(journal=journal, slug__in=row.get("topics", []))
    values = {
        "sector": row.get("sector", ""),
        "is_early_career": row.get("early_career", False),
        "topics": topics,
    }
    save_expert(user, values=values)
    works = [{**work, "authors": work["authors"].split("; ")} for work in row.get("works", [])]
    add_works(user, works=works)


def give_roles(journal: Journal, user: User, row: Mapping[str, Any]) -> None:
    role = ROLES[row["role"]]
    if role == Role.SECTION:
        for section in Section.objects.filter(journal=journal, slug__in=row["sections"]):
            add_member(journal, user, role=role, section=section)
    elif role == Role.GUEST:
        call = Call.objects.get(journal=journal, slug=row["call"])
        add_member(journal, user, role=role, call=call)
    else:
        add_member(journal, user, role=role)


def sign_ins() -> Iterator[SignIn]:
    """Give one sign-in for each thing that a person can be here."""
    people = values_of("people")
    for row in people["staff"]:
        yield SignIn(str(ROLES[row["role"]].label), row["email"])
    yield SignIn("Author", people["author"]["email"])
    yield SignIn("Reviewer", people["reviewers"][0]["email"])


def person(email: str) -> User:
    """Return the account behind an address of the sample."""
    return User.objects.get(email=email)
