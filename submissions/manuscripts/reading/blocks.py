"""Write what stands between paragraphs: sections, lists, quotations, tables, figures, formulas."""

from collections.abc import Callable, Iterable

from . import formulas
from .inline import write_inline, write_one, write_picture
from .page import Figure, Page, is_empty, put
from .paper import content_of, title_of
from .source import (
    Element,
    add_text,
    all_text,
    child,
    children,
    descendants,
    image_name,
    language,
    name,
    plain,
    words_for,
)
from .tables import Cell, Grid, lay_out

Writer = Callable[[Page, Element, Element], None]

ORDERED = {"order": "1", "alpha-lower": "a", "alpha-upper": "A", "roman-lower": "i"}
TRANSPARENT = [
    "sec",
    "boxed-text",
    "fig-group",
    "table-wrap-group",
    "app",
    "app-group",
    "ack",
    "bio",
    "notes",
    "statement",
    "glossary",
    "disp-formula-group",
    "p-group",
    "speech",
    "supplementary-material",
    "alternatives",
]


def write_blocks(page: Page, sources: Iterable[Element], parent: Element) -> None:
    """Write blocks one after the other; an element nobody knows becomes a paragraph of its text."""
    for source in sources:
        BLOCKS.get(name(source), write_paragraph)(page, source, parent)


def write_section(page: Page, source: Element, parent: Element, depth: int = 0) -> None:
    """Write a section flat: its heading, then its content at the same level of the page."""
    title = title_of(source)
    if plain(title):
        write_heading(page, source, parent, depth)
        depth += 1
    for each in content_of(source):
        if name(each) in ("sec", "app"):
            write_section(page, each, parent, depth)
        else:
            write_blocks(page, [each], parent)


def write_heading(page: Page, source: Element, parent: Element, depth: int) -> None:
    """Write a section's heading with its link to itself; the top ones go into the contents."""
    title, label = title_of(source), plain(child(source, "label"))
    key = page.id_of(source, "section")
    heading = put(parent, f"h{min(page.heading_level + depth, 6)}", id=key)
    if title is None:
        return
    add_text(heading, f"{label} " if label else "")
    write_inline(page, title, heading)
    words = f"{label} {plain(title)}".strip()
    add_text(heading, " ")
    link = page.say("section_link", title=words)
    put(heading, "a", "#", class_="permalink", href=f"#{key}", aria_label=link)
    if depth == 0:
        page.contents.append((key, words))


def write_paragraph(page: Page, source: Element, parent: Element) -> None:
    """Write a paragraph; a block inside it ends it, and the text goes on in a new one."""
    current = put(parent, "p")
    if source in page.ids:
        current.set("id", page.ids[source])
    if language(source):
        current.set("lang", language(source))
    add_text(current, source.text)
    for each in source:
        if name(each) in BLOCKS:
            _drop_if_empty(current)
            BLOCKS[name(each)](page, each, parent)
            current = put(parent, "p")
        else:
            write_one(page, each, current)
        add_text(current, each.tail)
    _drop_if_empty(current)


def _drop_if_empty(paragraph: Element) -> None:
    parent = paragraph.getparent()
    if is_empty(paragraph) and parent is not None:
        parent.remove(paragraph)


def _list(page: Page, source: Element, parent: Element) -> None:
    kind = source.get("list-type") or "bullet"
    target = put(parent, "ol" if kind in ORDERED or kind == "roman-upper" else "ul")
    if ORDERED.get(kind, "1") != "1":
        target.set("type", ORDERED[kind])
    elif kind == "roman-upper":
        target.set("type", "I")
    for item in children(source, "list-item"):
        _item(page, [each for each in item if name(each) != "label"], put(target, "li"))


def _item(page: Page, sources: list[Element], target: Element) -> None:
    """Write the content of an item or a cell; a single paragraph needs no paragraph of its own."""
    if len(sources) == 1 and name(sources[0]) == "p" and not _holds_block(sources[0]):
        if sources[0] in page.ids:
            target.set("id", page.ids[sources[0]])
        write_inline(page, sources[0], target)
    else:
        write_blocks(page, sources, target)


def _holds_block(source: Element) -> bool:
    return any(name(each) in BLOCKS for each in source)


def _definitions(page: Page, source: Element, parent: Element) -> None:
    target = put(parent, "dl")
    for item in children(source, "def-item"):
        for each in children(item, "term", "def"):
            if name(each) == "term":
                write_inline(page, each, put(target, "dt"))
            else:
                _item(page, list(each), put(target, "dd"))


def _quote(page: Page, source: Element, parent: Element) -> None:
    target = put(parent, "blockquote")
    if language(source):
        target.set("lang", language(source))
    write_blocks(page, [each for each in source if name(each) != "attrib"], target)
    for each in children(source, "attrib"):
        write_inline(page, each, put(target, "footer"))


def _formula(page: Page, source: Element, parent: Element) -> None:
    """Write a formula on its own line; it scrolls in its own box where it is too wide."""
    label = plain(child(source, "label"))
    words = page.say("formula_labelled", label=label) if label else page.say("formula")
    box = put(parent, "div", class_="scroll formula", role="region", aria_label=words, tabindex="0")
    if source in page.ids:
        box.set("id", page.ids[source])
    formulas.write(source, box, block=True)
    if label:
        put(box, "span", label, class_="formula-number")


