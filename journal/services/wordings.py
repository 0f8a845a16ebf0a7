"""The journal's own wording of a letter, in the place of the shipped one."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from journal.letters import shipped_wording
from journal.models import Journal, LetterTemplate
from journal.multilingual import Words
from journal.wording import Wording, foreign_marks, placeholders

LONGEST = 20_000
LINKS = {"link", "yes", "no", "more_time", "appeal", "paper", "confirm", "wrong"}


def check_wording(
    kind: str, language: str, wording: Wording, *, allowed: Collection[str], waits: bool
) -> None:
    """Refuse a wording that could not be sent: unknown placeholders, no link, no words.

    ``waits`` says that an editor writes into the letter before it leaves, so that places with
    words in double brackets may stay. Raises ValidationError with one sentence for each.
    """
    problems = []
    if not wording.subject.strip() or not wording.text.strip():
        problems.append(_("The letter needs a subject and a text."))
    if len(wording.text) > LONGEST:
        problems.append(_("This is too long: at most %(number)s characters.") % {"number": LONGEST})
    problems += [
        _("“[[%(name)s]]” is no placeholder of this letter.") % {"name": name}
        for name in sorted(placeholders(wording) - set(allowed))
    ]
    if not waits:
        problems += [
            _(
                "“[[%(name)s]]” would be sent as it stands; only placeholders of the list are filled."
            )
            % {"name": words}
            for words in foreign_marks(wording)
        ]
    needed = LINKS & placeholders(shipped_wording(kind, language))
    if needed and not needed & placeholders(wording):
        problems.append(
            _("The letter needs its link: “> Open: [[%(name)s]]”.") % {"name": sorted(needed)[0]}
        )
    if problems:
        raise ValidationError(problems)


@transaction.atomic
def keep_wording(journal: Journal, kind: str, language: str, wording: Wording) -> LetterTemplate:
    """Keep a wording that was checked; one that equals the shipped one is not kept."""
    row, _made = LetterTemplate.objects.select_for_update().get_or_create(
        journal=journal, kind=kind, defaults={"subject": Words(), "body": Words()}
    )
    text = wording.text.replace("\r\n", "\n").strip() + "\n"
    if Wording(wording.subject.strip(), text) == shipped_wording(kind, language):
        restore_wording(journal, kind, language)
        return row
    row.subject = Words(row.subject | {language: wording.subject.strip()})
    row.body = Words(row.body | {language: text})
    row.save(update_fields=["subject", "body"])
    return row


@transaction.atomic
def restore_wording(journal: Journal, kind: str, language: str) -> None:
    """Put the shipped wording of one language back in force; twice changes nothing."""
    row = LetterTemplate.objects.select_for_update().filter(journal=journal, kind=kind).first()
    if row is None:
        return
    for words in (row.subject, row.body):
        words.pop(language, None)
    row.save(update_fields=["subject", "body"])
