"""Fill in a draft from what was read of its file; never over what a person typed."""

from functools import lru_cache
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.countries import country_names
from accounts.models import User
from journal.multilingual import Words
from submissions.manuscripts.credit import roles_in
from submissions.models import Contributor, Statement, Status, Submission, Version

TEXTS = {"titles": "title", "abstracts": "abstract", "keywords": "keywords"}
CODES = ("jel", "udc", "irsti")
RUNNING_LENGTH = 80
STATEMENTS = set(Statement.Kind.values)
LANGUAGES = ("en", "ru", "kk")
POINTS_AT_MOST = 5
NAME_LENGTH = 120
AFFILIATION_LENGTH = 250


@transaction.atomic
def prefill(version: Version) -> None:
    """Write title, abstract, keywords, points, short title, codes, statements and authors into a
    draft.

    Only into fields that are empty or still hold what an earlier file said; a paper that has
    been sent is left alone. Doing it twice changes nothing.
    """
    draft = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("submitter", "article_type")
        .filter(pk=version.submission_id, status=Status.DRAFT)
        .first()
    )
    if draft is None:
        return
    earlier = found_before(version)
    fill_texts(draft, version.found, earlier)
    fill_head(draft, version.found, earlier)
    fill_statements(draft, version.found, earlier)
    fill_people(draft, version, earlier)


def found_before(version: Version) -> dict[str, Any]:
    """Return what was read from the upload before this one."""
    older = Version.objects.filter(
        submission_id=version.submission_id, number__lt=version.number, state=Version.State.READ
    )
    last = older.order_by("-number").first()
    return last.found if last else {}


def fill_texts(draft: Submission, found: dict[str, Any], earlier: dict[str, Any]) -> None:
    for group, column in TEXTS.items():
        texts = Words(getattr(draft, column))
        for language in found.get(group) or {}:
            known = value_of(earlier, group, language)
            if language in LANGUAGES and texts.get(language) in (None, "", [], known):
                texts[language] = value_of(found, group, language)
        setattr(draft, column, texts)
    points = [point for point in (found.get("practice") or {}).get("value") or [] if point]
    known = (earlier.get("practice") or {}).get("value")
    if points and draft.points.get(draft.language) in (None, [], known):
        draft.points = Words(draft.points | {draft.language: points[:POINTS_AT_MOST]})
    draft.save(update_fields=[*TEXTS.values(), "points"])


def value_of(found: dict[str, Any], group: str, language: str) -> Any:
    """Return what was read of a group in a language; the title goes with its subtitle, for which the
    form has no field of its own."""
    read = ((found.get(group) or {}).get(language) or {}).get("value")
    title, subtitle = found.get("title") or {}, found.get("subtitle") or {}
    if group != "titles" or not subtitle or not read or read != title.get("value"):
        return read
    sign = "" if read.endswith(("?", "!", ":")) else ":"
    return f"{read}{sign} {subtitle['value']}"


def fill_head(draft: Submission, found: dict[str, Any], earlier: dict[str, Any]) -> None:
    """Write the short title and the codes by which the paper is classed."""
    running = str((found.get("running_title") or {}).get("value") or "")
    known = (earlier.get("running_title") or {}).get("value")
    kept = draft.running_title.get(draft.language)
    if 0 < len(running) <= RUNNING_LENGTH and kept in (None, "", known):
        draft.running_title = Words(draft.running_title | {draft.language: running})
    for scheme in CODES:
        values = ((found.get("codes") or {}).get(scheme) or {}).get("value") or []
        known = ((earlier.get("codes") or {}).get(scheme) or {}).get("value")
        if values and draft.codes.get(scheme) in (None, [], known):
            draft.codes = {**draft.codes, scheme: values}
    draft.save(update_fields=["running_title", "codes"])


def fill_statements(draft: Submission, found: dict[str, Any], earlier: dict[str, Any]) -> None:
    for kind, read in (found.get("statements") or {}).items():
        if kind not in STATEMENTS:
            continue
        row, created = Statement.objects.get_or_create(
            submission=draft, kind=kind, defaults={"text": read["value"]}
        )
        known = ((earlier.get("statements") or {}).get(kind) or {}).get("value")
        if not created and row.text == known:
            row.text = read["value"]
            row.save(update_fields=["text"])


