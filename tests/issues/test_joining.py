"""Two accounts of one person: joined with proof of both, nothing lost, undone within 30 days."""

import re
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, OneToOneField
from django.test import Client
from django.utils.timezone import now

from accounts.links import make_token
from accounts.models import Join, Tie, User
from accounts.queries import account_at
from accounts.services.joining import COLUMNS as ACCOUNTS
from issues import services
from issues.queries.joining import stands_against
from issues.services.people import COLUMNS as ISSUES
from journal.models import Expert, Letter, Member, Publication, Role
from journal.services.joining import COLUMNS as JOURNAL
from reviews import services as reviews
from reviews.models import Review
from reviews.services.joining import COLUMNS as REVIEWS
from submissions.models import Assignment, Contributor, Recusal, Submission
from submissions.services import recuse, take_charge
from submissions.services.joining import COLUMNS as SUBMISSIONS
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory, UserFactory
from tests.issues.papers import give_text

pytestmark = pytest.mark.django_db

# Kept where they are: what a join itself says, rights and log of the operators, addresses (moved
# by hand, since two rows may become one).
APART = {
    ("accounts.Join", "kept"),
    ("accounts.Join", "closed"),
    ("accounts.Join", "by"),
    ("accounts.User_groups", "user"),
    ("accounts.User_user_permissions", "user"),
    ("admin.LogEntry", "user"),
    ("socialaccount.SocialAccount", "user"),  # stays empty: proved iDs stand with the person
    ("account.EmailAddress", "user"),
}


@pytest.fixture
def chief():
    return MemberFactory(journal=JournalFactory(), role=Role.CHIEF).user


@pytest.fixture
def pair(chief):
    """The account in use and the forgotten one, each with a paper."""
    live = UserFactory(given_name="Aliya", family_name="Nurlanova", email="aliya@new.example")
    old = UserFactory(given_name="A.", family_name="Nurlanova", email="aliya@old.example")
    SubmissionFactory(submitter=live)
    SubmissionFactory(submitter=old)
    return live, old


def reviewed(chief, reviewer, submitter=None):
    paper = SubmissionFactory(submitter=submitter or UserFactory())
    give_text(paper.versions.get())
    return reviews.invite_reviewer(paper, by=chief, reviewer=reviewer)


def joined(live, old, **more):
    done = services.join_by_code(live, address=old.email, **more)
    live.refresh_from_db()
    old.refresh_from_db()
    return done


def names_of(user):
    """Return every row of every table that names a person, except what a join leaves apart."""
    return {
        (relation.related_model._meta.label, relation.field.name, pk)
        for relation in User._meta.get_fields(include_hidden=True)
        if isinstance(getattr(relation, "field", None), ForeignKey | OneToOneField)
        and relation.auto_created
        and (relation.related_model._meta.label, relation.field.name) not in APART
        for pk in relation.related_model._default_manager.filter(
            **{relation.field.name: user}
        ).values_list("pk", flat=True)
    }


# --- every column ---------------------------------------------------------------------------------


def test_every_column_that_names_a_person_is_moved_or_left_for_a_reason():
    found = {
        (relation.related_model._meta.label, relation.field.name)
        for relation in User._meta.get_fields(include_hidden=True)
        if isinstance(getattr(relation, "field", None), ForeignKey | OneToOneField)
        and relation.auto_created
    }
    named = {
        (model._meta.label, column)
        for model, column in [*ACCOUNTS, *JOURNAL, *SUBMISSIONS, *REVIEWS, *ISSUES]
    }

    assert named.isdisjoint(APART)
    assert found == named | APART


# --- the join -------------------------------------------------------------------------------------


def test_both_lists_are_in_one_account_and_nothing_names_the_other(pair, chief):
    live, old = pair
    review = reviewed(chief, old)
    MemberFactory(user=old, role=Role.BOARD)
    before = names_of(live) | names_of(old)

    joined(live, old)

    assert names_of(old) == set()
    assert names_of(live) == before
    assert Submission.objects.of(live).count() == 2
    review.refresh_from_db()
    assert review.reviewer == live


def test_addresses_profile_and_the_way_in_are_joined(pair):
    live, old = pair
    User.objects.filter(pk=old.pk).update(
        orcid="0000-0002-1825-0097", languages=["kk", "en"], expertise="Tax offices"
    )
    User.objects.filter(pk=live.pk).update(languages=["en"])
    live.refresh_from_db()

    joined(live, old)

    rows = EmailAddress.objects.filter(user=live)
    assert set(rows.values_list("email", "primary", "verified")) == {
        ("aliya@new.example", True, True),
        ("aliya@old.example", False, True),
    }
    assert live.email == "aliya@new.example"
    assert live.orcid == "0000-0002-1825-0097"
    assert live.languages == ["en", "kk"]
    assert live.expertise == "Tax offices"
    assert not old.is_active
    assert account_at("aliya@old.example") == live


