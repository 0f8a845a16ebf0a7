"""The life of a manuscript as a table; only ``submissions.services.move`` writes a status."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Revision requested")
    IN_REVIEW = "in_review", _("With reviewers")
    REVISION_REQUESTED = "revision_requested", _("Revision requested")
    ACCEPTED = "accepted", _("Accepted")
    IN_PRODUCTION = "in_production", _("In production")
    PUBLISHED = "published", _("Published")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


S = Status
NEXT: dict[str, set[str]] = {
    S.DRAFT: {S.SUBMITTED, S.WITHDRAWN},
    S.SUBMITTED: {
        S.IN_REVIEW,
        S.RETURNED,
        S.REVISION_REQUESTED,
        S.ACCEPTED,
        S.DECLINED,
        S.WITHDRAWN,
    },
    S.RETURNED: {S.SUBMITTED, S.IN_REVIEW, S.DECLINED, S.WITHDRAWN},
    S.IN_REVIEW: {S.REVISION_REQUESTED, S.RETURNED, S.ACCEPTED, S.DECLINED, S.WITHDRAWN},
    S.REVISION_REQUESTED: {S.IN_REVIEW, S.SUBMITTED, S.ACCEPTED, S.DECLINED, S.WITHDRAWN},
    # back to the editors: a decision that is reversed, an appeal that succeeds
    S.ACCEPTED: {S.IN_PRODUCTION, S.WITHDRAWN, S.SUBMITTED, S.IN_REVIEW, S.REVISION_REQUESTED},
    S.IN_PRODUCTION: {
        S.PUBLISHED,
        S.WITHDRAWN,
        S.SUBMITTED,
        S.IN_REVIEW,
        S.REVISION_REQUESTED,
    },
    S.PUBLISHED: set(),
    S.DECLINED: {S.SUBMITTED, S.IN_REVIEW, S.REVISION_REQUESTED, S.RETURNED},
    S.WITHDRAWN: set(),
}
OPEN = {S.SUBMITTED, S.RETURNED, S.IN_REVIEW, S.REVISION_REQUESTED, S.ACCEPTED, S.IN_PRODUCTION}

# What the journal promises its authors, on pages and in letters.
DESK_WORKING_DAYS = 10
REVIEW_DAYS = (30, 45)
