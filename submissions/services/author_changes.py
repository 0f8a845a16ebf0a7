"""Changes of the authors after submission: asked with a reason, agreed to, decided by an editor.

Everybody who is listed before or after is asked by a letter with a link of their own. Nothing
changes before an editor has accepted; both lists are kept.
"""

from collections.abc import Iterable, Sequence

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.keys import new_nonce
from accounts.models import User
from journal.letters import recall_letters
from submissions.letters import about, post_authorship
from submissions.letters import author_changes as letters
from submissions.models import OPEN, AuthorChange, AuthorConsent, Contributor, Submission
from submissions.queries import editors_of, owner_of_address, people_of
from submissions.queries.author_changes import (
    WAITING,
    is_current,
    listed,
    name_of,
    open_change,
    unanswered,
)
from submissions.queries.readiness import problems_of_people
from submissions.services.people import PEOPLE_AT_MOST, save_people
from submissions.services.status import WrongStatus
from submissions.services.submitting import renew_copy

State = AuthorChange.State
WORDS_AT_MOST = 5000


@transaction.atomic
def ask_author_change(
    submission: Submission, *, by: User, people: Sequence[Contributor], reason: str
) -> AuthorChange:
    """Ask for other authors, or for another corresponding author.

    ``people`` is the list as it is to be, rows that are not saved. Raises ValidationError
    without a reason, for a list with mistakes or without a change, or while another change
    waits; WrongStatus where the paper is a draft or its way has ended.
    """
    fresh = lock_open(submission)
    reason = reason.strip()[:WORDS_AT_MOST]
    before, after = listed(people_of(fresh)), listed(people)
    check_list(people, reason)
    if before == after:
        raise ValidationError(_("Nothing is changed in the list yet."))
    if open_change(fresh):
        raise already_asked()
    try:
        with transaction.atomic():
            change = AuthorChange.objects.create(
                submission=fresh, by=by, reason=reason, before=before, after=after
            )
    except IntegrityError as twice:
        raise already_asked() from twice
    ask_people(change)
    settle(change)
    return change


def already_asked() -> ValidationError:
    return ValidationError(
        _("A change of the authors waits already. Take that one back first, then ask anew.")
    )


def lock_open(submission: Submission) -> Submission:
    """Read a paper anew for writing. Raises WrongStatus unless it is on its way."""
    rows = Submission.objects.select_for_update(of=("self",)).select_related("journal", "submitter")
    fresh = rows.get(pk=submission.pk)
    if fresh.status not in OPEN:
        raise WrongStatus(
            _("The authors can be changed while the paper is on its way. It is now: %(state)s.")
            % {"state": fresh.get_status_display()}
        )
    return fresh


def check_list(people: Sequence[Contributor], reason: str) -> None:
    """Raise ValidationError that names each mistake of a list of authors, and a missing reason."""
    problems = [problem.words for problem in problems_of_people(people)]
    if len(people) > PEOPLE_AT_MOST:
        problems.append(_("A paper can have %(most)s authors here.") % {"most": PEOPLE_AT_MOST})
    if not reason:
        problems.append(_("Write why the authors change; everybody who is asked reads it."))
    if problems:
        raise ValidationError(problems)


def ask_people(change: AuthorChange) -> None:
    """Write down whom a change concerns, and ask each by letter; who asks has agreed."""
    names: dict[str, str] = {}
    for row in [*change.after, *change.before]:
        if row["email"]:
            names.setdefault(row["email"].lower(), name_of(row))
    own = addresses_of(change.by)
    for email, name in names.items():
        agreed = change.asked_at if email in own else None
        consent = AuthorConsent.objects.create(
            change=change, name=name[:250], email=email, agreed_at=agreed
        )
        if not agreed:
            letters.post_asked(consent)


def addresses_of(user: User) -> set[str]:
    proved = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return {email.lower() for email in (user.email, *proved)}


def settle(change: AuthorChange) -> None:
    """Give a change to the editors once everybody has agreed; back to waiting if one does not."""
    state = State.ASKED if unanswered(change) else State.AGREED
    if change.state == state:
        return
    change.state = state
    change.save(update_fields=["state"])
    if state == State.AGREED:
        for editor in editors_of(change.submission):
            letters.post_agreed(change, editor)


def lock_change(change: AuthorChange) -> AuthorChange:
    """Read a change anew for writing. Raises WrongStatus in words where it is decided."""
    rows = AuthorChange.objects.select_for_update(of=("self",))
    fresh = rows.select_related("submission__journal", "by", "decided_by").get(pk=change.pk)
    if fresh.state == State.TAKEN_BACK:
        raise WrongStatus(_("This change was taken back, so nothing was written."))
    if fresh.state not in WAITING:
        raise WrongStatus(
            _("%(name)s has decided on this change already: %(state)s.")
            % {"name": fresh.decided_by, "state": fresh.get_state_display()}
        )
    lock_open(fresh.submission)
    return fresh


