"""Pieces of WordprocessingML that python-docx has no words for."""

from collections.abc import Sequence
from html import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def _run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def change(text: str, *, deleted: bool) -> str:
    """A tracked insertion or deletion."""
    name = "del" if deleted else "ins"
    by = 'w:id="9" w:author="A colleague" w:date="2026-01-05T10:00:00Z"'
    return f"<w:{name} {W} {by}>{_run(text, 'delText' if deleted else 't')}</w:{name}>"


def text_box(text: str) -> str:
    """A run that holds a text box."""
    return (
        f'<w:r {W} {V}><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent>'
        f"<w:p>{_run(text)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def note_mark(number: int) -> str:
    """The mark of a footnote in the text."""
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r {W}>{raised}<w:footnoteReference w:id="{number + 1}"/></w:r>'


def notes(texts: Sequence[str]) -> str:
    """The part with the footnotes."""
    lines = (
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{_run(f" {text}")}</w:p></w:footnote>'
        for number, text in enumerate(texts, 2)
    )
    rules = (
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    return f"<w:footnotes {W}>{''.join(rules)}{''.join(lines)}</w:footnotes>"


def math(*parts: str) -> str:
    """A formula of parts."""
    return f"<m:oMath {M}>{''.join(parts)}</m:oMath>"


def sign(text: str) -> str:
    """Letters, digits or signs in a formula."""
    return f"<m:r><m:t>{escape(text)}</m:t></m:r>"


def fraction(over: str, under: str) -> str:
    return f"<m:f><m:num>{sign(over)}</m:num><m:den>{sign(under)}</m:den></m:f>"


def lowered(base: str, index: str) -> str:
    return f"<m:sSub><m:e>{sign(base)}</m:e><m:sub>{sign(index)}</m:sub></m:sSub>"


def raised(base: str, power: str) -> str:
    return f"<m:sSup><m:e>{sign(base)}</m:e><m:sup>{sign(power)}</m:sup></m:sSup>"


def root(inner: str) -> str:
    return (
        f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{sign(inner)}</m:e></m:rad>'
    )


def total(index: str, end: str, *inner: str) -> str:
    return (
        '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
        f"<m:sub>{sign(index)}</m:sub><m:sup>{sign(end)}</m:sup><m:e>{''.join(inner)}</m:e></m:nary>"
    )
