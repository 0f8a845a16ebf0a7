"""Turn presentation MathML into calls of Typst's mathematics."""

from collections.abc import Callable

from ..reading.formulas import DROPPED, mathml_of, words_of
from ..reading.source import Element, all_text, name, plain
from .code import array, call, join, quote

OPENING, CLOSING = "([{⟨⌊⌈", ")]}⟩⌋⌉"
INVISIBLE = frozenset("\u2061\u2062\u2063\u2064\u200b")
ACCENTS = {
    "¯": "¯", "‾": "¯", "ˉ": "¯", "^": "^", "ˆ": "^", "~": "~", "˜": "~", "→": "→", "⃗": "→",
    "˙": "˙", ".": "˙", "¨": "¨", "´": "´", "`": "`", "ˇ": "ˇ", "˘": "˘",
}  # fmt: skip
BRACES = {
    "⏞": "math.overbrace", "⏟": "math.underbrace", "⏜": "math.overparen",
    "_": "math.underline", "̲": "math.underline", "‾": "math.overline",
}  # fmt: skip
LIMITS = frozenset("∑∏∐⋃⋂⨁⨂⋁⋀") | {"lim", "max", "min", "sup", "inf", "argmax", "argmin"}
VARIANTS = {
    "normal": "math.upright", "bold": "math.bold", "double-struck": "math.bb",
    "script": "math.cal", "fraktur": "math.frak", "sans-serif": "math.sans",
    "monospace": "math.mono",
}  # fmt: skip
ROWS = ("mrow", "mstyle", "mpadded", "merror", "math", "semantics", "menclose", "mphantom")
MOST = 400  # elements of a formula; a longer one is printed as its source


class Unknown(Exception):
    """A formula holds something that has no counterpart here."""


def formula(source: Element) -> tuple[str, str]:
    """Return a formula as a Typst expression and its words; both '' when there is none.

    What cannot be turned becomes the TeX source as text.
    """
    words = " ".join(words_of(source).split())
    mathml = mathml_of(source)
    if mathml is not None:
        try:
            if sum(1 for _ in mathml.iter()) > MOST:
                raise Unknown
            return _row(mathml), words or "formula"
        except Unknown:
            pass
    return (call("math.upright", quote(words)) if words else "", words)


def is_code(source: Element) -> bool:
    """Say whether a formula is only its TeX source."""
    return mathml_of(source) is None


def _one(source: Element) -> str:
    tag = name(source)
    write = _row if tag in ROWS else WRITERS.get(tag)
    if write is None:
        raise Unknown(tag)
    if source.get("displaystyle") == "true":
        return call("math.display", write(source))
    return write(source)


def _row(source: Element) -> str:
    """Write a sequence; brackets that match grow with what is between them."""
    stack: list[tuple[str, list[str]]] = [("", [])]
    for each in _parts(source):
        sign = _sign(each)
        if sign and sign in OPENING and each.get("stretchy") != "false":
            stack.append((sign, [_one(each)]))
        elif sign and sign in CLOSING and len(stack) > 1:
            inner = stack.pop()[1]
            stack[-1][1].append(call("math.lr", join([*inner, _one(each)])))
        else:
            stack[-1][1].append(_one(each))
    while len(stack) > 1:
        opening, inner = stack.pop()
        stack[-1][1].append(_cases(inner) if opening == "{" else join(inner))
    return join(stack[0][1])


def _cases(inner: list[str]) -> str:
    """Write what follows a brace that is never closed: it grows with a table of cases."""
    return call("math.lr", join(inner))


def _parts(source: Element) -> list[Element]:
    return [each for each in source if name(each) not in DROPPED and name(each) != "none"]


def _sign(source: Element) -> str:
    return plain(source) if name(source) == "mo" else ""


def _letters(source: Element) -> str:
    """Write an identifier: one letter leans, several stand upright as a name."""
    text = plain(source)
    variant = VARIANTS.get(source.get("mathvariant") or "")
    if variant:
        return call(variant, quote(text))
    if text in LIMITS:
        return call("math.op", quote(text), limits="true")
    return _symbol(text) if len(text) == 1 else call("math.upright", quote(text))


