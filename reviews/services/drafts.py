"""The draft of a review: it is saved by itself, and no window ever overwrites another unseen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from reviews.models import Review
from reviews.queries.drafts import LONG, PUT_BACK, WINDOW, Entry, entries, packed
from reviews.services.answers import check_open

LONGEST = 200_000  # letters a field
MOST_BESIDE = 8  # texts that wait beside a draft


@dataclass(frozen=True)
class Saved:
    """When the draft was last saved; ``aside`` where a newer one stood there already."""

    at: datetime | None
    aside: bool


@dataclass(frozen=True)
class Source:
    """Whence a text comes: a window's own random name, and why it may be kept beside."""

    window: str = ""
    why: str = WINDOW


def stamp(moment: datetime | None) -> str:
    """Return the text by which a window says which draft it has seen."""
    return moment.isoformat() if moment else ""


def save_draft(
    review: Review, *, values: Mapping[str, str], seen_at: str, source: Source | None = None
) -> Saved:
    """Keep what is typed. ``seen_at`` is the stamp of the draft that the window started from.

    A window that has not seen the newest draft does not overwrite it: its text is kept beside,
    for the person to choose. Nothing is cut: what is too long for the draft is kept beside whole,
    and ValidationError says so. Raises it too where nothing can be written any more.
    """
    check_open(review)
    source = source or Source()
    long = max(map(len, values.values()), default=0)
    if long > LONGEST:
        keep_long(review, values, source.window)
        raise ValidationError(
            _(
                "One text has %(letters)s letters; at most %(most)s can be sent. Nothing was cut: "
                "all of it stands in your window and is kept here beside the draft. Shorten it, "
                "or send a part as a file."
            )
            % {"letters": f"{long:,}", "most": f"{LONGEST:,}"}
        )
    return write_draft(review, dict(values), seen_at, source)


@transaction.atomic
def write_draft(review: Review, typed: dict[str, str], seen_at: str, source: Source) -> Saved:
    fresh = writable(review)
    if typed == fresh.draft:
        return Saved(fresh.draft_saved_at, aside=False)
    if fresh.draft_saved_at and seen_at != stamp(fresh.draft_saved_at):
        keep_beside(fresh, typed, source)
        return Saved(fresh.draft_saved_at, aside=True)
    fresh.draft, fresh.draft_saved_at = typed, now()
    fresh.draft_aside = packed([each for each in entries(fresh) if not outgrown(each, source)])
    fresh.save(update_fields=["draft", "draft_saved_at", "draft_aside"])
    return Saved(fresh.draft_saved_at, aside=False)


def writable(review: Review) -> Review:
    """Return the row, locked; raises ValidationError where it takes no draft any more."""
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    if fresh.state != Review.State.ACCEPTED:
        raise ValidationError(not_writable(fresh))
    return fresh


def not_writable(review: Review) -> str:
    if review.state == Review.State.DONE:
        return _("This review was handed in already, so nothing was changed. Thank you.")
    return _("This review is not under way, so nothing was saved here. Your window keeps the text.")


def outgrown(entry: Entry, source: Source) -> bool:
    """Say whether a text was kept for its length only, and its own window has shortened it."""
    own = bool(source.window) and entry.get("window") == source.window
    return own and entry.get("why") == LONG


@transaction.atomic
def keep_long(review: Review, values: Mapping[str, str], window: str) -> None:
    keep_beside(writable(review), dict(values), Source(window, LONG))


def keep_beside(fresh: Review, typed: dict[str, str], source: Source) -> None:
    """Keep a text beside the draft: in the place of what the same window left there, or as one
    more. Raises ValidationError where too many wait, so that none is thrown away unseen."""
    kept = entries(fresh)
    if any(each.get("values") == typed for each in kept):
        return
    if source.window:
        kept = [each for each in kept if each.get("window") != source.window]
    if len(kept) >= MOST_BESIDE:
        raise ValidationError(
            _(
                "%(number)s texts wait beside your draft already, so this one was not kept here. "
                "Your window keeps it: load the page in another window and choose among them."
            )
            % {"number": len(kept)}
        )
    entry = {"at": stamp(now()), "values": typed, "window": source.window, "why": source.why}
    fresh.draft_aside = packed([entry, *kept])
    fresh.save(update_fields=["draft_aside"])


@transaction.atomic
def choose_draft(
    review: Review,
    *,
    aside: bool,
    at: str = "",
    picks: Mapping[str, str] | None = None,
    seen_at: str | None = None,
) -> None:
    """Decide between the draft and a text kept beside it, the newest or the one kept ``at``.

    With ``aside`` they change places; without, the other is put away. ``picks`` names for each
    field that differs "draft", "aside" or "both"; what comes of it is the draft. Raises
    ValidationError where what is chosen from is not there any more as it was shown (``at``, and
    ``seen_at`` for the draft).
    """
    fresh = Review.objects.select_for_update().get(pk=review.pk)
    kept = entries(fresh)
    chosen = next((each for each in kept if not at or each.get("at") == at), None)
    if fresh.state != Review.State.ACCEPTED or not kept:
        return
    if chosen is None or seen_at not in {None, stamp(fresh.draft_saved_at)}:
        raise ValidationError(
            _(
                "One of the texts has changed since you saw it. Look at both again; nothing was lost."
            )
        )
    rest = [each for each in kept if each is not chosen]
    if picks is not None:
        fresh.draft = merged(fresh.draft, chosen.get("values", {}), picks)
        fresh.draft_saved_at = now()
    elif aside:
        old = {"at": stamp(now()), "values": fresh.draft, "window": "", "why": PUT_BACK}
        rest = [old, *rest]
        fresh.draft, fresh.draft_saved_at = chosen.get("values", {}), now()
    fresh.draft_aside = packed(rest)
    fresh.save(update_fields=["draft", "draft_saved_at", "draft_aside"])


def merged(
    draft: Mapping[str, str], aside: Mapping[str, str], picks: Mapping[str, str]
) -> dict[str, str]:
    """Return a draft of two: each field from where it was picked, both one after the other, or
    the draft's where nothing was picked."""
    result = {}
    for name in {**draft, **aside}:
        ours, other = draft.get(name, ""), aside.get(name, "")
        pick = picks.get(name, "draft" if ours else "aside")
        both = "\n\n".join(filter(None, [ours, other]))
        result[name] = {"aside": other, "both": both}.get(pick, ours)
    return {name: text for name, text in result.items() if text}
