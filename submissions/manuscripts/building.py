"""The confined side of a conversion: pandoc, then the canonical tree. Runs inside the sandbox.

pandoc reads the file and writes JATS; what authors do by hand (bold headings, typed captions,
reference lists) becomes structure here, and every block gets a lasting id.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from . import (
    bounds,
    captions,
    citations,
    headings,
    ids,
    packages,
    pandoc,
    points,
    references,
    typed_notes,
)
from .deferred import Deferred
from .endings import SandboxError
from .hints import NONE, Hints
from .kinds import Kind, decode
from .prepared import Picture, Prepared
from .refusals import Refusal, refusal_of
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

markdown_front = Deferred("markdown_front")  # few papers have any, and YAML is slow to load
pictures = Deferred("pictures")  # most papers have none, and Pillow is slow to load
rtf_objects = Deferred("rtf_objects")
SCHEMES = ("http://", "https://", "mailto:", "ftp://")
PERSON = re.compile(r"https?://(?:www\.)?orcid\.org/((?:\d{4}-){3}\d{3}[\dX])/?$", re.I)
REDRAWN = "redrawn"
TREE = "tree.xml"
NO_DESCRIPTION = "image"  # what pandoc says of every picture of an RTF file

Losses = list[tuple[str, str]]


@dataclass(frozen=True)
class Means:
    """What a conversion may use: pandoc, the one that has started, LibreOffice and what it made."""

    program: str
    started: int | None
    can_draw: bool
    drawn: Mapping[str, str]


def convert_file(
    name: str,
    program: str,
    started: int | None = None,
    can_draw: bool = False,
    drawn: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Convert the file of that name in the working directory with pandoc, the program at a path.

    `started` is the number of a pandoc that reads the file already. With `can_draw` a file whose
    objects are to be drawn is answered by the name of a `sheet` to be printed and cut; then this is
    called again without, and `drawn` has the pictures of objects by their numbers.

    Answers the name of the tree's file, pictures (name in the tree → file) and losses (code, place);
    or `refusal` and its `parameters`.
    """
    try:
        means = Means(program, started, can_draw, drawn or {})
        return _convert(Path(name), Kind(Path(name).suffix[1:]), means)
    except SandboxError as error:
        refusal = refusal_of(error, seconds=bounds.CONVERSION_SECONDS)
    except Refusal as error:
        refusal = error
    return {"refusal": refusal.code, "parameters": refusal.parameters}


def _convert(source: Path, kind: Kind, means: Means) -> dict[str, Any]:
    prepared = _prepare(source, kind, means)
    if prepared.sheet:
        return {"sheet": prepared.sheet}
    losses = prepared.losses
    messages = _run_pandoc(prepared, kind, means)
    if b"Could not convert TeX math" in messages:
        losses.append(("formula", ""))
    article = parse(Path(pandoc.RAW_TREE).read_bytes())
    build(article, prepared.hints)
    _describe(article, prepared.words)
    return complete(article, losses, prepared.ahead) | {"fonts": prepared.fonts}


def complete(article: Element, losses: Losses, ahead: Mapping[bytes, Picture]) -> dict[str, Any]:
    """Give a tree that is built its pictures and ids, write it, and answer as `convert_file`."""
    media = _place_pictures(article, losses, ahead)
    if not line_of(article):
        raise Refusal("no_text")
    ids.name(article)
    citations.link_labels(article)
    tree = serialise(article)
    if len(tree) > bounds.TREE_MEGABYTES * bounds.MEGABYTE:
        raise Refusal("too_much")
    Path(TREE).write_bytes(tree)
    return {"tree": TREE, "media": media, "losses": losses}


def _prepare(source: Path, kind: Kind, means: Means) -> packages.Prepared:
    """Do to a file what has to be done before pandoc reads it."""
    if kind in packages.OPENERS:
        return packages.prepare(source, kind, can_draw=means.can_draw, drawn=means.drawn)
    if kind == Kind.MARKDOWN:
        text = decode(source.read_bytes())
        if text.startswith("---"):
            text = markdown_front.with_typed_front(text)
        source.write_text(text, encoding="utf-8")
    if kind == Kind.RTF:
        looked: Prepared = rtf_objects.prepare_rtf(
            source, can_draw=means.can_draw, drawn=means.drawn
        )
        return looked
    return Prepared(source)