def test_who_is_invited_at_the_old_address_is_the_account_that_stays(pair, chief):
    live, old = pair
    address = old.email
    joined(live, old)

    assert User.objects.known_or_new(address) == live
    assert not User.objects.filter(email=address).exists()


def test_sessions_of_the_closed_account_end_and_do_not_return(pair):
    live, old = pair
    window = Client()
    window.force_login(old, backend="django.contrib.auth.backends.ModelBackend")
    assert window.get("/en/papers/").status_code == 200

    done = joined(live, old)
    assert window.get("/en/papers/").status_code == 302
    services.undo_join(done)

    assert window.get("/en/papers/").status_code == 302


def test_a_role_held_twice_is_held_once_for_the_longer_term(pair):
    live, old = pair
    today = now().date()
    own = MemberFactory(user=live, role=Role.BOARD, until=today - timedelta(days=9))
    MemberFactory(user=old, role=Role.BOARD, since=today - timedelta(days=90))

    done = joined(live, old)

    row = Member.objects.get(user=live, role=Role.BOARD)
    assert (row.pk, row.since, row.until) == (own.pk, None, None)
    services.undo_join(done)
    row.refresh_from_db()
    assert row.until == today - timedelta(days=9)


def test_who_handled_a_paper_of_the_other_account_hands_it_back(pair, chief):
    live, old = pair
    MemberFactory(user=live, role=Role.MANAGER)
    paper = Submission.objects.get(submitter=old)
    take_charge(paper, by=live)

    done = joined(live, old)

    assert not Submission.objects.handled_by(live).filter(pk=paper.pk).exists()
    assert not Assignment.objects.filter(submission=paper, until=None).exists()
    services.undo_join(done)
    assert Assignment.objects.get(submission=paper, until=None).user == live


def test_a_recusal_written_for_both_accounts_stands_once(pair, chief):
    live, old = pair
    paper = SubmissionFactory()
    recuse(paper, user=live, reason="One office.", by=chief)
    recuse(paper, user=old, reason="One office.", by=chief)

    done = joined(live, old)

    assert Recusal.objects.filter(submission=paper, user=live).count() == 1
    services.undo_join(done)
    assert Recusal.objects.filter(submission=paper, user=old).count() == 1


# --- listed twice ---------------------------------------------------------------------------------


def twice(live, old):
    """Add the forgotten account as a co-author of the live account's paper."""
    paper = Submission.objects.get(submitter=live)
    Contributor.objects.create(
        submission=paper,
        position=1,
        user=old,
        email=old.email,
        family_name="Nurlanova",
        roles=["software"],
    )
    return paper


def test_who_is_listed_twice_becomes_one_line_after_asking(pair):
    live, old = pair
    paper = twice(live, old)

    done = joined(live, old, as_one=[paper.key])

    line = paper.contributors.get()
    assert (line.user, line.is_corresponding, line.roles) == (live, True, ["software"])
    services.undo_join(done)
    assert paper.contributors.count() == 2
    assert paper.contributors.get(position=1).user == old


def test_lines_stay_two_where_the_person_did_not_ask(pair):
    live, old = pair
    paper = twice(live, old)

    joined(live, old)

    assert paper.contributors.filter(user=live).count() == 2


def test_lines_of_a_published_article_stay_as_printed(pair):
    live, old = pair
    paper = twice(live, old)
    Submission.objects.filter(pk=paper.pk).update(status="published")

    joined(live, old, as_one=[paper.key])

    assert paper.contributors.count() == 2


# --- what is never joined -------------------------------------------------------------------------


def test_a_reviewer_is_not_joined_to_an_author_of_the_paper(pair, chief):
    live, old = pair
    review = reviewed(chief, live, submitter=old)

    with pytest.raises(ValidationError, match="editors must look") as refusal:
        services.join_by_code(live, address=old.email)

    code = review.round.submission.code
    assert code not in str(refusal.value)
    assert names_of(old)
    assert code in stands_against(live, old, viewer=chief)[0]


