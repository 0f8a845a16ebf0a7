"""What a title page says, and the tree without it."""

from .cutting import cut
from .found import Author, Found, Place, TitlePage
from .plain import read_plain_text
from .plain_references import PlainReference, read_plain_references
from .title_page import read_title_page

__all__ = [
    "Author",
    "Found",
    "Place",
    "PlainReference",
    "TitlePage",
    "cut",
    "read_plain_references",
    "read_plain_text",
    "read_title_page",
]
