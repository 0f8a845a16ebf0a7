"""Set up a journal: its row, its first lists, its first editor."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.keys import new_nonce
from accounts.links import Grant, make_token
from accounts.models import User
from journal import letters
from journal.models import ArticleType, Call, Journal, Member, Role, Section
from journal.multilingual import Words
from journal.queries import today
from journal.services.edition import raise_edition

SETUP_KEY = "0" * 20
ADVISERS = {Role.MANAGER, Role.SECTION, Role.GUEST}

# slug, English name, words (from, to), abstract, reviewers, points, research
FIRST_TYPES = [
    ("research-article", "Research article", (0, 8000), 250, 2, True, True),
    ("review-article", "Review article", (0, 9000), 200, 2, True, True),
    ("case-study", "Case study", (0, 6000), 200, 2, True, True),
    ("comparative-study", "Comparative study", (0, 8000), 250, 2, True, True),
    ("practitioner-note", "Practitioner note", (2500, 4000), 120, 1, True, False),
    ("policy-brief", "Policy brief", (1500, 2500), 200, 1, True, False),
    ("debate", "Debate", (1000, 1500), 0, 0, False, False),
    ("book-review", "Book review", (800, 1200), 0, 0, False, False),
    ("editorial", "Editorial", (0, 0), 0, 0, False, False),
]


class NotFree(ValidationError):
    """What was asked for has been given to somebody else."""


@transaction.atomic
def open_house(journal: Journal, *, grant: Grant, values: dict[str, str]) -> User:
    """Name a new journal and make its first editor, by the one-time address.

    The address proves itself: whoever started the server gave it. Raises NotFree when it has
    been used.
    """
    user = User.objects.filter(email__iexact=values["email"]).first()
    if user is None:
        user = User.objects.create_user(
            values["email"], given_name=values["given_name"], family_name=values["family_name"]
        )
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    make_first_editor(journal, user, grant=grant)
    journal.name = Words(journal.name | {"en": values["name"]})
    journal.abbreviation, journal.email = values["abbreviation"], values["journal_email"]
    journal.save(update_fields=["name", "abbreviation", "email"])
    return user


@transaction.atomic
def set_up_journal(*, name: Words, abbreviation: str, email: str) -> Journal:
    """Make the journal's row with one section and the usual kinds of paper."""
    if Journal.objects.exists():
        raise NotFree(_("This journal is set up already."))
    journal = Journal.objects.create(name=name, abbreviation=abbreviation, email=email)
    Section.objects.create(journal=journal, slug="articles", name=Words(en="Articles"))
    for position, (slug, label, words, abstract, reviewers, points, research) in enumerate(
        FIRST_TYPES
    ):
        ArticleType.objects.create(
            journal=journal,
            slug=slug,
            name=Words(en=label),
            min_words=words[0],
            max_words=words[1],
            abstract_words=abstract,
            reviewers=reviewers,
            has_points=points,
            is_research=research,
            is_open=slug != "editorial",
            position=position,
        )
    return journal


def setup_address(journal: Journal) -> str:
    """Return the address, good for one use, by which the first editor comes in.

    Raises NotFree once the journal has an editor.
    """
    if Member.objects.deciding().filter(journal=journal).exists():
        raise NotFree(_("This journal has an editor already; ask them for a role."))
    token = make_token("setup", SETUP_KEY, journal.setup_nonce)
    return settings.SITE_URL + reverse("journal:set_up", args=[token])


@transaction.atomic
def make_first_editor(journal: Journal, user: User, *, grant: Grant | None) -> Member:
    """Make the person who holds the set-up address editor-in-chief, once."""
    used = grant is None or not Journal.objects.filter(
        pk=journal.pk, setup_nonce=grant.nonce
    ).update(setup_nonce=new_nonce())
    if used or Member.objects.deciding().filter(journal=journal).exists():
        raise NotFree(_("This set-up address has been used. Nothing was changed."))
    return add_member(journal, user, role=Role.CHIEF)


@transaction.atomic
def add_member(
    journal: Journal,
    user: User,
    *,
    role: str,
    section: Section | None = None,
    call: Call | None = None,
    advises: bool = False,
) -> Member:
    """Give a person a role; giving it twice changes nothing but whether they only advise."""
    member, _created = Member.objects.update_or_create(
        journal=journal,
        user=user,
        role=role,
        section=section,
        call=call,
        defaults={"advises": advises and role in ADVISERS},
    )
    raise_edition(journal)
    return member


@transaction.atomic
def invite_member(
    journal: Journal,
    *,
    by: User,
    person: dict[str, str],
    role: str,
    section: Section | None,
    call: Call | None,
    advises: bool = False,
) -> Member:
    """Give a role to the person behind an address, new or known, and tell them by letter.

    ``person`` has ``email``, ``given_name``, ``family_name``; the names are used only for a new
    person. A section is kept for section editors only, a call for guest editors only.
    """
    user = User.objects.known_or_new(
        person["email"], given_name=person["given_name"], family_name=person["family_name"]
    )
    member = add_member(
        journal,
        user,
        role=role,
        section=section if role == Role.SECTION else None,
        call=call if role == Role.GUEST else None,
        advises=advises,
    )
    letters.welcome(member, by=by)
    return member


@transaction.atomic
def end_membership(member: Member, *, by: User) -> None:
    """End a role today. The last person who runs the journal cannot leave it without one."""
    Journal.objects.select_for_update().get(pk=member.journal_id)  # two who end each other's
    day = today(member.journal)
    others = Member.objects.at(day + timedelta(days=1)).deciding().exclude(pk=member.pk)
    if member.role in {Role.CHIEF, Role.MANAGER} and not others.exists():
        raise ValidationError(_("Name another editor-in-chief or managing editor first."))
    Member.objects.filter(pk=member.pk).update(until=day - timedelta(days=1))
    raise_edition(member.journal)
