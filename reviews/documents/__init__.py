"""Documents of the editorial office: values in, the bytes of a file out."""

from reviews.documents.minutes import Line, Minutes, word_file

__all__ = ["Line", "Minutes", "word_file"]
