"""Reading a figure's description: numbers, series, flags; what cannot be drawn is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10
from typing import Any

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Series:
    """One row of numbers with its name; as many as there are labels."""

    name: str
    values: tuple[float, ...]


def number_of(value: object) -> float:
    """A finite number from a number or its text; ValueError otherwise."""
    found = float(str(value))
    if not isfinite(found):
        raise ValueError(f"{value} cannot be drawn")
    return found


def words_of(data: Data, name: str) -> str:
    return str(data.get(name, ""))


def flag_of(data: Data, name: str, otherwise: bool = False) -> bool:
    """True and false as YAML, JSON or pandoc's text write them."""
    return str(data.get(name, otherwise)).lower() == "true"


def limit_of(data: Data, name: str, otherwise: float) -> float:
    return number_of(data[name]) if name in data else otherwise


def labels_of(data: Data) -> list[str]:
    labels = [str(label) for label in data["labels"]]
    if not labels:
        raise ValueError("a chart needs labels")
    return labels


def series_of(data: Data) -> list[Series]:
    """One to four series, each with a value for each label."""
    rows = [
        Series(str(row.get("name", "")), tuple(number_of(value) for value in row["values"]))
        for row in data["series"]
    ]
    if not 1 <= len(rows) <= 4:
        raise ValueError("a chart has one to four series")
    wanted = len(data["labels"])
    for row in rows:
        if len(row.values) != wanted:
            raise ValueError(f"{row.name}: {len(row.values)} values for {wanted} labels")
    return rows


def ticks(low: float, high: float) -> list[float]:
    """Four to eight round numbers that span low to high, the last one at or above high."""
    if high <= low:
        raise ValueError("the axis has no length")
    rough = (high - low) / 5
    power: float = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(place * step, 10) for place in range(first, last + 1)]


def tallest(rows: Sequence[Series], stacked: bool) -> float:
    """The highest bar: the sum of all series at one label when they are stacked."""
    columns = zip(*(row.values for row in rows), strict=True)
    heights = [sum(column) if stacked else max(column) for column in columns]
    return float(max(heights))
