"""The work of reading a manuscript: what a worker does with the rows and files of a version.

Every step may be repeated: files are kept under one name, a version that is read stays as it is.
"""

import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.functional import Promise

from journal.errands import Unable
from submissions.converting.checking import check_text
from submissions.converting.copying import make_copy, version_of
from submissions.converting.filing import bytes_of, keep_file
from submissions.converting.prefilling import prefill
from submissions.converting.wording import in_every_language
from submissions.manuscripts.convert import Converted, convert
from submissions.manuscripts.counts import count
from submissions.manuscripts.extract import (
    cut,
    read_plain_references,
    read_plain_text,
    read_title_page,
)
from submissions.manuscripts.legacy_letters import detect, texts_of
from submissions.manuscripts.losses import Loss
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sentences import words_of
from submissions.manuscripts.sniff import Kind, kind_of
from submissions.models import File, Version

XML = "application/xml"
UNREAD = ("formulas", "notes")  # what the text of a PDF does not tell


@dataclass
class ReadPaper:
    """What was read of one manuscript, before anything is kept."""

    kind: Kind
    whole_tree: bytes | None = None
    tree: bytes | None = None
    printed: bytes | None = None
    media: dict[str, bytes] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    found: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


def convert_version(version_id: int) -> None:
    """Read a version's file: keep its trees and figures, fill in the draft, make the copy.

    Raises Unable, in words, for a file that cannot be read; the version says so then. A version
    that is gone is left alone; of one that is read already only the copy is made anew.
    """
    version = version_of(version_id)
    if version is None:
        return
    if version.state != Version.State.READ:
        read_version(version)
    make_copy(version)
    check_text(version)


def read_version(version: Version) -> None:
    """Convert the manuscript and keep what was read, or why it could not be."""
    manuscript = File.objects.get(version=version, kind=File.Kind.MANUSCRIPT)
    try:
        paper = read_paper(bytes_of(manuscript), manuscript.original_name)
    except Refusal as refusal:
        give_up(version, words_of(refusal))
        raise Unable(str(words_of(refusal))) from refusal
    keep_paper(version, paper)
    with transaction.atomic():
        version.state, version.problem = Version.State.READ, ""
        version.save(update_fields=["state", "problem"])
        prefill(version)


def read_paper(data: bytes, name: str) -> ReadPaper:
    """Read a file's bytes in the sandbox. Raises Refusal."""
    kind = kind_of(data, name)
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        converted = convert(data, kind, folder=Path(folder))
    if converted.tree is None:
        return read_text(kind, converted)
    paper = read_tree(kind, converted.tree)
    letters = detect(texts_of(converted.tree), converted.fonts)
    if letters:
        paper.found["letters"] = letters.as_dict()
    paper.media, paper.losses = converted.media, converted.losses
    return paper


def read_text(kind: Kind, converted: Converted) -> ReadPaper:
    """Read what the text of a PDF says, and the text itself for checks and comparisons."""
    losses = [*converted.losses]
    if detect(converted.text.splitlines()):
        losses.append(Loss("letters"))
    references = read_plain_references(converted.text)
    found = read_plain_text(converted.text).as_dict()
    found["references"] = [asdict(reference) for reference in references]
    found["dois"] = {f"r{n}": each.doi for n, each in enumerate(references, 1) if each.doi}
    counts = {"words": len(converted.text.split()), "references": len(references)}
    printed = converted.printed
    if printed is not None:
        printed = cut(printed, read_title_page(printed))
        counts = {name: n for name, n in asdict(count(printed)).items() if name not in UNREAD}
    return ReadPaper(kind, printed=printed, losses=losses, found=found, counts=counts)


def read_tree(kind: Kind, whole_tree: bytes) -> ReadPaper:
    """Read the title page of a canonical tree, cut it off and count the rest."""
    title_page = read_title_page(whole_tree)
    tree = cut(whole_tree, title_page)
    return ReadPaper(
        kind,
        whole_tree=whole_tree,
        tree=tree,
        found=title_page.as_dict(),
        counts=asdict(count(tree)),
    )


def keep_paper(version: Version, paper: ReadPaper) -> None:
    """Keep trees and figures as files and the rest on the version's row."""
    for name, data in paper.media.items():
        media_type = "image/png" if name.endswith("png") else "image/jpeg"
        keep_file(version, File.Kind.FIGURE, name, data, media_type=media_type)
    version.kind = paper.kind.value
    version.losses = [
        {"code": loss.code, "words": in_every_language(words_of(loss)), "place": loss.place}
        for loss in paper.losses
    ]
    keep_text(version, paper)


def keep_text(version: Version, paper: ReadPaper) -> None:
    """Keep the trees of a paper and what was read and counted of them."""
    kinds = File.Kind
    for kind, name, tree in (
        (kinds.WHOLE_TREE, "whole.xml", paper.whole_tree),
        (kinds.TREE, "tree.xml", paper.tree),
        (kinds.PRINTED_TEXT, "text.xml", paper.printed),
    ):
        if tree is not None:
            keep_file(version, kind, name, tree, media_type=XML)
    version.found, version.counts = paper.found, paper.counts
    version.save(update_fields=["kind", "found", "counts", "losses"])


def give_up(version: Version, words: str | Promise) -> None:
    """Write down, in every language of the journal, why a file could not be read."""
    version.state, version.problem = Version.State.UNREADABLE, str(words)
    version.found = {"problem": in_every_language(words)}
    version.save(update_fields=["state", "problem", "found"])
