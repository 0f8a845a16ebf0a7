import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import now

from accounts.links import make_token
from journal.models import Letter
from submissions import periodic, services
from submissions.models import AuthorChange, Contributor, Status
from submissions.queries import actions, events, people_of
from submissions.queries.author_changes import differences
from tests.factories import MemberFactory, SubmissionFactory, UserFactory
from tests.submissions.papers import errands, house

pytestmark = pytest.mark.django_db
State = AuthorChange.State
REASON = "Chingis did the counting and was forgotten."


def person(paper, email, position, **more):
    names = {"given_name": email.partition("@")[0].title(), "family_name": "Berg"}
    return Contributor(submission=paper, position=position, email=email, **(names | more))


@pytest.fixture
def paper():
    """A paper of its submitter, who corresponds, and of Berik."""
    house()
    paper = SubmissionFactory()
    person(paper, "berik@example.org", 1).save()
    return paper


def asked(paper, *, extra=("chingis@example.org",), without=()):
    """Ask for a list with more people, or fewer."""
    people = [row for row in people_of(paper) if row.email not in without]
    people += [person(paper, email, 9) for email in extra]
    return services.ask_author_change(paper, by=paper.submitter, people=people, reason=REASON)


def consent(change, email):
    return change.consents.get(email=email)


def agree_all(change):
    for row in change.consents.filter(agreed_at=None):
        services.answer_author_change(row, agrees=True)
    change.refresh_from_db()
    return change


def letters(kind):
    return Letter.objects.filter(kind=kind)


def test_everybody_before_and_after_is_asked_and_nothing_changes(paper):
    change = asked(paper, without=("berik@example.org",))

    assert change.state == State.ASKED
    told = set(letters("author-change-asked").values_list("to", flat=True))
    assert told == {"berik@example.org", "chingis@example.org"}
    assert REASON in letters("author-change-asked").first().text
    assert consent(change, paper.submitter.email).agreed_at
    assert [row.email for row in people_of(paper)] == [paper.submitter.email, "berik@example.org"]
    assert not letters("author-change-agreed").exists()


@pytest.mark.parametrize(
    ("people", "reason", "words"),
    [
        ([], REASON, "no author"),
        (["new@example.org"], "  ", "Write why"),
        (["new@example.org", "new@example.org"], REASON, "stands at two authors"),
        (["no address"], REASON, "no e-mail address"),
        ([""], REASON, "has no e-mail"),
    ],
)
def test_lists_with_mistakes_are_refused_by_name(paper, people, reason, words):
    rows = [person(paper, email, n, is_corresponding=n == 0) for n, email in enumerate(people)]

    with pytest.raises(ValidationError, match=words):
        services.ask_author_change(paper, by=paper.submitter, people=rows, reason=reason)

    assert not AuthorChange.objects.exists()
    assert not Letter.objects.exists()


def test_the_same_list_and_a_second_asking_are_refused(paper):
    with pytest.raises(ValidationError, match="Nothing is changed"):
        asked(paper, extra=())
    asked(paper)

    with pytest.raises(ValidationError, match="waits already"):
        asked(paper, extra=("other@example.org",))


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PUBLISHED, Status.WITHDRAWN])
def test_only_papers_on_their_way_change_their_authors(paper, status):
    type(paper).objects.filter(pk=paper.pk).update(status=status)

    with pytest.raises(services.WrongStatus, match="on its way"):
        asked(paper)


def test_editors_hear_once_when_all_have_agreed(paper):
    change = agree_all(asked(paper))
    services.answer_author_change(consent(change, "berik@example.org"), agrees=True)

    assert change.state == State.AGREED
    editors = {letter.to for letter in letters("author-change-agreed")}
    assert letters("author-change-agreed").count() == len(editors) > 0
    assert paper.submitter.email not in editors
    chief = paper.journal.members.get().user
    assert [a.kind for a in actions(chief)].count("author_change") == 1


def test_a_no_needs_words_tells_the_editors_and_changes_nothing(paper):
    change = asked(paper)
    row = consent(change, "berik@example.org")
    with pytest.raises(ValidationError, match="why you do not agree"):
        services.answer_author_change(row, agrees=False, words=" ")

    services.answer_author_change(row, agrees=False, words="He did nothing.\n> Press: http://x")
    services.answer_author_change(row, agrees=False, words="He did nothing.\n> Press: http://x")

    letter = letters("author-change-opposed").get()
    assert "He did nothing." in letter.text
    assert not any(line.startswith("> Press") for line in letter.text.splitlines())
    services.answer_author_change(consent(change, "chingis@example.org"), agrees=True)
    change.refresh_from_db()
    assert change.state == State.ASKED
    chief = paper.journal.members.get().user
    with pytest.raises(ValidationError, match="Berik Berg said no"):
        services.accept_author_change(change, by=chief, words="All the same.")
    assert len(people_of(paper)) == 2


