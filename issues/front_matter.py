"""Front matter of an article from the database, as the plain values that formats are made of."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from issues.formats import front as plain
from issues.models import Article, Issue
from journal.models import Journal
from journal.templatetags.words import country_name
from submissions.manuscripts.credit import ROLES
from submissions.models import Contributor, Statement, Submission, Version
from submissions.queries import places_of


def front_of(article: Article, *, published: date | None = None) -> plain.Front:
    """Return everything that is printed about an article but its text.

    ``published`` stands in for the date while the issue is not public yet. Words that the
    journal adds (kinds, countries, statements) are in the language of the article.
    """
    submission = article.submission
    with override(submission.language):
        affiliations, people = people_of(submission)
        return plain.Front(
            journal=journal_values(submission.journal),
            number=str(article.number),
            language=submission.language,
            type=submission.article_type.name.text(submission.language),
            titles=dict(submission.title),
            subtitle=submission.subtitle.text(submission.language),
            doi=article.doi,
            abstracts=dict(submission.abstract),
            keywords={code: tuple(words) for code, words in submission.keywords.items()},
            points={code: tuple(points) for code, points in submission.points.items()},
            contributors=people,
            affiliations=affiliations,
            article_number=str(article.number),
            licence=plain.Licence(submission.journal.licence_url, submission.journal.licence_name),
            copyright_holder=_("The authors"),
            statements=(*contributions_of(submission), *statements_of(submission)),
            running_title=submission.running_title.text(submission.language),
            codes={name: tuple(codes) for name, codes in submission.codes.items() if codes},
            sample=submission.journal.is_sample,
            **dates_of(article, published),
            **place_of(article.issue),
        )


def journal_values(journal: Journal) -> plain.Journal:
    return plain.Journal(
        name=dict(journal.name),
        abbreviation=journal.abbreviation,
        publisher=dict(journal.publisher),
        place=dict(journal.place),
        issn=journal.issn,
    )


def people_of(
    submission: Submission,
) -> tuple[tuple[plain.Affiliation, ...], tuple[plain.Person, ...]]:
    """Return institutions, each once, and authors in order with the places of theirs."""
    found: dict[tuple[str, str], int] = {}
    rors: dict[tuple[str, str], str] = {}
    people = []
    for author in submission.contributors.select_related("user"):
        at = []
        for place in places_of(author):
            key = (place["name"], place["country"])
            if place["name"]:
                at.append(found.setdefault(key, len(found)))
                rors[key] = rors.get(key) or place["ror"]
        people.append(person_of(author, tuple(dict.fromkeys(at))))
    affiliations = tuple(
        plain.Affiliation(text, rors[text, country], country, country_name(country))
        for text, country in found
    )
    return affiliations, tuple(people)


def person_of(author: Contributor, affiliations: tuple[int, ...]) -> plain.Person:
    return plain.Person(
        given=author.given_name,
        family=author.family_name,
        patronymic=author.patronymic,
        printed=author.printed_name,
        latin=author.latin_name,
        orcid=author.orcid,
        orcid_proved=author.has_proved_orcid,
        email=author.email if author.is_corresponding else "",
        affiliation_index=affiliations,
        corresponding=author.is_corresponding,
        roles=tuple(author.roles),
    )


def contributions_of(submission: Submission) -> tuple[plain.Statement, ...]:
    """Return who did what, in the words of the article's language; nothing where nobody said."""
    parts = [
        f"{author.name}: {', '.join(str(ROLES[slug].label) for slug in author.roles if slug in ROLES)}"
        for author in submission.contributors.all()
        if any(slug in ROLES for slug in author.roles)
    ]
    return (plain.Statement(_("Contributions"), "; ".join(parts) + "."),) if parts else ()


def statements_of(submission: Submission) -> tuple[plain.Statement, ...]:
    order = Statement.Kind.values
    rows = sorted(submission.statements.all(), key=lambda row: order.index(row.kind))
    return tuple(plain.Statement(str(row.get_kind_display()), row.text) for row in rows if row.text)


def dates_of(article: Article, published: date | None) -> dict[str, Any]:
    """Return the dates at the journal's place: received, revised, accepted, published."""
    zone = article.submission.journal.zone
    last = (
        Version.objects.filter(submission=article.submission, revision__gt=0)
        .filter(created_at__lte=article.accepted_at)
        .order_by("number")
        .last()
    )
    received = article.submission.submitted_at
    if article.published_at:
        published = article.published_at.astimezone(zone).date()
    return {
        "received": received.astimezone(zone).date() if received else None,
        "revised": last.created_at.astimezone(zone).date() if last else None,
        "accepted": article.accepted_at.astimezone(zone).date(),
        "published": published,
        "copyright_year": (published or article.accepted_at.astimezone(zone).date()).year,
    }


def place_of(issue: Issue | None) -> dict[str, Any]:
    """Return volume, issue and year; nothing while the article has no issue."""
    if issue is None:
        return {}
    return {"volume": str(issue.volume), "issue": str(issue.number), "year": issue.year}