def test_an_editor_who_wrote_the_paper_learns_nothing_of_its_review(pair, chief):
    live, old = pair
    review = reviewed(chief, live, submitter=old)
    manager = MemberFactory(role=Role.MANAGER).user
    paper = review.round.submission
    Contributor.objects.create(submission=paper, user=manager, email=manager.email, position=2)

    words = " ".join(stands_against(live, old, viewer=manager))

    assert paper.code not in words
    assert "review" not in words


def test_a_declined_invitation_stands_against_nothing(pair, chief):
    live, old = pair
    reviews.decline(reviewed(chief, live, submitter=old), reason="It is mine.")

    joined(live, old)

    assert not old.is_active


def test_two_reviews_in_one_round_are_not_joined(pair, chief):
    live, old = pair
    review = reviewed(chief, live)
    reviews.invite_reviewer(review.round.submission, by=chief, reviewer=old)

    with pytest.raises(ValidationError):
        services.join_by_code(live, address=old.email)

    reviews.decline(Review.objects.get(reviewer=old), reason="I read it already.")
    joined(live, old)
    assert Review.objects.get(reviewer=live) == review


def test_the_account_of_an_operator_is_not_joined(pair):
    live, old = pair
    User.objects.filter(pk=old.pk).update(is_staff=True)

    with pytest.raises(ValidationError, match="operator"):
        services.join_by_code(live, address=old.email)


def test_of_two_windows_one_joins(pair):
    live, old = pair
    request = services.start_join(
        by=MemberFactory(role=Role.MANAGER).user, kept=live.email, closed=old.email, words="Same."
    )
    joined(live, old)

    with pytest.raises(ValidationError, match="closed by now"):
        services.accept_join(request, by=MemberFactory(role=Role.MANAGER).user, words="Same.")

    assert Join.objects.exclude(joined_at=None).count() == 1


# --- undo -----------------------------------------------------------------------------------------


def test_what_each_person_has_once_stays_once_and_the_stricter_wish_counts(pair):
    live, old = pair
    Expert.objects.create(user=live, not_before=date(2026, 12, 1))
    Expert.objects.create(user=old, not_before=date(2027, 3, 1))
    Publication.objects.create(user=live, title="On budgets")
    Publication.objects.create(user=old, title="On budgets")
    Publication.objects.create(user=old, title="On taxes")
    Tie.objects.create(user=live, other=old, kind=Tie.Kind.COLLEAGUE, by=live)

    join = joined(live, old)

    assert live.expert.not_before == date(2027, 3, 1)
    assert {row.title for row in live.publications.all()} == {"On budgets", "On taxes"}
    assert Tie.objects.get().other == old

    services.undo_join(join)

    assert Expert.objects.get(user=live).not_before == date(2026, 12, 1)
    assert [row.title for row in live.publications.all()] == ["On budgets"]


def test_undo_puts_everything_back_and_leaves_what_came_since(pair, chief):
    live, old = pair
    reviewed(chief, old)
    User.objects.filter(pk=old.pk).update(orcid="0000-0002-1825-0097")
    theirs, own = names_of(old), names_of(live)
    done = joined(live, old)
    later = SubmissionFactory(submitter=live)

    services.undo_join(done)
    services.undo_join(done)

    live.refresh_from_db()
    old.refresh_from_db()
    assert names_of(old) == theirs
    assert names_of(live) >= own
    assert later.submitter == live
    assert (old.email, old.is_active) == ("aliya@old.example", True)
    assert EmailAddress.objects.get(email=old.email).user == old
    assert live.orcid == ""


def test_undo_gives_back_the_main_address_where_the_old_one_became_it(pair):
    live, old = pair
    done = joined(live, old)
    EmailAddress.objects.get(email="aliya@old.example").set_as_primary()

    services.undo_join(done)

    live.refresh_from_db()
    old.refresh_from_db()
    assert (live.email, old.email) == ("aliya@new.example", "aliya@old.example")


def test_after_thirty_days_nothing_is_undone(pair):
    live, old = pair
    done = joined(live, old)
    Join.objects.update(joined_at=now() - timedelta(days=31))

    with pytest.raises(ValidationError, match="30 days are over"):
        services.undo_join(done)


def test_the_later_of_two_joins_is_undone_first(pair):
    live, old = pair
    third = UserFactory()
    first = joined(live, old)
    second = joined(third, live)

    with pytest.raises(ValidationError, match="later join first"):
        services.undo_join(first)

    services.undo_join(second)
    services.undo_join(first)
    assert Submission.objects.filter(submitter=old).count() == 1


# --- letters --------------------------------------------------------------------------------------


