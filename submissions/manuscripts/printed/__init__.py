"""The text of printed pages: letters, rows in reading order, paragraphs, a tree."""

from .page_tree import Printed, read_pages

__all__ = ["Printed", "read_pages"]
