"""The form of a review as a file: a sheet of questions as lines, in plain text and in Word.

Values in, bytes or lines out; no model is known. Each question begins with a line that holds its
name in double brackets; lines of help begin with a percent sign; all else is the answer.
"""

from reviews.formats.sheet import Filled, Question, Sheet, fill_in, lines_of

__all__ = ["Filled", "Question", "Sheet", "fill_in", "lines_of"]
