"""The full article as JATS 1.3 Journal Publishing with MathML 3, valid against its DTD."""

from lxml import etree

from submissions.manuscripts.reading.paper import open_paper
from submissions.manuscripts.reading.source import Element, descendants

from ..front import Front
from .blocks import add_body
from .build import ALI, ATTRIBUTE_LANG, MML, XLINK, add
from .ends import add_back
from .meta import add_front
from .text import Text

__all__ = ["article_xml"]

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 '
    '20210610//EN" "JATS-journalpublishing1-3-mathml3.dtd">'
)
KINDS = {  # what JATS calls the types; the journal's own word stands in the subject
    "research article": "research-article",
    "review article": "review-article",
    "case study": "case-report",
    "practitioner note": "brief-report",
    "policy brief": "brief-report",
    "book review": "book-review",
    "editorial": "editorial",
    "debate": "discussion",
    "correction": "correction",
    "retraction": "retraction",
}


def article_xml(front: Front, tree: bytes) -> bytes:
    """Return front matter and the canonical tree as one article in UTF-8, with its DOCTYPE.

    Body and back are copied through a list of allowed elements; what is not on it becomes its
    text, footnotes move to the back, and references to nowhere lose their link. Raises
    `ValueError` when `tree` is not XML.
    """
    paper = open_paper(tree)
    root = etree.Element("article", nsmap={"xlink": XLINK, "mml": MML, "ali": ALI})
    root.set("article-type", KINDS.get(front.type.lower(), "other"))
    root.set("dtd-version", "1.3")
    root.set(ATTRIBUTE_LANG, front.language)
    add_front(add(root, "front"), front)
    text = Text(paper)
    add_body(add(root, "body"), text)
    add_back(add(root, "back"), text, front)
    _drop_dead_links(root)
    return etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, doctype=DOCTYPE, pretty_print=False
    )


def _drop_dead_links(root: Element) -> None:
    """Turn cross-references into text where what they name was not copied."""
    known = {element.get("id") for element in root.iter() if element.get("id")}
    for xref in list(descendants(root, "xref")):
        if xref.get("rid") not in known:
            xref.tag = "dead"
    etree.strip_tags(root, "dead")
