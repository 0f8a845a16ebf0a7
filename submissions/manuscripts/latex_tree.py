"""pandoc's tree of a LaTeX paper with what LaTeX would have printed: numbers, labels, links."""

import re
from collections.abc import Iterator

from lxml import etree

from .captions import caption_of
from .latex_references import PLACEHOLDER, References
from .tree import ALIASES, ANCHORS, Element, child, drop, letters_of, line_of, make, name_of, unwrap

STARRED, APPENDIX = "\ue140", "\ue141"
WORD_BEFORE, CAPITAL_BEFORE = "\ue142", "\ue143"
LABEL = re.compile(r"\\label\s*\{\s*(Lab\d+)\s*\}")
TAG = re.compile(r"\\tag\*?\s*\{([^{}]*)\}")
NUMBERED = re.compile(r"\s*\\begin\s*\{(equation|align|gather|eqnarray|multline|flalign|alignat)\}")
BY_ROW = ("align", "gather", "eqnarray", "flalign", "alignat")
UNNUMBERED = re.compile(r"\\(?:nonumber|notag)(?![a-z])")
CITED = re.compile(r"cite-(\d+)$")
ENTRY = re.compile("\\s*\ue120(\\d+)\ue121")
LABELS = {
    "en": ("Figure {}", "Table {}"),
    "ru": ("Рис. {}", "Таблица {}"),
    "kk": ("{}-сурет", "{}-кесте"),
}
NOUNS = {
    "en": {"sec": "Section", "fig": "Figure", "table-wrap": "Table", "disp-formula": "Equation"},
    "ru": {"sec": "раздел", "fig": "рис.", "table-wrap": "таблица", "disp-formula": "уравнение"},
    "kk": {"sec": "бөлім", "fig": "сурет", "table-wrap": "кесте", "disp-formula": "теңдеу"},
}

Losses = list[tuple[str, str]]


def number(article: Element, language: str, losses: Losses) -> None:
    """Number sections, figures, tables and equations and write the numbers where they are cited."""
    body = child(article, "body")
    _simplify(body)
    numbers: dict[str, tuple[str, Element]] = {}
    _number_floats(body, language, numbers)
    _number_formulas(body, numbers)
    cited = {str(link.get("rid")) for link in article.iter("xref")}
    _number_sections(body, cited, numbers)
    for link in list(article.iter("xref")):
        _write_link(link, numbers, language, losses)
    _name_drawings(body, losses)


def _simplify(body: Element) -> None:
    """Open the boxes and groups that pandoc keeps environments in."""
    for box in list(body.iter("boxed-text")):
        _open(box)
    for group in body.iter("fig-group"):
        group.tag = "fig" if group.find("fig") is None else group.tag
    for figure in list(body.iter("fig")):
        _gather(figure)
    for words in list(body.iter("alt-text")):
        if letters_of(words).strip() in ("image", ""):  # what pandoc writes where nobody did
            drop(words)


def _number_sections(
    body: Element, cited: set[str], numbers: dict[str, tuple[str, Element]]
) -> None:
    """Number sections where the text speaks of one by its number; other papers go without."""
    sections = dict(_sections(body, [], []))
    for section, text in sections.items():
        if text and section.get("id"):
            numbers[str(section.get("id"))] = (text, section)
    if any(str(section.get("id")) in cited for section in sections):
        for section, text in sections.items():
            _write_number(section, text)


def _name_drawings(body: Element, losses: Losses) -> None:
    """Say of which figures a drawing was left out: those that have no picture."""
    for figure in body.iter("fig"):
        caption = figure.find("caption")
        if caption is None or figure.find(".//graphic") is not None:
            continue
        if ("latex_drawing", "") in losses:
            label = line_of(caption).partition(". ")[0][:60]
            losses[losses.index(("latex_drawing", ""))] = ("latex_drawing", label)


def _open(box: Element) -> None:
    """A box is only how pandoc keeps an environment; its label goes to what is inside."""
    inside = next((part for part in box if name_of(part) and part.get("id") is None), None)
    table = box.find("table-wrap")
    owner = table if table is not None else inside
    if owner is not None and box.get("id") and owner.get("id") is None:
        owner.set("id", str(box.get("id")))
    unwrap(box)


def _gather(figure: Element) -> None:
    """The pictures of a figure stand in it directly; paragraphs that held only them go."""
    for paragraph in figure.findall("p"):
        for picture in list(paragraph.iter("inline-graphic", "graphic")):
            picture.tag = "graphic"
            drop(picture)
            picture.tail = None
            figure.append(picture)
        if not line_of(paragraph):
            drop(paragraph)


