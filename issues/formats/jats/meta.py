"""Front matter in JATS: the journal, the article, its people, dates, licence, abstracts."""

from datetime import date

from journal.rich import paragraphs
from submissions.manuscripts.codes import SCHEMES
from submissions.manuscripts.credit import ROLES, VOCABULARY
from submissions.manuscripts.reading.source import Element

from ..front import Affiliation, Front, Journal, Person, choose
from ..names import Name, cited
from ..words import word
from .build import ALI, add, add_if, add_rich


def add_front(parent: Element, front: Front) -> None:
    """Fill the `front` element."""
    _journal(add(parent, "journal-meta"), front.journal, front.language)
    meta = add(parent, "article-meta")
    add_if(meta, "article-id", front.number, pub_id_type="publisher-id")
    add_if(meta, "article-id", front.doi, pub_id_type="doi")
    group = add(add(meta, "article-categories"), "subj-group", subj_group_type="heading")
    add(group, "subject", front.type)
    _titles(add(meta, "title-group"), front)
    _people(meta, front)
    _published(meta, front)
    _place(meta, front)
    _history(meta, front)
    _permissions(meta, front)
    add(meta, "self-uri", content_type="application/pdf", href=f"{front.number}.pdf")
    _abstracts(meta, front)
    for language, keywords in front.keywords.items():
        if keywords:
            group = add(meta, "kwd-group", kwd_group_type="author", lang=language)
            for keyword in keywords:
                add_rich(group, "kwd", keyword)
    for scheme, codes in front.codes.items():
        group = add(meta, "kwd-group", kwd_group_type=SCHEMES.get(scheme, scheme))
        for code in codes:
            add(group, "kwd", code)


def _journal(meta: Element, journal: Journal, language: str) -> None:
    add(meta, "journal-id", journal.abbreviation or "journal", journal_id_type="publisher-id")
    titles = add(meta, "journal-title-group")
    add(titles, "journal-title", choose(journal.name, language))
    for code, name in journal.name.items():
        if name and name != choose(journal.name, language):
            add(add(titles, "trans-title-group", lang=code), "trans-title", name)
    add_if(titles, "abbrev-journal-title", journal.abbreviation, abbrev_type="publisher")
    add(meta, "issn", journal.issn, publication_format="electronic")
    if choose(journal.publisher, language):
        publisher = add(meta, "publisher")
        add(publisher, "publisher-name", choose(journal.publisher, language))
        add_if(publisher, "publisher-loc", choose(journal.place, language))
    if journal.url:
        add(meta, "self-uri", href=journal.url)


def _titles(group: Element, front: Front) -> None:
    add_rich(group, "article-title", choose(front.titles, front.language), lang=front.language)
    if front.subtitle:
        add_rich(group, "subtitle", front.subtitle)
    for language in front.other_languages(front.titles):
        translated = add(group, "trans-title-group", lang=language)
        add_rich(translated, "trans-title", front.titles[language])
    if front.running_title:
        add(group, "alt-title", front.running_title, alt_title_type="running-head")


def _people(meta: Element, front: Front) -> None:
    if front.contributors:
        group = add(meta, "contrib-group", content_type="authors")
        for person in front.contributors:
            _person(group, person, front)
    for number, affiliation in enumerate(front.affiliations, 1):
        _affiliation(add(meta, "aff", id=f"aff-{number}"), number, affiliation)
    letters = [each for each in front.contributors if each.corresponding and each.email]
    if letters:
        notes = add(meta, "author-notes")
        for number, person in enumerate(letters, 1):
            line = add(notes, "corresp", f"{person.shown}, ", id=f"cor-{number}")
            add(line, "email", person.email)


def _person(group: Element, person: Person, front: Front) -> None:
    corresponding = "yes" if person.corresponding else ""
    contributor = add(group, "contrib", contrib_type="author", corresp=corresponding)
    if person.orcid:
        address = f"https://orcid.org/{person.orcid}"
        proved = "true" if person.orcid_proved else "false"
        add(contributor, "contrib-id", address, contrib_id_type="orcid", authenticated=proved)
    _names(contributor, person)
    for role in person.roles:
        _role(contributor, role)
    for affiliation in front.affiliations_of(person):
        number = front.affiliations.index(affiliation) + 1
        add(contributor, "xref", str(number), ref_type="aff", rid=f"aff-{number}")


