"""One manuscript against 3,000 experts with 10,000 texts: conflicts and sentences included."""

import datetime as dt
import gc
import random
import statistics
import time

from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases
from django.utils.timezone import now

from accounts.models import Organisation, Tie, User
from journal.models import ArticleType, Expert, Journal, Publication, Section, Sector, Topic
from journal.multilingual import Words
from reviews.models import Review, Round
from reviews.queries.people import Search, Wanted, texts
from reviews.services import ensure_form
from submissions.models import Contributor, Status, Submission, Version
from tests.bench import CHOICES  # noqa: F401 - sets Django up
from tests.bench.timing import in_turns, middle_and_tail

PEOPLE = 3_000
WORKS = 5_000
PAPERS = 1_000
REVIEWS = 6_000
ROUNDS = 11
LETTERS = {
    "en": "bcdfghklmnprstvz",
    "ru": "бвгдзклмнпрстфхц",
}
VOWELS = {"en": "aeiou", "ru": "аеиоу"}


def measure_ranking() -> dict[str, float]:
    """Return seconds with a warm and with a cold index, and what the same texts cost when they are
    only counted word by word, as a measure of the machine."""
    old = setup_databases(verbosity=0, interactive=False)
    try:
        paper, texts_there = build(random.Random(2026))
        return measure(paper, texts_there)
    finally:
        teardown_databases(old, verbosity=0)


def measure(paper: Submission, texts_there: int) -> dict[str, float]:
    editor = User.objects.get(email="chief@bench.example")
    cold = []
    for _time in range(3):
        texts._index = (None, None)
        began = time.perf_counter()
        found = rank(paper, editor)
        cold.append(time.perf_counter() - began)
    gc.freeze()  # the rows that were built belong to no web process
    words = list(Publication.objects.values_list("abstract", flat=True))
    times = in_turns(
        {"rank": lambda: rank(paper, editor), "count_words": lambda: count_words(words)}, ROUNDS
    )
    with CaptureQueriesContext(connection) as seen:
        rank(paper, editor)
    figures = middle_and_tail("rank", times["rank"]) | middle_and_tail(
        "count_words", times["count_words"]
    )
    seconds = figures["rank.median_ms"] / 1000
    return {
        "rank_3000_experts_seconds": round(seconds, 4),
        "rank_3000_experts_cold_seconds": round(statistics.median(cold), 3),
        **figures,
        "rank.ratio_to_count_words": round(
            figures["rank.median_ms"] / figures["count_words.median_ms"], 2
        ),
        "rank.queries": len(seen),
        "rank.texts": texts_there,
        "rank.shown": len(found),
        "rank.sentences": sum(len(each.because) for each in found),
        "rank.with_concerns": sum(bool(each.concerns) for each in found),
    }


def rank(paper: Submission, editor: User) -> list:
    """Rank everybody anew, as a page does, and make its rows."""
    search = Search(Submission.objects.get(pk=paper.pk), viewer=editor)
    return search.shown(search.proposed(Wanted()))


def count_words(texts: list[str]) -> int:
    return sum(len(set(text.split())) for text in texts)


def build(chance: random.Random) -> tuple[Submission, int]:
    """Make the journal with its people, their works, papers and reviews; return one open paper."""
    journal = Journal.objects.create(name=Words(en="Bench"), abbreviation="BN", email="b@b.example")
    section = Section.objects.create(journal=journal, slug="articles", name=Words(en="Articles"))
    kind = ArticleType.objects.create(
        journal=journal, slug="case", name=Words(en="Case"), practitioners=1
    )
    topics = [
        Topic.objects.create(journal=journal, slug=f"t{number}", name=Words(en=word(chance, "en")))
        for number in range(24)
    ]
    voice = Voice(chance)
    people = make_people(chance, voice, journal, topics)
    make_works(chance, voice, people)
    papers = make_papers(chance, voice, people, (journal, section, kind))
    make_reviews(chance, people, papers, journal)
    paper = papers[-1]
    paper.topics.set(topics[:3])
    count = PEOPLE + WORKS + PAPERS
    read = Review.objects.filter(state="done").values("reviewer", "round__submission").distinct()
    return paper, count + read.count()


def word(chance: random.Random, language: str) -> str:
    """Return a made-up word of two to four syllables."""
    return "".join(
        chance.choice(LETTERS[language]) + chance.choice(VOWELS[language])
        for _ in range(chance.randint(2, 4))
    )


