"""Two versions of a paper compared, against difflib on the same words."""

import random
from difflib import SequenceMatcher

from submissions.manuscripts.compare import compare
from tests.bench.timing import in_turns, middle_and_tail

WORDS = 10_000
PARAGRAPH = 125
CHANGED = 0.3  # of the paragraphs
ROUNDS = 7


def two_versions() -> tuple[list[list[str]], list[list[str]]]:
    """Return a text of 10,000 words and its revision: words changed, added, left out, one moved."""
    chance = random.Random(2026)
    known = [f"word{number}" for number in range(3_000)]
    often = [1 / (number + 1) for number in range(3_000)]
    old = [chance.choices(known, often, k=PARAGRAPH) for _ in range(WORDS // PARAGRAPH)]
    new = [list(paragraph) for paragraph in old]
    for paragraph in chance.sample(new, int(len(new) * CHANGED)):
        for _ in range(6):
            place = chance.randrange(len(paragraph))
            paragraph[place : place + chance.randrange(3)] = chance.choices(known, k=2)
    new.insert(10, new.pop(40))
    new.insert(20, chance.choices(known, k=PARAGRAPH))
    del new[60]
    return old, new


def tree_of(paragraphs: list[list[str]]) -> bytes:
    texts = "".join(f'<p id="p-{n}">{" ".join(words)}</p>' for n, words in enumerate(paragraphs))
    return f"<article><body>{texts}</body></article>".encode()


def measure_comparison() -> dict[str, float]:
    old, new = two_versions()
    trees = tree_of(old), tree_of(new)
    words = [[word for paragraph in side for word in paragraph] for side in (old, new)]
    times = in_turns(
        {
            "ten_thousand_words": lambda: compare(*trees),
            "difflib": lambda: SequenceMatcher(None, *words, autojunk=False).get_opcodes(),
        },
        ROUNDS,
    )
    figures = middle_and_tail("ten_thousand_words", times["ten_thousand_words"])
    figures |= middle_and_tail("difflib", times["difflib"])
    seconds = figures["ten_thousand_words.median_ms"] / 1000
    ratio = figures["ten_thousand_words.median_ms"] / figures["difflib.median_ms"]
    return figures | {
        "ten_thousand_words.seconds": round(seconds, 3),
        "ten_thousand_words.ratio_to_difflib": round(ratio, 3),
    }
