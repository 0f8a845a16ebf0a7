"""Copy formulas: presentation MathML, cleaned, with the TeX source as its words."""

from lxml import etree

from .page import put
from .source import MATHML, Element, add_text, all_text, descendants, name, plain

ALLOWED = frozenset(
    [
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "ms",
        "mfrac",
        "msqrt",
        "mroot",
        "mstyle",
        "mpadded",
        "mphantom",
        "merror",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mmultiscripts",
        "mprescripts",
        "none",
        "mtable",
        "mtr",
        "mtd",
        "menclose",
    ]
)
ATTRIBUTES = frozenset(
    [
        "mathvariant",
        "stretchy",
        "fence",
        "separator",
        "accent",
        "accentunder",
        "linethickness",
        "display",
        "displaystyle",
        "columnalign",
        "rowalign",
        "columnspan",
        "rowspan",
        "form",
        "largeop",
        "movablelimits",
        "notation",
        "lspace",
        "rspace",
        "width",
        "height",
        "depth",
        "minsize",
        "maxsize",
    ]
)
DROPPED = ("annotation", "annotation-xml")


def mathml_of(source: Element) -> Element | None:
    """Return the `math` element of a formula, its old `mfenced` turned into rows with brackets."""
    if name(source) == "math":
        math: Element | None = source
    else:
        math = next((each for each in source.iter(f"{MATHML}math")), None)
    if math is not None:
        for fenced in list(descendants(math, "mfenced")):
            _unfence(fenced)
    return math


def _unfence(fenced: Element) -> None:
    """Make a row of brackets, parts and what separates them, as MathML Core wants it."""
    opening, closing = fenced.get("open", "("), fenced.get("close", ")")
    separators = "".join(fenced.get("separators", ",").split())
    parts = list(fenced)
    fenced.tag = f"{MATHML}mrow"
    fenced.attrib.clear()
    fenced.text = None
    signs = [opening]
    for at in range(len(parts) - 1):
        signs.append(separators[min(at, len(separators) - 1)] if separators else "")
    for part, sign in zip(parts, signs, strict=False):
        part.tail = None
        part.addprevious(_sign(sign))
    fenced.append(_sign(closing))


def _sign(text: str) -> Element:
    sign = etree.Element(f"{MATHML}mo")
    sign.text = text
    return sign


def tex_of(source: Element) -> str:
    """Return the TeX source of a formula, without dollar signs; '' when there is none."""
    places = [source] if name(source) == "tex-math" else list(descendants(source, "tex-math"))
    if not places:
        places = [
            each
            for each in descendants(source, "annotation")
            if "tex" in (each.get("encoding") or "").lower()
        ]
    text = all_text(places[0]).strip() if places else ""
    return _bare(text)


def _bare(tex: str) -> str:
    """Take away the document around a formula and the marks of display style."""
    start, end = tex.find(r"\begin{document}"), tex.rfind(r"\end{document}")
    if 0 <= start < end:
        tex = tex[start + len(r"\begin{document}") : end]
    return tex.strip().strip("$").removeprefix(r"\[").removesuffix(r"\]").strip()


def words_of(source: Element) -> str:
    """Return a formula in words for those who cannot see it: TeX, else its letters."""
    return tex_of(source) or plain(source)


def write(source: Element, target: Element, *, block: bool) -> None:
    """Append a formula to an element of the page; without MathML its TeX stands there as code."""
    mathml = mathml_of(source)
    if mathml is None:
        words = words_of(source)
        if words:
            put(target, "code", words, class_="tex")
        return
    copy = put(target, "math", alttext=words_of(source))
    copy.set("display", "block" if block else "inline")
    _copy_content(mathml, copy)


def _copy_content(source: Element, target: Element) -> None:
    add_text(target, source.text)
    for each in source:
        tag = name(each)
        if tag in ALLOWED and tag != "math":
            copy = etree.SubElement(target, tag)
            _copy_attributes(each, copy)
            _copy_content(each, copy)
        elif tag not in DROPPED:
            _copy_content(each, target)
        add_text(target, each.tail)


def _copy_attributes(source: Element, target: Element) -> None:
    for key, value in source.attrib.items():
        if key in ATTRIBUTES and len(value) < 40 and ":" not in value:
            target.set(str(key), str(value))
