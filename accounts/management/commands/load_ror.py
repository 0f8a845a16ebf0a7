"""manage.py load_ror [FILE]: the institutions of the registry, or the few that are shipped."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Organisation
from accounts.registry import NotADump, read_dump
from accounts.services import load_organisations

SHIPPED = Path(__file__).parents[2] / "data" / "organisations.json"


class Command(BaseCommand):
    help = (
        "Load institutions from the Research Organization Registry's dump (JSON, form v1 or v2; "
        "ror.org offers it under CC0). Without a file: the few that come with the program."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=SHIPPED)

        parser.add_argument(
            "--first", action="store_true", help="Only where no institution is known yet."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["first"] and Organisation.objects.exists():
            return  # a whole dump that was loaded since is better than the few of the program
        path: Path = options["file"]
        try:
            with path.open(encoding="utf-8") as file:
                kept, gone = load_organisations(read_dump(file))
        except (OSError, UnicodeDecodeError, NotADump) as reason:
            raise CommandError(
                f"{path} could not be read: {reason} What was read before it is kept. Take the "
                "JSON file out of the registry's zip archive and name that."
            ) from reason
        self.stdout.write(f"{kept} institutions are known, {gone} closed ones were taken out.")
