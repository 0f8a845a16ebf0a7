"""Is this ORCID, this ROR, this language well formed?"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
ROR = re.compile(r"https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}\d{2}")


def validate_orcid(value: str) -> None:
    """Accept an ORCID iD such as 0000-0002-1825-0097 (ISO 7064 mod 11-2 check digit)."""
    if not ORCID.fullmatch(value) or orcid_check(value) != value[-1]:
        raise ValidationError(
            _("This is no ORCID iD: four groups of four, as 0000-0002-1825-0097.")
        )


def orcid_check(value: str) -> str:
    """Return the check letter that the first fifteen digits ask for."""
    total = 0
    for digit in value.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def validate_ror(value: str) -> None:
    if not ROR.fullmatch(value):
        raise ValidationError(_("A ROR address looks like https://ror.org/05dxps055."))
