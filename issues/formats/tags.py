"""Meta tags of an article page: Highwire Press tags for Scholar and Zotero, and Dublin Core."""

from journal.rich import plain

from .front import Front, choose


def highwire(front: Front, *, page_url: str, pdf_url: str) -> list[tuple[str, str]]:
    """Return names and contents of the tags in order; empty ones are left out.

    Each author has a tag of his own, followed by his institutions and his ORCID.
    """
    return [
        (name, value)
        for name, value in _highwire(front, page_url, pdf_url) + _dublin(front, page_url)
        if value
    ]


def _highwire(front: Front, page_url: str, pdf_url: str) -> list[tuple[str, str]]:
    rows = [("citation_title", front.plain_title)]
    for person in front.contributors:
        rows.append(("citation_author", person.cited(front.language).inverted))
        rows += [
            ("citation_author_institution", each.text) for each in front.affiliations_of(person)
        ]
        orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
        rows.append(("citation_author_orcid", orcid))
    published = front.published.strftime("%Y/%m/%d") if front.published else str(front.year or "")
    rows += [
        ("citation_publication_date", published),
        ("citation_journal_title", choose(front.journal.name, front.language)),
        ("citation_journal_abbrev", front.journal.abbreviation),
        ("citation_publisher", choose(front.journal.publisher, front.language)),
        ("citation_issn", front.journal.issn),
        ("citation_volume", front.volume),
        ("citation_issue", front.issue),
        ("citation_firstpage", front.first_page or front.article_number),
        ("citation_lastpage", front.last_page),
        ("citation_doi", front.doi),
        ("citation_language", front.language),
        ("citation_keywords", "; ".join(front.keywords.get(front.language, ()))),
        ("citation_abstract_html_url", page_url),
        ("citation_fulltext_html_url", page_url),
        ("citation_pdf_url", pdf_url),
    ]
    return rows


def _dublin(front: Front, page_url: str) -> list[tuple[str, str]]:
    rows = [("DC.title", front.plain_title)]
    rows += [("DC.creator", person.cited(front.language).inverted) for person in front.contributors]
    rows += [("DC.subject", word) for word in front.keywords.get(front.language, ())]
    rows += [
        ("DC.description", plain(choose(front.abstracts, front.language))),
        ("DC.publisher", choose(front.journal.publisher, front.language)),
        ("DC.date", front.published.isoformat() if front.published else str(front.year or "")),
        ("DC.type", "Text.Serial.Journal"),
        ("DC.format", "text/html"),
        ("DC.identifier", front.doi_url or page_url),
        ("DC.source", front.journal.issn),
        ("DC.language", front.language),
        ("DC.rights", front.licence.url if front.licence else ""),
    ]
    return rows
