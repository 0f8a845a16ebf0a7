"""Two worlds that differ only in what one person must not know: all they can fetch is the same."""
