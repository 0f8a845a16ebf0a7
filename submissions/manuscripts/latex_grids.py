"""Tables of LaTeX, whatever environment draws them, as the plain one that pandoc reads."""

import re

from .latex_text import Environment, group_at, option_at

GRIDS = r"tabular[xy]?\*?|tabulary|tabu|longtabu|xltabular|longtable\*?|supertabular\*?|NiceTabular\*?|tblr|longtblr"


def plain_grid(found: Environment) -> str:
    """A table with the plainest description of its columns."""
    place = _skip_options(found.inside, 0)
    if re.match(r"tabular[xy*]|tabulary|xltabular", found.name):
        width = group_at(found.inside, place)
        place = _skip_options(found.inside, width[1]) if width else place
    if found.name.startswith("tabu") and not found.name.startswith("tabular"):
        place = _skip_options(
            found.inside,
            place
            + (
                match.end()
                if (match := re.match(r"\s*(?:to|spread)\s*[^{]*", found.inside[place:]))
                else 0
            ),
        )
    columns = group_at(found.inside, place)
    if columns is None:
        return found.inside
    inside = found.inside[columns[1] :]
    if "long" in found.name or found.name == "xltabular":
        inside = _without_repeated_heads(inside)
    inside = re.sub(
        r"\\(?:cmidrule|cline|specialrule|cmidrule)\s*(?:\([a-z]*\))?\s*(?:\{[^}]*\}){1,3}",
        "",
        inside,
    )
    inside = re.sub(
        r"\\(?:hline|toprule|bottomrule|midrule|endhead|endfoot|endlastfoot)(?![A-Za-z])\s*(?:\[[^\]]*\])?",
        r"\\hline ",
        inside,
    )
    inside = re.sub(r"\\hline\s*(?=\\hline)|\\tabularnewline\b(?=\s*$)", "", inside).replace(
        "\\tabularnewline", "\\\\"
    )
    inside = re.sub(r"\\\\\s*\[[^\]]*\]", r"\\\\", inside)
    return (
        f"\\begin{{tabular}}{{{_columns(columns[0], inside)}}}\n{inside.strip()}\n\\end{{tabular}}"
    )


def _skip_options(text: str, place: int) -> int:
    while option := option_at(text, place):
        place = option[1]
    return place


def _without_repeated_heads(inside: str) -> str:
    """A long table's head once, and its feet never."""
    inside = re.sub(r"\\endfirsthead.*?\\endhead", r"\\endhead", inside, flags=re.S)
    head, mark, rest = inside.partition("\\endhead")
    if mark:
        rest = re.sub(r"^.*?\\endlastfoot|^.*?\\endfoot", "", rest, flags=re.S)
        return f"{head.rstrip()}\n\\hline\n{rest}"
    return inside


def _columns(described: str, inside: str) -> str:
    """One letter (l, c, r) for each column."""
    text = described
    while match := re.search(r"\*\s*\{(\d{1,2})\}\s*\{", text):
        group = group_at(text, match.end() - 1)
        if group is None:
            break
        text = text[: match.start()] + group[0] * int(match[1]) + text[group[1] :]
        if len(text) > 2000:
            break
    for _depth in range(3):
        text = re.sub(r"[@!<>]\s*\{(?:[^{}]|\{[^{}]*\})*\}", "", text)
    text = re.sub(
        r"([pmbwWXSDLCRJYZPM])\s*(?:\[[^\]]*\])?(?:\s*\{(?:[^{}]|\{[^{}]*\})*\})*", r"\1", text
    )
    letters = [
        {"c": "c", "r": "r", "C": "c", "R": "r", "S": "c", "D": "c"}.get(sign, "l")
        for sign in text
        if sign.isalpha()
    ]
    widest = max(
        (row.count("&") - row.count("\\&") + 1 for row in re.split(r"\\\\", inside)), default=1
    )
    return "".join(letters) if letters else "l" * min(widest, 40)
