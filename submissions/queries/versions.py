"""Versions, their trees and what people read of them."""

from collections.abc import Callable
from dataclasses import dataclass

from journal.multilingual import Words
from submissions.converting import bytes_of
from submissions.manuscripts.reading import Reading, body_html
from submissions.manuscripts.tree import HREF, parse
from submissions.models import File, Submission, Version


def current_version(submission: Submission) -> Version | None:
    """Return the newest upload, whether it could be read or not."""
    return Version.objects.filter(submission=submission).order_by("-number").first()


def reading_version(submission: Submission) -> Version | None:
    """Return the newest upload that could be read."""
    read = Version.objects.filter(submission=submission, state=Version.State.READ)
    return read.order_by("-number").first()


def file_of(version: Version, kind: str) -> File | None:
    return File.objects.filter(version=version, kind=kind).select_related("version").first()


def manuscript_of(version: Version) -> File | None:
    """Return the file as it was sent."""
    return file_of(version, File.Kind.MANUSCRIPT)


def copy_of(version: Version) -> File | None:
    """Return the reviewers' PDF, or None where it is not made yet."""
    return file_of(version, File.Kind.COPY)


def tree_of(version: Version, *, anonymous: bool = False) -> bytes | None:
    """Return the text without its title page, or without names; None for a PDF manuscript."""
    file = file_of(version, File.Kind.COPY_TREE if anonymous else File.Kind.TREE)
    return bytes_of(file) if file else None


def text_of(version: Version, *, anonymous: bool = False) -> bytes | None:
    """Return the text to check and to compare: the tree, or what was read of the pages of a PDF."""
    kind = File.Kind.COPY_TEXT if anonymous else File.Kind.PRINTED_TEXT
    tree = tree_of(version, anonymous=anonymous)
    file = None if tree else file_of(version, kind)
    return bytes_of(file) if file else tree


def is_printed(version: Version) -> bool:
    """Say whether a version is a PDF, of which only the text of its pages was read."""
    return any(row["code"] == "pdf" for row in version.losses)


def reading_of(
    version: Version, *, anonymous: bool, figure_url: Callable[[str], str], heading_level: int = 2
) -> Reading | None:
    """Return a version's text as HTML; None where there is no text to show (a PDF).

    ``figure_url`` gives the address of a picture by its name. With ``anonymous`` it is the
    text that reviewers see, and nothing of the other one can be in it.
    """
    tree = tree_of(version, anonymous=anonymous)
    if tree is None:
        return None
    return body_html(tree, media_url=figure_url, heading_level=heading_level)


def figure_of(version: Version, name: str, *, anonymous: bool = False) -> File | None:
    """Return a picture of a version by its name in the text.

    With ``anonymous`` only one that stands in the text for reviewers: pictures of the title page
    or of the authors are kept as well, and their names are easily guessed.
    """
    if anonymous and name not in pictures_in(tree_of(version, anonymous=True)):
        return None
    return File.objects.filter(version=version, kind=File.Kind.FIGURE, name=name).first()


def pictures_in(tree: bytes | None) -> set[str]:
    """Return the names of the pictures that a text shows."""
    return {str(each.get(HREF)) for each in parse(tree).iter() if each.get(HREF)} if tree else set()


@dataclass(frozen=True)
class Length:
    """How long a paper is beside the limits of its kind; 0 where there is no limit."""

    words: int
    least: int
    most: int

    @property
    def is_long(self) -> bool:
        return bool(self.most) and self.words > self.most

    @property
    def is_short(self) -> bool:
        return self.words < self.least


def length_of(submission: Submission, version: Version | None) -> Length | None:
    """Return the length of a version's text, or None where it is not counted yet."""
    words = (version.counts if version else {}).get("words")
    kind = submission.article_type
    return Length(words, kind.min_words, kind.max_words) if words else None


@dataclass(frozen=True)
class Note:
    """Something that a worker wrote down about a version, in the reader's language."""

    words: str
    place: str = ""
    number: int = 1
    texts: tuple[str, ...] = ()
    file: str = ""  # the further file it was in; "" for the text itself


def losses_of(version: Version) -> list[Note]:
    """Return what conversion could not carry."""
    return [Note(in_own_language(row["words"]), row["place"]) for row in version.losses]


def findings_of(version: Version) -> list[Note]:
    """Return what was taken out of the reviewers' copy; never for the eyes of reviewers."""
    return [
        Note(
            in_own_language(row["words"]),
            number=row.get("number", 1),
            texts=tuple(row.get("texts", ())),
            file=row.get("file", ""),
        )
        for row in version.findings
    ]


def problem_of(version: Version) -> str:
    """Return why a version could not be read, or ""."""
    return in_own_language(version.found.get("problem") or {}) or version.problem


def in_own_language(words: dict[str, str]) -> str:
    return str(Words(words))
