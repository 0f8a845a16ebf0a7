"""What came back after a letter was sent, and what is known of its address since."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from journal.models import Address, Bounce, Letter

WINDOW = timedelta(days=14)  # what comes back later than this is about something else
PATIENCE = 3  # letters in that time that did not arrive, until the address counts as lost
PASSING = [Bounce.FULL, Bounce.REFUSED]
GRAVITY = {"": 0, Bounce.AWAY: 1, Bounce.FULL: 2, Bounce.REFUSED: 2, Bounce.HARD: 3}
LONGEST_WORDS = 2000


@transaction.atomic
def record_bounce(letter: Letter, kind: str, words: str = "") -> bool:
    """Write down that a letter came back; returns whether that was news.

    ``kind`` is a ``Bounce``: an address that does not exist is lost at once, a full mailbox or a
    refusal only after three in fourteen days, and an automatic answer changes nothing but the
    hint on the letter. ``words`` are the other server's. Only letters that were sent within
    fourteen days count, and the same or a milder report of one letter changes nothing.

    Raises ValueError for a kind that is none.
    """
    kind, moment = Bounce(kind), now()
    known = [each for each, weight in GRAVITY.items() if weight < GRAVITY[kind]]
    marked = Letter.objects.filter(
        pk=letter.pk,
        status=Letter.Status.SENT,
        sent_at__gte=moment - WINDOW,
        bounce__in=known,
    ).update(bounce=kind, bounced_at=moment, bounce_words=words.strip()[:LONGEST_WORDS])
    if not marked:
        return False
    letter.refresh_from_db(fields=["bounce", "bounced_at", "bounce_words"])
    if kind == Bounce.HARD or (kind in PASSING and passing_bounces(letter.to) >= PATIENCE):
        lose_address(letter.to, letter.bounce_words or str(kind.label))
    return True


def passing_bounces(email: str) -> int:
    """Return how many letters to an address met a full mailbox or a refusal of late."""
    return Letter.objects.filter(
        to__iexact=email, bounce__in=PASSING, bounced_at__gte=now() - WINDOW
    ).count()


def lose_address(email: str, reason: str) -> None:
    """Send nothing more to an address; one that wants no letters stays what it is."""
    address, _made = Address.objects.get_or_create(email=known_as(email))
    Address.objects.filter(pk=address.pk, state=Address.State.GOOD).update(
        state=Address.State.BOUNCED, reason=reason, since=now()
    )


def known_as(email: str) -> str:
    """Return an address as its row spells it."""
    row = Address.objects.filter(email__iexact=email).first()
    return row.email if row else email.lower()


@transaction.atomic
def trust_address(email: str) -> bool:
    """Let letters go to an address again that had bounced; returns whether it had."""
    rows = Address.objects.filter(email__iexact=email, state=Address.State.BOUNCED)
    return bool(rows.update(state=Address.State.GOOD, reason="", since=now()))
