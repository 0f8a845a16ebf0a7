"""Makes rows for tests; acts go through the services, so these make only what stands before them."""

import factory
from allauth.account.models import EmailAddress
from django.utils.timezone import now

from accounts.models import User
from journal.models import ArticleType, Journal, Member, Role, Section
from journal.multilingual import Words
from submissions.models import Contributor, Status, Submission, Version


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence("person{}@example.org".format)
    given_name = factory.Sequence("Given{}".format)
    family_name = factory.Sequence("Family{}".format)

    @factory.post_generation
    def address(user, create, extracted, **kwargs):
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


class JournalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Journal
        django_get_or_create = ("abbreviation",)

    name = Words(en="Journal of Tests", ru="Журнал проверок", kk="Тексеру журналы")
    abbreviation = "JT"
    email = "office@example.org"


class SectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Section
        django_get_or_create = ("journal", "slug")

    journal = factory.SubFactory(JournalFactory)
    slug = "articles"
    name = Words(en="Articles")


class ArticleTypeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ArticleType
        django_get_or_create = ("journal", "slug")

    journal = factory.SubFactory(JournalFactory)
    slug = "case-study"
    name = Words(en="Case study")
    max_words = 6000
    abstract_words = 200


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Member

    journal = factory.SubFactory(JournalFactory)
    user = factory.SubFactory(UserFactory)
    role = Role.CHIEF


class SubmissionFactory(factory.django.DjangoModelFactory):
    """A submitted manuscript with one author (its submitter) and one read version."""

    class Meta:
        model = Submission
        skip_postgeneration_save = True

    journal = factory.SubFactory(JournalFactory)
    submitter = factory.SubFactory(UserFactory)
    code = factory.Sequence("JT-2026-{:04}".format)
    status = Status.SUBMITTED
    article_type = factory.SubFactory(
        ArticleTypeFactory, journal=factory.SelfAttribute("..journal")
    )
    section = factory.SubFactory(SectionFactory, journal=factory.SelfAttribute("..journal"))
    title = factory.Sequence(lambda n: Words(en=f"Paper {n} on one-stop shops"))
    abstract = Words(en="What was asked, how, and what came out.")
    keywords = Words(en=["one-stop shop", "waiting time"])
    submitted_at = factory.LazyFunction(now)
    consent_at = factory.LazyFunction(now)

    @factory.post_generation
    def author(submission, create, extracted, **kwargs):
        user = submission.submitter
        Contributor.objects.create(
            submission=submission,
            user=user,
            email=user.email,
            given_name=user.given_name,
            family_name=user.family_name,
            affiliation="Sample Academy",
            country="KZ",
            is_corresponding=True,
            confirmed_at=now(),
        )
        Version.objects.create(
            submission=submission, number=1, kind="docx", state=Version.State.READ, by=user
        )