def test_whoever_said_no_may_agree_after_all(paper):
    change = asked(paper)
    row = consent(change, "berik@example.org")
    services.answer_author_change(row, agrees=False, words="Why?")

    assert agree_all(change).state == State.AGREED


def test_accepting_replaces_the_list_and_keeps_both(paper):
    berik = UserFactory(email="berik@example.org")
    Contributor.objects.filter(email=berik.email).update(user=berik)
    chingis = UserFactory(email="chingis@example.org")
    change = agree_all(asked(paper, without=("berik@example.org",)))
    chief = paper.journal.members.get().user

    services.accept_author_change(change, by=chief, words="Thank you.")

    change.refresh_from_db()
    assert (change.state, change.decided_by) == (State.ACCEPTED, chief)
    assert [row.email for row in people_of(paper)] == [paper.submitter.email, chingis.email]
    new = paper.contributors.get(email=chingis.email)
    assert (new.user, bool(new.confirmed_at)) == (chingis, True)
    assert [row["email"] for row in change.before] == [paper.submitter.email, berik.email]
    assert not type(paper).objects.visible_to(berik).filter(pk=paper.pk).exists()
    assert type(paper).objects.visible_to(chingis).filter(pk=paper.pk).exists()
    told = {letter.to for letter in letters("author-change-accepted")}
    assert told == {paper.submitter.email, berik.email, chingis.email}
    words = [event.words for event in events(paper, paper.submitter)]
    assert "The authors were changed" in words


def test_accepting_makes_the_reviewers_copy_anew(paper):
    change = agree_all(asked(paper))
    number = errands("prepare_copy").count()

    services.accept_author_change(change, by=paper.journal.members.get().user)

    assert errands("prepare_copy").count() == number + 1


def test_an_editor_who_accepts_before_all_answered_says_how_they_know(paper):
    change, chief = asked(paper), paper.journal.members.get().user
    with pytest.raises(ValidationError, match="has not answered yet"):
        services.accept_author_change(change, by=chief)

    services.accept_author_change(change, by=chief, words="Both wrote to me from other addresses.")

    new = paper.contributors.get(email="chingis@example.org")
    assert new.confirmed_at is None


def test_two_editors_at_one_moment_decide_once(paper):
    change = agree_all(asked(paper))
    first, second = paper.journal.members.get().user, MemberFactory(journal=paper.journal).user
    services.accept_author_change(change, by=first)

    with pytest.raises(services.WrongStatus, match=re.escape(str(first))):
        services.refuse_author_change(change, by=second, words="No.")

    change.refresh_from_db()
    assert change.state == State.ACCEPTED
    assert not letters("author-change-refused").exists()


def test_refusing_needs_words_and_leaves_the_list(paper):
    change, chief = agree_all(asked(paper)), paper.journal.members.get().user
    with pytest.raises(ValidationError, match="Write why"):
        services.refuse_author_change(change, by=chief, words="")

    services.refuse_author_change(change, by=chief, words="Tell us what Chingis did.")

    assert len(people_of(paper)) == 2
    assert "Tell us what Chingis did." in letters("author-change-refused").first().text
    assert asked(paper).state == State.ASKED  # they may ask anew


def test_another_address_in_an_old_row_ends_the_link_and_the_account(paper):
    berik = UserFactory(email="berik@example.org")
    row = paper.contributors.get(email=berik.email)
    Contributor.objects.filter(pk=row.pk).update(user=berik)
    people = people_of(paper)
    people[1].email = "somebody@example.org"
    change = services.ask_author_change(paper, by=paper.submitter, people=people, reason=REASON)
    assert {c.email for c in change.consents.all()} >= {berik.email, "somebody@example.org"}
    agree_all(change)

    services.accept_author_change(change, by=paper.journal.members.get().user)

    fresh = Contributor.objects.get(pk=row.pk)
    assert fresh.user is None
    assert fresh.nonce != row.nonce