def test_both_addresses_get_a_letter_whose_link_undoes_it(pair, client):
    live, old = pair
    done = joined(live, old)

    letters = Letter.objects.filter(kind="accounts-joined")
    assert set(letters.values_list("to", flat=True)) == {"aliya@new.example", "aliya@old.example"}
    link = letters[0].links["link"]
    token = make_token(link["kind"], link["key"], link["nonce"])
    page = client.get(f"/en/joined/by-letter/{token}/", follow=True)
    assert "Part the two accounts" in page.content.decode()
    done.refresh_from_db()
    assert done.undone_at is None
    client.post(f"/en/joined/{done.key}/undo/")
    done.refresh_from_db()
    assert done.undone_at


def test_a_changed_main_address_is_told_to_the_old_one(pair, client):
    live, _old = pair
    EmailAddress.objects.create(user=live, email="third@new.example", verified=True)
    client.force_login(live)

    client.post("/en/accounts/email/", {"email": "third@new.example", "action_primary": "1"})

    live.refresh_from_db()
    assert live.email == "third@new.example"
    letter = Letter.objects.get(kind="address-changed")
    assert letter.to == "aliya@new.example"
    assert "third@new.example" in letter.text


# --- the pages ------------------------------------------------------------------------------------


def code_in(mailoutbox):
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", mailoutbox[-1].body, re.M)[0]


def test_six_clicks_from_the_profile_to_one_account(pair, client, mailoutbox):
    live, old = pair
    client.force_login(live)
    clicks = ["My page"]

    page = client.get("/en/profile/").content.decode()
    assert "/en/accounts/email/" in page
    clicks.append("Addresses and accounts")
    assert "/en/accounts/email/code/" in client.get("/en/accounts/email/").content.decode()
    clicks.append("Send a code there")
    client.post("/en/accounts/email/code/", {"address": old.email})
    assert mailoutbox[-1].to == [old.email]
    clicks.append("Go on")
    seen = client.post(
        "/en/accounts/email/proof/", {"code": code_in(mailoutbox)}, follow=True
    ).content.decode()
    assert "aliya@old.example" in seen
    clicks.append("Join the accounts")
    done = client.post("/en/accounts/email/join/", follow=True).content.decode()

    assert "Your accounts are joined" in done
    assert "2 papers" in done
    assert len(clicks) <= 6


def test_an_address_is_answered_the_same_whether_known_or_not(pair, client, mailoutbox):
    live, old = pair
    client.force_login(live)

    def answer(address):
        sent = client.post("/en/accounts/email/code/", {"address": address}, follow=True)
        text = sent.content.decode().replace(address, "")
        return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+|nonce="[^"]+', "", text)

    assert answer(old.email) == answer("nobody@old.example")
    assert len(mailoutbox) == 2
    assert mailoutbox[0].body.count("\n") == mailoutbox[1].body.count("\n")


def test_nothing_of_the_other_account_is_shown_before_the_code(pair, client):
    live, old = pair
    client.force_login(live)
    client.post("/en/accounts/email/code/", {"address": old.email})

    answer = client.get("/en/accounts/email/join/")
    pressed = client.post("/en/accounts/email/join/")

    assert (answer.status_code, pressed.status_code) == (302, 302)
    old.refresh_from_db()
    assert old.is_active


def test_three_wrong_codes_void_the_right_one(pair, client, mailoutbox):
    live, old = pair
    client.force_login(live)
    client.post("/en/accounts/email/code/", {"address": old.email})
    for _ in range(3):
        page = client.post("/en/accounts/email/proof/", {"code": "AAAA-AAAA"})
    assert "void after three tries" in page.content.decode()

    client.post("/en/accounts/email/proof/", {"code": code_in(mailoutbox)})

    assert client.get("/en/accounts/email/join/").status_code == 302


def test_an_address_that_nobody_has_is_added(pair, client, mailoutbox):
    live, _old = pair
    client.force_login(live)
    client.post("/en/accounts/email/code/", {"address": "third@new.example"})

    client.post("/en/accounts/email/proof/", {"code": code_in(mailoutbox)})

    assert EmailAddress.objects.get(email="third@new.example", verified=True).user == live


def test_a_sixth_address_is_refused_in_words(pair, client, mailoutbox):
    live, _old = pair
    for number in range(4):
        EmailAddress.objects.create(user=live, email=f"n{number}@new.example", verified=True)
    client.force_login(live)
    client.post("/en/accounts/email/code/", {"address": "sixth@new.example"})

    page = client.post(
        "/en/accounts/email/proof/", {"code": code_in(mailoutbox)}, follow=True
    ).content.decode()

    assert "Five addresses are listed already" in page
    assert not EmailAddress.objects.filter(email="sixth@new.example").exists()


