"""The page "Check": titles, abstracts, keywords and points, each by language."""

import re
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from journal.models import ArticleType
from journal.templatetags.words import own_name
from submissions.forms.fields import DraftForm, Typed
from submissions.manuscripts.codes import SCHEMES, scheme_name, sound_codes
from submissions.models import Submission
from submissions.queries.readiness import POINTS, required_in

CODE_LABELS = {
    "jel": gettext_lazy("JEL codes (economics)"),
    "udc": gettext_lazy("UDC codes"),
    "irsti": gettext_lazy("IRSTI codes (МРНТИ, ҒТАМР)"),
}
CODE_HINTS = {
    "jel": gettext_lazy(
        "Type a code or a word, as “budget”; several with a semicolon between them."
    ),
    "udc": gettext_lazy("As 35.08 or 336.14; type a word and codes are proposed."),
    "irsti": gettext_lazy("As 06.73 or 10.17.51; type a word and codes are proposed."),
}
SEPARATORS = re.compile(r"\s*[;\n]\s*")


class CheckForm(DraftForm):
    """The language of the paper is demanded, the others are offered."""

    def __init__(self, data: Any = None, *, submission: Submission) -> None:
        super().__init__(data)
        self.submission = submission
        own = submission.language
        self.languages = [own, *(c for c in submission.journal.languages if c != own)]
        self.asked = {n: required_in(submission, n) for n in ("title", "abstract", "keywords")}
        for code in self.languages:
            self.add_language(code, is_own=code == own)
        if submission.article_type.has_points:
            self.add_points()
        self.add_running_title()
        self.add_codes()

    def add_language(self, code: str, *, is_own: bool) -> None:
        paper, kind = self.submission, self.submission.article_type
        says = titles(code, is_own=is_own)
        self.fields[f"title_{code}"] = Typed(
            label=says["title"],
            lines=2,
            serif=True,
            low=True,
            max_length=500,
            required=is_own or code in self.asked["title"],
            initial=paper.title.get(code, ""),
        )
        self.fields[f"abstract_{code}"] = Typed(
            label=says["abstract"],
            lines=7 if is_own else 4,
            serif=True,
            required=is_own and bool(kind.abstract_words) or code in self.asked["abstract"],
            initial=paper.abstract.get(code, ""),
            help_text=limit_words(kind, paper.abstract.get(code, "")),
        )
        self.fields[f"keywords_{code}"] = Typed(
            label=says["keywords"],
            max_length=1000,
            required=is_own and bool(kind.abstract_words) or code in self.asked["keywords"],
            initial="; ".join(paper.keywords.get(code) or []),
            help_text=_("Three to eight, with a semicolon between them."),
        )
        for name in ("title", "abstract", "keywords"):
            self.fields[f"{name}_{code}"].widget.attrs["lang"] = code
        if kind.abstract_words:
            self.fields[f"abstract_{code}"].widget.attrs |= {
                "data-least": kind.abstract_least,
                "data-most": kind.abstract_words,
            }

    def add_running_title(self) -> None:
        own = self.submission.language
        self.fields["running_title"] = Typed(
            label=_("Short title for the head of the pages"),
            max_length=80,
            required=False,
            initial=self.submission.running_title.get(own, ""),
            help_text=_("Up to 60 letters. Left empty, the title is shortened."),
        )
        self.fields["running_title"].widget.attrs["lang"] = own

    def add_codes(self) -> None:
        for scheme in SCHEMES:
            name = scheme_name(scheme, get_language() or "en")
            kept = self.submission.codes.get(scheme) or []
            self.fields[f"codes_{scheme}"] = Typed(
                label=CODE_LABELS[scheme],
                max_length=500,
                required=False,
                initial="; ".join(kept),
                help_text=CODE_HINTS[scheme],
            )
            self.fields[f"codes_{scheme}"].widget.attrs |= {
                "autocomplete": "off",
                "data-codes": name,
            }

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

    def is_asked(self, code: str) -> bool:
        """Say whether the journal asks for something in another language."""
        return any(code in codes for codes in self.asked.values())

    def codes(self) -> list[forms.BoundField]:
        return [self[f"codes_{scheme}"] for scheme in SCHEMES]

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
        result["running_title"] = {self.submission.language: typed["running_title"]}
        points = [" ".join(text.split()) for n, text in typed.items() if n.startswith("point_")]
        if points:
            result["points"] = {self.submission.language: [text for text in points if text]}
        return result

    def code_values(self) -> dict[str, list[str]]:
        """Return the typed codes by scheme, as ``save_check`` takes them."""
        typed = self.typed()
        return {scheme: sound_codes(scheme, typed[f"codes_{scheme}"]) for scheme in SCHEMES}


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


def limit_words(kind: ArticleType, text: str) -> str:
    """Return the limits of an abstract with the words there are: all between two spaces count."""
    least, most, now = kind.abstract_least, kind.abstract_words, len(text.split())
    if not most:
        return ""
    if now > most:
        words = _("Up to %(limit)s words. Now %(now)s: %(over)s too many; the editors may ask.")
        return words % {"limit": most, "now": now, "over": now - most}
    if least:
        return _("%(least)s to %(limit)s words. Now %(now)s.") % {
            "least": least,
            "limit": most,
            "now": now,
        }
    return _("Up to %(limit)s words. Now %(now)s.") % {"limit": most, "now": now}


def split_keywords(text: str) -> list[str]:
    """Return keywords: separated by semicolons, or by commas where there is no semicolon."""
    parts = SEPARATORS.split(text)
    if len(parts) == 1:
        parts = text.split(",")
    return [" ".join(part.split())[:200] for part in parts if part.strip()][:30]