def _run_pandoc(prepared: Prepared, kind: Kind, means: Means) -> bytes:
    """Let pandoc read the prepared file, or wait for the one that reads it; return its messages."""
    if means.started is not None and not prepared.is_changed:
        return pandoc.finish(means.started)
    if means.started is not None:
        pandoc.stop(means.started)
    return pandoc.run(pandoc.command(means.program, kind, prepared.source.name))


def build(article: Element, hints: Hints = NONE) -> None:
    """Turn pandoc's JATS into the canonical tree, in place, ids and pictures apart.

    `hints` say what the file shows about its lines and pandoc does not pass on.
    """
    article.attrib.update({"dtd-version": "1.3", "article-type": "research-article"})
    _tidy_front(article)
    _tidy_inside(article)
    _close_formulas(article)
    body, back = child(article, "body"), child(article, "back")
    for paragraph in list(body.iter("p")):
        _free_formulas(paragraph)
    blocks = captions.name_tables(flatten(body), hints)
    blocks = headings.mark(blocks, hints)
    blocks = captions.attach(blocks)
    blocks = typed_notes.lift(blocks, back)
    blocks = references.lift(blocks, back)
    blocks = points.gather(blocks, hints)
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
        _name_person(link)
        if not is_address or link.find(".//inline-graphic") is not None:
            unwrap(link)


def _name_person(link: Element) -> None:
    """A picture that leads to somebody's ORCID iD makes way for the iD, which it does not print."""
    match = PERSON.match(link.get(HREF, ""))
    if match and not line_of(link):
        for part in list(link):
            link.remove(part)
        link.text = f" {match.group(1)}"


def _close_formulas(article: Element) -> None:
    """The line ends that pandoc writes inside a formula are no spaces of the text."""
    for formula in article.iter("inline-formula", "alternatives"):
        formula.text = (formula.text or "").strip() or None
        for part in formula:
            part.tail = (part.tail or "").strip() or None


def _free_formulas(paragraph: Element) -> None:
    """A paragraph that holds nothing but displayed formulas makes way for them."""
    parts = list(paragraph)
    words = "".join([paragraph.text or "", *(part.tail or "" for part in parts)]).strip()
    if parts and not words and all(name_of(part) == "disp-formula" for part in parts):
        unwrap(paragraph)


def _describe(article: Element, words: Mapping[str, str]) -> None:
    """Give pictures the descriptions that pandoc passed over; "image" is none."""
    for picture in article.iter("graphic", "inline-graphic"):
        said = words.get(str(picture.get(HREF, "")).removeprefix(f"{pandoc.MEDIA}/"))
        known = picture.find("alt-text")
        if known is not None and known.text == NO_DESCRIPTION:
            drop(known)
            known = None
        if said and known is None:
            picture.insert(0, make("alt-text", said))


def _place_pictures(
    article: Element, losses: Losses, ahead: Mapping[bytes, Picture]
) -> dict[str, str]:
    """Redraw the pictures that the tree shows; take out, and list, those that cannot be."""
    shown = list(article.iter("graphic", "inline-graphic"))
    if not shown:
        return {}
    names = dict.fromkeys(_inside(part.get(HREF, "")) for part in shown)
    new_names = pictures.redraw_files([name for name in names if name], REDRAWN, ahead)
    for picture in shown:
        new_name = new_names.get(_inside(picture.get(HREF, "")))
        if new_name is None:
            is_link = "://" in picture.get(HREF, "")
            losses.append(("linked_picture" if is_link else "picture", _place_of(picture)))
            _take_out(picture)
            continue
        picture.attrib.clear()
        ending = "png" if new_name.endswith("png") else "jpeg"
        picture.attrib.update({HREF: new_name, "mimetype": "image", "mime-subtype": ending})
        picture.set("id", pictures.checksum(Path(REDRAWN, new_name).read_bytes()).hex())
    return {name: f"{REDRAWN}/{name}" for name in new_names.values() if name}


def _inside(href: str) -> str:
    """The picture's path within the folder, or nothing when it is no file that pandoc put there."""
    here, path = Path.cwd().resolve(), Path(href).resolve()
    is_ours = here / pandoc.MEDIA in path.parents and path.is_file()
    return str(path.relative_to(here)) if is_ours else ""


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
