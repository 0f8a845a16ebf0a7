"""Two versions of a manuscript beside each other: what changed, in words and places."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from submissions.manuscripts.compare import Block, Change, Comparison, Counts, compare
from submissions.models import File, Submission, Version
from submissions.queries.versions import is_printed, text_of

MOST_SHOWN = 400  # changes on one page; a text with more was written anew
BADGES = {"added": "good", "removed": "bad", "moved": "info", "changed": "warn"}
HEAD = 60  # letters of a heading or caption by which a place is named

PictureUrl = Callable[[Version, str], str]


@dataclass(frozen=True)
class Shown:
    """One change as a page shows it: its number, its place and what happened, in words."""

    change: Change
    number: int
    place: str
    words: str
    old_picture: str = ""
    new_picture: str = ""

    @property
    def anchor(self) -> str:
        return f"change-{self.number}"

    @property
    def key(self) -> str:
        return self.change.key

    @property
    def badge(self) -> str:
        return BADGES[self.change.kind]

    @property
    def excerpt(self) -> str:
        """The first words, to know it by in a list."""
        return shortened(self.change.block.text, 2 * HEAD)


@dataclass(frozen=True)
class Stretch:
    """A change, or a run of blocks that stayed as they were."""

    shown: Shown | None
    kept: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Compared:
    """Two versions and everything a page says about them; `left_out` changes are too many."""

    old: Version
    new: Version
    stretches: list[Stretch]
    changes: list[Shown]
    counts: Counts
    left_out: int

    @property
    def is_printed(self) -> bool:
        """Whether a side is the text of a PDF, in which lines may have been put together wrongly."""
        return is_printed(self.old) or is_printed(self.new)

    @property
    def summary(self) -> str:
        return counts_in_words(self.counts)


def comparison_of(old: Version, new: Version, *, anonymous: bool) -> Comparison | None:
    """Return what changed between two versions; None where one of them has no text.

    With ``anonymous`` both are the texts that reviewers see, and nothing of the others is read.
    """
    trees = [text_of(version, anonymous=anonymous) for version in (old, new)]
    if trees[0] is None or trees[1] is None:
        return None
    return compare(
        trees[0],
        trees[1],
        old_pictures=picture_sums(old),
        new_pictures=picture_sums(new),
    )


def picture_sums(version: Version) -> dict[str, str]:
    """Return the checksums of a version's pictures by the names its text uses."""
    figures = File.objects.filter(version=version, kind=File.Kind.FIGURE)
    return dict(figures.values_list("name", "sha256"))


def compared(
    old: Version, new: Version, *, anonymous: bool, picture_url: PictureUrl
) -> Compared | None:
    """Return the comparison of two versions for a page; None where there is no text to compare."""
    comparison = comparison_of(old, new, anonymous=anonymous)
    if comparison is None:
        return None
    stretches: list[Stretch] = []
    changes: list[Shown] = []
    for run in comparison.runs():
        if run[0].kind == "kept":
            stretches.append(Stretch(None, run))
        elif len(changes) < MOST_SHOWN:
            changes.append(shown(run[0], len(changes) + 1, old, new, picture_url))
            stretches.append(Stretch(changes[-1]))
        else:
            break
    left_out = len(comparison.changes) - len(changes)
    return Compared(old, new, stretches, changes, comparison.counts, left_out)


def shown(
    change: Change, number: int, old: Version, new: Version, picture_url: PictureUrl
) -> Shown:
    pictures = ["", ""]
    if change.block.kind == "figure" and (change.kind != "moved" or change.picture_replaced):
        sides = ((change.old, old), (change.new, new))
        if change.picture_replaced or change.kind in {"added", "removed"}:
            pictures = [
                picture_url(version, block.picture) if block and block.picture else ""
                for block, version in sides
            ]
    return Shown(change, number, place_of(change.block), what_happened(change), *pictures)


def shortened(text: str, most: int = HEAD) -> str:
    """Return the first words of a text, with a sign where it goes on."""
    text = text.strip()
    if len(text) <= most:
        return text
    return text[:most].rpartition(" ")[0].rstrip(" .,;:") + " …"


def place_of(block: Block) -> str:
    """Return where a block stands, as a person would say it."""
    section = shortened(block.section)
    values = {"section": section, "number": block.number}
    if block.kind == "heading":
        return _("The heading “%(section)s”") % values
    if block.kind in {"table", "figure"}:
        return (
            shortened(block.text)
            or (_("Table %(number)s") if block.kind == "table" else _("Figure %(number)s")) % values
        )
    if block.kind == "note":
        return _("Note %(number)s") % values
    if block.kind == "reference":
        return _("Reference %(number)s") % values
    if block.kind == "formula":
        return _("%(section)s, formula %(number)s") % values if section else _("Formula")
    if not section:
        return _("Paragraph %(number)s, before the first heading") % values
    return _("%(section)s, paragraph %(number)s") % values


def what_happened(change: Change) -> str:
    """Return in words what became of a block."""
    if change.kind == "moved" and change.old:
        words = _("moved and changed") if change.is_reworded else _("moved")
        return _("%(moved)s; it was: %(place)s") % {"moved": words, "place": place_of(change.old)}
    if change.kind == "changed" and change.picture_replaced:
        if change.is_reworded:
            return _("picture replaced, words changed")
        return _("picture replaced")
    return {"changed": _("changed"), "added": _("added"), "removed": _("removed")}[change.kind]


def counts_in_words(counts: Counts) -> str:
    """Return "12 paragraphs changed, 3 added, 1 moved; 340 words in, 120 out"."""
    if counts == Counts():
        return _("Nothing changed")
    blocks = []
    if counts.changed:
        words = ngettext("%(n)s paragraph changed", "%(n)s paragraphs changed", counts.changed)
        blocks.append(words % {"n": counts.changed})
    for number, words in (
        (counts.added, _("%(n)s added")),
        (counts.removed, _("%(n)s removed")),
        (counts.moved, _("%(n)s moved")),
    ):
        if number:
            blocks.append(words % {"n": number})
    words = ngettext("%(n)s word in", "%(n)s words in", counts.words_in) % {"n": counts.words_in}
    out = _("%(n)s out") % {"n": counts.words_out}
    return f"{', '.join(blocks)}; {words}, {out}"


def comparable_versions(submission: Submission) -> list[Version]:
    """Return the versions of a manuscript that could be read, oldest first."""
    read = Version.objects.filter(submission=submission, state=Version.State.READ)
    return list(read.order_by("number"))


def version_before(version: Version) -> Version | None:
    """Return the version that a person would compare this one with: the one read before it."""
    earlier = Version.objects.filter(
        submission_id=version.submission_id,
        state=Version.State.READ,
        number__lt=version.number,
    )
    return earlier.order_by("-number").first()