def _number_floats(body: Element, language: str, numbers: dict[str, tuple[str, Element]]) -> None:
    counts = {"fig": 0, "table-wrap": 0}
    for part in body.iter("fig", "table-wrap"):
        paragraph = part.find("caption/p")
        if paragraph is None or not line_of(paragraph):
            continue
        kind = name_of(part)
        counts[kind] += 1
        typed = caption_of(letters_of(paragraph))
        pattern = LABELS[language][kind == "table-wrap"]
        label = typed.label if typed else pattern.format(counts[kind])
        last = paragraph[-1] if len(paragraph) else None
        if last is None:
            paragraph.text = (paragraph.text or "").rstrip()
        else:
            last.tail = (last.tail or "").rstrip()
        if not typed:
            paragraph.text = f"{label}. {(paragraph.text or '').lstrip()}"
        found = re.search(r"[A-ZА-Я]?\.?\d+(?:[.–-]\d+)*[a-zа-я]?", label)
        owners = [part, *(each for each in part.iter(*ANCHORS) if not line_of(each))]
        for key in (str(each.get("id")) for each in owners if each.get("id")):
            numbers[key] = (found.group() if found else label, part)


def _number_formulas(body: Element, numbers: dict[str, tuple[str, Element]]) -> None:
    count = 0
    for formula in body.iter("disp-formula"):
        tex = formula.find(".//tex-math")
        if tex is None or not tex.text:
            continue
        printed: list[str] = []
        labels: list[str] = []
        for row in _rows(tex.text):
            own = LABEL.findall(row)
            tag = TAG.search(row)
            if tag is None and (UNNUMBERED.search(row) or not NUMBERED.match(tex.text)):
                continue
            count += tag is None
            printed.append(tag[1] if tag else str(count))
            numbers.update(dict.fromkeys(own, (printed[-1], formula)))
            labels += own
        if printed:
            text = printed[0] if len(printed) == 1 else f"{printed[0]}–{printed[-1]}"
            formula.insert(0, make("label", f"({text})"))
        if labels:
            formula.set("id", labels[0])
            formula.set(ALIASES, " ".join(labels))
        tex.text = etree.CDATA(_bare(tex.text))


def _rows(tex: str) -> list[str]:
    """The rows of a formula that has a number for each; rows inside an inner environment stay."""
    match = NUMBERED.match(tex)
    if not match or match[1] not in BY_ROW:
        return [tex]
    rows: list[str] = [""]
    depth = 0
    for piece in re.split(r"(\\begin\s*\{[^}]*\}|\\end\s*\{[^}]*\}|\\\\)", tex[match.end() :]):
        depth += piece.startswith("\\begin") - piece.startswith("\\end")
        if piece == "\\\\" and depth == 0:
            rows.append("")
        else:
            rows[-1] += piece
    return [row for row in rows if re.sub(r"\\end\s*\{[^}]*\}|\s", "", row)]


def _bare(tex: str) -> str:
    """The formula without labels and numbers, which stand beside it."""
    tex = UNNUMBERED.sub("", TAG.sub("", LABEL.sub("", tex)))
    tex = re.sub(r"^\s*\\begin\s*\{equation\*?\}|\\end\s*\{equation\*?\}\s*$", "", tex)
    return tex.strip()


def _sections(
    container: Element, above: list[str], state: list[bool]
) -> Iterator[tuple[Element, str]]:
    """Sections with their numbers; starred ones without, those after the appendix by letters."""
    count = 0
    for section in container.iterfind("sec"):
        title = section.find("title")
        words = letters_of(title) if title is not None else ""
        if APPENDIX in words and not state and not above:
            state.append(True)
            count = 0
        if STARRED in words or not words.strip(STARRED + APPENDIX):
            yield section, ""
            yield from ((inner, "") for inner, _ in _sections(section, [*above, "0"], state))
            continue
        count += 1
        own = chr(64 + min(count, 26)) if state and not above else str(count)
        yield section, ".".join([*above, own])
        yield from _sections(section, [*above, own], state)


def _write_number(section: Element, text: str) -> None:
    title = section.find("title")
    if title is not None and text and text.count(".") < 3:
        title.text = (
            f"{text}. {(title.text or '').lstrip()}"
            if "." not in text
            else f"{text} {(title.text or '').lstrip()}"
        )