def _symbol(letter: str) -> str:
    return call("symbol", quote(letter)) if quote(letter) != '""' else '""'


def _number(source: Element) -> str:
    return quote(plain(source))


def _operator(source: Element) -> str:
    text = "".join(each for each in plain(source) if each not in INVISIBLE)
    text = {"-": "−", "*": "∗", "'": "′"}.get(text, text)
    if len(text) == 1:
        return _symbol(text)
    if text in LIMITS:
        return call("math.op", quote(text), limits="true")
    return call("math.op", quote(text)) if text.isalpha() else join([_symbol(c) for c in text])


def _words(source: Element) -> str:
    return quote(all_text(source))


def _space(source: Element) -> str:
    return call("h", "0.25em")


def _fraction(source: Element) -> str:
    top, bottom = _some(source, 2)
    if (source.get("linethickness") or "").strip("0.ptem") == "" and source.get("linethickness"):
        return call("math.mat", array([top]), array([bottom]), delim="none")
    return call("math.frac", top, bottom)


def _some(source: Element, count: int) -> list[str]:
    parts = [each for each in source if name(each) not in DROPPED]
    if len(parts) != count:
        raise Unknown(name(source))
    return [_one(part) if name(part) != "none" else '""' for part in parts]


def _root(source: Element) -> str:
    radicand, index = _some(source, 2)
    return call("math.root", index, radicand)


def _square_root(source: Element) -> str:
    return call("math.sqrt", _row(source))


def _above(source: Element) -> str:
    base, top = _some(source, 2)
    return call("math.attach", base, t=top)


def _below(source: Element) -> str:
    base, bottom = _some(source, 2)
    return call("math.attach", base, b=bottom)


def _both(source: Element) -> str:
    base, bottom, top = _some(source, 3)
    return call("math.attach", base, b=bottom, t=top)


def _over(source: Element) -> str:
    base, top = _some(source, 2)
    sign = plain(source[-1])
    if sign in BRACES and sign != "‾":
        return call(BRACES[sign], base)
    if sign in ("¯", "‾") and len(plain(source[0])) > 1:
        return call("math.overline", base)
    if sign in ACCENTS:
        return call("math.accent", base, quote(ACCENTS[sign]))
    return call("math.attach", call("math.limits", base), t=top)


def _under(source: Element) -> str:
    base, bottom = _some(source, 2)
    sign = plain(source[-1])
    if sign in BRACES:
        return call(BRACES[sign], base)
    return call("math.attach", call("math.limits", base), b=bottom)


def _under_and_over(source: Element) -> str:
    base, bottom, top = _some(source, 3)
    return call("math.attach", call("math.limits", base), b=bottom, t=top)


def _table(source: Element) -> str:
    show = "math.display" if source.get("displaystyle") == "true" else "seq"
    rows = [
        array([call(show, _row(cell)) for cell in row if name(cell) == "mtd"])
        for row in source
        if name(row) in ("mtr", "mlabeledtr")
    ]
    return call("math.mat", *rows, delim="none") if rows else '""'


def _prescripts(source: Element) -> str:
    """Write tensor indices: base, then pairs below and above, after the mark those before it."""
    parts = [each for each in source if name(each) not in DROPPED]
    marks = [at for at, each in enumerate(parts) if name(each) == "mprescripts"]
    middle = marks[0] if marks else len(parts)
    after, before = parts[1:middle], parts[middle + 1 :]
    if not parts or len(after) > 2 or len(before) > 2:
        raise Unknown("mmultiscripts")
    keys = dict(zip(("b", "t"), map(_index, after), strict=False))
    keys |= dict(zip(("bl", "tl"), map(_index, before), strict=False))
    return call("math.attach", _one(parts[0]), **keys)


def _index(source: Element) -> str | None:
    return None if name(source) == "none" else _one(source)


WRITERS: dict[str, Callable[[Element], str]] = {
    "mi": _letters,
    "mn": _number,
    "mo": _operator,
    "mtext": _words,
    "ms": _words,
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msup": _above,
    "msub": _below,
    "msubsup": _both,
    "mover": _over,
    "munder": _under,
    "munderover": _under_and_over,
    "mtable": _table,
    "mmultiscripts": _prescripts,
}