def fill_people(draft: Submission, version: Version, earlier: dict[str, Any]) -> None:
    """Make the authors of the file the authors of the draft, unless a person changed them."""
    authors = version.found.get("authors") or []
    rows = list(Contributor.objects.filter(submission=draft))
    if not authors or "people" in version.found or not untouched(rows, draft, earlier):
        return
    Contributor.objects.filter(submission=draft).delete()
    made = [
        Contributor(submission=draft, position=position, **columns_of(author))
        for position, author in enumerate(authors)
    ]
    if draft.origin == Submission.Origin.AUTHOR:
        mark_sender(made, draft.submitter)
    give_roles(made, version.found)
    chosen = [a["corresponding"] for a in authors]
    sender = [row.user_id is not None for row in made]
    for which in (chosen, sender, [True]):
        if any(which):
            made[which.index(True)].is_corresponding = True
            break
    for row in made:
        row.save()
    version.found["people"] = {row.key: number for number, row in enumerate(made)}
    version.save(update_fields=["found"])


def give_roles(rows: list[Contributor], found: dict[str, Any]) -> None:
    """Take over who did what, where a statement of contributions names roles of CRediT."""
    statement = (found.get("statements") or {}).get("contributions") or {}
    names = [(row.given_name, row.family_name) for row in rows]
    for row, roles in zip(rows, roles_in(statement.get("value") or "", names), strict=True):
        row.roles = roles


def untouched(rows: list[Contributor], draft: Submission, earlier: dict[str, Any]) -> bool:
    """Say whether the authors are still those that the machine put there."""
    if all(row.user_id == draft.submitter_id for row in rows):
        return True
    names = [(row.given_name, row.family_name) for row in rows]
    return names == [(a["given"], a["family"]) for a in earlier.get("authors") or []]


def columns_of(author: dict[str, Any]) -> dict[str, Any]:
    """Return an author's row; a name that could not be divided stands as family name."""
    family = author["family"] or ("" if author["given"] else author["printed"])
    first, *more = author.get("affiliations") or [author["affiliation"]]
    return {
        "given_name": author["given"][:NAME_LENGTH],
        "family_name": family[:NAME_LENGTH],
        "patronymic": author["patronymic"][:NAME_LENGTH],
        "email": author["email"][:254],
        "orcid": author["orcid"][:19],
        "affiliation": first[:AFFILIATION_LENGTH],
        "country": country_of(first),
        "more_affiliations": [
            {"name": name[:AFFILIATION_LENGTH], "ror": "", "country": country_of(name)}
            for name in more
        ],
    }


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Return codes of countries by their names in the journal's languages (CLDR)."""
    return {
        name.casefold(): code
        for language in LANGUAGES
        for code, name in country_names(language).items()
    }


def country_of(affiliation: str) -> str:
    """Return the code of the country that ends an affiliation: "…, Astana, Kazakhstan"."""
    last = affiliation.rpartition(",")[2].strip(" .").casefold()
    return countries().get(last, "")


def mark_sender(rows: list[Contributor], sender: User) -> None:
    """Join the sender's account to the sender's own row and fill its gaps from the profile."""
    row = next((row for row in rows if is_same(row, sender)), None)
    if row is None:
        return
    row.user = sender
    for name in ("email", "orcid", "affiliation", "country", "latin_name", "patronymic"):
        setattr(row, name, getattr(row, name) or getattr(sender, name))


def is_same(row: Contributor, user: User) -> bool:
    """Say whether an author of the file is a person: by a proved address, ORCID iD or name."""
    if (
        row.email
        and EmailAddress.objects.filter(user=user, verified=True, email__iexact=row.email).exists()
    ):
        return True
    if row.orcid and row.orcid == user.orcid:
        return True
    parts = {row.given_name.casefold(), row.family_name.casefold()}
    return "" not in parts and parts == {user.given_name.casefold(), user.family_name.casefold()}


def sender_as_author(draft: Submission) -> Contributor:
    """Begin the authors with the person who sends the paper, from the profile."""
    user = draft.submitter
    copied = ("family_name", "given_name", "patronymic", "printed_name", "latin_name")
    places = ("email", "orcid", "affiliation", "ror", "country")
    return Contributor.objects.create(
        submission=draft,
        user=user,
        is_corresponding=True,
        **{name: getattr(user, name) for name in (*copied, *places)},
    )
