"""All checks: what each says, what to do about it, and how much it weighs unless told otherwise."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Weight(StrEnum):
    """What a finding does: nothing, a hint, or no sending until it is mended."""

    OFF = "off"
    WARN = "warn"
    STOP = "stop"


@dataclass(frozen=True)
class Check:
    """A kind of finding in words: its name for settings, the reason, the remedy.

    `reason` may hold `%(name)s` places that the finding's values fill. `stoppable` says whether a
    journal may let it stop a paper; a guess must never do that.
    """

    name: Promise
    reason: Promise
    remedy: Promise
    weight: Weight = Weight.WARN
    stoppable: bool = False


CHECKS: dict[str, Check] = {
    "statement_missing": Check(
        _("A statement is missing"),
        _("The statement “%(name)s” is missing."),
        _("Choose the sentence for “nothing”, or write your own."),
        Weight.STOP,
        stoppable=True,
    ),
    "abstract_missing": Check(
        _("The abstract is missing"),
        _("The paper has no abstract."),
        _("Put it into the field “Abstract”."),
        Weight.STOP,
        stoppable=True,
    ),
    "references_missing": Check(
        _("The list of references is missing"),
        _("We found no list of references."),
        _("Give the list a heading of its own, such as “References”, and put it at the end."),
        stoppable=True,
    ),
    "too_long": Check(
        _("Longer than the kind of paper allows"),
        _("The text has %(words)s words; %(most)s are usual for this kind of paper."),
        _("Shorten it, or choose another kind of paper."),
    ),
    "far_too_long": Check(
        _("More than a fifth too long"),
        _("The text has %(words)s words, more than a fifth above the limit of %(most)s."),
        _("Shorten it, or choose another kind of paper."),
        stoppable=True,
    ),
    "too_short": Check(
        _("Shorter than the kind of paper asks"),
        _("The text has %(words)s words; at least %(least)s are usual for this kind of paper."),
        _("Nothing to do if it says all; otherwise choose a shorter kind of paper."),
    ),
    "abstract_long": Check(
        _("The abstract is too long"),
        _("The abstract has %(words)s words; at most %(most)s are asked."),
        _("Shorten it in the field “Abstract”."),
        stoppable=True,
    ),
    "abstract_short": Check(
        _("The abstract is short"),
        _("The abstract has %(words)s words; at least %(least)s are asked."),
        _("Say what was asked, done and found."),
    ),
    "keywords_number": Check(
        _("Too few or too many keywords"),
        _("There are %(number)s keywords; three to eight are asked."),
        _("Change them in the field “Keywords”."),
    ),
    "cited_not_listed": Check(
        _("Cited, but not in the list"),
        _("This is cited in the text, but we do not find it in the list of references."),
        _("Add it to the list, or correct name and year."),
    ),
    "listed_not_cited": Check(
        _("In the list, but not cited"),
        _("This stands in the list of references, but we do not find it in the text."),
        _("Cite it where it belongs, or take it out."),
    ),
    "doi_malformed": Check(
        _("A DOI that cannot be right"),
        _("This looks like a DOI, but it cannot be one."),
        _("A DOI begins with 10. and four or more digits, a slash, and goes on without spaces."),
    ),
    "not_latin": Check(
        _("A reference without Latin letters"),
        _("This reference is in Cyrillic letters only; readers and indexes elsewhere miss it."),
        _("We propose a romanised form; look at it and correct it."),
    ),
    "retracted": Check(
        _("A retracted work is cited"),
        _("This work was retracted%(when)s."),
        _("Take it out, or say in the text that it was retracted and why you cite it."),
    ),
    "figure_small": Check(
        _("A figure too small to print"),
        _("The picture has %(width)s by %(height)s dots; at its size in print it will be blurred."),
        _("Put in a picture at least %(wanted)s dots wide."),
    ),
    "table_picture": Check(
        _("A picture of a table"),
        _("This table is a picture: nobody can copy, search or hear its numbers."),
        _("Put it in as a table of your word processor."),
    ),
    "figure_uncited": Check(
        _("A figure the text does not mention"),
        _("The text does not mention this figure."),
        _("Write where it belongs: “… as %(label)s shows”."),
    ),
    "table_uncited": Check(
        _("A table the text does not mention"),
        _("The text does not mention this table."),
        _("Write where it belongs: “… see %(label)s”."),
    ),
    "caption_missing": Check(
        _("A figure or table without a caption"),
        _("This has no number and no caption."),
        _("Put “Figure 1. …” below a figure and “Table 1. …” above a table."),
    ),
    "alt_missing": Check(
        _("A figure without a description"),
        _("Who cannot see this figure learns nothing of it."),
        _(
            "In Word: right-click the picture, “View Alt Text”, and say in a sentence what it shows."
        ),
    ),
    "overlap": Check(
        _("Shares text with another paper"),
        _("%(percent)s %% of this text also stand in: %(title)s."),
        _("Put what is quoted into quotation marks with its source, or say it anew."),
    ),
    "same_paper": Check(
        _("Sent before"),
        _("The same people sent something very like this before: %(title)s."),
        _("If it is the same paper, write to the editor of the earlier one instead."),
    ),
    "names": Check(
        _("Names in the reviewers' copy"),
        _("The copy for reviewers may still show who wrote the paper."),
        _("Take the name out of your file, or leave it to the editors."),
    ),
}