def _code(page: Page, source: Element, parent: Element) -> None:
    put(parent, "pre", all_text(source), class_="scroll", tabindex="0")


def _figure(page: Page, source: Element, parent: Element) -> None:
    """Write a figure: the picture with its words, then label and caption."""
    caption = child(source, "caption")
    label = plain(child(source, "label"))
    pictures = [each for each in descendants(source, "graphic")]
    alt = words_for(source, caption) or label or page.say("figure")
    key = page.id_of(source, "figure")
    figure = put(parent, "figure", id=key)
    for graphic in pictures:
        write_picture(page, graphic, figure, words_for(graphic) or alt)
    file = image_name(pictures[0]) if pictures else None
    page.figures.append(Figure(key, label, plain(caption), file or "", alt))
    write_caption(page, source, figure, "figcaption")


def write_caption(page: Page, source: Element, parent: Element, tag: str) -> None:
    """Write label, title, text and attribution of a figure or table into one element."""
    label, caption = plain(child(source, "label")), child(source, "caption")
    parts = [] if caption is None else list(caption)
    parts += children(source, "attrib")
    if not label and not parts and not plain(caption):
        return
    target = put(parent, tag)
    if label:
        put(target, "b", label if label.endswith((".", ":")) else f"{label}.")
    if caption is not None and not len(caption):
        add_text(target, f" {caption.text or ''}")
    for part in parts:
        add_text(target, " ")
        write_inline(page, part, target)


def _lone_picture(page: Page, source: Element, parent: Element) -> None:
    figure = put(parent, "figure")
    write_picture(page, source, figure, words_for(source) or page.say("figure"))


def _table(page: Page, source: Element, parent: Element) -> None:
    """Write a table in a box that scrolls by keyboard, with its caption and its own notes."""
    key = page.id_of(source, "table")
    tables = list(descendants(source, "table"))
    if not tables:
        _figure(page, source, parent)
        return
    label = plain(child(source, "label")) or page.say("table")
    for number, table in enumerate(tables):
        box = put(parent, "div", class_="scroll", role="region", aria_label=label, tabindex="0")
        target = put(box, "table", class_="table")
        if number == 0:
            box.set("id", key)
            write_caption(page, source, target, "caption")
        _rows(page, lay_out(table), target)
    for foot in children(source, "table-wrap-foot"):
        _table_notes(page, foot, parent)


def _rows(page: Page, grid: Grid, target: Element) -> None:
    numeric = grid.numeric()
    rows: dict[int, Element] = {}
    parts: dict[str, Element] = {}
    for number in range(grid.rows):
        tag = "thead" if number < grid.head_rows else "tbody"
        part = parts.get(tag)
        parts[tag] = part if part is not None else put(target, tag)
        rows[number] = put(parts[tag], "tr")
    for cell in grid.cells:
        in_head = cell.row < grid.head_rows
        _cell(page, cell, rows[cell.row], number=cell.column in numeric, in_head=in_head)


def _cell(page: Page, cell: Cell, row: Element, *, number: bool, in_head: bool) -> None:
    target = put(row, "th" if cell.head else "td")
    if cell.head:
        target.set("scope", _scope(cell, in_head))
    if number and cell.columns == 1:
        target.set("class", "number")
    if cell.columns > 1:
        target.set("colspan", str(cell.columns))
    if cell.rows > 1:
        target.set("rowspan", str(cell.rows))
    if any(name(each) in BLOCKS for each in cell.element):
        _item(page, _wrapped(cell.element), target)
    else:
        write_inline(page, cell.element, target)


def _scope(cell: Cell, in_head: bool) -> str:
    if in_head:
        return "colgroup" if cell.columns > 1 else "col"
    return "rowgroup" if cell.rows > 1 else "row"


def _wrapped(cell: Element) -> list[Element]:
    """Return a cell's blocks; loose text around them makes the whole cell one paragraph."""
    loose = (cell.text or "") + "".join(each.tail or "" for each in cell)
    return [cell] if loose.strip() else list(cell)


def _table_notes(page: Page, foot: Element, parent: Element) -> None:
    for note in children(foot, "fn", "p", "attrib", "fn-group"):
        for each in children(note, "fn") or [note]:
            target = put(parent, "p", class_="small table-note")
            if each in page.ids:
                target.set("id", page.ids[each])
            label = plain(child(each, "label"))
            add_text(target, f"{label} " if label else "")
            for part in children(each, "p") or [each]:
                write_inline(page, part, target)
                add_text(target, " ")


BLOCKS: dict[str, Writer] = {
    "p": write_paragraph,
    "list": _list,
    "def-list": _definitions,
    "disp-quote": _quote,
    "verse-group": _quote,
    "disp-formula": _formula,
    "code": _code,
    "preformat": _code,
    "fig": _figure,
    "graphic": _lone_picture,
    "table-wrap": _table,
    **{tag: write_section for tag in TRANSPARENT},
}
