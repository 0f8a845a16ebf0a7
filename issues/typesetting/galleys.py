"""Make an article's files and keep them: the work of the errand ``issues.tasks.typeset``.

Running it twice, or in two workers at once, leaves one set of files: rows are replaced under the
article's lock, each with the fingerprint of what it was made from, and old bytes are deleted only
after the commit.
"""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from issues.formats.described import described_pdf
from issues.formats.epub import article_epub
from issues.formats.front import Front
from issues.formats.html import ArticlePage, article_html
from issues.formats.jats import article_xml
from issues.formats.pdf import article_pdf
from issues.models import Article, Galley, Step
from issues.models.archive import galley_path
from issues.typesetting.fingerprints import fingerprint, printed_front, with_front
from journal.dispatch import after_commit
from journal.errands import Unable
from submissions.converting.filing import bytes_of
from submissions.manuscripts import sandbox
from submissions.manuscripts.reading import sizes
from submissions.models import File, private_storage
from submissions.queries import manuscript_of, tree_of

Kind = Galley.Kind
NO_TEXT = b"<article><front/><body/><back/></article>"
COUNT_SECONDS, COUNT_MEGABYTES = 30, 800


@dataclass(frozen=True)
class Made:
    """One file as it was made, not kept yet. ``pages`` counts those of a PDF."""

    kind: str
    name: str
    data: bytes
    media_type: str
    pages: int | None = None

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


def typeset(article_id: int) -> None:
    """Make JATS, HTML, PDF, EPUB and figures of an article unless they are up to date.

    Raises Unable with words, also kept on the article, where its text cannot be typeset.
    """
    article = with_front(Article.objects.filter(pk=article_id)).get()
    mark = fingerprint(article)
    if article.is_published or article.typeset_of == mark:
        return
    try:
        made = list(make(article))
    except (ValueError, sandbox.SandboxError) as error:
        problem = words_of(error)
        Article.objects.filter(pk=article.pk).update(problem=problem)
        raise Unable(problem) from error
    keep(article, made, mark)


def words_of(error: Exception) -> str:
    """Return what a person of the office can do something with."""
    if isinstance(error, sandbox.TimedOut | sandbox.TooMuch):
        return _("Typesetting took too long or too much memory. Large pictures are a usual cause.")
    return _("The text could not be typeset (%(reason)s). Upload a corrected file.") % {
        "reason": str(error).strip().splitlines()[-1][:200] if str(error).strip() else "?"
    }


def make(article: Article) -> Iterable[Made]:
    """Return all files of an article as values."""
    front, version = printed_front(article), article.version
    tree = tree_of(version)
    media = {file.name: file for file in version.files.all() if file.kind == File.Kind.FIGURE}
    pictures = {name: bytes_of(file) for name, file in media.items()}
    if tree is None:
        manuscript = manuscript_of(version)
        if manuscript is None:
            raise ValueError(_("the version has no file"))
        yield from without_text(front, bytes_of(manuscript))
        return
    yield from with_text(front, tree, pictures)
    for name, data in pictures.items():
        yield Made(Kind.FIGURE, name, data, media[name].media_type)


def with_text(front: Front, tree: bytes, pictures: dict[str, bytes]) -> Iterable[Made]:
    jats = article_xml(front, tree)
    yield Made(Kind.JATS, f"{front.number}.xml", jats, "application/xml")
    yield html_page(front, running_text(front, jats, pictures))
    yield pdf_file(front, article_pdf(front, jats, pictures))
    epub = article_epub(front, jats, pictures)
    yield Made(Kind.EPUB, f"{front.number}.epub", epub, "application/epub+zip")


def running_text(front: Front, jats: bytes, pictures: dict[str, bytes]) -> str:
    """Return the text for the article's page, which has its own places for all the rest.

    Pictures have relative addresses: they lie in the folder of whatever page shows the text.
    """
    page = article_html(replace(front, statements=()), jats, media_url=str, sizes=sizes(pictures))
    return page.text


def without_text(front: Front, pdf: bytes) -> Iterable[Made]:
    """Files of an article that exists only as its authors' PDF: no text, all metadata."""
    yield Made(Kind.JATS, f"{front.number}.xml", article_xml(front, NO_TEXT), "application/xml")
    yield html_page(front, "")
    yield pdf_file(front, described_pdf(front, pdf))


def html_page(front: Front, body: str) -> Made:
    return Made(Kind.HTML, f"{front.number}.html", body.encode(), "text/html; charset=utf-8")


def pdf_file(front: Front, data: bytes) -> Made:
    return Made(Kind.PDF, f"{front.number}.pdf", data, "application/pdf", pages_of(data))


def pages_of(pdf: bytes) -> int:
    """Return the number of pages; the file may be foreign, so it is opened in the sandbox."""
    with tempfile.TemporaryDirectory(prefix="pages-") as path:
        Path(path, "article.pdf").write_bytes(pdf)
        answer = sandbox.call(
            "submissions.manuscripts.pdf:count_pages",
            folder=Path(path),
            seconds=COUNT_SECONDS,
            megabytes=COUNT_MEGABYTES,
            arguments={"name": "article.pdf"},
        )
    return int(answer["pages"])


def keep(article: Article, made: list[Made], mark: str) -> None:
    """Replace an article's files in one transaction; a published article keeps its own."""
    saved = [(each, save(article, each)) for each in made]
    try:
        with transaction.atomic():
            fresh = Article.objects.select_for_update().get(pk=article.pk)
            if fresh.is_published:
                raise Unable(_("The article was published meanwhile; its files stay."))
            put_in_place(fresh, saved)
            Article.objects.filter(pk=fresh.pk).update(
                typeset_at=now(), typeset_of=mark, problem=""
            )
            fresh.steps.filter(kind=Step.Kind.TYPESETTING, done_at=None).update(done_at=now())
    except BaseException:
        for _each, path in saved:
            private_storage().delete(path)
        raise


def save(article: Article, made: Made) -> str:
    """Write a file's bytes under a free name and return its path."""
    path = galley_path(Galley(article=article, name=made.name), "")
    return private_storage().save(path, ContentFile(made.data))


def put_in_place(article: Article, saved: list[tuple[Made, str]]) -> None:
    """Let the rows point at the new bytes; what is left of the old goes after the commit."""
    old = {galley.name: galley for galley in article.galleys.all()}
    for made, path in saved:
        galley = old.pop(made.name, None) or Galley(article=article, name=made.name)
        forget_files(galley)
        galley.kind, galley.media_type, galley.pages = made.kind, made.media_type, made.pages
        galley.size, galley.sha256, galley.made_at = len(made.data), made.sha256, now()
        galley.file, galley.public = path, ""
        galley.save()
    for galley in old.values():
        forget_files(galley)
        galley.delete()


def page_of(article: Article) -> ArticlePage | None:
    """Return an unpublished article as its readers will see it, from its present files."""
    jats = article.galleys.filter(kind=Kind.JATS).first()
    if jats is None:
        return None
    with jats.file.open("rb") as file:
        return article_html(printed_front(article), file.read(), media_url=str)


def forget_files(galley: Galley) -> None:
    """Delete a row's bytes, private and public, once the new ones are certain."""
    for file in (galley.file, galley.public):
        if file:
            after_commit(file.storage.delete, file.name)
