"""Pages for readers: open to all, the same for everyone, nothing before its publication."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from issues.models import Article, Issue
from issues.queries import article_page, reading
from issues.views.addresses import absolute
from journal.queries import the_journal


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    journal = the_journal()
    if journal is None:
        return render(request, "issues/not_set_up.html", status=503)
    issue = reading.current_issue(journal)
    context = {
        "issue": issue,
        "cover": reading.cover_of(issue) if issue else "",
        "contents": reading.entries(issue.articles.published().in_order()) if issue else [],
        "latest": reading.latest(journal),
        "counts": reading.counts(journal),
        "calls": reading.open_calls(journal),
        "announcements": reading.announcements(journal),
        "canonical": absolute(request.path),
    }
    return render(request, "issues/home.html", context)


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    issues = Issue.objects.published().filter(journal=the_journal()).newest_first()
    rows = [(issue, reading.cover_of(issue, pattern_only=True)) for issue in issues]
    context = {"rows": rows, "room": "issues", "canonical": absolute(request.path)}
    return render(request, "issues/archive.html", context)


@require_safe
def issue(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Issue.objects.published().filter(journal=the_journal()), slug=slug)
    return render(request, "issues/issue.html", issue_context(request, row))


@never_cache
@require_safe
def preview(request: HttpRequest, key: str) -> HttpResponse:
    """An issue as readers will see it, for those who hold its secret address."""
    row = get_object_or_404(Issue, preview_key=key)
    if row.is_published:
        return redirect("issues:issue", row.slug)
    context = issue_context(request, row) | {"is_preview": True}
    answer = render(request, "issues/issue.html", context)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def issue_context(request: HttpRequest, row: Issue) -> dict[str, object]:
    articles = row.articles.in_order()
    listed = reading.entries(articles.published() if row.is_published else articles)
    earlier = Issue.objects.published().filter(journal=row.journal).exclude(pk=row.pk)
    return {
        "issue": row,
        "cover": reading.cover_of(row),
        "parts": reading.parts_of(listed),
        "number_of_articles": len(listed),
        "countries": len({a.country for e in listed for a in e.authors if a.country}),
        "earlier": [
            (each, reading.cover_of(each, pattern_only=True)) for each in earlier.newest_first()[:4]
        ],
        "room": "issues",
        "canonical": absolute(request.path),
    }


@require_safe
def article(request: HttpRequest, number: int) -> HttpResponse:
    """The article: everything that is known about it and its whole text."""
    row = get_object_or_404(
        Article.objects.published().select_related(
            "issue",
            "submission__journal",
            "submission__article_type",
            "submission__section",
            "submission__submitter",
        ),
        number=number,
        journal=the_journal(),
    )
    context = article_page.page_of(row)
    context["canonical"] = address_of(row)
    context["tags"] = article_page.tags_of(row, page_url=address_of(row))
    context["room"] = "issues"
    return render(request, "issues/article.html", context)


@require_safe
def article_in_own_language(request: HttpRequest, number: int) -> HttpResponse:
    """The DOI's target: lead to the article in the language it was written in."""
    row = get_object_or_404(
        Article.objects.published().select_related("submission"),
        number=number,
        journal=the_journal(),
    )
    return redirect(address_of(row))


def address_of(row: Article) -> str:
    with override(row.submission.language):
        return absolute(reverse("article", args=[row.number]))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Welcome everybody to what is public; nothing else is linked from there."""
    lines = ["User-agent: *", "Allow: /"]
    lines += [
        f"Disallow: /{code}/{room}/"
        for code in ("en", "ru", "kk")
        for room in ("accounts", "desk", "papers", "submit", "reviews", "preview", "mailbox")
    ]
    lines.append(f"Sitemap: {absolute('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All public pages (sitemaps.org 0.9), articles in their own language."""
    journal = the_journal()
    published = Article.objects.published().filter(journal=journal).select_related("submission")
    issues = Issue.objects.published().filter(journal=journal)
    addresses = [absolute(f"/{code}/") for code in ("en", "ru", "kk")]
    addresses += [absolute(f"/en/issues/{row.slug}/") for row in issues.newest_first()]
    addresses += [address_of(row) for row in published.order_by("-number")]
    text = render_to_string("issues/sitemap.xml", {"addresses": addresses})
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