def _write_link(
    link: Element, numbers: dict[str, tuple[str, Element]], language: str, losses: Losses
) -> None:
    rid = str(link.get("rid", ""))
    if not rid.startswith("Lab"):
        return
    known = numbers.get(rid)
    noun = _noun_before(link, known[1] if known else None, language)
    typed = (link.text or "").strip()
    is_missing = not typed or (typed.startswith("[") and typed.endswith("]"))
    if known and (is_missing or typed[:1].isdigit()):
        for part in list(link):
            link.remove(part)
        link.text = f"{noun}{known[0]}"
    elif is_missing:
        losses.append(("latex_reference", ""))
        link.text = f"{noun}??"
    elif noun:
        link.text = f"{noun}{link.text}"


def _noun_before(link: Element, owner: Element | None, language: str) -> str:
    """The word that `\\autoref` or `\\cref` puts before a number; its mark is taken out."""
    before = link.getprevious()
    parent = link.getparent()
    holder, side = (before, "tail") if before is not None else (parent, "text")
    text = (getattr(holder, side) or "") if holder is not None else ""
    if not text.endswith((WORD_BEFORE, CAPITAL_BEFORE)):
        return ""
    setattr(holder, side, text[:-1])
    noun = NOUNS[language].get(name_of(owner) if owner is not None else "", "")
    if text.endswith(WORD_BEFORE) and language == "en":
        noun = noun.lower()
    elif noun and text.endswith(CAPITAL_BEFORE):
        noun = noun[0].upper() + noun[1:]
    return f"{noun} " if noun else ""


def list_references(article: Element, references: References, printed: Element | None) -> None:
    """Put the entries that pandoc wrote from .bib files into the place kept for them."""
    place = next((p for p in article.iter("p") if PLACEHOLDER in letters_of(p)), None)
    if place is None:
        return
    entries = {
        str(ref.get("id", "")).removeprefix("ref-"): ref.find("mixed-citation")
        for ref in (printed.iter("ref") if printed is not None else ())
    }
    for position, source in enumerate(references.sources, 1):
        citation = entries.get(f"c{position}")
        paragraph = make("p") if citation is None else citation
        paragraph.tag = "p"
        paragraph.attrib.clear()
        paragraph.tail = None
        if citation is None:
            paragraph.text = _plainly(source.fields)
        if references.numeric:
            paragraph.text = f"[{position}] {paragraph.text or ''}"
        last = paragraph[-1] if len(paragraph) else None
        mark = f" \ue120{position}\ue121"
        if last is None:
            paragraph.text = (paragraph.text or "") + mark
        else:
            last.tail = (last.tail or "") + mark
        place.addprevious(paragraph)
    drop(place)


def _plainly(fields: dict[str, str]) -> str:
    """An entry that pandoc could not write, from its fields in the usual order."""
    names = (
        *("author", "editor", "year", "date", "title", "journal", "journaltitle", "booktitle"),
        *("volume", "pages", "publisher", "doi", "url"),
    )
    words = [re.sub(r"[{}]|\\[a-zA-Z]+\s?", "", fields[name]) for name in names if fields.get(name)]
    return ". ".join(words)


def link_references(article: Element) -> None:
    """Point citations to the entries of the built list and take the marks of both out."""
    ids = _ids_of_entries(article)
    for link in article.iter("xref"):
        match = CITED.match(str(link.get("rid", "")))
        if match and match[1] in ids:
            link.set("rid", ids[match[1]])
            link.set("ref-type", "bibr")
    for anchor in list(article.iter("styled-content")):
        if anchor.get("id") is None and not letters_of(anchor):
            drop(anchor)
    _without_marks(article)


def _ids_of_entries(article: Element) -> dict[str, str]:
    """The ids of entries by the number in their mark; the marks go."""
    ids: dict[str, str] = {}
    for ref in article.iterfind("back/ref-list/ref"):
        for piece in ref.iter():
            for side in ("text", "tail"):
                if match := ENTRY.search(getattr(piece, side) or ""):
                    ids[match[1]] = str(ref.get("id"))
                    setattr(piece, side, ENTRY.sub("", getattr(piece, side)))
    return ids


def _without_marks(article: Element) -> None:
    """No letter of ours is left in a finished tree."""
    marks = re.compile("[\ue000-\ue1ff]")
    for piece in article.iter():
        for side in ("text", "tail"):
            text = getattr(piece, side)
            if text and marks.search(text):
                clean = marks.sub("", text)
                is_tex = name_of(piece) == "tex-math" and side == "text"
                setattr(piece, side, etree.CDATA(clean) if is_tex else clean)