@transaction.atomic
def answer_author_change(consent: AuthorConsent, *, agrees: bool, words: str = "") -> AuthorConsent:
    """Write down what one person says to a change; an answer may be changed until it is decided.

    Raises ValidationError for a no without words, WrongStatus once the change is decided.
    """
    words = words.strip()[:WORDS_AT_MOST]
    if not agrees and not words:
        raise ValidationError(_("Write why you do not agree, in a sentence or two."))
    change = lock_change(consent.change)
    fresh = AuthorConsent.objects.select_for_update().get(pk=consent.pk)
    given = fresh.agreed_at if agrees else fresh.refused_at
    if given and fresh.words == words:
        return fresh
    fresh.agreed_at, fresh.refused_at = (now(), None) if agrees else (None, now())
    fresh.words = words
    fresh.save(update_fields=["agreed_at", "refused_at", "words"])
    settle(change)
    if not agrees:
        for editor in editors_of(change.submission):
            letters.post_opposed(change, fresh, editor)
    return fresh


@transaction.atomic
def remind_of_author_change(consent: AuthorConsent) -> None:
    """Ask a person who has answered nothing once more; a second call does nothing."""
    rows = AuthorConsent.objects.select_for_update(of=("self",))
    fresh = rows.select_related("change__submission__journal", "change__by").get(pk=consent.pk)
    if fresh.agreed_at is None and fresh.refused_at is None and fresh.change.state == State.ASKED:
        letters.post_asked(fresh, again=True)


@transaction.atomic
def take_back_author_change(change: AuthorChange, *, by: User) -> AuthorChange:
    """End a change that is not decided; who was asked is told. Twice changes nothing."""
    if AuthorChange.objects.filter(pk=change.pk, state=State.TAKEN_BACK).exists():
        return change
    fresh = lock_change(change)
    fresh.state, fresh.decided_by, fresh.decided_at = State.TAKEN_BACK, by, now()
    fresh.save(update_fields=["state", "decided_by", "decided_at"])
    recall(fresh)
    tell(fresh, "author-change-taken-back", but=addresses_of(by))
    return fresh


@transaction.atomic
def accept_author_change(change: AuthorChange, *, by: User, words: str = "") -> AuthorChange:
    """Put the new list in the place of the old one; everybody in either list is told.

    Raises ValidationError where somebody said no, where somebody has not answered and the editor
    does not write how the consent came, or where the list is no longer the one of the asking.
    """
    fresh = lock_change(change)
    check_agreed(fresh, words.strip())
    if not is_current(fresh):
        raise ValidationError(
            _("The list of authors was changed meanwhile. Refuse this change; they can ask anew.")
        )
    write_list(fresh)
    close(fresh, State.ACCEPTED, by, words)
    renew_copy(fresh.submission)
    return fresh


def check_agreed(change: AuthorChange, words: str) -> None:
    """Raise ValidationError with the names of those whose yes is missing."""
    missing = unanswered(change)
    against = [row.name for row in missing if row.refused_at]
    if against:
        raise ValidationError(
            _("Not possible: %(names)s said no. Refuse the change, or settle it with them first.")
            % {"names": ", ".join(against)}
        )
    if missing and not words:
        raise ValidationError(
            _("%(names)s has not answered yet. Wait, or write how you know that they agree.")
            % {"names": ", ".join(row.name for row in missing)}
        )


def write_list(change: AuthorChange) -> None:
    """Make the authors those of the new list: accounts and confirmations go with the address."""
    old = {row["key"]: row["email"].lower() for row in change.before}
    agreed = {row.email: row.agreed_at for row in change.consents.all()}
    save_people(change.submission, change.after)
    kept = {row["key"]: row["email"].lower() for row in change.after}
    for row in Contributor.objects.filter(submission=change.submission):
        email = row.email.lower()
        if old.get(row.key) == email and row.key in kept:
            continue
        # another address is another person until proved: the old one's link and account end
        row.user, row.nonce = owner_of_address(email), new_nonce()
        row.confirmed_at, row.disputed_at = agreed.get(email), None
        row.save(update_fields=["user", "nonce", "confirmed_at", "disputed_at"])
        if row.confirmed_at is None:
            post_authorship(row)


@transaction.atomic
def refuse_author_change(change: AuthorChange, *, by: User, words: str) -> AuthorChange:
    """Leave the authors as they are, with the editor's words to everybody who was asked."""
    if not words.strip():
        raise ValidationError(_("Write why; the authors read it."))
    fresh = lock_change(change)
    close(fresh, State.REFUSED, by, words)
    return fresh


def close(change: AuthorChange, state: str, by: User, words: str) -> None:
    change.state, change.decided_by, change.decided_at = state, by, now()
    change.answer = words.strip()[:WORDS_AT_MOST]
    change.save(update_fields=["state", "decided_by", "decided_at", "answer"])
    recall(change)
    tell(change, "author-change-accepted" if state == State.ACCEPTED else "author-change-refused")


def recall(change: AuthorChange) -> None:
    """Stop letters that still ask or announce what is over."""
    recall_letters(about(change.submission), [letters.ASKED, letters.AGREED])


def tell(change: AuthorChange, kind: str, *, but: Iterable[str] = ()) -> None:
    """Write to everybody who was asked, and to who asked, one letter an address."""
    apart = set(but)
    for consent in change.consents.all():
        if consent.email not in apart:
            letters.post_outcome(change, kind, consent.email, consent.name)
            apart.add(consent.email)
    if not addresses_of(change.by) & {*apart, *(row.email for row in change.consents.all())}:
        letters.post_outcome(change, kind, change.by.email, change.by.name)
