"""What an editor does where letters to a reviewer do not arrive: try again, or another address."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from accounts.keys import new_nonce
from accounts.models import User
from journal.deadlines import days_from
from journal.letters import recall_letters
from journal.models import Expert
from journal.services import trust_address
from reviews import letters
from reviews.models import Review, Turn
from reviews.queries.people import concerns_about
from reviews.queries.unreached import unreached
from reviews.services.ended_links import end_discussion_links
from reviews.services.turns import keep_past, write_turn


@transaction.atomic
def try_again(review: Review, *, by: User) -> Review:
    """Trust the address again and send what the reviewer should have: the invitation with new
    days to answer, or the link to the review. Where the last letter arrived nothing is sent.
    """
    fresh = locked(review)
    if fresh.pk not in unreached([fresh]):
        raise ValidationError(
            _("The last letter to %(name)s is on its way or has arrived.")
            % {"name": fresh.reviewer}
        )
    trust_address(fresh.reviewer.email)
    write_turn(fresh, Turn.Kind.SENT_AGAIN, by=by, words=fresh.reviewer.email)
    send_anew(fresh)
    return fresh


@transaction.atomic
def use_other_address(review: Review, *, email: str, by: User, went_astray: bool = False) -> Review:
    """Write to a reviewer at another address from now on, and send what they should have there.

    With ``went_astray`` the old address is somebody else's: every link that was sent to it ends.
    Otherwise the links stay, for they may be open on the reviewer's own devices.
    Only for people whom editors entered: whoever has signed in here, or proved an address,
    changes it themselves. Raises ValidationError in words where the address is somebody else's.
    """
    fresh, email = locked(review), email.strip().lower()
    old = fresh.reviewer.email
    validate_email(email)
    person = fresh.reviewer
    check_not_theirs(person)
    check_free(person, email)
    try:
        with transaction.atomic():
            User.objects.filter(pk=person.pk).update(email=email)
    except IntegrityError as taken:
        raise ValidationError(_("This address belongs to somebody else here.")) from taken
    person.email = email
    check_no_author(fresh)
    if went_astray:
        end_links_sent(fresh)
    trust_address(email)
    ended = _("The links that were sent there have ended.") if went_astray else ""
    write_turn(fresh, Turn.Kind.ADDRESS, by=by, words=f"{old} → {email}. {ended}".strip())
    send_anew(fresh)
    return fresh


def end_links_sent(review: Review) -> None:
    """End the links of all letters to a reviewer so far: to reviews, discussions and the wishes."""
    person = review.reviewer
    for each in Review.objects.filter(reviewer=person):
        each.nonce = new_nonce()
        each.save(update_fields=["nonce"])
        end_discussion_links(each)
    Expert.objects.filter(user=person).update(nonce=new_nonce())
    review.refresh_from_db(fields=["nonce"])


def locked(review: Review) -> Review:
    """Read a review anew for writing; refuses one from which nothing is awaited."""
    fresh = (
        Review.objects.select_for_update(of=("self",))
        .select_related("round__submission__journal", "round__version", "reviewer", "invited_by")
        .get(pk=review.pk)
    )
    if not fresh.is_active or fresh.round.closed_at is not None:
        raise ValidationError(_("Nothing is awaited from %(name)s.") % {"name": fresh.reviewer})
    return fresh


def check_not_theirs(person: User) -> None:
    """Refuse to change the address of somebody who uses an account with it."""
    proved = EmailAddress.objects.filter(user=person, verified=True).exists()
    if person.last_login or person.has_usable_password() or proved:
        raise ValidationError(
            _(
                "%(name)s has an account here, and only they can change its address. Copy the "
                "link and the text, and send them another way."
            )
            % {"name": person}
        )


def check_free(person: User, email: str) -> None:
    if email == person.email.lower():
        raise ValidationError(_("That is the address that letters do not reach."))
    owner = User.objects.filter(email__iexact=email).first() or User.objects.with_further(email)
    if owner and owner != person:
        raise ValidationError(
            _("%(email)s is the address of %(name)s. Release this seat and invite them instead.")
            % {"email": email, "name": owner}
        )


def check_no_author(review: Review) -> None:
    """Refuse an address by which the reviewer turns out to be an author, or otherwise barred."""
    for concern in concerns_about(review.round.submission, review.reviewer):
        if concern.blocks:
            raise ValidationError(concern.words)


def send_anew(review: Review) -> None:
    """Send the invitation with new days to answer, or the link where it was accepted."""
    recall_letters(f"review:{review.key}")
    if review.state == Review.State.ACCEPTED:
        letters.reviewers.post_new_link(review)
        return
    keep_past(review)
    journal = review.round.submission.journal
    review.answer_due = max(review.answer_due, days_from(journal, journal.answer_days))
    review.review_due = max(review.review_due, days_from(journal, journal.review_days))
    review.invited_at, review.reminded = now(), []
    review.save(update_fields=["answer_due", "review_due", "invited_at", "reminded"])
    letters.reviewers.post_invitation(review)