def _role(contributor: Element, slug: str) -> None:
    """Write a role: with its address where it is one of CRediT (JATS4R), else its words."""
    role = ROLES.get(slug)
    if role is None:
        add(contributor, "role", slug)
        return
    add(
        contributor,
        "role",
        role.term,
        vocab="credit",
        vocab_identifier=VOCABULARY,
        vocab_term=role.term,
        vocab_term_identifier=role.address,
    )


def _names(contributor: Element, person: Person) -> None:
    """Write the name in its own letters; beside it the Latin form, where the author gave one."""
    own, latin = cited(person, latin=False), cited(person, latin=True)
    if own == latin:
        _name(contributor, own)
        return
    both = add(contributor, "name-alternatives")
    _name(both, own, specific_use="primary")
    _name(both, latin, specific_use="latin")


def _name(parent: Element, name: Name, **attributes: str) -> None:
    """Write a name; a single one is the surname, as registries want it."""
    element = add(parent, "name", **attributes)
    add(element, "surname", name.family)
    add_if(element, "given-names", name.given)


def _affiliation(element: Element, number: int, affiliation: Affiliation) -> None:
    add(element, "label", str(number))
    wrap = add(element, "institution-wrap")
    add_if(wrap, "institution-id", affiliation.ror, institution_id_type="ror")
    add(wrap, "institution", affiliation.text)
    if affiliation.country_name:
        wrap.tail = ", "
        add(element, "country", affiliation.country_name, country=affiliation.country)


def _published(meta: Element, front: Front) -> None:
    if front.published:
        element = add(meta, "pub-date", publication_format="electronic", date_type="pub")
        _date(element, front.published)
    elif front.year:
        element = add(meta, "pub-date", publication_format="electronic", date_type="collection")
        add(element, "year", str(front.year))


def _date(element: Element, value: date) -> None:
    element.set("iso-8601-date", value.isoformat())
    add(element, "day", str(value.day))
    add(element, "month", str(value.month))
    add(element, "year", str(value.year))


def _place(meta: Element, front: Front) -> None:
    add_if(meta, "volume", front.volume)
    add_if(meta, "issue", front.issue)
    if front.pages:
        add(meta, "fpage", front.first_page)
        add(meta, "lpage", front.last_page)
    else:
        add_if(meta, "elocation-id", front.article_number)


def _history(meta: Element, front: Front) -> None:
    dates = (
        ("received", front.received),
        ("rev-recd", front.revised),
        ("accepted", front.accepted),
    )
    known = [(kind, value) for kind, value in dates if value]
    if known:
        history = add(meta, "history")
        for kind, value in known:
            _date(add(history, "date", date_type=kind), value)


def _permissions(meta: Element, front: Front) -> None:
    if not front.licence and not front.copyright_holder:
        return
    permissions = add(meta, "permissions")
    year = str(front.copyright_year or front.citation_year or "")
    if front.copyright_holder:
        holder = front.copyright_holder
        text = word(front.language, "copyright", year=year, holder=holder)
        add(permissions, "copyright-statement", text)
        add_if(permissions, "copyright-year", year)
        add(permissions, "copyright-holder", holder)
    if front.licence:
        licence = add(permissions, "license", license_type="open-access", href=front.licence.url)
        add(licence, f"{{{ALI}}}license_ref", front.licence.url)
        add(licence, "license-p", word(front.language, "licensed", name=front.licence.name))


def _abstracts(meta: Element, front: Front) -> None:
    """Write abstracts and points, first in the article's language, then translated."""
    for tag, codes in (
        ("abstract", [front.language]),
        ("trans-abstract", front.other_languages({**front.abstracts, **front.points})),
    ):
        for code in codes:
            _abstract(meta, tag, front, code)
            _points(meta, tag, front, code)


def _abstract(meta: Element, tag: str, front: Front, code: str) -> None:
    text = front.abstracts.get(code)
    if text:
        element = add(meta, tag, lang=code)
        for paragraph in paragraphs(text):
            add_rich(element, "p", paragraph)


def _points(meta: Element, tag: str, front: Front, code: str) -> None:
    points = front.points.get(code)
    if points:
        element = add(meta, tag, abstract_type="key-points", lang=code)
        add(element, "title", word(code, "points"))
        items = add(add(element, "p"), "list", list_type="order")
        for point in points:
            add_rich(add(items, "list-item"), "p", point)
