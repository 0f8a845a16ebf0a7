"""From rows to files: front matter and the accepted text become JATS, HTML, PDF and EPUB."""

from issues.typesetting.fingerprints import is_out_of_date, printed_front, with_front
from issues.typesetting.galleys import page_of, typeset

__all__ = ["is_out_of_date", "page_of", "printed_front", "typeset", "with_front"]
