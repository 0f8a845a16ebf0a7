"""The figures of the proof of anonymity: recall by level, and false alarms by paper."""

from dataclasses import dataclass

from submissions.manuscripts.anonymise import without_names
from submissions.manuscripts.tree import parse

from . import AUTHORS, Leak, harmless
from .measuring import Outcome, search, tried
from .others import pdf_leaks, picture_leaks, table_leaks
from .texts import article, paragraph, placed, sentences, text_leaks
from .word import word_leaks


@dataclass(frozen=True)
class FalseAlarms:
    """What was raised, and what was masked, in papers that name nobody."""

    papers: int
    certain: int
    probable: int
    masked: int

    @property
    def per_paper(self) -> float:
        return (self.certain + self.probable) / self.papers


def property_outcomes() -> list[Outcome]:
    """Every seeded trace that is no text."""
    return tried([*word_leaks(), *table_leaks(), *pdf_leaks(), *picture_leaks()])


def text_outcomes() -> list[Outcome]:
    """Every seeded sentence: found by the search, and gone after one press of "Clean"."""
    trees = [(seed.secret, article(paragraph(seed)), seed.secret) for seed in sentences()]
    trees += placed()
    leaks = [Leak(label, "xml", tree, (secret,)) for label, tree, secret in trees]
    found = {trace.file for trace in search([leak.data for leak in leaks], leaks, AUTHORS)}
    outcomes = [
        Outcome(leak.label, str(number) in found, is_gone(leak))
        for number, leak in enumerate(leaks)
    ]
    return outcomes + tried(list(text_leaks()))


def is_gone(leak: Leak) -> bool:
    """Whether the secret is in no text and no attribute of the cleaned tree, even with spaces."""
    root = parse(without_names(leak.data, AUTHORS, also_probable=True).tree)
    values = [str(value) for element in root.iter() for value in element.attrib.values()]
    left = "".join("".join(root.itertext()).split()) + " ".join(values)
    return "".join(leak.secrets[0].split()) not in left


def false_alarms() -> FalseAlarms:
    """Search papers whose authors are called Will May or Надежда Мир."""
    leaks = [Leak(str(n), "xml", article(paper)) for n, paper in enumerate(harmless.papers())]
    traces = search([leak.data for leak in leaks], leaks, harmless.AUTHORS)
    masked = [f for leak in leaks for f in without_names(leak.data, harmless.AUTHORS).findings]
    certain = sum(trace.certain for trace in traces)
    return FalseAlarms(len(leaks), certain, len(traces) - certain, len(masked))
