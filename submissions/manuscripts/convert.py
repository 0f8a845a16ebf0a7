"""From an uploaded file to the canonical tree.

pandoc, confined, reads the file and writes JATS; what authors do by hand (bold headings, typed
captions, reference lists) becomes structure here, and every block gets a lasting id.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pypandoc
from lxml import etree

from . import bounds, captions, citations, headings, ids, references, sandbox
from .archives import open_checked
from .losses import Loss, loss, losses_in_archive
from .refusals import Refusal, refusal_of
from .sniff import Kind, decode
from .tree import (
    ANCHORS,
    HREF,
    Element,
    child,
    drop,
    flatten,
    line_of,
    make,
    name_of,
    nest,
    parse,
    serialise,
    unwrap,
)

FORMATS = {
    Kind.DOCX: "docx",
    Kind.ODT: "odt",
    Kind.RTF: "rtf",
    Kind.MARKDOWN: "markdown-raw_html-raw_tex-raw_attribute-native_divs-native_spans",
}
SCHEMES = ("http://", "https://", "mailto:", "ftp://")
MEDIA = "media"  # pandoc's pictures, inside the job's folder
REDRAWN = "redrawn"


@dataclass(frozen=True)
class Converted:
    """A manuscript as a tree, its pictures by the name the tree uses, and what was lost.

    `tree` is None for a PDF, which has `text` instead (also kept for the others: empty).
    """

    tree: bytes | None
    media: dict[str, bytes] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    text: str = ""


def convert(data: bytes, kind: Kind, *, folder: Path) -> Converted:
    """Convert a file that `kind_of` let in. `folder` is empty and belongs to this job alone.

    Raises `Refusal`; in bounded time and memory whatever the file is.
    """
    try:
        if kind == Kind.PDF:
            return _convert_pdf(data, folder)
        return _convert_text(data, kind, folder)
    except sandbox.SandboxError as error:
        raise refusal_of(error, seconds=bounds.CONVERSION_SECONDS) from error


def _convert_pdf(data: bytes, folder: Path) -> Converted:
    (folder / "paper.pdf").write_bytes(data)
    answer = sandbox.call(
        "submissions.manuscripts.pdf:read_text",
        folder=folder,
        seconds=bounds.CONVERSION_SECONDS,
        megabytes=bounds.CONVERSION_MEGABYTES,
        arguments={"name": "paper.pdf"},
    )
    return Converted(tree=None, losses=[loss("pdf")], text=answer["text"])


def _convert_text(data: bytes, kind: Kind, folder: Path) -> Converted:
    losses: list[Loss] = []
    if kind in (Kind.DOCX, Kind.ODT):
        with open_checked(data) as archive:
            losses = losses_in_archive(archive)
    if kind == Kind.MARKDOWN:
        data = decode(data).encode()
    outcome = _run_pandoc(data, kind, folder)
    if b"Could not convert TeX math" in outcome.stderr:
        losses.append(loss("formula"))
    article = parse(outcome.stdout)
    build(article)
    media = _place_pictures(article, folder, losses)
    if not line_of(article):
        raise Refusal("no_text")
    ids.name(article)
    citations.link_labels(article)
    return Converted(tree=serialise(article), media=media, losses=losses)


def _run_pandoc(data: bytes, kind: Kind, folder: Path) -> sandbox.Outcome:
    """pandoc may read nothing but the file it is given (`--sandbox`)."""
    source = folder / f"paper.{kind.value}"
    source.write_bytes(data)
    argv = [
        pypandoc.get_pandoc_path(),
        "--sandbox",
        f"--from={FORMATS[kind]}",
        "--to=jats_publishing",
        "--standalone",
        "--wrap=none",
        f"--extract-media={MEDIA}",
        source.name,
    ]
    return sandbox.run(
        argv,
        folder=folder,
        seconds=bounds.CONVERSION_SECONDS,
        megabytes=bounds.CONVERSION_MEGABYTES,
        written_megabytes=bounds.EXPANDED_MEGABYTES,
    )


def build(article: Element) -> None:
    """Turn pandoc's JATS into the canonical tree, in place, ids and pictures apart."""
    article.attrib.update({"dtd-version": "1.3", "article-type": "research-article"})
    _tidy_front(article)
    _tidy_inside(article)
    body, back = child(article, "body"), child(article, "back")
    for paragraph in list(body.iter("p")):
        _free_formulas(paragraph)
    blocks = headings.mark(flatten(body))
    blocks = captions.attach(blocks)
    blocks = references.lift(blocks, back)
    nest(body, blocks)
    for table in list(body.iter("table-wrap")):
        captions.tidy_table(table)
    citations.link(article)
    etree.cleanup_namespaces(article, keep_ns_prefixes=["xlink", "mml"])
    if not len(back):
        article.remove(back)


