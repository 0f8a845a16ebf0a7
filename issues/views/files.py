"""Files of published articles: PDF, EPUB, JATS, figures, citations, in the article's folder."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from issues.formats import citation
from issues.front_matter import front_of
from issues.models import Article, Galley
from issues.views.reading import address_of
from journal.queries import the_journal

CITATIONS = {
    "ris": (citation.ris, "application/x-research-info-systems"),
    "bib": (citation.bibtex, "application/x-bibtex"),
    "json": (citation.csl, "application/vnd.citationstyles.csl+json"),
}


@require_safe
def galley(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """One file of a published article, or its citation as ``<number>.ris``, ``.bib``, ``.json``."""
    row = get_object_or_404(
        Article.objects.published().select_related("issue", "submission__journal"),
        number=number,
        journal=the_journal(),
    )
    stem, _dot, ending = name.rpartition(".")
    if stem == str(number) and ending in CITATIONS:
        return cite(row, ending)
    file = row.galleys.exclude(public="").exclude(kind=Galley.Kind.HTML).filter(name=name).first()
    if file is None:
        raise Http404
    return serve(request, file, row)


def serve(request: HttpRequest, file: Galley, row: Article) -> HttpResponseBase:
    """Answer with the file; 304 where the reader has the same bytes."""
    etag = f'"{file.sha256[:32]}"'
    if request.headers.get("If-None-Match") == etag:
        answer: HttpResponseBase = HttpResponse(status=304)
    else:
        answer = FileResponse(
            file.public.open(),
            content_type=file.media_type,
            filename=file.name,
            as_attachment=file.kind == Galley.Kind.EPUB,
        )
        answer["Last-Modified"] = http_date(file.made_at.timestamp())
    answer["ETag"] = etag
    answer["Cache-Control"] = "public, max-age=3600"
    if file.kind in {Galley.Kind.PDF, Galley.Kind.EPUB, Galley.Kind.JATS}:
        answer["Link"] = f'<{address_of(row)}>; rel="canonical"'
    return answer


def cite(row: Article, ending: str) -> HttpResponse:
    write, media_type = CITATIONS[ending]
    answer = HttpResponse(write(front_of(row)), content_type=f"{media_type}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="article-{row.number}.{ending}"'
    return answer
