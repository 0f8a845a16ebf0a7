"""Write letters. Only ``post_letter`` and ``post_text`` create one, in the act's transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address as MailAddress
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail.utils import DNS_NAME
from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from journal.dispatch import send_after_commit
from journal.models import Journal, Letter, LetterTemplate, Member
from journal.tasks import send_letter
from journal.wording import Wording, fill, one_line, split_wording

FOLDER = Path(settings.BASE_DIR, "templates", "letters")


@dataclass(frozen=True)
class Recipient:
    """One person who gets a letter; one recipient a letter, always."""

    email: str
    name: str = ""
    language: str = "en"

    @classmethod
    def of(cls, user: User) -> "Recipient":
        return cls(user.email, user.name, user.language)


@dataclass(frozen=True)
class Link:
    """What a mark in a letter leads to: a named page, by key or by a signed personal link.

    With ``nonce`` the address carries a token of ``kind``; ``query`` is appended as it is.
    """

    page: str
    key: str = ""
    kind: str = ""
    nonce: str = ""
    query: str = ""


@dataclass(frozen=True)
class Envelope:
    """Everything about a letter but its words.

    ``about`` names the thing (``review:<key>``) for ``recall_letters``; ``dedupe`` makes a
    second posting return the first letter; after ``not_after`` it is never sent. ``signer`` is
    the editor in whose name it goes; without one the journal writes. ``calendar`` is a day as
    ``DueDay.kept`` gives it, sent along as a calendar file.
    """

    journal: Journal
    to: Recipient
    about: str = ""
    dedupe: str | None = None
    not_after: datetime | None = None
    signer: User | None = None
    links: Mapping[str, Link] = field(default_factory=dict)
    calendar: Mapping[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=256)
def shipped_wording(kind: str, language: str) -> Wording:
    """Return the project's own wording of a letter, in English where a language lacks it."""
    path = FOLDER / f"{kind}.{language}.txt"
    if not path.exists():
        path = FOLDER / f"{kind}.en.txt"
    return split_wording(path.read_text(encoding="utf-8"))


def wording_of(journal: Journal, kind: str, language: str) -> Wording:
    """Return the journal's edited wording of a letter, or the shipped one."""
    edited = LetterTemplate.objects.filter(journal=journal, kind=kind).first()
    if edited and edited.body.get(language):
        return Wording(edited.subject.get(language, ""), edited.body[language])
    return shipped_wording(kind, language)


def draft_letter(
    kind: str, envelope: Envelope, values: Mapping[str, str], *, wording: Wording | None = None
) -> Wording:
    """Return subject and text as they would be posted, for a preview or for editing.

    ``wording`` is tried in place of the one in force.
    """
    wording = wording or wording_of(envelope.journal, kind, envelope.to.language)
    return fill(wording, dict(values) | house_values(envelope), links=set(envelope.links))


def house_values(envelope: Envelope) -> dict[str, str]:
    """Return the placeholders that every letter has."""
    journal, language = envelope.journal, envelope.to.language
    return {
        "to_name": envelope.to.name or envelope.to.email,
        "journal": journal.name.text(language),
        "publisher": journal.publisher.text(language),
        "place": journal.place.text(language),
        "office": journal.email,
        "editor": envelope.signer.name if envelope.signer else journal.name.text(language),
    }


def post_letter(kind: str, envelope: Envelope, values: Mapping[str, str]) -> Letter:
    """Keep a letter and hand it to the worker once the act's transaction commits.

    A broker that is away does not undo the person's step: the row stays queued and the sweep
    of ``journal.periodic`` sends it. Raises MissingPlaceholder where the wording asks for
    something that ``values`` lacks.
    """
    return post_text(kind, envelope, draft_letter(kind, envelope, values))


def post_text(kind: str, envelope: Envelope, wording: Wording) -> Letter:
    """Keep a letter whose words are ready (a decision that an editor wrote)."""
    if envelope.dedupe:
        earlier = Letter.objects.filter(dedupe=envelope.dedupe).first()
        if earlier:
            return earlier
    try:
        with transaction.atomic():
            letter = write_down(kind, envelope, wording)
    except IntegrityError:  # the same button was pressed twice at one moment
        if not envelope.dedupe:
            raise
        return Letter.objects.get(dedupe=envelope.dedupe)
    send_after_commit(send_letter, letter.pk)
    return letter


def write_down(kind: str, envelope: Envelope, wording: Wording) -> Letter:
    return Letter.objects.create(
        journal=envelope.journal,
        kind=kind,
        about=envelope.about,
        dedupe=envelope.dedupe,
        to=envelope.to.email,
        to_name=one_line(envelope.to.name),
        language=envelope.to.language,
        subject=one_line(wording.subject),
        text=wording.text,
        links={mark: vars(link) for mark, link in envelope.links.items()},
        calendar=dict(envelope.calendar),
        message_id=new_message_id(envelope.journal),
        not_after=envelope.not_after,
        written_at=now(),
        **sender(envelope),
    )


def sender(envelope: Envelope) -> dict[str, str]:
    """Return name and reply address; the sender's address is always the journal's own."""
    journal, signer = envelope.journal, envelope.signer
    with override(envelope.to.language):
        via = _("%(name)s via %(journal)s") % {
            "name": signer.name if signer else "",
            "journal": journal.abbreviation,
        }
    if signer is None:
        return {"from_name": one_line(journal.name.text("en")), "reply_to": journal.email}
    return {
        "from_name": one_line(via),
        "reply_to": signer.email,
    }


def new_message_id(journal: Journal) -> str:
    domain = MailAddress(addr_spec=journal.email).domain or str(DNS_NAME)
    return f"<{get_random_string(24).lower()}@{domain}>"


def recall_letters(about: str, kinds: Iterable[str] = ()) -> int:
    """Stop letters whose reason ended, in the transaction of the act that ended it."""
    waiting = Letter.objects.waiting().filter(about=about)
    if kinds:
        waiting = waiting.filter(kind__in=list(kinds))
    return waiting.update(recalled_at=now(), status=Letter.Status.RECALLED)


def welcome(member: Member, *, by: User) -> Letter:
    """Tell a person about a new role and where their work lies."""
    envelope = Envelope(
        journal=member.journal,
        to=Recipient.of(member.user),
        dedupe=f"welcome:{member.key}",
        signer=by,
        links={"link": Link(page="account")},
    )
    with override(member.user.language):
        values = {"role": str(member.get_role_display())}
    return post_letter("welcome", envelope, values)