def test_taking_back_ends_it_and_stops_letters_that_wait(paper):
    change = asked(paper)

    services.take_back_author_change(change, by=paper.submitter)
    services.take_back_author_change(change, by=paper.submitter)

    assert {letter.status for letter in letters("author-change-asked")} == {Letter.Status.RECALLED}
    told = {letter.to for letter in letters("author-change-taken-back")}
    assert told == {"berik@example.org", "chingis@example.org"}
    with pytest.raises(services.WrongStatus, match="taken back"):
        services.answer_author_change(change.consents.first(), agrees=True)


def test_a_list_that_changed_meanwhile_is_not_overwritten(paper):
    change = agree_all(asked(paper))
    Contributor.objects.filter(email="berik@example.org").update(family_name="Bergen")

    with pytest.raises(ValidationError, match="changed meanwhile"):
        services.accept_author_change(change, by=paper.journal.members.get().user)

    assert paper.contributors.get(email="berik@example.org").family_name == "Bergen"


def test_differences_say_who_comes_goes_moves_and_corresponds(paper):
    people = people_of(paper)
    people[0].is_corresponding, people[1].is_corresponding = False, True
    people[1].affiliation = "Sample Institute"
    people = [people[1], people[0], person(paper, "chingis@example.org", 2)]

    change = services.ask_author_change(paper, by=paper.submitter, people=people, reason=REASON)

    words = "\n".join(differences(change))
    assert "New: Chingis Berg" in words
    assert "Another order" in words
    assert "Corrected: Berik Berg, Sample Institute" in words
    assert "New corresponding author: Berik Berg" in words


def test_a_link_shows_both_lists_and_only_a_button_answers(client, paper):
    change = asked(paper)
    row = consent(change, "chingis@example.org")
    token = make_token("author_change", row.key, row.nonce)

    opened = client.get(reverse("submissions:open_author_change", args=[token]))
    page = client.get(opened["Location"])
    row.refresh_from_db()
    assert row.agreed_at is None
    assert "Chingis Berg" in page.content.decode()

    client.post(opened["Location"], {"press": "agree"})
    row.refresh_from_db()
    assert row.agreed_at


def test_a_link_opens_one_row_and_made_up_ones_none(client, paper):
    change = asked(paper)
    row, other = consent(change, "chingis@example.org"), consent(change, "berik@example.org")
    token = make_token("author_change", row.key, row.nonce)
    client.get(reverse("submissions:open_author_change", args=[token]))

    of_other = reverse("submissions:author_change", args=[other.key])
    made_up = reverse("submissions:open_author_change", args=[token[:-2] + "xx"])
    other_kind = make_token("authorship", row.key, row.nonce)

    assert client.post(of_other, {"press": "agree"}).status_code == 404
    assert client.get(made_up).status_code == 404
    wrong = reverse("submissions:open_author_change", args=[other_kind])
    assert client.get(wrong).status_code == 404


def test_no_by_link_keeps_words_and_asks_for_them(client, paper):
    row = consent(asked(paper), "berik@example.org")
    client.force_login(UserFactory(email="berik@example.org"))
    address = reverse("submissions:author_change", args=[row.key])

    page = client.post(address, {"press": "no", "words": ""})
    assert page.status_code == 200
    row.refresh_from_db()
    assert row.refused_at is None

    client.post(address, {"press": "no", "words": "I was not asked."})
    row.refresh_from_db()
    assert row.words == "I was not asked."


class Fields(HTMLParser):
    """What a browser would send of a page's fields, without a button."""

    def __init__(self):
        super().__init__()
        self.found = {}

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        sent = tag == "input" and "name" in a and a.get("type") != "submit"
        if sent and (a.get("type") != "radio" or "checked" in a):
            self.found.setdefault(a["name"], []).append(a.get("value") or "")


def fields(html):
    reader = Fields()
    reader.feed(html)
    return reader.found


