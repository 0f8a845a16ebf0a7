from submissions.manuscripts.counts import Counts, count
from submissions.manuscripts.tree import serialise

from .conftest import tree_of


def test_counts_of_the_manuscript(converted):
    counts = count(converted.tree)

    assert (counts.tables, counts.figures, counts.formulas) == (1, 1, 1)
    assert (counts.references, counts.notes) == (3, 1)
    assert 400 < counts.words < 500


def test_words_are_counted_as_people_do():
    tree = tree_of(
        "# Two words\n\nDon’t *half*way – one-third.[^1]\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "$x^2$\n\n[^1]: Three more words.\n\n# References\n\nLee, A. (2020). Not counted."
    )

    assert count(serialise(tree)) == Counts(
        words=2 + 3 + 4 + 3, tables=1, figures=0, formulas=1, references=1, notes=1
    )
