"""Print the one-time address by which the first editor comes in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.utils.translation import override

from journal.multilingual import Words
from journal.queries import the_journal
from journal.services import set_up_journal, setup_address


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        journal = the_journal() or set_up_journal(
            name=Words(en="A new journal"), abbreviation="JOURNAL", email="office@example.org"
        )
        try:
            with override("en"):
                self.stdout.write(setup_address(journal))
        except ValidationError as refusal:
            self.stdout.write(refusal.messages[0])
