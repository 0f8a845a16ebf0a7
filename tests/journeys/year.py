"""A journal that lives by chance: papers, editors, reviewers, a post and workers that fail.

Everything goes through the services and the periodic looks, on a clock that is moved. Chance has
a seed, so a year can be lived again.
"""

import datetime as dt
import random
from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.timezone import now

from journal import periodic as house
from journal import post
from journal.models import Expert, Holiday, Letter, Role
from journal.queries import today
from journal.services import record_bounce
from reviews import periodic, queries, services
from reviews.models import Place, Queue, Review, Revision
from submissions.models import Status, Version
from submissions.services import move, take_charge
from tests.factories import JournalFactory, MemberFactory, SubmissionFactory, UserFactory
from tests.reviews.conftest import letter_text, report

STEP = dt.timedelta(hours=12)
ZONES = ["", "", "", "Asia/Almaty", "Europe/Berlin", "America/Vancouver", "Asia/Tokyo"]
OPEN = [Status.SUBMITTED, Status.IN_REVIEW, Status.REVISION_REQUESTED, Status.RETURNED]
DAY = dt.timedelta(days=1)


class Year:
    """The people, the clock and what befalls them."""

    def __init__(self, clock, *, papers, reviewers, days, early=0.7, seed=1):
        self.clock, self.chance = clock, random.Random(seed)
        self.days, self.papers_to_come = days, papers
        self.pace = papers / (days * early)
        self.journal = JournalFactory()
        for number in range(21, 26):
            Holiday.objects.create(journal=self.journal, day=dt.date(2026, 3, number))
        roles = [Role.CHIEF, Role.MANAGER, Role.MANAGER]
        self.editors = [MemberFactory(journal=self.journal, role=role).user for role in roles]
        self.reviewers = [self.reviewer() for _person in range(reviewers)]
        self.papers, self.lost_errands, self.told = [], 0, Counter()
        self.acts = Counter()  # what editors did, by the kind of what waited
        self.resent = Counter()  # invitations that an editor sent again, by review

    def reviewer(self):
        person = UserFactory(timezone=self.chance.choice(ZONES), expertise="one-stop shops")
        person.mood = self.chance.choices(
            ["keen", "fair", "slow", "silent", "busy", "gone", "full", "away"],
            [20, 30, 12, 14, 14, 4, 3, 3],
        )[0]
        if self.chance.random() < 0.2:
            Expert.objects.create(user=person, yearly_limit=self.chance.choice([1, 2, 4]))
        return person

    def live(self, each_day):
        """Let all the days pass; ``each_day`` looks at the journal at the end of each."""
        for _day in range(self.days):
            for _step in range(DAY // STEP):
                self.clock.shift(STEP)
                self.step()
            each_day(self)

    def step(self):
        if self.papers_to_come > 0 and self.chance.random() < self.pace / 2:
            self.papers_to_come -= 1
            self.new_paper()
        if self.works_now() and self.chance.random() < 0.5:
            self.edit(self.chance.choice(self.editors))
        self.review()
        self.write_papers()
        self.tick()

    def works_now(self):
        return today(self.journal).weekday() < 5

    def new_paper(self):
        paper = SubmissionFactory(journal=self.journal)
        paper.versions.update(counts={"words": 5000})
        self.papers.append(paper)
        if self.chance.random() < 0.7:
            editor = self.chance.choice(self.editors)
            take_charge(paper, user=editor, by=editor)

    # -- workers and the post -------------------------------------------------------------------

    def tick(self):
        """Beat: mostly runs once, sometimes twice, sometimes not at all (it was restarted)."""
        for _time in range(self.chance.choice([0, 1, 1, 1, 2, 3])):
            periodic.look()
            house.look()
        self.carry()

    def carry(self):
        """The post: letters leave, once or tried twice, or their errand is lost or dies midway."""
        for letter in Letter.objects.waiting().order_by("pk")[:200]:
            fate = self.chance.random()
            if fate < 0.10:
                self.lost_errands += 1
            elif fate < 0.15:
                post.claim(letter.pk)  # and the worker dies
                self.lost_errands += 1
            else:
                post.send(letter.pk)
                if fate < 0.3:
                    post.send(letter.pk)  # delivered twice by the broker
                self.come_back(letter)

    def come_back(self, letter):
        letter.refresh_from_db()
        mood = self.moods.get(letter.to)
        kind = {"gone": "hard", "full": "full", "away": "away"}.get(mood)
        if kind and letter.status == Letter.Status.SENT:
            record_bounce(letter, kind, f"words about {kind}")
            record_bounce(letter, kind, "the same once more")

    @property
    def moods(self):
        return {person.email: person.mood for person in self.reviewers}

    # -- people ---------------------------------------------------------------------------------

    def attempt(self, act, *args, **values):
        """Do an act as a person would: a refusal in words is an answer, anything else a fault."""
        try:
            return act(*args, **values)
        except ValidationError as refusal:
            self.told[" ".join(refusal.messages)[:60]] += 1
            return None

    def review(self):
        """Reviewers answer and write, each in the own manner."""
        moods = {person.pk: person.mood for person in self.reviewers}
        rows = Review.objects.select_related("round__submission__journal", "round__form")
        for review in rows.filter(round__closed_at=None).active():
            mood = moods[review.reviewer_id]
            if mood in {"silent", "gone"}:
                continue
            if review.state == Review.State.INVITED:
                self.answer(review, mood)
            else:
                self.work(review, mood)

    def answer(self, review, mood):
        if self.chance.random() > {"keen": 0.3, "slow": 0.04}.get(mood, 0.12):
            return
        if self.chance.random() < {"keen": 0.9, "busy": 0.1}.get(mood, 0.6):
            self.attempt(services.accept, review)
            self.attempt(services.accept, review)  # pressed twice
        else:
            self.attempt(services.decline, review, reason="No time.")
            if self.chance.random() < 0.1:
                self.attempt(services.reopen, review)

    def work(self, review, mood):
        left = (review.review_due - today(self.journal)).days
        pace = 0.05 if left > 3 else {"slow": 0.04}.get(mood, 0.2)
        if self.chance.random() < pace:
            self.attempt(services.hand_in, review, values=report(review))
        elif self.chance.random() < 0.003:
            self.attempt(services.decline, review, reason="Something came up.")

    def write_papers(self):
        """Authors return what they owe, sooner or later; few withdraw."""
        owed = Revision.objects.filter(
            returned_at=None,
            decision__state="released",
            decision__submission__status__in=[Status.REVISION_REQUESTED, Status.RETURNED],
        )
        for revision in owed.select_related("decision__submission__journal"):
            if self.chance.random() < 0.02:
                self.send_revision(revision)

    def send_revision(self, revision):
        """Send the next version, as the service leaves it once its file was read."""
        paper = revision.decision.submission
        number = paper.versions.count() + 1
        version = Version.objects.create(
            submission=paper,
            number=number,
            revision=number - 1,
            kind="docx",
            state=Version.State.READ,
            by=paper.submitter,
            counts={"words": 5000},
        )
        Revision.objects.filter(pk=revision.pk).update(version=version, returned_at=now())
        move(paper, Status.IN_REVIEW, by=paper.submitter)

    def edit(self, editor):
        """An editor does a good half of what waits for them."""
        waits = [each for each in queries.actions(editor) if each.submission_id]
        papers = {paper.pk: paper for paper in self.papers}
        for action in waits:
            paper = papers.get(action.submission_id)
            act = getattr(self, f"do_{action.kind}", None)
            if paper is None or act is None or self.chance.random() > 0.6:
                continue
            paper.refresh_from_db()
            self.acts[action.kind] += 1
            act(paper, editor)

    def do_invite(self, paper, editor):
        """Rank names and start the autopilot; sometimes ask by hand as well."""
        people = self.chance.sample(self.reviewers, 5)
        if self.chance.random() < 0.2:
            self.attempt(services.invite_reviewer, paper, by=editor, reviewer=people.pop())
            return
        self.attempt(services.rank, paper, people=people, by=editor)
        rules = {"at_once": self.chance.choice([1, 2, 2, 3]), "answer_days": 7}
        self.attempt(services.set_queue, paper, rules=rules, by=editor)
        self.attempt(services.start_queue, paper, by=editor)
        self.attempt(services.start_queue, paper, by=editor)  # pressed twice

    def do_revision_in(self, paper, editor):
        board = queries.board(paper, editor)
        again = board.willing if board else []
        if again:
            self.attempt(
                services.start_next_round, paper, by=editor, earlier=again, reason="Again."
            )
        else:
            self.do_invite(paper, editor)

    def do_decide(self, paper, editor):
        kind = self.chance.choices(["minor", "major", "accept", "reject"], [3, 3, 2, 3])[0]
        due = today(self.journal) + dt.timedelta(days=30)
        decision = self.attempt(
            services.decide, paper, by=editor, kind=kind, letter=letter_text(kind),
            due_on=due if kind in {"minor", "major"} else None,
        )  # fmt: skip
        if decision and self.chance.random() < 0.1:
            self.attempt(services.undo, decision, by=editor)

    def do_late_review(self, paper, editor):
        late = Review.objects.filter(round__submission=paper, round__closed_at=None).under_way()
        for review in late.select_related("round__submission__journal", "reviewer"):
            if review.review_due < today(self.journal):
                act = self.chance.choice(["remind", "move", "release"])
                self.late(review, act, editor)

    def late(self, review, act, editor):
        if act == "remind":
            self.attempt(services.remind, review, by=editor)
            self.attempt(services.remind, review, by=editor)
        elif act == "move":
            to = today(self.journal) + dt.timedelta(days=10)
            self.attempt(services.move_due, review, to=to, by=editor)
        else:
            self.attempt(services.release_reviewer, review, by=editor)

    def do_bounce(self, paper, editor):
        rows = Review.objects.filter(round__submission=paper, round__closed_at=None).active()
        for review in rows.select_related("round__submission__journal", "reviewer"):
            if self.moods[review.reviewer.email] not in {"gone", "full"}:
                continue
            if self.chance.random() < 0.3 and self.attempt(services.try_again, review, by=editor):
                self.resent[review.key] += 1
            else:
                self.attempt(services.release_reviewer, review, by=editor)

    def do_late_revision(self, paper, editor):
        revision = Revision.objects.filter(
            decision__submission=paper, decision__state="released"
        ).last()
        to = today(self.journal) + dt.timedelta(days=20)
        self.attempt(services.move_revision_due, revision, to=to, by=editor)

    def pause_some(self):
        """Editors sometimes pause a list, take a name off, or move one."""
        for queue in Queue.objects.filter(paused_at=None).select_related("submission"):
            if self.chance.random() < 0.02:
                words = "Let us think."
                self.attempt(
                    services.pause_queue, queue.submission, words=words, by=self.editors[0]
                )
            place = Place.objects.filter(queue=queue, state=Place.State.WAITING).last()
            if place and self.chance.random() < 0.05:
                services.move_place(place, to=0, by=self.editors[0])
