"""People by their addresses, and institutions by what somebody typed of their names."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db.models import Case, Value, When
from django.db.models.functions import Length

from accounts.folding import folded
from accounts.models import Join, Organisation, User

# Most people of this journal work here, so these countries come first where names are alike.
NEAR = ("KZ", "KG", "UZ", "TJ", "TM", "AZ", "AM", "GE", "MN", "RU", "TR")
SHOWN = 8
LOOKED_AT = 60
SHORTEST = 2
AT_ONCE = 5_000
MOST_NAMED = 900  # as many values as any database takes in one question


def account_at(email: str) -> User | None:
    """Return the open account behind an address: whoever proved it, else whose main one it is."""
    rows = EmailAddress.objects.filter(email__iexact=email, verified=True, user__is_active=True)
    proved = rows.select_related("user").first()
    if proved:
        return proved.user
    return User.objects.filter(email__iexact=email, is_active=True).first()


def person_with_orcid(orcid: str) -> User | None:
    """Return whoever proved an iD at ORCID: of accounts that were joined, the kept one.

    An account that was closed otherwise is returned, closed as it is.
    """
    rows = User.objects.filter(orcid=orcid, orcid_proved=True)
    person = rows.order_by("-is_active", "-pk").first()
    while person and not person.is_active:
        joins = Join.objects.filter(closed=person, undone_at=None).exclude(joined_at=None)
        join = joins.select_related("kept").first()
        if join is None:
            break
        person = join.kept
    return person


def organisations_like(text: str, *, country: str = "") -> list[Organisation]:
    """Return the institutions whose names hold the beginnings of all typed words, best first.

    Case, signs and alphabet do not matter: "назарбаев ун" finds Nazarbayev University.
    """
    words = folded(text).split()
    if sum(map(len, words)) < SHORTEST:
        return []
    rows = Organisation.objects.all()
    for word in words:
        rows = rows.filter(search__contains=f" {word}")
    nearest = [When(country=country, then=Value(0))] if country else []
    nearest.append(When(country__in=NEAR, then=Value(1)))
    rows = rows.order_by(Case(*nearest, default=Value(2)), Length("name"), "name")
    whole = f"| {' '.join(words)} |"
    # a name or a short name that is typed to its end comes before those that only begin so
    return sorted(rows[:LOOKED_AT], key=lambda row: whole not in f"{row.search}|")[:SHOWN]


def certain_organisations(texts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Organisation]:
    """Return, for pairs of a printed institution and a country, the one that it names for certain.

    Certain is a part between commas that is the whole name, in any of the institution's
    languages, in a country that is the same or not given; and only one institution that fits.
    """
    wanted = {pair: parts_of(pair[0]) for pair in texts}
    names = {f"| {part} |" for parts in wanted.values() for part in parts}
    known = by_name(names)
    found = {}
    for pair, parts in wanted.items():
        rows = {row.pk: row for part in parts for row in known.get(f"| {part} |", [])}
        fitting = [row for row in rows.values() if pair[1] in ("", row.country)]
        if len(fitting) == 1:
            found[pair] = fitting[0]
    return found


def parts_of(text: str) -> list[str]:
    """Return the parts between commas that are long enough to be a name."""
    parts = [folded(part) for part in text.replace(";", ",").split(",")]
    return [part for part in (folded(text), *parts) if len(part) > 4]


def by_name(names: Iterable[str]) -> dict[str, list[Organisation]]:
    """Return the institutions that have one of the names, folded and between bars.

    The table is read once for all names: three hundred authors name hundreds of institutions, and
    the registry has more than a hundred thousand.
    """
    wanted = {name.strip("| "): name for name in names}
    if not wanted:
        return {}
    keys: dict[int, list[str]] = {}
    for pk, search in Organisation.objects.values_list("pk", "search").iterator(AT_ONCE):
        hits = [part for part in search.split("|") if part.strip() in wanted]
        if hits:
            keys[pk] = [wanted[part.strip()] for part in hits]
    found: dict[str, list[Organisation]] = {}
    for row in Organisation.objects.filter(pk__in=sorted(keys)[:MOST_NAMED]):
        for name in dict.fromkeys(keys[row.pk]):
            found.setdefault(name, []).append(row)
    return found


def organisations_by_ror(rors: Iterable[str]) -> dict[str, Organisation]:
    """Return the known institutions by their address in the registry."""
    wanted = {ror for ror in rors if ror}
    return {row.ror: row for row in Organisation.objects.filter(ror__in=wanted)}
