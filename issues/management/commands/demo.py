"""`manage.py demo`: the sample journal, for a machine that nobody else can reach."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from issues.demo.clock import at_once
from issues.demo.house import build_house
from issues.demo.people import build_people, sign_ins
from issues.demo.plan import Part, first_parts, parts
from issues.demo.tasks import ask_for, build_part, errand_of
from journal.errands import takeable
from journal.models import Errand


class Command(BaseCommand):
    help = (
        "Build the sample journal: two issues, fourteen manuscripts, people with known sign-ins. "
        "What is there already stays; a build that was cut off goes on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--first",
            action="store_true",
            help="build the current issue and leave the rest to the workers",
        )
        parser.add_argument("--people", action="store_true", help="only print the sign-ins")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["people"]:
            self.print_people()
            return
        if not settings.MAILBOX:
            raise CommandError(
                "The sample journal has known sign-ins, so it is built only on this machine: "
                "without HOSTS, BIND and EMAIL_URL. Nothing was changed."
            )
        try:
            build_people(build_house())
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        if options["first"]:
            self.build(first_parts())
            ask_for(len(first_parts()))
        else:
            self.build(parts())

    def build(self, wanted: list[Part]) -> None:
        """Build parts here, one after the other. Raises CommandError at the first failure."""
        for number, part in enumerate(wanted, start=1):
            self.stdout.write(f"{number} of {len(wanted)}: {part.key}")
            errand = build_here(part, place=number - 1)
            if errand.state != Errand.State.DONE:
                raise CommandError(f"{part.key} was not built: {errand.outcome}")

    def print_people(self) -> None:
        rows = [(row.role, row.email, row.password) for row in sign_ins()]
        width = [max(len(row[column]) for row in rows) for column in (0, 1)]
        for role, email, password in rows:
            self.stdout.write(f"  {role:<{width[0]}}  {email:<{width[1]}}  {password}")


def build_here(part: Part, *, place: int) -> Errand:
    """Carry out a part's errand in this process and return it as it ended."""
    with at_once():
        errand = errand_of(part)
        if errand and takeable(errand):
            build_part.delay(errand.key)
        errand = errand or ask_for(place)
    if errand is None:
        raise LookupError(part.key)
    errand.refresh_from_db()
    return errand
