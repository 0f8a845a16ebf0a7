"""The page "Check": titles, abstracts, keywords and points, each by language."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from journal.templatetags.words import own_name
from submissions.forms.fields import DraftForm, Typed
from submissions.models import Submission
from submissions.queries.readiness import POINTS

SEPARATORS = re.compile(r"\s*[;\n]\s*")


class CheckForm(DraftForm):
    """The language of the paper is demanded, the others are offered."""

    def __init__(self, data: Any = None, *, submission: Submission) -> None:
        super().__init__(data)
        self.submission = submission
        own = submission.language
        self.languages = [own, *(c for c in submission.journal.languages if c != own)]
        for code in self.languages:
            self.add_language(code, is_own=code == own)
        if submission.article_type.has_points:
            self.add_points()

    def add_language(self, code: str, *, is_own: bool) -> None:
        paper, kind = self.submission, self.submission.article_type
        says = titles(code, is_own=is_own)
        self.fields[f"title_{code}"] = Typed(
            label=says["title"],
            lines=2,
            serif=True,
            low=True,
            max_length=500,
            required=is_own,
            initial=paper.title.get(code, ""),
        )
        self.fields[f"abstract_{code}"] = Typed(
            label=says["abstract"],
            lines=7 if is_own else 4,
            serif=True,
            required=is_own and bool(kind.abstract_words),
            initial=paper.abstract.get(code, ""),
            help_text=limit_words(kind.abstract_words, paper.abstract.get(code, "")),
        )
        self.fields[f"keywords_{code}"] = Typed(
            label=says["keywords"],
            max_length=1000,
            required=is_own and bool(kind.abstract_words),
            initial="; ".join(paper.keywords.get(code) or []),
            help_text=_("Three to eight, with a semicolon between them."),
        )
        for name in ("title", "abstract", "keywords"):
            self.fields[f"{name}_{code}"].widget.attrs["lang"] = code

    def add_points(self) -> None:
        points = list(self.submission.points.get(self.submission.language) or [])
        points += [""] * (POINTS[1] - len(points))
        for number, point in enumerate(points[: POINTS[1]], 1):
            self.fields[f"point_{number}"] = Typed(
                label=_("Point %(number)s") % {"number": number},
                lines=2,
                serif=True,
                low=True,
                max_length=1000,
                required=number <= POINTS[0],
                initial=point,
            )

    def own(self) -> list[forms.BoundField]:
        """The fields in the language of the paper, without the points."""
        return self.of_language(self.submission.language)

    def others(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of the other languages, by language code."""
        return [(code, self.of_language(code)) for code in self.languages[1:]]

    def of_language(self, code: str) -> list[forms.BoundField]:
        return [self[f"{name}_{code}"] for name in ("title", "abstract", "keywords")]

    def points(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("point_")]

    def values(self) -> dict[str, dict[str, Any]]:
        """Return what was typed, by column and language, as ``save_check`` takes it."""
        typed = self.typed()
        result: dict[str, dict[str, Any]] = {
            "title": {c: " ".join(typed[f"title_{c}"].split()) for c in self.languages},
            "abstract": {c: typed[f"abstract_{c}"] for c in self.languages},
            "keywords": {c: split_keywords(typed[f"keywords_{c}"]) for c in self.languages},
        }
        points = [" ".join(text.split()) for n, text in typed.items() if n.startswith("point_")]
        if points:
            result["points"] = {self.submission.language: [text for text in points if text]}
        return result


def titles(code: str, *, is_own: bool) -> dict[str, str]:
    """Return the labels of a language's fields."""
    if is_own:
        return {"title": _("Title"), "abstract": _("Abstract"), "keywords": _("Keywords")}
    name = own_name(code)
    return {
        "title": _("Title (%(language)s)") % {"language": name},
        "abstract": _("Abstract (%(language)s)") % {"language": name},
        "keywords": _("Keywords (%(language)s)") % {"language": name},
    }


def limit_words(limit: int, text: str) -> str:
    if not limit:
        return ""
    now = len(text.split())
    if now > limit:
        words = _("Up to %(limit)s words. Now %(now)s: %(over)s too many; the editors may ask.")
        return words % {"limit": limit, "now": now, "over": now - limit}
    return _("Up to %(limit)s words. Now %(now)s.") % {"limit": limit, "now": now}


def split_keywords(text: str) -> list[str]:
    """Return keywords: separated by semicolons, or by commas where there is no semicolon."""
    parts = SEPARATORS.split(text)
    if len(parts) == 1:
        parts = text.split(",")
    return [" ".join(part.split())[:200] for part in parts if part.strip()][:30]
