"""Figures as a table for people and as flat JSON for programs."""

import json

from tests.bench import CHOICES


def report(name: str, figures: dict[str, float]) -> None:
    """Print the figures and write them to $DATA/bench/<name>.json."""
    folder = CHOICES.data / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(figures, indent=1) + "\n")
    print(f"\n{name}")
    for label, number in figures.items():
        print(f"  {label:<44}{number:>12,.2f}")
