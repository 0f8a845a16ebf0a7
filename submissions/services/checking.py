"""Acts around the preflight: romanised references, what stops a paper, retracted works."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from journal.models import Journal
from submissions.manuscripts.preflight import CHECKS, Weight
from submissions.manuscripts.preflight.references import key_of
from submissions.models import Retraction, Submission

REFERENCES_AT_MOST = 1_000
LETTERS_AT_MOST = 2_000
BATCH = 1_000


@transaction.atomic
def save_latin_references(submission: Submission, *, texts: Mapping[str, str]) -> None:
    """Keep romanised references by the words of their originals; an empty one is forgotten.

    They belong to the paper, not to one version, so that a revised file finds them again.
    """
    fresh = Submission.objects.select_for_update().get(pk=submission.pk)
    kept = dict(fresh.latin_references)
    for original, latin in list(texts.items())[:REFERENCES_AT_MOST]:
        key, words = key_of(original), " ".join(latin.split())[:LETTERS_AT_MOST]
        if words:
            kept[key] = words
        else:
            kept.pop(key, None)
    fresh.latin_references = kept
    fresh.save(update_fields=["latin_references"])
    submission.latin_references = kept


@transaction.atomic
def choose_checks(journal: Journal, *, weights: Mapping[str, str]) -> None:
    """Say which checks warn and which stop; a guess never stops. Raises ValidationError."""
    chosen = {}
    for code, weight in weights.items():
        check = CHECKS.get(code)
        if check is None or weight not in set(Weight):
            raise ValidationError(_("There is no such check."))
        if weight == Weight.STOP and not check.stoppable:
            raise ValidationError(_("This check may be wrong, so it can warn but not stop."))
        if weight != check.weight:
            chosen[code] = str(weight)
    journal.preflight = chosen
    journal.save(update_fields=["preflight"])


@transaction.atomic
def load_retractions(rows: Iterable[Retraction]) -> int:
    """Put a snapshot of retracted works in the place of the old one and return its size."""
    unique = {row.doi: row for row in rows}
    Retraction.objects.all().delete()
    Retraction.objects.bulk_create(unique.values(), batch_size=BATCH)
    return len(unique)
