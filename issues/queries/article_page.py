"""Everything that an article's page shows, from published rows only."""

import re
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from issues.formats import citation, tags
from issues.front_matter import front_of
from issues.models import Article, Galley
from journal.rich import html
from submissions.models import Submission

HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


def page_of(article: Article) -> dict[str, Any]:
    """Return the context of the page of a published article."""
    front = front_of(article)
    galleys = {galley.kind: galley for galley in article.galleys.exclude(kind="figure")}
    body = body_of(galleys.get(Galley.Kind.HTML))
    return {
        "article": article,
        "submission": article.submission,
        "issue": article.issue,
        "front": front,
        "people": list(zip(front.contributors, article.submission.contributors.all(), strict=True)),
        "abstracts": shown_first(article.submission.abstract, article.submission.language),
        "keywords": shown_first(article.submission.keywords, article.submission.language),
        "points": points_of(article.submission),
        "body": body,
        "contents": contents_of(body),
        "pdf": galleys.get(Galley.Kind.PDF),
        "epub": galleys.get(Galley.Kind.EPUB),
        "jats": galleys.get(Galley.Kind.JATS),
        "apa": mark_safe(html(citation.apa_rich(front))),  # noqa: S308 - html escapes
        "gost": citation.gost(front),
        "minutes": reading_minutes(body),
        "rounds": len({c.pk for c in article.submission.changes.all() if c.new == "in_review"}),
        "related": related_to(article),
    }


def body_of(galley: Galley | None) -> SafeString:
    """Return the text as our own renderer wrote it at typesetting."""
    if galley is None or not galley.public:
        return SafeString()
    with galley.public.open("rb") as file:
        return mark_safe(file.read().decode())  # noqa: S308 - made by issues.formats.html


def contents_of(body: str) -> list[tuple[str, str]]:
    """Return anchors and words of the sections for the menu."""
    return [(key, unescape(strip_tags(words)).strip("¶# ")) for key, words in HEADING.findall(body)]


def reading_minutes(body: str) -> int:
    """Return how long the text takes at 220 words a minute."""
    return max(1, round(len(strip_tags(body).split()) / 220))


def shown_first(texts: dict[str, Any], own: str) -> list[tuple[str, Any]]:
    """Return the languages of a text, the article's own first."""
    order = [own, *(code for code in ("kk", "ru", "en") if code != own)]
    return [(code, texts[code]) for code in order if texts.get(code)]


def points_of(submission: Submission) -> tuple[str, list[str]]:
    """Return the points for practitioners and the language in which they are shown."""
    return submission.points.language(), submission.points.text() or []


def related_to(article: Article) -> list[Article]:
    """Return other articles on the same topics, newest first."""
    topics = article.submission.topics.values("pk")
    return list(
        Article.objects.published()
        .filter(submission__topics__in=topics)
        .exclude(pk=article.pk)
        .select_related("submission")
        .order_by("-published_at", "pk")
        .distinct()[:4]
    )


def tags_of(article: Article, *, page_url: str) -> list[tuple[str, str]]:
    """Return the tags that Scholar and reference managers read."""
    pdf = page_url + f"{article.number}.pdf"
    return tags.highwire(front_of(article), page_url=page_url, pdf_url=pdf)
