"""Rich text from people passes here before it is kept or shown."""

import bleach
import nh3

TAGS = {
    "a",
    "b",
    "blockquote",
    "br",
    "em",
    "h2",
    "h3",
    "h4",
    "i",
    "li",
    "ol",
    "p",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto"}
EMPTIED = {"script", "style", "template", "iframe", "object", "noscript"}


def sanitize_html(html: str) -> str:
    """Return HTML with the allowed elements only.

    Two gates with one list: bleach, and then nh3, which is maintained and has the last word.
    What stands inside script and style is dropped with them.
    """
    emptied = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags=EMPTIED,
        link_rel=None,
    )
    bleached = bleach.clean(
        emptied,
        tags=TAGS,
        attributes={k: list(v) for k, v in ATTRIBUTES.items()},
        protocols=SCHEMES,
        strip=True,
    )
    return nh3.clean(
        bleached,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags=EMPTIED,
        link_rel="nofollow noopener",
    )