def test_an_address_that_was_never_proved_stays_unproved_when_editors_join(pair, chief):
    live, old = pair
    EmailAddress.objects.filter(user=old).delete()
    services.ask_to_join(live, address=old.email, words="Mine.")

    services.accept_join(Join.objects.get(), by=chief, words="I met her.")

    row = EmailAddress.objects.get(email="aliya@old.example")
    assert (row.user, row.verified) == (live, False)


def test_too_many_codes_are_refused_in_words(pair, client, mailoutbox):
    live, old = pair
    client.force_login(live)
    for _ in range(6):
        page = client.post("/en/accounts/email/code/", {"address": old.email})

    assert "Too many codes" in page.content.decode()
    assert len(mailoutbox) == 5


def test_a_clash_leads_the_person_to_the_editors_without_a_word_of_it(
    pair, client, mailoutbox, chief
):
    live, old = pair
    review = reviewed(chief, live, submitter=old)
    client.force_login(live)
    client.post("/en/accounts/email/code/", {"address": old.email})

    page = client.post(
        "/en/accounts/email/proof/", {"code": code_in(mailoutbox)}, follow=True
    ).content.decode()

    assert "The editors must do this" in page
    assert review.round.submission.code not in page
    assert client.post("/en/accounts/email/join/").status_code == 409


# --- the editors ----------------------------------------------------------------------------------


def test_who_cannot_read_the_old_address_asks_and_an_editor_joins(pair, client, chief):
    live, old = pair
    client.force_login(live)
    asked = client.post(
        "/en/accounts/email/ask/", {"address": old.email, "words": "I left in 2024."}
    ).content.decode()
    assert "answered within 2 working days" in asked
    join = Join.objects.get()
    assert Letter.objects.get(kind="join-asked").to == chief.email

    client.force_login(chief)
    assert f"/en/desk/accounts/{join.key}/" in client.get("/en/desk/").content.decode()
    page = client.get(f"/en/desk/accounts/{join.key}/").content.decode()
    assert "I left in 2024." in page and old.email in page and live.email in page
    client.post(f"/en/desk/accounts/{join.key}/", {"words": "Both name the same institute."})

    join.refresh_from_db()
    assert join.joined_at
    assert (
        "Both name the same institute."
        in client.get(f"/en/desk/accounts/{join.key}/").content.decode()
    )
    assert "/en/desk/accounts/" not in client.get("/en/desk/").content.decode()
    client.post(f"/en/joined/{join.key}/undo/")
    old.refresh_from_db()
    assert old.is_active


def test_asking_says_the_same_for_an_address_that_nobody_has(pair, client, chief):
    live, old = pair
    client.force_login(live)

    def ask(address):
        page = client.post("/en/accounts/email/ask/", {"address": address, "words": "Mine."})
        text = page.content.decode().replace(address, "")
        return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+|nonce="[^"]+', "", text)

    assert ask(old.email) == ask("nobody@old.example")
    assert Join.objects.count() == 1
    unknown = Letter.objects.get(kind="join-asked", text__contains="nobody@old.example")
    assert "No account has this address" in unknown.text


def test_a_refusal_is_written_to_the_person_and_kept(pair, client, chief):
    live, old = pair
    services.ask_to_join(live, address=old.email, words="Mine.")
    join = Join.objects.get()
    client.force_login(chief)

    client.post(f"/en/desk/accounts/{join.key}/refuse/", {"words": "The names differ."})

    letter = Letter.objects.get(kind="join-refused")
    assert letter.to == live.email
    assert "The names differ." in letter.text
    assert "The names differ." in client.get(f"/en/desk/accounts/{join.key}/").content.decode()
    old.refresh_from_db()
    assert old.is_active


def test_no_editor_answers_an_own_request(pair, chief):
    _live, old = pair
    services.ask_to_join(chief, address=old.email, words="Mine.")

    with pytest.raises(ValidationError, match="another editor must decide"):
        services.accept_join(Join.objects.get(), by=chief, words="I know myself.")


def test_an_editor_may_start_with_two_addresses(pair, client, chief):
    live, old = pair
    client.force_login(chief)
    values = {"kept": live.email, "closed": old.email, "words": "Same ORCID."}

    page = client.post("/en/desk/accounts/", values, follow=True).content.decode()

    assert "Are these one person?" in page
    old.refresh_from_db()
    assert old.is_active
    unknown = client.post("/en/desk/accounts/", values | {"closed": "nobody@old.example"})
    assert "No account has the address nobody@old.example" in unknown.content.decode()
