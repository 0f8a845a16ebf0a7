"""Why a person is proposed, in sentences that begin with "because", and every figure in words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from journal.templatetags.words import day, own_name
from reviews.finding import Figures, Near
from reviews.queries.people.record import Record
from reviews.queries.people.rows import Row

NEAR_ENOUGH = 0.03
TITLE = 110
RESTED = 180


def reasons(
    row: Row, record: Record, figures: Figures, near: list[Near], topics: list[str], language: str
) -> list[str]:
    """Return what speaks for a person, the most telling first."""
    return [
        *(line for each in near if each.likeness >= NEAR_ENOUGH for line in because_of(each)),
        *because_of_offer(row, figures, topics, language),
        *because_of_record(record, figures),
    ]


def because_of(near: Near) -> Iterator[str]:
    """Return what a near text says: which it is, and the words that it shares with the paper."""
    words = {
        "title": near.text.about[:TITLE],
        "shared": ", ".join(near.shared) or _("words of the same subject"),
        "year": f" ({near.text.year})" if near.text.year else "",
    }
    if near.text.kind == "says" and not near.shared:
        return  # fillers alone are no reason
    if near.text.kind == "says":
        yield _("because their own words on what they know name %(shared)s") % words
    elif near.text.kind == "work":
        yield _("because they list “%(title)s”%(year)s: %(shared)s") % words
    elif near.text.kind == "wrote":
        yield _("because they wrote “%(title)s”%(year)s here: %(shared)s") % words
    else:
        yield _("because they reviewed “%(title)s”%(year)s for us: %(shared)s") % words


def because_of_offer(row: Row, figures: Figures, topics: list[str], language: str) -> Iterator[str]:
    if topics:
        yield ngettext(
            "because they chose the topic %(topics)s",
            "because they chose the topics %(topics)s",
            len(topics),
        ) % {"topics": ", ".join(topics)}
    if figures.reads:
        yield _("because they read %(language)s, the language of the paper") % {
            "language": own_name(language)
        }
    if figures.sector_fits:
        yield _("because somebody of their sector (%(sector)s) is still missing in this round") % {
            "sector": sector_words(row)
        }
    if row.offered_at:
        yield _("because they offered to review on %(day)s") % {"day": day(row.offered_at)}
    if row.is_early_career:
        yield _("because they are early in their career: one in four places is theirs")


def because_of_record(record: Record, figures: Figures) -> Iterator[str]:
    if record.median_days is not None:
        yield _("because they usually hand in after %(days)s days") % {
            "days": f"{record.median_days:.0f}"
        }
    if record.on_time is not None and record.on_time >= 0.75:
        yield _("because %(share)s of their reviews came in time") % {
            "share": share(record.on_time)
        }
    if record.open_tasks == 0 and record.asked:
        yield _("because nothing of ours waits for them now")
    if figures.rested is not None and figures.rested >= RESTED:
        yield _("because they were last asked %(days)s days ago") % {"days": figures.rested}


def sector_words(row: Row) -> str:
    from_choices = {
        "academic": _("academic"),
        "practitioner": _("practitioner"),
        "both": _("academic and practitioner"),
    }
    return from_choices.get(row.sector, _("not told"))


def share(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.0f} %"


def figures_in_words(
    row: Row, record: Record, figures: Figures, topics: list[str]
) -> list[tuple[str, str]]:
    """Return every figure that the order rests on, with its name; a dash where nothing is known."""
    return [
        (_("Nearness to the paper, 0 to 100"), f"{min(1.0, figures.likeness) * 100:.0f}"),
        (_("Topics in common"), ", ".join(topics) or "–"),
        (_("Reads"), ", ".join(map(own_name, row.languages)) or "–"),
        (_("Sector"), sector_words(row)),
        (_("Open tasks"), str(record.open_tasks)),
        (_("Reviews for us"), str(record.done)),
        (_("Last review"), day(record.last_review) or "–"),
        (_("Last asked"), day(record.last_asked) or "–"),
        (_("Days to hand in, median"), days(record.median_days)),
        (_("In time"), share(record.on_time)),
        (_("Invitations accepted"), share(record.accepts)),
        (_("Declined in 12 months"), str(record.declines)),
        (_("Reviews this year, and at most"), f"{record.done_this_year} / {limit(row)}"),
    ]


def days(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def limit(row: Row) -> str:
    return "–" if row.yearly_limit is None else str(row.yearly_limit)
