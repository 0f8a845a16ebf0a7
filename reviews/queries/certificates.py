"""What a certificate says, and what anybody may learn of one by its code."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from journal.models import Journal
from journal.templatetags.words import day
from reviews.certificates import Sheet
from reviews.models import Certificate, Review


@dataclass(frozen=True)
class Checked:
    """What the public page says of a code: a name, a journal, a day; nothing of a paper."""

    name: str
    reviewed_on: date
    issued_on: date
    code: str


def checked_certificate(code: str) -> Checked | None:
    """Return what stands behind a code, or None where no certificate has it (any more).

    The name is the person's present one, so that a former name is found nowhere.
    """
    row = Certificate.objects.select_related("user", "review").filter(code=code).first()
    if row is None or row.review.state != Review.State.DONE:
        return None
    return Checked(
        name=row.user.name or row.name,
        reviewed_on=row.reviewed_on,
        issued_on=row.issued_at.date(),
        code=row.code,
    )


def sheet_of(certificate: Certificate, language: str) -> Sheet:
    """Return all words of a certificate in a language."""
    journal: Journal = certificate.review.round.submission.journal
    with override(language):
        address = f"{settings.SITE_URL}{reverse('reviews:check', args=[certificate.code])}"
        return Sheet(
            title=_("Certificate of review"),
            journal=str(journal.name.text(language)),
            publisher=", ".join(
                filter(None, (journal.publisher.text(language), journal.place.text(language)))
            ),
            lead=_("The editors confirm that"),
            name=certificate.name,
            text=_("reviewed a manuscript for “%(journal)s”. The review was received on %(day)s.")
            % {"journal": journal.name.text(language), "day": day(certificate.reviewed_on)},
            issued=_("Issued on %(day)s.") % {"day": day(certificate.issued_at)},
            signature=_("For the editors: name and signature"),
            stamp=_("Stamp"),
            check=_("Anybody can check this certificate here:"),
            address=address,
            language=language,
            at=certificate.issued_at,
        )


def orcid_text(review: Review) -> str:
    """Return what a person may paste into the own ORCID record; it names no paper."""
    journal: Journal = review.round.submission.journal
    issn = f", ISSN {journal.issn}" if journal.issn else ""
    done = review.handed_in_at or review.invited_at
    return _("Peer review for %(journal)s%(issn)s, completed in %(month)s.") % {
        "journal": journal.name,
        "issn": issn,
        "month": done.astimezone(journal.zone).strftime("%Y-%m"),
    }
