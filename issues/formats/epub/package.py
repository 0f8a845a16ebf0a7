"""The package document: what the book is, who made it, how accessible it is, what is in it."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

from journal.rich import plain

from ..front import Front, choose
from ..names import Name
from ..words import word

CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)


def opf(front: Front, pictures: Mapping[str, str], moment: datetime, *, formulas: bool) -> str:
    """Return the OPF document; `pictures` gives media types by file name."""
    metadata = "\n".join(_described(front, moment) + _access(front, pictures, formulas))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{escape(front.language)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}\n</metadata>\n'
        f"<manifest>\n{_manifest(pictures, formulas)}\n</manifest>\n"
        '<spine><itemref idref="article"/></spine>\n</package>\n'
    )


def _described(front: Front, moment: datetime) -> list[str]:
    address = front.doi_url or f"{front.journal.url}articles/{front.number}/"
    lines = [
        f'<dc:identifier id="id">{_identifier(address)}</dc:identifier>',
        f"<dc:title>{escape(front.plain_title)}</dc:title>",
        f"<dc:language>{escape(front.language)}</dc:language>",
        f'<meta property="dcterms:modified">{moment:%Y-%m-%dT%H:%M:%SZ}</meta>',
    ]
    for number, person in enumerate(front.contributors, 1):
        lines += _creator(f"author-{number}", person.shown, person.cited(front.language))
    optional = (
        ("date", front.published.isoformat() if front.published else ""),
        ("publisher", choose(front.journal.publisher, front.language)),
        ("description", plain(choose(front.abstracts, front.language))),
        ("source", front.doi_url),
        ("rights", front.licence.url if front.licence else ""),
    )
    lines += [f"<dc:{tag}>{escape(value)}</dc:{tag}>" for tag, value in optional if value]
    keywords = front.keywords.get(front.language, ())
    lines += [f"<dc:subject>{escape(plain(each))}</dc:subject>" for each in keywords]
    return lines


def _identifier(address: str) -> str:
    return (
        escape(address)
        if address.startswith("https://doi.org/")
        else (f"urn:uuid:{uuid5(NAMESPACE_URL, address)}")
    )


def _creator(key: str, shown: str, cited: Name) -> list[str]:
    return [
        f'<dc:creator id="{key}">{escape(shown)}</dc:creator>',
        f'<meta refines="#{key}" property="role" scheme="marc:relators">aut</meta>',
        f'<meta refines="#{key}" property="file-as">{escape(cited.inverted)}</meta>',
    ]


def _access(front: Front, pictures: Mapping[str, str], formulas: bool) -> list[str]:
    """Return accessibility metadata in the terms of schema.org."""
    features = [
        "structuralNavigation",
        "tableOfContents",
        "readingOrder",
        "displayTransformability",
    ]
    features += ["alternativeText"] if pictures else []
    features += ["MathML"] if formulas else []
    modes = ["textual", "visual"] if pictures else ["textual"]
    rows = [("accessMode", mode) for mode in modes]
    rows += [("accessModeSufficient", "textual")]
    rows += [("accessibilityFeature", feature) for feature in features]
    rows += [("accessibilityHazard", "none")]
    rows += [("accessibilitySummary", word(front.language, "access_summary"))]
    return [f'<meta property="schema:{name}">{escape(value)}</meta>' for name, value in rows]


def _manifest(pictures: Mapping[str, str], formulas: bool) -> str:
    properties = ' properties="mathml"' if formulas else ""
    xhtml = "application/xhtml+xml"
    lines = [
        f'<item id="nav" href="nav.xhtml" media-type="{xhtml}" properties="nav"/>',
        f'<item id="article" href="article.xhtml" media-type="{xhtml}"{properties}/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
    ]
    lines += [
        f'<item id="picture-{number}" href="media/{escape(name)}" media-type="{kind}"/>'
        for number, (name, kind) in enumerate(sorted(pictures.items()), 1)
    ]
    return "\n".join(lines)