def _tidy_front(article: Element) -> None:
    """Keep what the document's own styles name (title, authors, abstract); the rest is empty."""
    front = child(article, "front")
    for part in list(front):
        if name_of(part) != "article-meta":
            front.remove(part)
    meta = child(front, "article-meta")
    for part in list(meta):
        if name_of(part) in ("permissions", "pub-date", "history"):
            meta.remove(part)
    for abstract in meta.iter("abstract"):
        if abstract.find("p") is None and line_of(abstract):
            paragraph = make("p", abstract.text)
            paragraph.extend(list(abstract))
            abstract.text = None
            abstract.append(paragraph)


def _tidy_inside(article: Element) -> None:
    """Drop anchors that nothing points to, links inside links, and texts doubled as attributes."""
    for link in list(article.iter("xref")):
        link.attrib.pop("alt", "")
        if any(name_of(above) == "xref" for above in link.iterancestors()):
            unwrap(link)
    targets = {link.get("rid") for link in article.iter("xref")}
    for anchor in [part for part in article.iter() if name_of(part) in ANCHORS]:
        if anchor.get("id") not in targets and anchor.get("style") is None:
            unwrap(anchor)
    for link in list(article.iter("ext-link")):
        is_address = link.get(HREF, "").lower().startswith(SCHEMES)
        if not is_address or link.find(".//inline-graphic") is not None:
            unwrap(link)


def _free_formulas(paragraph: Element) -> None:
    """A paragraph that holds nothing but displayed formulas makes way for them."""
    parts = list(paragraph)
    words = "".join([paragraph.text or "", *(part.tail or "" for part in parts)]).strip()
    if parts and not words and all(name_of(part) == "disp-formula" for part in parts):
        unwrap(paragraph)


def _place_pictures(article: Element, folder: Path, losses: list[Loss]) -> dict[str, bytes]:
    """Redraw the pictures that the tree shows; take out, and list, those that cannot be."""
    pictures = [part for part in article.iter("graphic", "inline-graphic")]
    names = list(dict.fromkeys(_inside(folder, part.get(HREF, "")) for part in pictures))
    new_names = _redraw([name for name in names if name], folder)
    for picture in pictures:
        new_name = new_names.get(_inside(folder, picture.get(HREF, "")))
        if new_name is None:
            is_link = "://" in picture.get(HREF, "")
            losses.append(loss("linked_picture" if is_link else "picture", _place_of(picture)))
            _take_out(picture)
            continue
        picture.attrib.clear()
        ending = "png" if new_name.endswith("png") else "jpeg"
        picture.attrib.update({HREF: new_name, "mimetype": "image", "mime-subtype": ending})
    kept = {name for name in new_names.values() if name}
    return {name: (folder / REDRAWN / name).read_bytes() for name in sorted(kept)}


def _inside(folder: Path, href: str) -> str:
    """The picture's path within the folder, or nothing when it is no file that pandoc put there."""
    path = (folder / href).resolve()
    root = (folder / MEDIA).resolve()
    return (
        str(path.relative_to(folder.resolve())) if root in path.parents and path.is_file() else ""
    )


def _redraw(names: list[str], folder: Path) -> dict[str, str | None]:
    if not names:
        return {}
    answer = sandbox.call(
        "submissions.manuscripts.pictures:redraw_files",
        folder=folder,
        seconds=bounds.PICTURES_SECONDS,
        megabytes=bounds.CONVERSION_MEGABYTES,
        arguments={"names": names, "target": REDRAWN},
    )
    return dict(answer["names"])


def _place_of(picture: Element) -> str:
    """The label of the figure a picture is in, or its alt text: where a person looks for it."""
    figure = next((above for above in picture.iterancestors("fig")), None)
    label = figure.findtext("label") if figure is not None else None
    return (label or picture.findtext("alt-text") or "")[:100]


def _take_out(picture: Element) -> None:
    """Remove a picture; a figure without picture and words goes with it."""
    figure = picture.getparent()
    drop(picture)
    if figure is not None and name_of(figure) == "fig" and not line_of(figure):
        drop(figure)
