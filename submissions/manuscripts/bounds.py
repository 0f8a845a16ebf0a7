"""How much a manuscript may be, and how much reading it may cost."""

MEGABYTE = 1024 * 1024

FILE_MEGABYTES = 50  # one upload
EXPANDED_MEGABYTES = 400  # all parts of an office file, unpacked
PART_MEGABYTES = 150  # one part, unpacked
ENTRIES = 5_000  # parts of an office file
RATIO = 150  # unpacked : packed, for a part above RATIO_FROM_MEGABYTES
RATIO_FROM_MEGABYTES = 10
DIRECTORY_MEGABYTES = 2  # the zip's own table of contents

CONVERSION_SECONDS = 60
CONVERSION_MEGABYTES = 1024
TREE_MEGABYTES = 20  # the canonical tree, and what pandoc writes
PICTURE_PIXELS = 60_000_000
PICTURE_SIDE = 4_000  # pixels; larger ones are made smaller
PDF_PAGES_READ = 60  # pages whose text is read for the form
PDF_TEXT_CHARACTERS = 400_000

LATEX_DEPTH = 12  # files that take in files
LATEX_FILES = 400  # files taken in, the same one counted each time
LATEX_CHARACTERS = 6_000_000  # the whole source, taken together
LATEX_BRACES = 400  # braces inside braces
LATEX_ENVIRONMENTS = 100  # environments inside environments
LATEX_LISTING = 200_000  # bytes of a program printed as it is
LATEX_REFERENCES = 2_000
DRAWN_PIXELS = 2_000  # the longer side of a PDF figure when it is drawn

OFFICE_SECONDS = 60  # LibreOffice, converting an old file or drawing objects
OFFICE_MEGABYTES = 2048