class Voice:
    """Texts whose words are as unequal as in life, in two alphabets."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.known = {code: [word(chance, code) for _ in range(12_000)] for code in LETTERS}
        self.often = [1 / (number + 3) for number in range(12_000)]

    def text(self, words: int, language: str = "en") -> str:
        return " ".join(self.chance.choices(self.known[language], self.often, k=words))


def make_people(
    chance: random.Random, voice: Voice, journal: Journal, topics: list[Topic]
) -> list[User]:
    rors = [f"https://ror.org/0{number:08}" for number in range(400)]
    Organisation.objects.bulk_create(
        Organisation(ror=ror, name=f"University {ror[-4:]}", search="", country="KZ", parents=[])
        for ror in rors
    )
    people = User.objects.bulk_create(
        User(
            email="chief@bench.example" if number == 0 else f"p{number}@u{number % 500}.example",
            given_name=voice.text(1).title(),
            family_name=word(chance, "en").title(),
            orcid=f"0000-0001-{number // 10:04}-{number:04}",
            affiliation=f"Chair of {word(chance, 'en')}, University of {word(chance, 'en')}",
            ror=chance.choice(rors),
            country=chance.choice(["KZ", "UZ", "KG", "DE"]),
            languages=chance.sample(["en", "ru", "kk"], k=2),
            expertise=voice.text(14, chance.choice(["en", "ru"])),
        )
        for number in range(PEOPLE)
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in people
    )
    journal.members.create(user=people[0], role="chief")
    entries = Expert.objects.bulk_create(
        Expert(
            user=user, sector=chance.choice(Sector.values), is_early_career=chance.random() < 0.2
        )
        for user in people
    )
    through = Expert.topics.through
    through.objects.bulk_create(
        through(expert=entry, topic=topic)
        for entry in entries
        for topic in chance.sample(topics, k=2)
    )
    Tie.objects.create(user=people[0], other=people[1], kind=Tie.Kind.OTHER, by=people[0])
    return people


def make_works(chance: random.Random, voice: Voice, people: list[User]) -> None:
    Publication.objects.bulk_create(
        Publication(
            user=chance.choice(people),
            title=f"{voice.text(9, language)} {number}",
            abstract=voice.text(110, language),
            authors="\n".join(
                f"{each.family_name}, {each.given_name[:1]}." for each in chance.sample(people, k=3)
            ),
            year=2020,
        )
        for number in range(WORKS)
        for language in [chance.choice(["en", "ru"])]
    )


def make_papers(
    chance: random.Random,
    voice: Voice,
    people: list[User],
    house: tuple[Journal, Section, ArticleType],
) -> list[Submission]:
    journal, section, kind = house
    papers = Submission.objects.bulk_create(
        Submission(
            code=f"BN-{number:05}",
            journal=journal,
            section=section,
            article_type=kind,
            submitter=people[10 + number],
            status=Status.SUBMITTED if number == PAPERS - 1 else Status.IN_REVIEW,
            title=Words(en=voice.text(11), ru=voice.text(11, "ru")),
            abstract=Words(en=voice.text(180), ru=voice.text(180, "ru")),
            keywords=Words(en=voice.text(6).split()),
            submitted_at=now(),
        )
        for number in range(PAPERS)
    )
    Contributor.objects.bulk_create(
        Contributor(
            submission=paper,
            position=place,
            user=person if place == 0 else None,
            email=person.email,
            orcid=person.orcid,
            given_name=person.given_name,
            family_name=person.family_name,
            affiliation=person.affiliation,
            ror=person.ror,
            country=person.country,
        )
        for number, paper in enumerate(papers)
        for place, person in enumerate([people[10 + number], *chance.sample(people[10:], k=3)])
    )
    Version.objects.bulk_create(
        Version(submission=paper, number=1, kind="docx", state="read", by=paper.submitter)
        for paper in papers
    )
    return papers


def make_reviews(
    chance: random.Random, people: list[User], papers: list[Submission], journal: Journal
) -> None:
    form = ensure_form(journal)
    versions = {row.submission_id: row for row in Version.objects.all()}
    rounds = Round.objects.bulk_create(
        Round(submission=paper, version=versions[paper.pk], number=1, form=form)
        for paper in papers[:-1]
    )
    pairs = {
        (round.pk, person.pk): (round, person)
        for _ in range(REVIEWS)
        for round, person in [(chance.choice(rounds), chance.choice(people))]
    }
    Review.objects.bulk_create(
        review_of(chance, round, person, people[0]) for round, person in pairs.values()
    )


def review_of(chance: random.Random, round: Round, person: User, by: User) -> Review:
    state = chance.choice(["done", "done", "done", "declined", "accepted", "invited", "released"])
    asked = now() - dt.timedelta(days=chance.randint(20, 700))
    due = (asked + dt.timedelta(days=21)).date()
    answered = asked + dt.timedelta(days=2) if state in {"done", "accepted"} else None
    return Review(
        round=round,
        reviewer=person,
        state=state,
        invited_by=by,
        invited_at=asked,
        answer_due=due,
        review_due=due,
        answered_at=answered,
        declined_at=asked if state == "declined" else None,
        handed_in_at=asked + dt.timedelta(days=chance.randint(5, 40)) if state == "done" else None,
    )