class TestPage:
    @pytest.fixture
    def page(self, client, paper):
        client.force_login(paper.submitter)
        self.address = reverse("submissions:change_authors", args=[paper.key])
        self.client, self.paper = client, paper
        return self

    def test_adding_typing_and_asking(self, page):
        first = page.client.get(page.address).content.decode()
        added = page.client.post(page.address, fields(first) | {"press": "add"})
        data = fields(added.content.decode())
        key = data["person"][-1]
        assert len(data["person"]) == 3
        data |= {
            f"{key}-given_name": "Chingis",
            f"{key}-family_name": "New",
            f"{key}-email": "chingis@example.org",
            "reason": REASON,
            "press": "ask",
        }

        answer = page.client.post(page.address, data)

        assert answer.status_code == 302
        change = AuthorChange.objects.get()
        assert [row["email"] for row in change.after][-1] == "chingis@example.org"
        state = page.client.get(page.address).content.decode()
        assert "New: Chingis New" in state

    def test_refused_lists_stand_as_typed_with_the_reason(self, page):
        data = fields(page.client.get(page.address).content.decode())
        key = data["person"][1]
        data |= {f"{key}-email": "no address", "reason": REASON, "press": "ask"}

        answer = page.client.post(page.address, data)

        html = answer.content.decode()
        assert answer.status_code == 409
        assert 'value="no address"' in html
        assert REASON in html
        assert not AuthorChange.objects.exists()

    def test_removed_people_stay_away_and_pasted_ones_come(self, page):
        data = fields(page.client.get(page.address).content.decode())
        table = "Name\tE-mail\nChingis New\tchingis@example.org\nDana Newer\tdana@example.org"
        data |= {"press": "paste", "table": table}
        data = fields(page.client.post(page.address, data).content.decode())
        assert len(data["person"]) == 4
        gone = data["person"][1]
        data = fields(
            page.client.post(page.address, data | {"press": f"remove:{gone}"}).content.decode()
        )

        page.client.post(page.address, data | {"press": "ask", "reason": REASON})

        emails = [row["email"] for row in AuthorChange.objects.get().after]
        assert emails == [page.paper.submitter.email, "chingis@example.org", "dana@example.org"]

    def test_only_who_acts_for_the_authors_may_ask(self, page):
        berik = UserFactory(email="berik@example.org")
        page.client.force_login(berik)
        assert page.client.get(page.address).status_code == 403
        page.client.force_login(UserFactory())
        assert page.client.get(page.address).status_code == 404

    def test_taking_back_by_a_button(self, page):
        change = asked(page.paper)

        page.client.post(reverse("submissions:take_back_change", args=[page.paper.key]))

        change.refresh_from_db()
        assert change.state == State.TAKEN_BACK


def run(clock, days):
    for _day in range(days):
        clock.shift(timedelta(days=1))
        periodic.look()
        periodic.look()


def test_who_does_not_answer_is_asked_once_more_after_a_week(paper, time_machine):
    time_machine.move_to(now(), tick=False)
    change = asked(paper)
    services.answer_author_change(consent(change, "berik@example.org"), agrees=True)
    number = letters("author-change-asked").count()
    run(time_machine, 6)
    assert letters("author-change-asked").count() == number

    run(time_machine, 40)

    again = letters("author-change-asked").order_by("pk")[number:]
    assert [letter.to for letter in again] == ["chingis@example.org"]


def test_no_reminder_follows_once_a_change_is_taken_back(paper, time_machine):
    time_machine.move_to(now(), tick=False)
    services.take_back_author_change(asked(paper), by=paper.submitter)
    number = letters("author-change-asked").count()

    run(time_machine, 40)

    assert letters("author-change-asked").count() == number


def test_a_new_author_without_an_answer_is_asked_to_confirm(paper):
    change, chief = asked(paper), paper.journal.members.get().user

    services.accept_author_change(change, by=chief, words="Chingis told me by telephone.")

    assert [letter.to for letter in letters("authorship")] == ["chingis@example.org"]


def test_presses_on_a_long_list_keep_what_was_typed_and_whose_fields_were_folded(client, paper):
    for place in range(2, 9):
        person(paper, f"author{place}@example.org", place, affiliation=f"Office {place}").save()
    client.force_login(paper.submitter)
    address = reverse("submissions:change_authors", args=[paper.key])
    data = fields(client.get(address).content.decode())
    last = data["person"][-1]
    opened = client.post(address, data | {"press": f"open:{last}"}).content.decode()
    data = fields(opened) | {f"{last}-family_name": "Newname"}
    data = fields(client.post(address, data | {"press": f"up:{last}"}).content.decode())

    client.post(address, data | {"press": "ask", "reason": REASON})

    after = AuthorChange.objects.get().after
    assert len(after) == 9
    assert (after[-2]["family_name"], after[-2]["affiliation"]) == ("Newname", "Office 8")
    assert after[-1]["affiliation"] == "Office 7"
