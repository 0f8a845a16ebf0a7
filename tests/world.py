"""A small journal with every kind of person in front of every kind of door."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.utils.timezone import now

from accounts.links import make_token
from accounts.models import Join
from accounts.services import note_tie
from issues.models import Galley
from issues.services import (
    ask_to_join,
    join_by_code,
    place,
    publish,
    release_issue,
    send_proof,
    withdraw,
)
from journal.models import Call, Journal, Letter, MailboxMessage, Page, Role
from journal.multilingual import Words
from reviews import services as reviews
from reviews.services import discussing
from submissions.converting import keep_file
from submissions.models import Contributor, File, Status
from submissions.queries import people_of
from submissions.services import (
    Measured,
    announce,
    ask_author_change,
    attach_similarity,
    recuse,
)
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory, UserFactory
from tests.issues.papers import (
    accepted_paper,
    article_of,
    give_text,
    issue_of,
    make_files,
    ready_issue,
)
from tests.reviews.conftest import letter_text
from tests.submissions.papers import complete

PEOPLE = (
    "nobody",
    "stranger",
    "author",
    "coauthor",
    "reviewer",
    "other_reviewer",
    "editor",
    "in_conflict",
    "guest",
    "production",
)


def make_people(journal):
    """Return one person for each column; two of them are editors with a full role."""
    elsewhere = Call.objects.create(
        journal=journal,
        slug="elsewhere",
        title=Words(en="Elsewhere"),
        opens_on=now().date(),
        closes_on=now().date() + timedelta(days=30),
    )
    return {
        "stranger": UserFactory(given_name="Stranger"),
        "author": UserFactory(given_name="Aziza", family_name="Writerova"),
        "coauthor": UserFactory(given_name="Bolat", family_name="Cowriterov"),
        "reviewer": UserFactory(given_name="Roza", family_name="Readerova"),
        "other_reviewer": UserFactory(given_name="Otto", family_name="Elseread"),
        "editor": MemberFactory(journal=journal, role=Role.CHIEF).user,
        "in_conflict": MemberFactory(journal=journal, role=Role.MANAGER).user,
        "guest": MemberFactory(journal=journal, role=Role.GUEST, call=elsewhere).user,
        "production": MemberFactory(journal=journal, role=Role.PRODUCTION).user,
    }


def estrange(paper, people):
    """Add the co-author, and take one of the editors out of this paper."""
    coauthor = people["coauthor"]
    Contributor.objects.create(
        submission=paper,
        position=1,
        user=coauthor,
        email=coauthor.email,
        given_name=coauthor.given_name,
        family_name=coauthor.family_name,
        confirmed_at=now(),
    )
    if paper.status != Status.DRAFT:
        recuse(
            paper, user=people["in_conflict"], reason="They share an office.", by=people["editor"]
        )
    return paper


def paper_in_review(journal, people):
    """Return a paper whose review was accepted by its reviewer."""
    paper = SubmissionFactory(journal=journal, submitter=people["author"])
    give_text(paper.versions.get())
    estrange(paper, people)
    review = reviews.invite_reviewer(paper, by=people["editor"], reviewer=people["reviewer"])
    reviews.accept(review)
    return paper, review


def held_paper(journal, people, *, release=False):
    """Return a paper with a decision that is held, or was sent and asks for a revision."""
    paper = SubmissionFactory(journal=journal, submitter=people["author"])
    give_text(paper.versions.get())
    estrange(paper, people)
    decision = reviews.decide(
        paper, by=people["editor"], kind="return", letter=letter_text("return"), due_on=None
    )
    if release:
        reviews.send_now(decision, by=people["editor"])
    return paper, decision


def article_in_proof(journal, people):
    article = article_of(
        estrange(accepted_paper(journal=journal, submitter=people["author"]), people)
    )
    return article, send_proof(article, by=people["editor"])


def build():
    """Return people and the rows behind every address."""
    journal = JournalFactory()
    people = make_people(journal)
    issue, _editor = ready_issue(papers=1)
    publish(issue, by=people["editor"])
    make_files(issue.articles.get())
    release_issue(issue)
    paper, review = paper_in_review(journal, people)
    other, _review = paper_in_review(
        journal,
        people
        | {
            "author": UserFactory(),
            "coauthor": UserFactory(),
            "reviewer": people["other_reviewer"],
        },
    )
    held, decision = held_paper(journal, people)
    revising, _decision = held_paper(journal, people, release=True)
    article, step = article_in_proof(journal, people)
    preparing = issue_of(journal, number=2)
    place(article, preparing, by=people["editor"])
    withdrawn = estrange(SubmissionFactory(journal=journal, submitter=people["author"]), people)
    withdraw(withdrawn, by=people["author"], reason="Our plans have changed.")
    draft = complete(people["author"])
    change = ask_author_change(
        paper,
        by=people["author"],
        people=people_of(paper)[::-1],
        reason="The order was not right.",
    )
    similarity = attach_similarity(
        paper.versions.get(),
        by=people["editor"],
        measured=Measured("Sample Check", Decimal(12), now().date()),
    )
    thread = discussing.start_discussion(
        paper,
        by=people["editor"],
        side="authors",
        subject="The tables",
        words=discussing.Words("Please send the tables as text."),
        people=[people["author"]],
    )
    page = Page.objects.create(
        journal=journal,
        slug="fees",
        title=Words(en="Fees"),
        body=Words(en="None."),
        reviewed_on=now().date(),
    )
    Journal.objects.update(keeps_minutes=True)
    meeting = reviews.hold_meeting(
        journal, by=people["editor"], values={"held_on": now().date(), "place": "Astana"}
    )
    message = MailboxMessage.objects.create(
        to="a@example.org", subject="x", text="x", raw=b"x", at=now()
    )
    reviews.rank(paper, people=[UserFactory()], by=people["editor"])
    suggestion = reviews.suggest(
        review, colleague=reviews.Colleague("Sara Named", "sara@example.org")
    )
    helper = reviews.name_co_reviewer(
        review, name="Helper", email=UserFactory().email, affiliation="Elsewhere"
    )
    offer = reviews.offer_to_review(
        journal, values={"family_name": "Stranger"}, language="en", person=people["stranger"]
    )
    joined = join_by_code(people["author"], address=UserFactory().email)
    ask_to_join(people["coauthor"], address=UserFactory().email, words="Mine.")
    return SimpleNamespace(
        joined=joined,
        tie=note_tie(
            people["reviewer"], other=people["stranger"], kind="colleague", by=people["editor"]
        ),
        asked=Join.objects.get(joined_at=None),
        journal=journal,
        people=people,
        paper=paper,
        review=review,
        other=other,
        held=held,
        decision=decision,
        revising=revising,
        article=article,
        step=step,
        draft=draft,
        withdrawn=withdrawn,
        issue=issue,
        published=issue.articles.get(),
        preparing=preparing,
        version=paper.versions.get(),
        page=page,
        message=message,
        meeting=meeting,
        attached=keep_file(
            paper.versions.get(),
            File.Kind.SUPPLEMENT,
            "supplement-1.txt",
            b"Questions.",
            media_type="text/plain",
        ),
        incoming=announce(people["author"], name="paper.docx", size=5),
        file=File.objects.get(version__submission=paper, kind=File.Kind.MANUSCRIPT),
        place=paper.queue.places.get(),
        thread=thread,
        talker=thread.participants.get(user=people["author"]),
        suggestion=suggestion,
        helper=helper,
        offer=offer,
        expert=reviews.expert_of(people["reviewer"]),
        letter=Letter.objects.filter(about=f"review:{review.key}").first(),
        member=journal.members.get(role=Role.PRODUCTION),
        consent=change.consents.get(email=people["coauthor"].email),
        similarity=similarity,
        contributor=paper.contributors.get(position=1),
        pdf=Galley.objects.get(article=article, kind=Galley.Kind.PDF),
        token=lambda kind, row: make_token(kind, row.key, row.nonce),
    )
