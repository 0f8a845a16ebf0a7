"""Pages for readers."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from issues.models import Article, Issue


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public.html")


def archive(request: HttpRequest) -> HttpResponse:
    return render(request, "public.html", {"room": "issues"})


def issue(request: HttpRequest, slug: str) -> HttpResponse:
    get_object_or_404(Issue.objects.published(), slug=slug)
    return render(request, "public.html", {"room": "issues"})


def article(request: HttpRequest, number: int) -> HttpResponse:
    get_object_or_404(Article.objects.published(), number=number)
    return render(request, "public.html")


def article_in_own_language(request: HttpRequest, number: int) -> HttpResponse:
    row = get_object_or_404(Article.objects.published(), number=number)
    return redirect(f"/{row.submission.language}/articles/{number}/")


def galley(request: HttpRequest, number: int, name: str) -> FileResponse:
    row = get_object_or_404(Article.objects.published(), number=number)
    found = row.galleys.exclude(public="").filter(name=name).first()
    if found is None:
        raise Http404
    return FileResponse(found.public.open(), content_type=found.media_type)


def preview(request: HttpRequest, key: str) -> HttpResponse:
    get_object_or_404(Issue, preview_key=key)
    return render(request, "public.html")


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain")


def sitemap(request: HttpRequest) -> HttpResponse:
    empty = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'
    return HttpResponse(empty, content_type="application/xml")
