"""What a title page says, and the tree without it."""

from .cutting import cut
from .found import Author, Found, Place, TitlePage
from .title_page import read_title_page

__all__ = ["Author", "Found", "Place", "TitlePage", "cut", "read_title_page"]
