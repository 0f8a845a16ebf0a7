"""Who reads what, for many papers at once. Values in, a proposal out; knows no row and no page.

``propose`` finds the assignment with the greatest total fit. It is written as a linear program
and solved by HiGHS: each paper gets its number of readers, with enough academics and
practitioners among them; nobody gets more than they take; two people who are to be kept apart
never share a paper; each further task of one person costs more than the one before, so work is
spread. Seats that nobody can take are told with the reason.
"""

from reviews.assigning.problem import Paper, Problem, Reader, Sector
from reviews.assigning.proposal import Gap, Proposal, Why, propose

__all__ = ["Gap", "Paper", "Problem", "Proposal", "Reader", "Sector", "Why", "propose"]
