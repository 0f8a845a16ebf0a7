"""Copy formulas into JATS: cleaned MathML in its namespace beside the TeX source."""

from lxml import etree

from submissions.manuscripts.reading.formulas import (
    ALLOWED,
    ATTRIBUTES,
    DROPPED,
    mathml_of,
    tex_of,
)
from submissions.manuscripts.reading.source import Element, add_text, all_text, child, name, plain

from .build import MML, add, clean

COUNTS = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2,
    "msubsup": 3, "munderover": 3,
}  # fmt: skip
LEAVES = frozenset(("mi", "mn", "mo", "mtext", "ms"))
CHILDREN = {"mtable": "mtr", "mtr": "mtd"}


def add_formula(parent: Element, source: Element, tag: str, key: str = "") -> None:
    """Append a formula as `tag`; one without MathML or TeX becomes its text."""
    mathml, tex = mathml_of(source), clean(tex_of(source))
    math = None if mathml is None or not _sound(mathml) else mathml
    if math is None and not tex:
        target = parent if tag == "inline-formula" or name(parent) == "p" else add(parent, "p")
        add_text(target, clean(plain(source)))
        return
    formula = add(parent, tag, id=key)
    label = plain(child(source, "label")) if tag == "disp-formula" else ""
    if label:
        add(formula, "label", label)
    place = add(formula, "alternatives") if math is not None and tex else formula
    if math is not None:
        _copy(math, etree.SubElement(place, f"{{{MML}}}math"))
    if tex:
        add(place, "tex-math", tex)


def _sound(source: Element) -> bool:
    """Say whether every element has as many parts, and of the kind, as MathML asks for."""
    for each in source.iter():
        tag = name(each)
        parts = [part for part in each if name(part) in ALLOWED]
        if COUNTS.get(tag, len(parts)) != len(parts):
            return False
        if tag in CHILDREN and any(name(part) != CHILDREN[tag] for part in parts):
            return False
    return True


def _copy(source: Element, target: Element) -> None:
    leaf = name(source) in LEAVES
    if leaf:
        target.text = clean(all_text(source))
        return
    for each in source:
        tag = name(each)
        if tag in ALLOWED and tag != "math":
            copy = etree.SubElement(target, f"{{{MML}}}{tag}")
            for key, value in each.attrib.items():
                if key in ATTRIBUTES and tag != "mrow":
                    copy.set(str(key), str(value))
            _copy(each, copy)
        elif tag not in DROPPED:
            _copy(each, target)
