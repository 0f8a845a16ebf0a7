"""Taking the title page out of the tree, so that it is printed once and shown to no reviewer."""

from ..references import AFTER
from ..tree import Element, drop, line_of, make, name_of, parse, serialise, unwrap
from .found import TitlePage

CONTAINERS = ("sec", "list", "list-item", "disp-quote", "boxed-text")


def cut(tree: bytes, title_page: TitlePage) -> bytes:
    """The tree without what `read_title_page` took: no names in front, no title page in the body.

    Notes that only the title page had go with it and the others are numbered anew.
    """
    article = parse(tree)
    front = article.find("front")
    if front is not None:
        article.replace(front, make("front"))
        article[0].append(make("article-meta"))
    for block in [block for block in article.iterfind("body//*[@id]")]:
        identifier = block.get("id")
        if identifier in title_page.taken:
            drop(block)
        elif identifier in title_page.opened and name_of(block) == "sec":
            _open(block)
    for section in list(article.iterfind(f"body//sec[@sec-type='{AFTER}']")):
        unwrap(section)
    _drop_empty(article)
    _drop_notes(article)
    _unlink(article)
    return serialise(article)


def _noted(article: Element) -> set[str]:
    return {str(link.get("rid")) for link in article.iter("xref") if link.get("ref-type") == "fn"}


def _open(section: Element) -> None:
    """Remove a section's heading; what is left inside moves one level up."""
    title = section.find("title")
    if title is not None:
        drop(title)
    unwrap(section)


def _drop_empty(article: Element) -> None:
    """Containers whose every block was cut."""
    body = article.find("body")
    for block in reversed(list(body.iter(*CONTAINERS)) if body is not None else []):
        if not line_of(block) and block.find(".//graphic") is None:
            drop(block)


def _drop_notes(article: Element) -> None:
    """Notes that nothing points to go; the others are numbered from 1."""
    group = article.find("back/fn-group")
    if group is None:
        return
    still = _noted(article)
    for note in [note for note in group if note.get("id") not in still]:
        group.remove(note)
    numbers = {str(note.get("id")): str(number) for number, note in enumerate(group, 1)}
    for number, label in enumerate(group.iterfind("fn/label"), 1):
        label.text = str(number)
    for link in article.iter("xref"):
        link.text = numbers.get(str(link.get("rid")), link.text)
    if not numbers:
        drop(group)


def _unlink(article: Element) -> None:
    """Links to what was cut become plain words."""
    ids = {block.get("id") for block in article.iter() if block.get("id")}
    for link in list(article.iter("xref")):
        if link.get("rid") not in ids:
            unwrap(link)
